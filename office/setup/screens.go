package setup

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// The layouts of a board.
const (
	LayoutHall  = "hall"  // the current call, and those before it
	LayoutGrid  = "grid"  // each counter with its number
	LayoutDoor  = "door"  // the sign over one counter
	LayoutTotem = "totem" // the hall on a screen that stands upright
)

// Layouts lists the layouts of a board.
func Layouts() []string { return []string{LayoutHall, LayoutGrid, LayoutDoor, LayoutTotem} }

// A Screen is one television of a waiting room, by name. A board without one shows the hall.
type Screen struct {
	Name       string  `json:"name"`
	Zone       string  `json:"zone"`
	Layout     string  `json:"layout"`
	FarthestM  float64 `json:"farthest_seat_m,omitempty"`    // from the last seat to the glass; 0: not measured
	DiagonalIn float64 `json:"screen_diagonal_in,omitempty"` // of the glass; 0: not measured
	Counters   []int   `json:"counters,omitempty"`           // those of a grid, none: all of its zone; the one of a door
}

// Bounds of what is measured. Beyond them somebody has mixed up the units.
const (
	ScreensMost   = 40
	FarthestLeast = 1.0 // metres
	FarthestMost  = 60.0
	DiagonalLeast = 7.0 // inches
	DiagonalMost  = 200.0
)

// ScreensIn are the screens of a waiting room.
func (b Boards) ScreensIn(zone string) []Screen {
	out := []Screen{}
	for _, s := range b.Screens {
		if s.Zone == zone {
			out = append(out, s)
		}
	}
	return out
}

func (d *Document) checkScreens(faults *Faults) {
	if len(d.Boards.Screens) > ScreensMost {
		faults.add("boards.screens", "setup.fault.screens_many", "most", ScreensMost)
	}
	seen := map[string]bool{}
	for i, s := range d.Boards.Screens {
		at := fmt.Sprintf("boards.screens[%d]", i)
		key := strings.ToLower(s.Name) // a paired box finds its screen by its name, however it is written
		switch {
		case !PlainName(s.Name):
			faults.add(at+".name", "setup.fault.plain_name", "value", s.Name)
		case seen[key]:
			faults.add(at+".name", "setup.fault.twice", "value", s.Name)
		}
		seen[key] = true
		if !slices.Contains(d.Zones(), s.Zone) {
			faults.add(at+".zone", "setup.fault.no_zone", "value", s.Zone)
		}
		if !slices.Contains(Layouts(), s.Layout) {
			faults.add(at+".layout", "setup.fault.layout", "value", s.Layout)
		}
		d.checkScreenCounters(at, s, faults)
		s.checkSight(at, faults)
	}
}

// checkScreenCounters wants counters of the screen's own waiting room, and exactly one for a door.
func (d *Document) checkScreenCounters(at string, s Screen, faults *Faults) {
	for _, n := range s.Counters {
		if !slices.ContainsFunc(d.Counters, func(c Counter) bool { return c.N == n && c.zone() == s.Zone }) {
			faults.add(at+".counters", "setup.fault.screen_counter", "value", n, "zone", s.Zone)
		}
	}
	if s.Layout == LayoutDoor && len(s.Counters) != 1 {
		faults.add(at+".counters", "setup.fault.door")
	}
}

// checkSight refuses a screen that the last seat cannot read, and says from where it is read.
func (s Screen) checkSight(at string, faults *Faults) {
	if s.FarthestM != 0 && (s.FarthestM < FarthestLeast || s.FarthestM > FarthestMost) {
		faults.add(at+".farthest_seat_m", "setup.fault.between", "least", Measure(FarthestLeast), "most", Measure(FarthestMost))
		return
	}
	if s.DiagonalIn != 0 && (s.DiagonalIn < DiagonalLeast || s.DiagonalIn > DiagonalMost) {
		faults.add(at+".screen_diagonal_in", "setup.fault.between", "least", Measure(DiagonalLeast), "most", Measure(DiagonalMost))
		return
	}
	if s.FarthestM == 0 || s.DiagonalIn == 0 || !slices.Contains(Layouts(), s.Layout) {
		return
	}
	if most, _ := ReadFrom(s.Layout, s.DiagonalIn); s.FarthestM > most {
		faults.add(at+".farthest_seat_m", "setup.fault.sight", "metres", Measure(s.FarthestM), "inches", Measure(s.DiagonalIn), "most", Measure(most))
	}
}

// Measure writes a length as people do here: "21,5".
func Measure(n float64) string {
	return strings.Replace(strconv.FormatFloat(n, 'f', -1, 64), ".", ",", 1)
}

// ParseMeasure reads a length with comma or point; nothing is 0.
func ParseMeasure(text string) (float64, bool) {
	if text == "" {
		return 0, true
	}
	if strings.Trim(text, "0123456789.,") != "" {
		return 0, false // no sign, no exponent
	}
	n, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	return n, err == nil && n > 0
}
