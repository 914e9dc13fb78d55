package setup

import (
	"strconv"
	"strings"
)

// screens are compared by name, notices by what they say.
func (d *differ) screens() {
	for _, s := range d.now.Boards.Screens {
		if before, ok := d.old.Boards.screen(s.Name); ok {
			d.changed("screen", d.screen(before), d.screen(s), "name", s.Name)
		} else {
			d.say("screen.added", "name", s.Name, "what", d.screen(s))
		}
	}
	for _, s := range d.old.Boards.Screens {
		if _, ok := d.now.Boards.screen(s.Name); !ok {
			d.say("screen.removed", "name", s.Name)
		}
	}
	d.changed("notices", d.notices(d.old), d.notices(d.now))
	d.changed("show_next", d.yes(d.old.Boards.ShowNext), d.yes(d.now.Boards.ShowNext))
	d.changed("night_dark", d.yes(d.old.Boards.NightDark), d.yes(d.now.Boards.NightDark))
}

func (b Boards) screen(name string) (Screen, bool) {
	for _, s := range b.Screens {
		if s.Name == name {
			return s, true
		}
	}
	return Screen{}, false
}

// screen says what a screen is in a line.
func (d *differ) screen(s Screen) string {
	parts := []string{d.w.T("setup.layout." + s.Layout), s.Zone}
	if s.DiagonalIn > 0 {
		parts = append(parts, Measure(s.DiagonalIn)+"″")
	}
	if s.FarthestM > 0 {
		parts = append(parts, Measure(s.FarthestM)+" m")
	}
	for _, n := range s.Counters {
		parts = append(parts, d.w.T("setup.diff.screen.counter", "n", strconv.Itoa(n)))
	}
	return strings.Join(parts, ", ")
}

func (d *differ) notices(of *Document) string {
	var said []string
	for _, n := range of.Boards.Notices {
		said = append(said, n.Text.In(d.w.Code()))
	}
	return strings.Join(said, " · ")
}
