package walk

import (
	_ "embed"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

//go:embed testdata/settle.js
var settleScript string

//go:embed testdata/clipped.js
var clippedScript string

//go:embed testdata/state.js
var stateScript string

// axeRules are the rules of axe-core that every state of every page is held to.
const axeRules = `["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa","best-practice"]`

// nonsense finds what no page says: values that a program has printed, keys and placeholders of sentences, and two
// sentences that were put together badly.
var nonsense = regexp.MustCompile(`undefined|\[[a-z_]+(\.[a-z0-9_-]+)+\]|\bNaN\b|\[object|\{\w+\}|\b(kiosk|board|counter|frontoffice|staff|phone|printer|slip)\.[a-z_]+\b|[^.]\.\.(\s|$)|[?!]\.`)

// A violation is what axe found, as far as a message needs it.
type violation struct {
	ID    string
	Help  string
	Nodes []string // selector and summary
}

// look holds the page as it stands to what holds for every page, in every size of its screen: it is accessible, nothing
// is cut, and what it says has been said by a person.
func (x *tab) look(state string) {
	x.t.Helper()
	for i, s := range x.dev.sizes {
		if i > 0 {
			x.resize(s)
			eval[struct{}](x, `scrollTo(0, 0)`)
		}
		x.settle()
		name := state
		if len(x.dev.sizes) > 1 {
			name += " at " + s.String()
		}
		for _, wrong := range x.clipped() {
			x.t.Errorf("%s, %s: %s", x.name, name, wrong)
		}
		for _, odd := range nonsense.FindAllString(x.text(), -1) {
			x.t.Errorf("%s, %s: the page says %q:\n%s", x.name, name, odd, indent(x.text()))
		}
		for _, v := range x.axe() {
			x.t.Errorf("%s, %s: axe %s: %s\n\t%s", x.name, name, v.ID, v.Help, strings.Join(v.Nodes, "\n\t"))
		}
		x.picture(name)
	}
	if len(x.dev.sizes) > 1 {
		x.resize(x.dev.sizes[0])
		x.settle()
	}
}

func (x *tab) settle() {
	x.t.Helper()
	eval[struct{}](x, settleScript)
}

func (x *tab) clipped() []string {
	x.t.Helper()
	return eval[[]string](x, x.clippedCall())
}

// clippedCall is the expression of clipped.
func (x *tab) clippedCall() string {
	return fmt.Sprintf("(%s)(%t)", strings.TrimSpace(clippedScript), x.dev.fixed)
}

// axe runs axe-core in the page. It comes in through the debugger, which the content policy does not bind. A state that
// it found nothing wrong with is not judged again, wherever it is met: that takes longer than anything else of a look.
func (x *tab) axe() []violation {
	x.t.Helper()
	state := eval[string](x, stateScript)
	if _, well := judged().Load(state); well {
		return nil
	}
	found := x.axeWithout()
	if len(found) == 0 {
		judged().Store(state, true)
	}
	return found
}

// judged are the states of pages that axe has found nothing wrong with.
var judged = sync.OnceValue(func() *sync.Map { return new(sync.Map) })

func axeSource(t *testing.T) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.FromSlash("../../static/node_modules/axe-core/axe.min.js"))
	if err != nil {
		t.Fatalf("no axe-core: make install brings it: %v", err)
	}
	return string(raw) + "\n;undefined"
}

// picture keeps what the screen shows among the test's artifacts (go test -artifacts), where somebody wants them.
func (x *tab) picture(state string) {
	if asked := flag.Lookup("test.artifacts"); asked == nil || asked.Value.String() != "true" {
		return
	}
	png, err := chromedp.Run(x.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		x.t.Errorf("%s: picture: %v", x.name, err)
		return
	}
	file := strings.NewReplacer(" ", "-", "/", "-").Replace(x.name+" "+state) + ".png"
	if err := os.WriteFile(filepath.Join(x.t.ArtifactDir(), file), png, 0o600); err != nil {
		x.t.Errorf("%s: picture: %v", x.name, err)
	}
}

// glass is what the screen shows now.
func (x *tab) glass() []byte {
	x.t.Helper()
	png, err := chromedp.Run(x.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		x.t.Fatalf("%s: picture: %v", x.name, err)
	}
	return png
}
