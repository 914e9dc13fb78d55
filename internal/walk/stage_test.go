package walk

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"antrean/internal/words"
	standards "antrean/office/catalogue"
	"antrean/static"
)

//go:embed testdata/stage.js
var stageScript string

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
	on   map[string]bool
}{
	{"as it comes", nil},
	{"larger", map[string]bool{"large": true}},
	{"contrast", map[string]bool{"contrast": true}},
	{"lower", map[string]bool{"low": true}},
	{"everything", map[string]bool{"large": true, "contrast": true, "low": true, "guide": true}},
}

// onStage opens a kiosk without its own wiring.
func (b *browser) onStage(t *testing.T, o *office) *stage {
	t.Helper()
	hold := device{sizes: []size{{1080, 1920}}, touch: true, fixed: true}
	s := &stage{tab: b.open(t, o, "stage", "/healthz", hold, words.Default)}
	s.call("block", func() error {
		if _, err := chromedp.Call(s.ctx, network.Enable, network.EnableParams{}); err != nil {
			return err
		}
		_, err := chromedp.Call(s.ctx, network.SetBlockedURLs, network.SetBlockedURLsParams{URLPatterns: []*network.BlockPattern{{URLPattern: o.Base + "/assets/*/kiosk/main.js", Block: true}}})
		return err
	})
	s.w.allow("/assets/"+static.Build()+"/kiosk/main.js", "") // the browser gives no reason
	s.visit(o.Base + "/kiosk")
	nation, err := standards.National()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(nation.Public())
	if err != nil {
		t.Fatal(err)
	}
	langs, _ := json.Marshal(words.Languages())
	s.scenes = eval[[]string](s.tab, fmt.Sprintf("(%s)(%s, %s)", strings.TrimSpace(stageScript), raw, langs))
	return s
}

// through shows the stage through another glass.
func (s *stage) through(g glass) {
	s.t.Helper()
	s.dev.sizes = []size{g.size}
	s.resize(g.size)
	s.glass = g
}

// play shows a scene.
func (s *stage) play(scene, lang string, on map[string]bool) {
	s.t.Helper()
	modes, _ := json.Marshal(on)
	if on == nil {
		modes = []byte("{}")
	}
	eval[string](s.tab, fmt.Sprintf("stage.play(%q, %q, %s, {diagonal_in: %v, bottom_mm: %d})", scene, lang, modes, s.glass.inches, s.glass.bottom))
	s.settle()
}

// fingers measures the keys of what stands on the stage.
func (s *stage) fingers(low bool) []string {
	s.t.Helper()
	wide, high := float64(s.glass.size.width), float64(s.glass.size.height)
	px := math.Hypot(wide, high) / (s.glass.inches * 25.4)
	top := 0.0
	switch {
	case low && s.glass.bottom > 0:
		top = max(0, float64(s.glass.bottom)+high/px-reachMM) * px
	case low && high > wide:
		top = high / 2
	}
	return eval[[]string](s.tab, fmt.Sprintf("(%s)(%f, %f, %f)", strings.TrimSpace(keysScript), px, top, high))
}

// pale lists texts that are too near to their ground: 7:1 is what high contrast promises, for every word on the glass.
func (s *stage) pale(high bool) []string {
	s.t.Helper()
	least := 4.5
	if high {
		least = 7
	}
	return eval[[]string](s.tab, fmt.Sprintf("(%s)(%v, %t)", strings.TrimSpace(contrastScript), least, high))
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
				for _, wrong := range slices.Concat(s.fingers(m.on["low"]), s.clipped(), s.pale(m.on["contrast"])) {
					t.Errorf("%s: %s", name, wrong)
				}
				if os.Getenv("ANTREAN_STAGE_SHOTS") != "" {
					s.picture(fmt.Sprint(g, m.name, scene))
				}
			}
		}
	}
}
