package walk

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"antrean/server/admin"
)

// pagesLeast is how many different pages of the office's setting up there are at least, the sub pages included.
const pagesLeast = 55

// TestEveryAdminPageIsAccessible signs in as admin and visits every page of the navigation and every page that they lead
// to, once for each kind of page, as it is and with something wrong in its form.
func TestEveryAdminPageIsAccessible(t *testing.T) {
	needsWalk(t)
	b := startBrowser(t)
	o := openOffice(t, buildProgram(t), "-office", "banjar")
	x := b.open(t, o, "admin", "/masuk?lang=id", adminScreen, "id")
	who := o.person(t, "admin")
	x.done("/masuk", sheet{"name": who.Name, "password": who.Password})
	c := &crawl{x: x, o: o, seen: map[string]bool{}}
	for _, place := range admin.Places() {
		if place.Path == "/laporan" || place.Path == "/kesehatan" || strings.HasPrefix(place.Path, "/admin") {
			c.wish(place.Path)
		}
	}
	c.wish("/admin/audit?from=2026-02-31")
	for len(c.queue) > 0 {
		c.next()
	}
	if len(c.seen) < pagesLeast {
		t.Errorf("only %d pages were found: %v", len(c.seen), c.seen)
	}
}

// A crawl goes through pages that lead to each other.
type crawl struct {
	x     *tab
	o     *office
	queue []string
	seen  map[string]bool // by kind
}

// sounds are addresses of something to hear.
var sounds = regexp.MustCompile(`^/admin/suara/\w+/(sample|.+/(now|built))(\?|$)`)

// wish puts a page of a kind that was not seen yet into the queue.
func (c *crawl) wish(path string) {
	if kind := kindOfPage(path); !c.seen[kind] {
		c.seen[kind] = true
		c.queue = append(c.queue, path)
	}
}

// fixedPages are the last parts of addresses that are a page of their own, and no name of a thing.
var fixedPages = strings.Fields("new pick import remarks questions preview ask requirements channels stages name gate promise fee product advice legal facilities " +
	"competence supervision staff service_guarantee security_guarantee evaluation standard complaints address texts languages baru aturan")

// alike are the parts of a service that are made of the same fields: one of them stands for all.
var alike = strings.Fields("facilities competence supervision staff service_guarantee security_guarantee evaluation")

// kindOfPage is an address with the names of things taken out: every service has the same pages.
func kindOfPage(path string) string {
	at, query, _ := strings.Cut(path, "?")
	steps := strings.Split(strings.Trim(at, "/"), "/")
	for i := 2; i < len(steps); i++ {
		switch {
		case slices.Contains(alike, steps[i]):
			steps[i] = "legal"
		case !slices.Contains(fixedPages, steps[i]):
			steps[i] = "*"
		}
	}
	if strings.HasPrefix(query, "from=") {
		steps = append(steps, "wrong")
	}
	return strings.Join(steps, "/")
}

// next visits the next page: it is looked at, its links are followed, and its forms are sent with something wrong.
func (c *crawl) next() {
	path := c.queue[0]
	c.queue = c.queue[1:]
	x := c.x
	x.t.Helper()
	x.w.allow(regexp.QuoteMeta(strings.SplitN(path, "?", 2)[0]), "422")
	x.visit(c.o.Base + path)
	began := time.Now()
	x.glanceAt(path)
	x.t.Logf("%s looked at in %v", path, time.Since(began).Round(time.Millisecond))
	for _, link := range eval[[]string](x, `[...document.querySelectorAll('main a[href]')].filter((a) => !a.download && a.origin === location.origin).map((a) => a.pathname + a.search)`) {
		if strings.HasPrefix(link, "/admin/") && !strings.HasSuffix(link, "/document") && !strings.HasSuffix(link, "/catalogue") && !sounds.MatchString(link) {
			c.wish(link)
		}
	}
	if c.spoil() {
		x.glanceAt(path + " with something wrong")
	}
}

// spoilScript writes too much into the first texts of the page's main form, or nothing where something must be, and
// sends it. It says where to, or nothing without such a form.
const spoilScript = `(() => {
	const form = [...document.querySelectorAll('main form.form[method=post]')].find((f) => f.querySelector('button.main'));
	if (!form) return '';
	const texts = [...form.elements].filter((e) => /^(text|search|password|textarea|number)$/.test(e.type) && e.name !== 'note');
	texts.slice(0, 2).forEach((e) => { e.value = e.type === 'number' ? '' : e.required ? '' : 'x'.repeat(2500); });
	const note = form.elements.note;
	if (note) note.value = 'x'.repeat(400);
	window.walkBefore = true;
	form.requestSubmit(form.querySelector('button.main'));
	return new URL(form.action).pathname;
})()`

// spoil sends the page's form with something wrong, where it has one.
func (c *crawl) spoil() bool {
	x := c.x
	x.t.Helper()
	action := eval[string](x, spoilScript)
	if action == "" {
		return false
	}
	x.w.allow(regexp.QuoteMeta(action), "422")
	x.until("the wrong form is answered", func() bool { return try[bool](x, `!window.walkBefore && document.readyState === 'complete'`) })
	return true
}

// glanceAt is look without pictures.
func (x *tab) glanceAt(state string) {
	x.t.Helper()
	for i, s := range x.dev.sizes {
		if i > 0 {
			x.resize(s)
		}
		x.settle()
		name := state + " at " + s.String()
		for _, wrong := range x.clipped() {
			x.t.Errorf("%s: %s", name, wrong)
		}
		for _, v := range x.axe() {
			x.t.Errorf("%s: axe %s: %s\n\t%s", name, v.ID, v.Help, strings.Join(v.Nodes, "\n\t"))
		}
		for _, odd := range keysShown.FindAllString(x.text(), -1) {
			x.t.Errorf("%s: the page says %q", name, odd)
		}
	}
	x.resize(x.dev.sizes[0])
}

// keysShown finds keys of sentences and values that a program has printed.
var keysShown = regexp.MustCompile(`undefined|\bNaN\b|\[(admin|hours|staff|setup)[a-z_.]*\]|%!`)
