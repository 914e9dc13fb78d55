package setup

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// survey says what is asked otherwise than before.
func (d *differ) survey() {
	old, now := d.old.Survey, d.now.Survey
	d.changed("survey", d.yes(old.On), d.yes(now.On))
	d.changed("survey.elements", d.asked(old), d.asked(now))
	if d.asked(old) == d.asked(now) && !slices.EqualFunc(old.Elements, now.Elements, sameWords) {
		d.say("survey.words")
	}
	d.changed("survey.every", strconv.Itoa(max(1, old.Every)), strconv.Itoa(max(1, now.Every)))
	names := d.services(d.old)
	maps.Copy(names, d.services(d.now))
	all := maps.Clone(old.EveryOf)
	if all == nil {
		all = map[string]int{}
	}
	maps.Copy(all, now.EveryOf)
	for _, service := range slices.Sorted(maps.Keys(all)) {
		name := names[service]
		if name == "" {
			name = service
		}
		d.changed("survey.every_of", d.orUsual(step(old.EveryOf[service])), d.orUsual(step(now.EveryOf[service])), "service", name)
	}
	d.changed("survey.from", old.From, now.From)
	d.changed("survey.to", old.To, now.To)
}

func step(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// asked are the names of a survey's elements.
func (d *differ) asked(s Survey) string {
	var names []string
	for _, e := range s.Asked() {
		names = append(names, e.NameIn(d.w.Code()))
	}
	return strings.Join(names, ", ")
}

func sameWords(a, b SurveyElement) bool {
	return a.ID == b.ID && maps.Equal(a.Name, b.Name) && maps.Equal(a.Ask, b.Ask)
}
