package walk

import (
	_ "embed"
	"fmt"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"antrean/internal/words"
)

//go:embed testdata/story.js
var storyScript string

//go:embed testdata/contrast.js
var contrastScript string

//go:embed testdata/keys.js
var keysScript string

// A stage is a kiosk that shows whatever scene it is told to, with the national standards: more services and longer
// checklists than any one office has.
type stage struct {
	*tab
	scenes []string
	glass  glass
}

// A glass is what a kiosk is seen through.
type glass struct {
	size   size
	inches float64
	bottom int // mm above the floor; 0: nobody knows
}

// glasses are the three sizes that offices buy.
var glasses = []glass{{size{1280, 800}, 10, 1100}, {size{1080, 1920}, 21.5, 0}, {size{1920, 1080}, 21.5, 1000}, {size{1080, 1920}, 32, 700}}

func (g glass) String() string { return fmt.Sprintf("%v of %v inch", g.size, g.inches) }

// modes are what a person may switch on.
var modes = []struct {
	name string
	on   []string
}{
	{"as it comes", nil},
	{"larger", []string{"large"}},
	{"contrast", []string{"contrast"}},
	{"lower", []string{"low"}},
	{"everything", []string{"large", "contrast", "low", "guide"}},
}

// onStage opens the kiosk's book of stories.
func (b *browser) onStage(t *testing.T, o *office) *stage {
	t.Helper()
	hold := device{sizes: []size{{1080, 1920}}, touch: true, fixed: true}
	s := &stage{tab: b.open(t, o, "stage", "/debug/storybook/kiosk", hold, words.Default)}
	s.scenes = s.stories()
	return s
}

// stories lists the stories of an open book.
func (x *tab) stories() []string {
	x.t.Helper()
	x.until("the book is open", func() bool { return eval[bool](x, `!!document.documentElement.dataset.shown`) })
	return strings.Fields(eval[string](x, `document.documentElement.dataset.stories`))
}

// tell shows a story of the open book.
func (x *tab) tell(hash string) {
	x.t.Helper()
	if !eval[bool](x, fmt.Sprintf("(%s)(%q)", strings.TrimSpace(storyScript), hash)) {
		x.t.Fatalf("%s: no story %s", x.name, hash)
	}
}

// through shows the stage through another glass.
func (s *stage) through(g glass) {
	s.t.Helper()
	s.dev.sizes = []size{g.size}
	s.resize(g.size)
	s.glass = g
}

// play shows a scene.
func (s *stage) play(scene, lang string, on []string) {
	s.t.Helper()
	s.tell(fmt.Sprintf("%s/%s/%s/%v/%d", scene, lang, strings.Join(on, ","), s.glass.inches, s.glass.bottom))
}

// fingers is the expression that measures the keys of what stands on the stage.
func (s *stage) fingers(low bool) string {
	wide, high := float64(s.glass.size.width), float64(s.glass.size.height)
	px := math.Hypot(wide, high) / (s.glass.inches * 25.4)
	top := 0.0
	switch {
	case low && s.glass.bottom > 0:
		top = max(0, float64(s.glass.bottom)+high/px-reachMM) * px
	case low && high > wide:
		top = high / 2
	}
	return fmt.Sprintf("(%s)(%f, %f, %f)", strings.TrimSpace(keysScript), px, top, high)
}

// pale is the expression that lists texts which are too near to their ground: 7:1 is what high contrast promises, for
// every word on the glass.
func pale(high bool) string {
	least := 4.5
	if high {
		least = 7
	}
	return fmt.Sprintf("(%s)(%v, %t)", strings.TrimSpace(contrastScript), least, high)
}

// reachMM is how high a seated person reaches.
const reachMM = 1220

// TestStage holds every scene of the kiosk, through every glass and in every mode, to what a finger and an eye need.
func TestStage(t *testing.T) {
	needsWalk(t)
	b := startBrowser(t)
	o := openOffice(t, buildProgram(t), "-office", "banjar")
	s := b.onStage(t, o)
	staged := regexp.MustCompile(os.Getenv("ANTREAN_STAGE")) // for whoever looks at a few of them
	for _, g := range glasses {
		s.through(g)
		for _, m := range modes {
			for _, scene := range s.scenes {
				if !staged.MatchString(fmt.Sprintf("%v/%s/%s", g, m.name, scene)) {
					continue
				}
				s.play(scene, "id", m.on)
				name := g.String() + ", " + m.name + ", " + scene
				all := fmt.Sprintf(`[...%s, ...%s, ...%s]`, s.fingers(slices.Contains(m.on, "low")), s.clippedCall(), pale(slices.Contains(m.on, "contrast")))
				for _, wrong := range eval[[]string](s.tab, all) {
					t.Errorf("%s: %s", name, wrong)
				}
				if os.Getenv("ANTREAN_STAGE_SHOTS") != "" {
					s.picture(fmt.Sprint(g, m.name, scene))
				}
			}
		}
	}
}
