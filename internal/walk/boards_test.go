package walk

import (
	_ "embed"
	"fmt"
	"math"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/office/setup"
)

//go:embed testdata/crowded.js
var crowdedScript string

// The glasses that a board is hung on.
var (
	televisions = device{sizes: []size{{1280, 720}, {3840, 2160}, {1080, 1920}}, fixed: true}
	uprights    = device{sizes: []size{{1080, 1920}}, fixed: true}
	crowdedWall = device{sizes: []size{{1920, 1080}, {1080, 1920}}, fixed: true}
)

// A hung is a screen of the walk with what it must show large enough.
type hung struct {
	layout  string
	counter string // of a door
	metres  float64
	must    string // selector of what the last seat reads
	dev     device
}

// inches is the television of the walk.
const inches = 43

// TestBoardLayouts hangs every layout into a hall with people and into a crowded one, and holds each to all of its glasses:
// accessible, nothing cut, and the number and its counter as large as the last seat needs.
func TestBoardLayouts(t *testing.T) {
	needsWalk(t)
	b := startBrowser(t)
	o := openOffice(t, buildProgram(t), "-office", "balongbendo")
	screens := []hung{
		{layout: setup.LayoutHall, metres: 12, must: ".call .num, .call .plate", dev: televisions},
		{layout: setup.LayoutGrid, metres: 8, must: ".cell .num, .cell .plate", dev: televisions},
		{layout: setup.LayoutDoor, counter: "2", metres: 12, must: ".sign .num, .sign .digit", dev: televisions},
		{layout: setup.LayoutTotem, metres: 12, must: ".call .num, .call .plate", dev: uprights},
	}
	admin := o.admin(t)
	for _, s := range screens {
		admin.hang(t, s)
	}
	admin.submit(t, "/admin/notices", url.Values{"text_id": {"SIAK sedang gangguan. KK dan KTP-el ditunda, pengambilan tetap buka."}, "text_en": {"The system is down."}})
	o.arrive(t, 9, "kk-tambah-biodata")
	clerk := worker{o.clerk(t).c}
	clerk.does(t, 1, "open", "next", "no-show", "next", "start")
	clerk.does(t, 2, "open", "next")
	for _, s := range screens {
		wall := b.open(t, o, s.layout, "/board/"+o.Zones[0]+"?screen="+s.layout, s.dev, "id")
		wall.shows("A-003")
		wall.look("at work")
		wall.readable(s)
		crowded := b.open(t, o, s.layout+" crowded", "/board/"+o.Zones[0]+"?screen="+s.layout, crowdedWall, "id", crowdedScript)
		crowded.until("shows a number", func() bool { return eval[bool](crowded, `!!document.querySelector('.num')`) })
		crowded.look("crowded")
	}
}

// readable holds what the last seat must read to the size that the office computes, on every glass.
func (x *tab) readable(s hung) {
	x.t.Helper()
	for _, glass := range x.dev.sizes {
		x.resize(glass)
		x.settle()
		need := setup.Glass{DiagonalIn: inches, Width: float64(glass.width), Height: float64(glass.height)}.FontFor(s.metres)
		if s.layout == setup.LayoutGrid {
			need = math.Min(need, 18*float64(min(glass.width, glass.height))/67.5)
		}
		x.until("the letters of "+glass.String(), func() bool {
			sizes := x.fonts(s.must)
			return len(sizes) > 0 && sizes[0]+0.5 >= need
		})
		if sizes := x.fonts(s.must); sizes[0]+0.5 < need {
			x.t.Errorf("%s at %s: letters of %.0f px, and %g m need %.0f", x.name, glass, sizes[0], s.metres, need)
		}
	}
}

// fonts are the sizes of the letters that a selector finds, the smallest first.
func (x *tab) fonts(selector string) []float64 {
	x.t.Helper()
	return eval[[]float64](x, fmt.Sprintf(`Array.from(document.querySelectorAll(%q), (e) => parseFloat(getComputedStyle(e).fontSize)).sort((a, b) => a - b)`, selector))
}

// TestABoardWithoutSocketsPolls is a board behind a proxy that lets no sockets through.
func TestABoardWithoutSocketsPolls(t *testing.T) {
	needsWalk(t)
	b := startBrowser(t)
	o := openOffice(t, buildProgram(t), "-office", "balongbendo")
	wall := b.open(t, o, "board", "/board/"+o.Zones[0], wallScreen, "id", `window.WebSocket = function () { throw new Error('no sockets here'); };`)
	wall.shows(wall.say.T("board.welcome"))
	o.arrive(t, 1, "kk-tambah-biodata")
	worker{o.clerk(t).c}.does(t, 1, "open", "next")
	wall.shows("A-001")
	wall.hides(wall.say.T("board.cut.do"))
}

// formClient fills in pages of the setup.
type formClient struct{ *rig.Client }

// admin signs in who sets the office up.
func (o *office) admin(t *testing.T) formClient {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	c := &rig.Client{Base: o.Base, HTTP: &http.Client{Timeout: patience, Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
	l := o.person(t, "admin")
	if status, reply := c.Post(t, "/api/v1/login", map[string]any{"name": l.Name, "password": l.Password}); status != http.StatusOK {
		t.Fatalf("sign in: %d %v", status, reply)
	}
	return formClient{c}
}

func (c formClient) hang(t *testing.T, s hung) {
	t.Helper()
	form := url.Values{"name": {s.layout}, "zone": {setup.DefaultZone}, "layout": {s.layout}, "diagonal": {fmt.Sprint(inches)}, "farthest": {setup.Measure(s.metres)}}
	if s.counter != "" {
		form.Set("counters", s.counter)
	}
	c.submit(t, "/admin/boards/screens/new", form)
}

var hidden = regexp.MustCompile(`name="(request_id|base)" value="([^"]*)"`)

// submit sends a form with what its page has hidden in it.
func (c formClient) submit(t *testing.T, path string, form url.Values) {
	t.Helper()
	_, page := c.Page(t, path)
	for _, field := range hidden.FindAllStringSubmatch(page, -1) {
		form.Set(field[1], field[2])
	}
	req, err := http.NewRequest(http.MethodPost, c.Base+path, strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Origin", c.Base)
	if resp, body := c.Ask(t, req); resp.StatusCode != http.StatusSeeOther {
		t.Fatalf("%s: %d\n%s", path, resp.StatusCode, body)
	}
}
