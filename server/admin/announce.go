package admin

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"antrean/internal/words"
	"antrean/office/catalogue"
	"antrean/office/setup"
	"antrean/server/live"
)

// Voice is what the page of the announcements asks of the halls.
type Voice interface {
	Halls() []live.Hall
	Tongues(langs []string) []string
	TestVoices()
}

// between stands between a sentence and its translations.
const between = "|"

type hallRow struct {
	Name, Zones  string
	Loud         int
	Blocked      int
	Speaks       bool
	Silent, Test string
	TestBad      bool
}

type announcePage struct {
	Form *Form
	Rows []hallRow
}

// Announce answers GET /admin/pengumuman: how calls are announced, and how the halls fare.
func (a *Admin) Announce(v *View) error {
	return v.Show("announce", v.T("admin.announce"), a.announcePage(v, a.announceForm(v)))
}

func (a *Admin) announcePage(v *View, form *Form) announcePage {
	page := announcePage{Form: form}
	for _, h := range a.voice.Halls() {
		row := hallRow{Name: h.Name, Zones: strings.Join(h.Zones, ", "), Loud: h.Loud, Blocked: h.Blocked, Speaks: h.Speaks}
		if h.Silent != nil {
			row.Silent = v.T("announce.silent."+h.Silent.Why, "until", v.When(h.Silent.Until))
		}
		if !h.Test.At.IsZero() {
			row.TestBad = !h.Test.Heard
			row.Test = v.T(map[bool]string{true: "announce.test.heard", false: "announce.test.unheard"}[h.Test.Heard], "when", v.When(h.Test.At))
		}
		page.Rows = append(page.Rows, row)
	}
	return page
}

// announceForm asks for all that an office decides about announcing.
func (a *Admin) announceForm(v *View) *Form {
	in := &a.office.Setup().Document.Announce
	form := &Form{Action: "/admin/pengumuman"}
	sound := &Field{Name: "sound", Label: v.T("announce.sound"), Kind: "radio", Must: true, Value: string(orElse(in.Sound, setup.SoundBoth)), Begins: &Section{Label: v.T("announce.part.call")}}
	for _, s := range setup.Soundings() {
		sound.Options = append(sound.Options, Option{Value: string(s), Label: v.T("announce.sound." + string(s)), Hint: v.T("announce.sound." + string(s) + ".hint")})
	}
	style := &Field{Name: "style", Label: v.T("announce.style"), Kind: "radio", Must: true, Value: string(orElse(in.Style, setup.ReadDigits))}
	for _, s := range setup.Readings() {
		style.Options = append(style.Options, Option{Value: string(s), Label: v.T("announce.style." + string(s)), Hint: v.T("announce.style." + string(s) + ".hint")})
	}
	first := &Field{Name: "lang", Label: v.T("announce.lang"), Kind: "select", Must: true, Value: in.First()}
	second := &Field{Name: "second", Label: v.T("announce.second"), Kind: "select", Value: in.Second, Hint: v.T("announce.second.hint"), Options: []Option{{Label: v.T("announce.second.none")}}}
	for _, lang := range a.voice.Tongues(words.Languages()) {
		option := Option{Value: lang, Label: v.T("staff.language." + lang)}
		first.Options, second.Options = append(first.Options, option), append(second.Options, option)
	}
	form.Fields = []*Field{sound, style, first, second, checkField("twice", v.T("announce.twice"), v.T("announce.twice.hint"), in.Twice)}
	form.Fields = append(form.Fields, a.quietFields(v, in)...)
	form.Fields = append(form.Fields, a.hallFields(v, in)...)
	form.Fields = append(form.Fields, &Field{Name: "phrases", Label: v.T("announce.phrases"), Kind: "area", Value: phraseLines(in.Phrases), Most: 16 << 10, Hint: v.T("announce.phrases.hint", "n", setup.PhraseMost), Begins: &Section{Label: v.T("announce.part.phrases")}})
	return v.deciding(form)
}

func (a *Admin) quietFields(v *View, in *setup.Announce) []*Field {
	lines := make([]string, len(in.Quiet))
	for i, q := range in.Quiet {
		lines[i] = q.String()
	}
	return []*Field{
		{Name: "quiet", Label: v.T("announce.quiet"), Kind: "area", Value: strings.Join(lines, "\n"), Most: 2 << 10, Hint: v.T("announce.quiet.hint"), Begins: &Section{Label: v.T("announce.part.quiet")}},
		{Name: "quiet_until", Label: v.T("announce.quiet_until"), Kind: "datetime-local", Value: in.QuietUntil, Most: 20, Hint: v.T("announce.quiet_until.hint")},
		checkField("morning_test", v.T("announce.morning_test"), v.T("announce.morning_test.hint"), in.MorningTest),
	}
}

// hallFields ask how loud each hall is, and, where there are several waiting rooms, which of them share one.
func (a *Admin) hallFields(v *View, in *setup.Announce) []*Field {
	var fields []*Field
	zones := a.office.Zones()
	for _, zone := range zones {
		if len(zones) > 1 {
			fields = append(fields, &Field{Name: "hall_" + zone, Label: v.T("announce.hall", "zone", zone), Kind: "text", Value: in.HallOf(zone), Must: true, Most: 32, Hint: v.T("announce.hall.hint")})
		}
	}
	for _, hall := range in.HallsOf(zones) {
		fields = append(fields, &Field{Name: "volume_" + hall, Label: v.T("announce.volume", "hall", hall), Kind: "number", Must: true, Value: strconv.Itoa(in.Volume(hall)), MostN: setup.VolumeMost, Unit: "%", Most: 3})
	}
	fields[0].Begins = &Section{Label: v.T("announce.part.halls"), Lead: v.T("announce.part.halls.lead")}
	return fields
}

func checkField(name, label, hint string, on bool) *Field {
	return &Field{Name: name, Label: label, Kind: "check", Hint: hint, Value: map[bool]string{true: "yes"}[on]}
}

func orElse[T ~string](value, usual T) T {
	if value == "" {
		return usual
	}
	return value
}

// ChangeAnnounce answers POST /admin/pengumuman.
func (a *Admin) ChangeAnnounce(v *View) error {
	form := a.announceForm(v).Read(v)
	announce := a.announceOf(v, form)
	in, err := v.decide(form, announcePlace(form), func(d *setup.Document) error {
		d.Announce = announce
		return nil
	})
	if err == errAgain {
		return v.retry(form, "announce", v.T("admin.announce"), a.announcePage(v, form))
	}
	if err != nil {
		return err
	}
	return v.decided(form, in, "setup.announce", "", "/admin/pengumuman")
}

// announceOf is what was typed. What is as usual is not kept.
func (a *Admin) announceOf(v *View, form *Form) setup.Announce {
	out := setup.Announce{
		Sound: setup.Sounding(form.Value("sound")), Lang: form.Value("lang"), Second: form.Value("second"), Style: setup.Reading(form.Value("style")),
		Twice: form.Value("twice") != "", QuietUntil: form.Value("quiet_until"), MorningTest: form.Value("morning_test") != "",
	}
	if out.Sound == setup.SoundBoth {
		out.Sound = ""
	}
	if out.Style == setup.ReadDigits {
		out.Style = ""
	}
	if out.Lang == words.Default {
		out.Lang = ""
	}
	for _, line := range lines(form.Value("quiet")) {
		q, err := setup.ParseQuiet(line)
		if err != nil {
			form.Fail("quiet", v.T("setup.fault.announce.quiet", "value", line))
		}
		out.Quiet = append(out.Quiet, q)
	}
	out.Halls = a.typedHalls(form)
	for _, line := range lines(form.Value("phrases")) {
		out.Phrases = append(out.Phrases, setup.Phrase{Text: phraseOf(line)})
	}
	return out
}

// typedHalls are the halls that are not as usual: of several rooms, of another name, or less loud than can be.
func (a *Admin) typedHalls(form *Form) []setup.Hall {
	var halls []setup.Hall
	before := &a.office.Setup().Document.Announce
	for _, zone := range a.office.Zones() {
		name := before.HallOf(zone)
		if form.has("hall_" + zone) {
			name = form.Value("hall_" + zone)
		}
		i := slices.IndexFunc(halls, func(h setup.Hall) bool { return h.Name == name })
		if i < 0 {
			i = len(halls)
			halls = append(halls, setup.Hall{Name: name})
			if volume := "volume_" + name; form.has(volume) && form.Int(volume) != setup.VolumeMost {
				loud := form.Int(volume)
				halls[i].Volume = &loud
			}
		}
		halls[i].Zones = append(halls[i].Zones, zone)
	}
	halls = slices.DeleteFunc(halls, func(h setup.Hall) bool { return len(h.Zones) == 1 && h.Zones[0] == h.Name && h.Volume == nil })
	if len(halls) == 0 {
		return nil // so that a form sent back as it came changes nothing
	}
	return halls
}

// announcePlace is the field for a place of the document.
func announcePlace(form *Form) func(path string) string {
	return func(path string) string {
		name, _ := strings.CutPrefix(path, "announce.")
		name, _, _ = strings.Cut(name, "[")
		if form.has(name) {
			return name
		}
		if name == "halls" {
			for _, field := range form.Fields {
				if strings.HasPrefix(field.Name, "hall_") && !setup.PlainName(field.Value) {
					return field.Name
				}
			}
		}
		return ""
	}
}

// TestAnnounce answers POST /admin/pengumuman/uji: every hall proves now that it can be heard.
func (a *Admin) TestAnnounce(v *View) error {
	if err := v.Note("voice.tested", "", nil); err != nil {
		return err
	}
	a.voice.TestVoices()
	return v.Done("/admin/pengumuman", "announce.test.said")
}

// lines are the lines of a field that say something.
func lines(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// phraseLines writes sentences one a line, with their translations behind them in the order of the languages.
func phraseLines(phrases []setup.Phrase) string {
	var out strings.Builder
	for _, p := range phrases {
		texts := make([]string, len(words.Languages()))
		for i, lang := range words.Languages() {
			texts[i] = p.Text[lang]
		}
		fmt.Fprintln(&out, strings.TrimRight(strings.Join(texts, " "+between+" "), " "+between))
	}
	return strings.TrimSpace(out.String())
}

// phraseOf reads what phraseLines writes.
func phraseOf(line string) catalogue.Text {
	text := catalogue.Text{}
	for i, part := range strings.SplitN(line, between, len(words.Languages())) {
		if part = strings.TrimSpace(part); part != "" {
			text[words.Languages()[i]] = part
		}
	}
	return text
}
