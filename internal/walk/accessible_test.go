package walk

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/complaint"
	"antrean/office/message"
	"antrean/office/setup"
	"antrean/server"
)

// noPage finds the routes that answer no page: data, files, sounds, and addresses that lead on.
var noPage = regexp.MustCompile(`^/(api|ws|assets|words|audio|media)/|\.(csv|xlsx)$|\.js$|^/$|/export$|^/(healthz|readyz)$|/history/:n/(document|catalogue)$|/suara/:tongue/(sample|:clip/:which)$|^/admin/(media|recordings)/:id$`)

// lookedAtElsewhere are pages that are looked at by another walk: that of their states, or one whose office can have them.
var lookedAtElsewhere = map[string]string{
	"/mulai":                          "TestOfficeDay", // this one has its first admin
	"/debug/storybook":                "TestStorybook",
	"/debug/storybook/catalogue":      "TestStorybook",
	"/debug/storybook/:screen":        "TestStorybook",
	"/debug/storybook/phone/:story":   "TestStorybook",
	"/debug/storybook/standar/:story": "TestStorybook",
}

// TestEveryPageIsAccessible visits every page that the server has a route for, from the table of its routes, in an office
// in which there is something to see: as it is, and with something wrong in its form.
func TestEveryPageIsAccessible(t *testing.T) {
	needsWalk(t)
	b := startBrowser(t)
	r := rig.Open(t, rig.Options{Gateway: silent{}})
	o := &office{Base: r.Base, Zones: []string{rig.Zone}, Staff: []login{{Name: rig.Admin, Password: rig.Admin, Role: "admin"}}, Devices: map[string]string{"kiosk": rig.KioskToken}}
	c := &crawl{o: o, routes: r.Server.Routes(), seen: map[string]bool{}, only: regexp.MustCompile(os.Getenv("ANTREAN_PAGES"))}
	c.x = b.open(t, o, "admin", "/masuk?lang=id", adminScreen, "id")
	c.look("/masuk")
	c.x.done("/masuk", sheet{"name": rig.Admin, "password": rig.Admin})
	c.onGlass(b, t)
	c.x.visit(o.Base + "/admin/pengaduan/baru")
	c.x.done("/admin/pengaduan/baru", sheet{"way": "letter", "kind": "information", "text": "Kapan buka?"})
	c.look("/admin/pengaduan/baru/its-code") // which is shown once
	c.x.w.allow(deadWord, "404")
	for _, path := range somethingToSee(t, r) {
		c.wish(path)
	}
	for _, route := range c.pages() {
		if !strings.Contains(route, ":") && lookedAtElsewhere[route] == "" {
			c.wish(route)
		}
	}
	c.wish("/admin/audit?from=2026-02-31")
	for len(c.queue) > 0 {
		c.next()
	}
	for _, route := range c.pages() {
		if !c.seen[route] && lookedAtElsewhere[route] == "" {
			t.Errorf("nobody has looked at %s", route)
		}
	}
}

// deadWord is where a phone comes to that scans the code of an address whose trial is over.
const deadWord = "/cek/0000000000000000"

// silent is a gateway for messages that swallows them: people may leave a number.
type silent struct{}

func (silent) Name() string                                  { return "silent" }
func (silent) Send(context.Context, *message.Envelope) error { return nil }

// somethingToSee puts people, a checklist, a complaint, a screen and a box that wants to join into an office, and returns
// the addresses that no other page leads to.
func somethingToSee(t *testing.T, r *rig.Rig) []string {
	t.Helper()
	kiosk := r.AtKiosk()
	token := kiosk.Ticket(t, "something-01", "konsultasi")["token"].(string)
	_, list := kiosk.Post(t, "/api/v1/kiosk/lists", map[string]any{"request_id": "something-02", "service": "kk-rusak", "answers": map[string]string{}, "have": []string{"ktp"}, "lang": "id"})
	_, box := r.Anyone().Post(t, "/api/v1/pairing", map[string]any{"request_id": "something-03", "kind": "board", "width": 1920, "height": 1080})
	made, err := r.Office.Complaints.Receive("", "something-04", complaint.Receive{Way: complaint.Ways()[0], Kind: complaint.Plain, Text: "Menunggu lama sekali.", Code: "S0METH1NGT0SEE"})
	if err != nil {
		t.Fatal(err)
	}
	r.Decide(t, func(d *setup.Document) {
		d.Boards.Screens = append(d.Boards.Screens, setup.Screen{Name: "depan", Zone: rig.Zone, Layout: setup.LayoutHall})
	})
	devices, err := r.Store.Devices()
	if err != nil {
		t.Fatal(err)
	}
	paths := []string{deadWord, "/t/" + token, "/t/" + token + "/kabar", "/c/" + list["code"].(string), "/pengaduan/" + made.Private.Code, "/join/board", "/emulator/" + rig.Kiosk,
		"/admin/devices/join/" + strings.ReplaceAll(box["code"].(string), "-", "")}
	for _, d := range devices {
		if d.Name == rig.Kiosk {
			paths = append(paths, "/admin/devices/"+fmt.Sprint(d.ID), "/admin/devices/"+fmt.Sprint(d.ID)+"/glass")
		}
	}
	return paths
}

// A crawl goes through pages that lead to each other.
type crawl struct {
	x      *tab
	o      *office
	routes []server.Route
	queue  []string
	seen   map[string]bool // by the route's path, and by the parts of a service
	only   *regexp.Regexp  // addresses that are looked at; the others are gone through
}

// pages are the paths of the routes that answer a page.
func (c *crawl) pages() (paths []string) {
	for _, route := range c.routes {
		if route.Method == http.MethodGet && !noPage.MatchString(route.Path) {
			paths = append(paths, route.Path)
		}
	}
	return paths
}

// wish puts a page of a kind that was not seen yet into the queue.
func (c *crawl) wish(path string) {
	if kind := c.kindOf(path); kind != "" && !c.seen[kind] {
		c.seen[kind] = true
		c.queue = append(c.queue, path)
	}
}

// alike are the parts of a service that are made of the same fields: one of them stands for all.
var alike = strings.Fields("facilities competence supervision staff service_guarantee security_guarantee evaluation")

// kindOf is the route of an address: every service has the same pages. "" is no page.
func (c *crawl) kindOf(path string) string {
	at, query, _ := strings.Cut(path, "?")
	at, _, _ = strings.Cut(at, "#")
	steps := strings.Split(at, "/")
	last := steps[len(steps)-1]
	for _, route := range c.pages() {
		want := strings.Split(route, "/")
		fits := len(want) == len(steps)
		for i := 0; fits && i < len(want); i++ {
			fits = want[i] == steps[i] || strings.HasPrefix(want[i], ":") && steps[i] != ""
		}
		switch {
		case !fits:
		case strings.HasPrefix(query, "from="):
			return route + " with a day that is none"
		case strings.HasSuffix(route, "/:part"):
			c.seen[route] = true
			return route + pick(slices.Contains(alike, last), "legal", last)
		default:
			return route
		}
	}
	return ""
}

// next visits the next page: it is looked at, its links are followed, and its form is sent with something wrong.
func (c *crawl) next() {
	path := c.queue[0]
	c.queue = c.queue[1:]
	x := c.x
	x.t.Helper()
	x.w.allow(strings.SplitN(path, "?", 2)[0], "422")
	x.visit(c.o.Base + path)
	x.until(path+" has a heading", func() bool { return try[bool](x, `document.querySelector('main h1, body h1') !== null`) })
	looked := c.only.MatchString(path)
	if began := time.Now(); looked {
		c.look(path)
		x.t.Logf("%s looked at in %v", path, time.Since(began).Round(time.Millisecond))
	}
	for _, link := range eval[[]string](x, `[...document.querySelectorAll('main a[href]')].filter((a) => !a.download && a.origin === location.origin).map((a) => a.pathname + a.search)`) {
		c.wish(link)
	}
	if looked && c.spoil(path) { // on the narrower glass alone: it is the same page with some lines more
		x.dev.sizes = adminScreen.sizes[1:]
		x.resize(x.dev.sizes[0])
		x.glanceAt(path + " with something wrong")
		x.dev.sizes = adminScreen.sizes
		x.resize(x.dev.sizes[0])
	}
}

// look looks at the page that is open.
func (c *crawl) look(path string) {
	c.x.t.Helper()
	c.seen[c.kindOf(path)] = true
	c.x.glanceAt(path)
}

// onGlass looks at the pages that are no browser's: the kiosk and the board, each on its own glass.
func (c *crawl) onGlass(b *browser, t *testing.T) {
	t.Helper()
	for path, dev := range map[string]device{"/kiosk#" + rig.KioskToken: kioskGlass, "/board/" + rig.Zone: wallScreen} {
		c.seen[c.kindOf(path)] = true
		glass := b.open(t, c.o, path, path, dev, "id")
		glass.until("it shows something", func() bool { return eval[bool](glass, `document.querySelector('h1, h2') !== null`) })
		glass.glanceAt(path)
	}
}

// glanceAt is look for pages whose tables may scroll by themselves.
func (x *tab) glanceAt(state string) {
	x.t.Helper()
	for i, s := range x.dev.sizes {
		if i > 0 {
			x.resize(s)
		}
		x.settle()
		name := state + " at " + s.String()
		for _, wrong := range x.clipped() {
			if !strings.HasSuffix(wrong, "is cut by div.scroll") { // a wide table scrolls by itself
				x.t.Errorf("%s: %s", name, wrong)
			}
		}
		for _, v := range x.axe() {
			x.t.Errorf("%s: axe %s: %s\n\t%s", name, v.ID, v.Help, strings.Join(v.Nodes, "\n\t"))
		}
		for _, odd := range keysShown.FindAllString(x.text(), -1) {
			x.t.Errorf("%s: the page says %q", name, odd)
		}
		x.picture(name)
	}
	x.resize(x.dev.sizes[0])
}

// keysShown finds keys of sentences and values that a program has printed.
var keysShown = regexp.MustCompile(`undefined|\bNaN\b|\[(admin|hours|staff|setup)[a-z_.]*\]|%!`)
