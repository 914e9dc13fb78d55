package setup

import (
	"maps"
	"slices"
)

// boards are compared text by text and file by file.
func (d *differ) boards() {
	old, now := runningOf(d.old), runningOf(d.now)
	all := maps.Clone(old)
	maps.Copy(all, now)
	for _, key := range slices.SortedFunc(maps.Keys(all), func(a, b textKey) int { return slices.Compare(a[:], b[:]) }) {
		zone, lang := key[0], key[1]
		if zone == "" {
			zone = d.w.T("setup.diff.rooms")
		}
		d.changed("running", old[key], now[key], "zone", zone, "lang", lang)
	}
	was, is := d.old.Boards.Media, d.now.Boards.Media
	var stayed, kept []string
	for _, m := range is {
		if hasMedium(was, m) {
			kept = append(kept, m.Name)
		} else {
			d.say("medium.added", "name", m.Name)
		}
	}
	for _, m := range was {
		if hasMedium(is, m) {
			stayed = append(stayed, m.Name)
		} else {
			d.say("medium.removed", "name", m.Name)
		}
	}
	if !slices.Equal(stayed, kept) {
		d.say("medium.moved")
	}
}

// A textKey is a waiting room and a language.
type textKey [2]string

func runningOf(of *Document) map[textKey]string {
	out := map[textKey]string{}
	for _, r := range of.Boards.Running {
		for lang, text := range r.Text {
			out[textKey{r.Zone, lang}] = text
		}
	}
	return out
}

func hasMedium(list []Medium, m Medium) bool {
	return slices.ContainsFunc(list, func(other Medium) bool { return other.Hash == m.Hash })
}
