package setup

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
)

// sightVectors are what this package and static/board/size.js are both held to.
type sightVectors struct {
	Needed []struct {
		Screen        string
		DiagonalIn    float64 `json:"diagonal_in"`
		Width, Height float64
		Metres, Px    float64
	}
	Layouts []struct {
		Layout string
		Most   float64 `json:"most_rem"`
		List   float64 `json:"list_rem"`
	}
}

func readVectors(t *testing.T) (v sightVectors) {
	t.Helper()
	raw, err := os.ReadFile("testdata/sight.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestLettersAreAsLargeAsTheLastSeatNeeds(t *testing.T) {
	v := readVectors(t)
	for _, c := range v.Needed {
		g := Glass{c.DiagonalIn, c.Width, c.Height}
		if got := math.Round(g.FontFor(c.Metres)); got != c.Px {
			t.Errorf("%s, %g m: got %g px, want %g", c.Screen, c.Metres, got, c.Px)
		}
		if got := g.Farthest(g.FontFor(c.Metres)); math.Abs(got-c.Metres) > 1e-9 {
			t.Errorf("%s: %g m and back are %g m", c.Screen, c.Metres, got)
		}
	}
	var names []string
	for _, c := range v.Layouts {
		names = append(names, c.Layout)
		if got := layoutSizes()[c.Layout]; got.most != c.Most || got.list != c.List {
			t.Errorf("%s: got %+v, want %g and %g", c.Layout, got, c.Most, c.List)
		}
	}
	if !slices.Equal(names, Layouts()) && len(names) != len(Layouts()) {
		t.Errorf("the vectors know %v, want %v", names, Layouts())
	}
}

func TestAScreenTooSmallForItsHallIsRefusedWithTheReason(t *testing.T) {
	d := balongbendo(t)
	screen := Screen{Name: "depan", Zone: DefaultZone, Layout: LayoutHall, FarthestM: 12, DiagonalIn: 43}
	d.Boards.Screens = []Screen{screen}
	if _, err := Compile(1, d, anyPrinter); err != nil {
		t.Errorf("43 inches are read from 12 m: %v", err)
	}
	d.Boards.Screens[0].FarthestM, d.Boards.Screens[0].DiagonalIn = 16, 32
	_, err := Compile(1, d, anyPrinter)
	faults, _ := err.(Faults)
	if len(faults) != 1 || faults[0].Path != "boards.screens[0].farthest_seat_m" {
		t.Fatalf("got %v, want the distance refused", err)
	}
	if said := faults[0].Sentence("id"); !strings.Contains(said, "16 m") || !strings.Contains(said, "32″") || !strings.Contains(said, "10 m") {
		t.Errorf("got %q, want what is wrong and from where it is read", said)
	}
}

func TestEveryFaultOfAScreenNamesItsPlace(t *testing.T) {
	good := Screen{Name: "depan", Zone: DefaultZone, Layout: LayoutGrid, FarthestM: 5, DiagonalIn: 43}
	for name, c := range map[string]struct {
		change func(*Screen)
		want   string
	}{
		"a name with a slash":      {func(s *Screen) { s.Name = "a/b" }, "name"},
		"a room that is not there": {func(s *Screen) { s.Zone = "atas" }, "zone"},
		"an unknown layout":        {func(s *Screen) { s.Layout = "poster" }, "layout"},
		"a counter of nobody":      {func(s *Screen) { s.Counters = []int{9} }, "counters"},
		"a door of no counter":     {func(s *Screen) { s.Layout = LayoutDoor }, "counters"},
		"a seat in another town":   {func(s *Screen) { s.FarthestM = 900 }, "farthest_seat_m"},
		"centimetres for inches":   {func(s *Screen) { s.DiagonalIn = 201 }, "screen_diagonal_in"},
	} {
		d, s := balongbendo(t), good
		c.change(&s)
		d.Boards.Screens = []Screen{s}
		_, err := Compile(1, d, anyPrinter)
		faults, _ := err.(Faults)
		if len(faults) != 1 || faults[0].Path != "boards.screens[0]."+c.want {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
	}
	d := balongbendo(t)
	d.Boards.Screens = []Screen{good, good}
	d.Boards.Screens[1].Name = "DEPAN"
	if _, err := Compile(1, d, anyPrinter); err == nil {
		t.Error("two screens answer to one name")
	}
}

func TestMeasuresAreReadAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]float64{"": 0, "12": 12, "21,5": 21.5, "21.5": 21.5} {
		if got, ok := ParseMeasure(text); !ok || got != want {
			t.Errorf("%q: got %g %v, want %g", text, got, ok, want)
		}
	}
	for _, text := range []string{"0", "-3", "1e9", "dua", "NaN", "1,2,3", "Inf"} {
		if got, ok := ParseMeasure(text); ok {
			t.Errorf("%q is taken for %g", text, got)
		}
	}
	if got := Measure(21.5); got != "21,5" {
		t.Errorf("got %q", got)
	}
}
