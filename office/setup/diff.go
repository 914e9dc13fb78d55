package setup

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"antrean/internal/words"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/worktime"
)

// Differences says in sentences what changed from one document to another, part by part.
func Differences(before, after *Document, lang string) []string {
	d := &differ{w: words.In(lang), old: before, now: after}
	d.standards()
	d.hours()
	d.quotas()
	d.counters()
	d.printers()
	d.policy()
	d.cases()
	d.boards()
	d.screens()
	d.announce()
	d.voice()
	d.kiosks()
	d.survey()
	d.complaints()
	d.footer()
	old, errOld := parts(before)
	now, errNow := parts(after)
	if errOld == nil && errNow == nil {
		d.rest(old, now)
	}
	return d.said
}

type differ struct {
	w        words.Lang
	old, now *Document
	said     []string
}

// say adds the sentence of a key under "setup.diff.".
func (d *differ) say(key string, with ...any) {
	d.said = append(d.said, d.w.T("setup.diff."+key, with...))
}

// changed adds the sentence of a value that is another one now.
func (d *differ) changed(key, before, after string, with ...any) {
	if before != after {
		d.say(key, append(with, "before", d.orNone(before), "after", d.orNone(after))...)
	}
}

func (d *differ) orNone(text string) string {
	if text == "" {
		return d.w.T("setup.diff.none")
	}
	return text
}

// orUsual is the word for a setting that nobody has made.
func (d *differ) orUsual(text string) string {
	if text == "" {
		return d.w.T("setup.diff.usual")
	}
	return text
}

func (d *differ) yes(is bool) string {
	return d.w.T(map[bool]string{true: "setup.diff.yes", false: "setup.diff.no"}[is])
}

func (d *differ) standards() {
	if !bytes.Equal(d.old.Catalogue, d.now.Catalogue) {
		changes, err := catalogue.Diff(d.old.Catalogue, d.now.Catalogue)
		if err != nil {
			d.say("catalogue")
		}
		for _, change := range changes {
			if change.Path == "/langs" {
				continue // said below, by their names
			}
			d.said = append(d.said, change.In(d.w.Code()))
		}
	}
	d.changed("gate", d.gate(d.old), d.gate(d.now))
	d.changed("always", d.yes(d.old.Always), d.yes(d.now.Always))
	d.changed("languages", d.tongues(d.old), d.tongues(d.now))
}

// tongues are the languages that an office offers, by their names.
func (d *differ) tongues(of *Document) string {
	var names []string
	for _, lang := range catalogue.LangsOf(of.Catalogue) {
		name := lang
		if key := "staff.language." + lang; d.w.Has(key) {
			name = d.w.T(key)
		}
		names = append(names, name)
	}
	return d.orUsual(strings.Join(names, ", "))
}

func (d *differ) gate(of *Document) string {
	if of.Gate == "" {
		return d.w.T("setup.diff.usual")
	}
	return d.w.T("setup.diff.gate." + string(of.Gate))
}

// hours are compared day by day, however they are written.
func (d *differ) hours() {
	old, now := week(d.old.Hours.Week), week(d.now.Hours.Week)
	for i := range 7 {
		day := time.Weekday((i + 1) % 7) // Monday first
		if old[day] != now[day] {
			d.say("hours", "day", worktime.WeekdayName(d.w.Code(), day), "before", d.orShut(old[day]), "after", d.orShut(now[day]))
		}
	}
	d.changed("cut_off", strconv.Itoa(d.old.Hours.CutOffMinutes), strconv.Itoa(d.now.Hours.CutOffMinutes))
	d.seasons()
}

func (d *differ) orShut(hours string) string {
	if hours == "" {
		return d.w.T("setup.diff.shut")
	}
	return hours
}

// week is the hours of each day, of runs of days too.
func week(written map[string]string) (days [7]string) {
	for key, hours := range written {
		from, to, isRun := strings.Cut(key, "-")
		first, err := worktime.ParseWeekday(from)
		if err != nil {
			continue // Compile refuses it
		}
		last := first
		if isRun {
			if last, err = worktime.ParseWeekday(to); err != nil {
				continue
			}
		}
		days[first] = tidy(hours)
		for day := first; day != last; {
			day = (day + 1) % 7
			days[day] = tidy(hours)
		}
	}
	return days
}

// tidy writes hours one way.
func tidy(hours string) string {
	ranges, err := worktime.ParseRanges(hours)
	if err != nil {
		return hours
	}
	text := make([]string, len(ranges))
	for i, r := range ranges {
		text[i] = r.String()
	}
	return strings.Join(text, ", ")
}

func (d *differ) counters() {
	old, now := byNumber(d.old.Counters), byNumber(d.now.Counters)
	names, namesNow := d.services(d.old), d.services(d.now)
	for _, n := range numbers(old, now) {
		was, had := old[n]
		is, has := now[n]
		switch {
		case !had:
			d.say("counter.added", "n", n, "serves", d.serves(is, namesNow))
		case !has:
			d.say("counter.removed", "n", n)
		default:
			d.changed("counter.name", was.Name, is.Name, "n", n)
			d.changed("counter.zone", was.zone(), is.zone(), "n", n)
			if !slices.Equal(was.Serves, is.Serves) {
				d.say("counter.serves", "n", n, "before", d.serves(was, names), "after", d.serves(is, namesNow))
			}
			d.changed("counter.printer", d.orUsual(was.Printer), d.orUsual(is.Printer), "n", n)
		}
	}
}

func byNumber(list []Counter) map[int]Counter {
	out := make(map[int]Counter, len(list))
	for _, c := range list {
		out[c.N] = c
	}
	return out
}

func numbers(old, now map[int]Counter) []int {
	all := maps.Clone(old)
	maps.Copy(all, now)
	return slices.Sorted(maps.Keys(all))
}

// services are the short names of a document's services by their ids, read without a check of the rest.
func (d *differ) services(of *Document) map[string]string {
	read := struct {
		Services []struct {
			ID    string         `json:"id"`
			Short map[string]any `json:"short"`
		} `json:"services"`
	}{}
	out := map[string]string{}
	if json.Unmarshal(of.Catalogue, &read) != nil {
		return out // it has no services that anybody could name
	}
	for _, s := range read.Services {
		for _, lang := range []string{catalogue.DefaultLang, d.w.Code()} {
			if name, ok := s.Short[lang].(string); ok {
				out[s.ID] = name
			}
		}
	}
	return out
}

func (d *differ) serves(c Counter, names map[string]string) string {
	if len(c.Serves) == 0 {
		return d.w.T("setup.diff.all")
	}
	list := make([]string, len(c.Serves))
	for i, id := range c.Serves {
		if list[i] = names[id]; list[i] == "" {
			list[i] = id
		}
	}
	return strings.Join(list, ", ")
}

func (d *differ) printers() {
	for _, is := range d.now.Printers {
		i := slices.IndexFunc(d.old.Printers, func(p Printer) bool { return p.Name == is.Name })
		if i < 0 {
			d.say("printer.added", "name", is.Name, "port", is.Port)
			continue
		}
		was := d.old.Printers[i]
		d.changed("printer.port", was.Port, is.Port, "name", is.Name)
		d.changed("printer.profile", d.orUsual(was.Profile), d.orUsual(is.Profile), "name", is.Name)
		d.changed("printer.one_way", d.yes(was.OneWay), d.yes(is.OneWay), "name", is.Name)
	}
	for _, was := range d.old.Printers {
		if !slices.ContainsFunc(d.now.Printers, func(p Printer) bool { return p.Name == was.Name }) {
			d.say("printer.removed", "name", was.Name)
		}
	}
	d.changed("desk_paper", d.old.DeskPaper, d.now.DeskPaper)
	d.changed("back_paper", d.old.BackPaper, d.now.BackPaper)
	d.reach()
}

// policy compares the rules field by field, those that nobody set with the usual ones.
func (d *differ) policy() {
	old, now := members(policyOf(d.old)), members(policyOf(d.now))
	for _, key := range slices.Sorted(maps.Keys(now)) {
		if !bytes.Equal(old[key], now[key]) {
			d.say("policy", "rule", d.named("setup.policy."+key, key), "before", d.value(old[key]), "after", d.value(now[key]))
		}
	}
}

func policyOf(of *Document) queue.Policy {
	if of.Policy == nil {
		return queue.DefaultPolicy()
	}
	return of.Policy.Filled()
}

func (d *differ) named(key, otherwise string) string {
	if d.w.Has(key) {
		return d.w.T(key)
	}
	return otherwise
}

// value writes a value in few words: one of ours by its name, a list without brackets.
func (d *differ) value(raw json.RawMessage) string {
	var value any
	if len(raw) == 0 || json.Unmarshal(raw, &value) != nil {
		return d.orNone("")
	}
	switch value := value.(type) {
	case string:
		return d.orNone(d.named("setup.policy.value."+value, value))
	case bool:
		return d.yes(value)
	case nil:
		return d.orNone("")
	case []any:
		text := make([]string, len(value))
		for i, one := range value {
			text[i] = fmt.Sprint(one)
		}
		return d.orNone(strings.Join(text, ", "))
	}
	return string(raw)
}

// told names the parts that have sentences of their own.
var told = [...]string{"format", "catalogue", "gate", "always", "hours", "counters", "printers", "policy", "cases", "desk_paper", "back_paper", "public_url", "boards", "announce", "quotas", "per_kiosk", "voice", "kiosks", "survey", "complaints", "footer"}

// rest says of every other part that it changed, so that nothing ever changes unseen.
func (d *differ) rest(old, now map[string]json.RawMessage) {
	all := maps.Clone(old)
	maps.Copy(all, now)
	for _, key := range slices.Sorted(maps.Keys(all)) {
		if !slices.Contains(told[:], key) && !bytes.Equal(old[key], now[key]) {
			d.say("part", "part", d.named("setup.part."+key, key), "before", d.value(old[key]), "after", d.value(now[key]))
		}
	}
}

// members are the fields of a value by their names in JSON.
func members(value any) map[string]json.RawMessage {
	out := map[string]json.RawMessage{}
	raw, err := json.Marshal(value)
	if err == nil {
		err = json.Unmarshal(raw, &out)
	}
	if err != nil { // a policy always encodes
		return nil
	}
	return out
}
