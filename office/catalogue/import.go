package catalogue

import (
	"fmt"
	"strconv"
	"strings"

	"antrean/internal/words"
)

// A Look is something in an imported page that a person should look at.
type Look struct {
	Code string
	args []any
}

// In is the look as a sentence.
func (l Look) In(lang string) string { return words.In(lang).T("catalogue.import."+l.Code, l.args...) }

// A draft is a document in the making.
type draft struct {
	page                 *page
	looks                []Look
	remarks              []any
	stageIDs, channelIDs map[string]bool
}

func (d *draft) look(code string, args ...any) {
	d.looks = append(d.looks, Look{Code: code, args: args})
}

// remark keeps a doubt about a requirement in the document itself.
func (d *draft) remark(requirement any, key string, args ...any) {
	text := map[string]any{"source": string(Ours)}
	for _, lang := range words.Staff() {
		text[lang] = words.In(lang).T(key, args...)
	}
	d.remarks = append(d.remarks, map[string]any{"requirement": requirement, "text": text})
}

// Import makes a document of the text of a service standard, as somebody copies it from an office's site. What stands
// in the text is Seed; what a person must look at comes back beside it. A text without requirements is refused.
func Import(text string) ([]byte, []Look, error) {
	d := &draft{page: readPage(text), stageIDs: make(map[string]bool), channelIDs: make(map[string]bool)}
	if len(d.page.sections["requirements"]) == 0 {
		return nil, nil, fmt.Errorf("the text has no section of requirements: %s", words.In(DefaultLang).T("catalogue.field.requirements"))
	}
	source, err := nationalTree()
	if err != nil {
		return nil, nil, err
	}
	all, i := services(source, Consultation)
	ways := d.complaints(d.page.sections["complaints"])
	doc := map[string]any{
		"format": number(1), "langs": sourced([]any{DefaultLang}, Ours), "office": d.office(ways), "questions": map[string]any{},
		"services": []any{d.service(), clone(all[i])}, "complaints": ways,
	}
	out := formatTree(doc)
	if _, err := Parse("import", out); err != nil {
		return nil, nil, err
	}
	return out, d.looks, nil
}

// service is the one that the page is about.
func (d *draft) service() map[string]any {
	p := d.page
	name, decree := d.title()
	blocks := sheets(p.sections["requirements"])
	channels, stages := d.procedure(p.sections["procedure"])
	if len(channels) == 0 {
		channels = []any{d.channel(defaultWord("counter"), "", nil)}
	}
	out := map[string]any{
		"id": newID(name, make(map[string]bool)), "prefix": sourced("A", Ours), "name": seedText(name),
		"short": shortened(name), "icon": sourced("kk", Ours), "gate": sourced("flag", Ours),
		"requirements": d.rows(blocks[0].lines), "channels": channels, "stages": stages, "fee": d.fee(p.sections["fee"]),
	}
	d.look("defaults")
	for _, block := range blocks[1:] {
		d.channelNeeds(channels, block)
	}
	if promise := d.promise(p.sections["promise"]); promise != nil {
		out["promise"] = promise
	}
	for _, part := range components {
		if texts := seedTexts(items(p.sections[part])); len(texts) > 0 && (part == "product" || isMaking(part)) {
			out[string(part)] = texts
		}
		if len(p.sections[part]) == 0 {
			d.look("missing", "what", words.In(DefaultLang).T("catalogue.field."+string(part)))
		}
	}
	if note := pickupNote(p.sections["procedure"]); note != "" {
		out["pickup"] = map[string]any{"who": sourced(whoCollects(note), Inferred), "text": seedText(note)}
	}
	if standard := standardOf(decree, p.published); len(standard) > 0 {
		out["standard"] = standard
	}
	if len(d.remarks) > 0 {
		out["lint"] = d.remarks
	}
	return out
}

// isMaking reports whether a component is one of the eight of the making, which are sentences only.
func isMaking(part Component) bool {
	for _, p := range components[DeliveryComponents:] {
		if p == part {
			return true
		}
	}
	return false
}

// title is the service's name and the decree, from the lines before the first section.
func (d *draft) title() (name, decree string) {
	for i, line := range d.page.top {
		if found := decreeLine.FindStringSubmatch(line); found != nil {
			if i > 0 {
				name = d.page.top[i-1]
			}
			return name, strings.TrimSpace(slashes.ReplaceAllString(found[1], "/"))
		}
	}
	if n := len(d.page.top); n > 0 {
		name = d.page.top[n-1]
		if name == strings.ToUpper(name) {
			name = titled(name)
		}
	} else {
		name = defaultWord("service")
	}
	d.look("title", "what", name)
	return name, ""
}

// channelNeeds gives the requirements of another way to the channels that go it.
func (d *draft) channelNeeds(channels []any, block sheet) {
	d.look("other_way", "what", block.name)
	for _, c := range channels {
		channel, _ := c.(map[string]any)
		kind, _ := channel["kind"].(map[string]any)
		if online.MatchString(block.name) == (kind["value"] != "queue") {
			var texts []string
			for _, text := range items(block.lines) {
				texts = append(texts, slashes.ReplaceAllString(text, "/"))
			}
			channel["requirements"] = seedTexts(texts)
		}
	}
}

// promise reads "3 (tiga) hari kerja" and the condition behind it.
func (d *draft) promise(lines []string) map[string]any {
	texts := items(lines)
	if len(texts) == 0 {
		return nil
	}
	text, condition := texts[0], strings.Join(texts[1:], " ")
	if i := strings.Index(strings.ToLower(text), " jika "); i > 0 && condition == "" {
		text, condition = text[:i], text[i+1:]
	}
	found := days.FindStringSubmatch(text)
	if found == nil {
		d.look("promise", "what", text)
		return nil
	}
	n, _ := strconv.Atoi(found[1]) // digits only
	unit := "working_day"
	switch strings.ToLower(found[2]) {
	case "jam":
		n, unit = n*60, "minute"
	case "menit":
		unit = "minute"
	}
	out := map[string]any{
		"value": sourced(number(n), Seed), "unit": sourced(unit, Seed), "text": seedText(text),
		"clock_starts": sourced("complete", Ours), "pause_on": sourced([]any{"technical", "returned"}, Ours),
	}
	if condition != "" {
		out["condition"] = seedText(condition)
	}
	return out
}

func (d *draft) fee(lines []string) map[string]any {
	text := strings.Join(items(lines), " ")
	amount := 0
	switch found := rupiah.FindStringSubmatch(text); {
	case text == "":
		text = defaultWord("fee")
		d.look("fee", "what", "")
		return map[string]any{"amount": sourced(number(0), Ours), "text": oursText(text)}
	case freeOfCharge.MatchString(text):
	case found != nil:
		amount, _ = strconv.Atoi(strings.ReplaceAll(found[1], ".", "")) // a number too long to be one is 0, and looked at
		d.look("fee", "what", text)
	default:
		d.look("fee", "what", text)
	}
	return map[string]any{"amount": sourced(number(amount), Seed), "text": seedText(text)}
}
