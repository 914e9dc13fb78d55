package admin

import (
	"slices"

	"antrean/internal/words"
	"antrean/office/catalogue"
)

// A servicePart is what is changed of a service at a time: a page with a form.
type servicePart struct {
	Name string // in the address; its sentences stand below "admin_services.part."
	fill func(*sheet)
	keys []string // members of a service that stand in it
}

// serviceParts are the parts of a service that are plain forms, in the order of its page.
var serviceParts = []servicePart{
	{"name", fillName, []string{"name", "short", "words", "icon", "prefix"}},
	{"gate", fillGate, []string{"gate", "in_person"}},
	{"promise", fillPromise, []string{"promise", "report_within", "external_wait"}},
	{"fee", fillFee, []string{"fee"}},
	{"product", fillProduct, []string{"product", "pickup", "stock"}},
	{"advice", fillAdvice, []string{"advice"}},
	{"legal", fillTexts("legal"), []string{"legal"}},
	{"facilities", fillTexts("facilities"), []string{"facilities"}},
	{"competence", fillTexts("competence"), []string{"competence"}},
	{"supervision", fillTexts("supervision"), []string{"supervision"}},
	{"staff", fillTexts("staff"), []string{"staff"}},
	{"service_guarantee", fillTexts("service_guarantee"), []string{"service_guarantee"}},
	{"security_guarantee", fillTexts("security_guarantee"), []string{"security_guarantee"}},
	{"evaluation", fillTexts("evaluation"), []string{"evaluation"}},
	{"standard", fillStandard, []string{"standard", "components_missing"}},
}

// icons are the pictures that kiosks have.
var icons = [...]string{"kk", "ktp", "kia", "akta", "pindah", "ikd", "ambil", "help"}

func fillName(s *sheet) {
	s.short("short", "short", true)
	s.text("name", "name", "area", true)
	s.text("words", "words", "area", false)
	s.group("", "letter")
	s.value("prefix", "prefix", "text", "letter").Must = true
	s.group("", "icons")
	s.choice("icon", "icon", "radio", icons[:]...).Must = true
}

func fillGate(s *sheet) {
	s.group("", "")
	s.choice("gate", "gate", "radio", string(catalogue.Flag), string(catalogue.FrontOffice), string(catalogue.Self)).Must = true
	s.yes("in_person", "in_person")
}

func fillPromise(s *sheet) {
	s.group("promise", "pair")
	s.value("promise.value", "promise.value", "number", "")
	s.choice("promise.unit", "promise.unit", "select", "working_day", "minute")
	s.text("promise.text", "promise.text", "area", false)
	s.text("promise.condition", "promise.condition", "area", false)
	s.group("", "")
	s.choice("promise.clock", "promise.clock_starts", "select", "", "complete", "ticket", "called")
	s.many("promise.pause", "promise.pause_on", s.options("promise.pause", "technical", "returned"))
	s.optional("promise", "promise.value", "promise.text."+catalogue.DefaultLang)
	s.group("within", "")
	s.value("within.days", "report_within.days", "number", "")
	s.text("within.after", "report_within.after", "area", false)
	s.optional("report_within", "report_within.days", "report_within.after."+catalogue.DefaultLang)
	s.group("elsewhere", "")
	s.value("elsewhere.system", "external_wait.system", "text", "")
	s.text("elsewhere.text", "external_wait.text", "area", false)
	s.optional("external_wait", "external_wait.system", "external_wait.text."+catalogue.DefaultLang)
}

func fillFee(s *sheet) {
	s.group("", "")
	s.value("fee.amount", "fee.amount", "number", "").Must = true
	s.text("fee.text", "fee.text", "area", true)
}

func fillProduct(s *sheet) {
	s.texts("product", "product")
	s.group("pickup", "")
	s.many("pickup.who", "pickup.who", s.options("pickup.who", "pemohon", "anggota_satu_kk", "kuasa"))
	s.text("pickup.text", "pickup.text", "area", false)
	s.optional("pickup", "pickup.who", "pickup.text."+catalogue.DefaultLang)
	s.group("stock", "")
	stock := s.choice("stock", "stock", "select", "", "blangko_ktp", "blangko_kia")
	if stock.Value != "" && !stock.offers(stock.Value) {
		stock.Options = append(stock.Options, Option{Value: stock.Value, Label: stock.Value})
	}
}

// fillTexts is the part of a component that is nothing but sentences.
func fillTexts(part string) func(*sheet) {
	return func(s *sheet) { s.texts(part, part) }
}

func fillStandard(s *sheet) {
	s.group("standard", "")
	s.value("standard.decree", "standard.decree", "text", "")
	s.value("standard.year", "standard.year", "number", "")
	s.value("standard.published", "standard.published", "date", "date")
	s.value("standard.page", "standard.page", "text", "url")
	s.value("standard.basis", "standard.basis", "area", "")
	s.group("missing", "")
	missing := s.many("missing", "components_missing", nil)
	for _, part := range catalogue.Components() {
		key := "catalogue.field." + string(part)
		missing.Options = append(missing.Options, Option{Value: inLang(catalogue.DefaultLang, key), Label: inLang(s.v.Lang, key)})
	}
	for _, other := range missing.Values { // an office may have named them otherwise
		if !missing.offers(other) {
			missing.Options = append(missing.Options, Option{Value: other, Label: other})
		}
	}
}

// inLang is a sentence in a language.
func inLang(lang, key string) string { return words.In(lang).T(key) }

// fillAdvice is what whoever waits is told. Its rows have ids, which new ones get from their words.
func fillAdvice(s *sheet) {
	s.group("advice", "rows")
	for i := range s.rowsOf("advice", "text", len(listAt(s.from, "advice")), adviceMost) {
		s.text("advice.row", rowAt("advice", i, "text"), "area", false)
	}
	s.finish = append(s.finish, func(service branch) { nameRows(service, "advice", "text", "saran") })
}

// adviceMost is as the schema has it.
const adviceMost = 8

// nameRows gives the rows of a list ids of their own, and leaves out those without words.
func nameRows(node branch, list, words, otherwise string) {
	old, ok := node[list].([]any)
	if !ok {
		return
	}
	rows := slices.DeleteFunc(old, func(row any) bool { return plainAt(row, words, catalogue.DefaultLang) == "" })
	for _, row := range rows {
		if plainAt(row, "id") == "" {
			row.(branch)["id"] = slug(plainAt(row, words, catalogue.DefaultLang), otherwise, func(id string) bool { return findBranch(rows, id) >= 0 })
		}
	}
	if node[list] = rows; len(rows) == 0 && len(old) > 0 {
		delete(node, list)
	}
}
