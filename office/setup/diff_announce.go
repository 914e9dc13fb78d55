package setup

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"antrean/internal/words"
)

// announce is compared setting by setting.
func (d *differ) announce() {
	was, is := &d.old.Announce, &d.now.Announce
	d.changed("announce.sound", d.sounding(was.Sound), d.sounding(is.Sound))
	d.changed("announce.lang", d.tongue(was.First()), d.tongue(is.First()))
	d.changed("announce.second", d.tongue(was.Second), d.tongue(is.Second))
	d.changed("announce.style", d.reading(was.Style), d.reading(is.Style))
	d.changed("announce.twice", d.yes(was.Twice), d.yes(is.Twice))
	d.changed("announce.quiet", quietText(was.Quiet), quietText(is.Quiet))
	d.changed("announce.quiet_until", d.moment(was.QuietUntil), d.moment(is.QuietUntil))
	d.changed("announce.morning_test", d.yes(was.MorningTest), d.yes(is.MorningTest))
	d.halls(was, is)
	old, now := phrasesOf(was), phrasesOf(is)
	for _, text := range now {
		if !slices.Contains(old, text) {
			d.say("announce.phrase.added", "text", text)
		}
	}
	for _, text := range old {
		if !slices.Contains(now, text) {
			d.say("announce.phrase.removed", "text", text)
		}
	}
}

// halls are compared by the waiting rooms that they hold, of both documents.
func (d *differ) halls(was, is *Announce) {
	zones, halls := map[string]bool{}, map[string]bool{}
	for _, a := range []*Announce{was, is} {
		for _, h := range a.Halls {
			halls[h.Name] = true
			for _, zone := range h.Zones {
				zones[zone] = true
			}
		}
	}
	for _, zone := range slices.Sorted(maps.Keys(zones)) {
		d.changed("announce.hall", was.HallOf(zone), is.HallOf(zone), "zone", zone)
	}
	for _, hall := range slices.Sorted(maps.Keys(halls)) {
		d.changed("announce.volume", strconv.Itoa(was.Volume(hall)), strconv.Itoa(is.Volume(hall)), "hall", hall)
	}
}

func (d *differ) sounding(s Sounding) string {
	if s == "" {
		s = SoundBoth
	}
	return d.w.T("setup.diff.announce.sound." + string(s))
}

func (d *differ) reading(r Reading) string {
	if r == "" {
		r = ReadDigits
	}
	return d.w.T("setup.diff.announce.style." + string(r))
}

// tongue is a language by its name.
func (d *differ) tongue(lang string) string {
	if !slices.Contains(words.Languages(), lang) {
		return lang
	}
	return d.w.T("staff.language." + lang)
}

// moment is the end of a quiet time as people read it.
func (d *differ) moment(text string) string { return strings.Replace(text, "T", " ", 1) }

func quietText(list []QuietHours) string {
	out := make([]string, len(list))
	for i, q := range list {
		out[i] = q.String()
	}
	return strings.Join(out, ", ")
}

// phrasesOf are the sentences of every language.
func phrasesOf(a *Announce) []string {
	var out []string
	for _, p := range a.Phrases {
		for _, lang := range words.Languages() {
			if text := p.Text[lang]; text != "" {
				out = append(out, text)
			}
		}
	}
	return out
}
