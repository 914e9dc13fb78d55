package admin_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"antrean/internal/raced"
	"antrean/internal/rig"
	"antrean/server"
)

var (
	mainPart  = regexp.MustCompile(`(?s)<main\b.*</main>`)
	anyForm   = regexp.MustCompile(`(?s)<form\b([^>]*)>(.*?)</form>`)
	leadsTo   = regexp.MustCompile(`<a\b[^>]* href="([^"#]+)"`)
	wholeList = regexp.MustCompile(`(?s)<div class="wrong" role="alert">.*?</div>`)
)

// A control is one thing in a form that somebody fills in.
type control struct {
	name, kind, value string
	checked           bool
	tag               map[string]string
}

// must reports whether it may not be empty.
func (c control) must() bool {
	_, must := c.tag["required"]
	return must
}

// controlsOf are the controls of a form, options of a choice one by one.
func controlsOf(form string) []control {
	var out []control
	for _, m := range controls.FindAllStringSubmatch(form, -1) {
		switch {
		case strings.HasPrefix(m[0], "<input"):
			tag := attributes(m[0])
			_, checked := tag["checked"]
			kind := tag["type"]
			if kind == "" {
				kind = "text"
			}
			out = append(out, control{tag["name"], kind, tag["value"], checked, tag})
		case strings.HasPrefix(m[0], "<textarea"):
			tag := attributes(m[1])
			out = append(out, control{tag["name"], "area", html.UnescapeString(strings.TrimPrefix(m[2], "\n")), false, tag})
		default:
			c := control{kind: "select", tag: attributes(m[3])}
			c.name = c.tag["name"]
			for i, o := range optionPart.FindAllStringSubmatch(m[4], -1) {
				if i == 0 || o[2] != "" {
					c.value = html.UnescapeString(o[1])
				}
			}
			out = append(out, c)
		}
	}
	return out
}

// sends is what a browser would send of controls.
func sends(list []control) url.Values {
	out := url.Values{}
	for _, c := range list {
		if c.kind != "checkbox" && c.kind != "radio" || c.checked {
			out.Add(c.name, c.value)
		}
	}
	return out
}

// spoilings are ways to fill a field in that no field of its kind takes.
var spoilings = []struct {
	name   string
	kinds  []string
	spoils func(control) string
}{
	{"far too long", []string{"text", "password", "area", "url"}, func(c control) string {
		most, _ := strconv.Atoi(c.tag["maxlength"])
		return strings.Repeat("panjang", max(most, 500)/7+1)
	}},
	{"no text at all", []string{"text", "area", "url"}, func(control) string { return "\xff\xfe" }},
	{"signs that no keyboard types", []string{"text", "area"}, func(c control) string { return c.value + "a\u0007b" }},
	{"a control character", []string{"text", "area"}, func(c control) string { return c.value + "a\x1bb" }},
	{"no number", []string{"number"}, func(control) string { return "tiga" }},
	{"a number beyond all", []string{"number"}, func(control) string { return "99999999999999999999" }},
	{"a negative number", []string{"number"}, func(control) string { return "-7" }},
	{"no day", []string{"date"}, func(control) string { return "2026-02-31" }},
	{"nothing on offer", []string{"select", "radio"}, func(control) string { return "tidak-ada" }},
	{"nothing", []string{"text", "password", "area", "number", "date"}, func(c control) string {
		if c.must() {
			return ""
		}
		return c.value
	}},
}

// TestEveryFieldOfEveryFormSaysWhatIsWrongWithItAndNothingIsLost opens every page on which something is filled in, fills
// each field in as no field of its kind takes it, and wants the page back: with the field named, and all that was typed.
// Under the race detector the forms take turns with the ways.
func TestEveryFieldOfEveryFormSaysWhatIsWrongWithItAndNothingIsLost(t *testing.T) {
	t.Parallel()
	r := rig.Open(t, rig.Options{})
	s := &spoiler{desk: at(t, r, rig.Admin), r: r, seen: map[string]bool{}}
	s.open("/admin/services/pick?set=all") // with everything ticked: a letter counts of what is
	for _, route := range r.Server.Routes() {
		if route.Method == http.MethodGet && !strings.Contains(route.Path, ":") && paged(route) {
			s.open(route.Path)
		}
	}
	for len(s.queue) > 0 {
		path := s.queue[0]
		s.queue = s.queue[1:]
		s.spoilPage(path)
	}
	if least := 300 / s.every(); s.fields < least {
		t.Errorf("only %d fields were spoiled on %d pages", s.fields, len(s.seen))
	}
	t.Logf("%d fields on %d pages, %d forms sent", s.fields, len(s.seen), s.sent)
}

// paged reports whether a route is a page on which staff fill something in.
func paged(route server.Route) bool {
	return strings.HasPrefix(route.Path, "/admin/") || route.Path == "/kesehatan"
}

type spoiler struct {
	*desk
	r            *rig.Rig
	queue        []string
	seen         map[string]bool // by the route's pattern; each part of a service is a page of its own
	fields, sent int
	turn         int // ways that forms could be spoiled in so far
}

// every says which ways are taken: each one, or one of so many where races are looked for, which a form alone does not have.
func (*spoiler) every() int {
	if raced.On {
		return 5
	}
	return 1
}

// open puts a page of a kind that was not seen into the queue.
func (s *spoiler) open(path string) {
	path = html.UnescapeString(path)
	at, _, _ := strings.Cut(path, "?")
	for _, route := range s.r.Server.Routes() {
		if route.Method == http.MethodGet && paged(route) && matches(route.Path, at) {
			kind := route.Path
			if strings.HasSuffix(kind, "/:part") {
				kind = at[strings.LastIndex(at, "/"):]
			}
			if !s.seen[kind] {
				s.seen[kind] = true
				s.queue = append(s.queue, path)
			}
			return
		}
	}
}

// matches reports whether a path is one of a route's.
func matches(pattern, path string) bool {
	want, got := strings.Split(pattern, "/"), strings.Split(path, "/")
	return len(want) == len(got) && !slices.ContainsFunc(want, func(step string) bool {
		i := slices.Index(want, step)
		return !strings.HasPrefix(step, ":") && step != got[i]
	})
}

// spoilPage spoils the forms of a page, each in each way.
func (s *spoiler) spoilPage(path string) {
	s.t.Helper()
	resp, page := s.Page(s.t, path, "Accept", "text/html")
	if to := resp.Header.Get("Location"); to != "" {
		s.open(to)
	}
	if resp.StatusCode != http.StatusOK || !strings.HasPrefix(resp.Header.Get("Content-Type"), "text/html") {
		return
	}
	page = mainPart.FindString(page)
	for _, link := range leadsTo.FindAllStringSubmatch(page, -1) {
		s.open(link[1])
	}
	for _, form := range anyForm.FindAllStringSubmatch(page, -1) {
		if attributes(form[1])["method"] != "post" {
			continue
		}
		for _, way := range spoilings {
			if s.turn++; s.turn%s.every() != 0 {
				continue
			}
			s.spoilForm(path, attributes(form[1])["action"], way.name, controlsOf(form[2]), func(c control) (string, bool) {
				if !slices.Contains(way.kinds, c.kind) || c.kind == "select" && inRow.MatchString(c.name) { // an empty line is one whatever is chosen in it
					return "", false
				}
				bad := way.spoils(c)
				return bad, bad != c.value || bad == "" && c.must()
			})
		}
	}
}

// spoilForm sends a form with every field spoiled that can be; those that the answer does not name are spoiled alone.
func (s *spoiler) spoilForm(path, action, how string, list []control, spoil func(control) (string, bool)) {
	s.t.Helper()
	var names []string
	for _, c := range list {
		if _, can := spoil(c); can && !slices.Contains(names, c.name) {
			names = append(names, c.name)
		}
	}
	unnamed := s.try(path, action, how, list, names, spoil)
	for _, name := range unnamed {
		if left := s.try(path, action, how, list, []string{name}, spoil); len(left) > 0 {
			s.t.Errorf("%s: %s with %s: the answer does not name the field", path, name, how)
		}
	}
	s.fields += len(names)
}

// try sends a form with some fields spoiled, and returns those that the answer does not name.
func (s *spoiler) try(path, action, how string, list []control, names []string, spoil func(control) (string, bool)) (unnamed []string) {
	s.t.Helper()
	if len(names) == 0 {
		return nil
	}
	values := sends(list)
	for _, c := range list {
		if bad, can := spoil(c); can && slices.Contains(names, c.name) {
			values.Set(c.name, bad)
		}
	}
	values.Del("request_id")
	s.sent++
	status, _, page := s.send(action, values)
	page = mainPart.FindString(page)
	if status != http.StatusUnprocessableEntity {
		s.t.Errorf("%s: %v with %s: got %d, want the form again", path, names, how, status)
		return nil
	}
	for _, form := range anyForm.FindAllStringSubmatch(page, -1) {
		if attributes(form[1])["action"] != action || !sameForm(list, controlsOf(form[2])) {
			continue
		}
		now := controlsOf(form[2])
		for _, name := range names {
			if !named(page, form[2], now, name) {
				unnamed = append(unnamed, name)
			}
		}
		s.compare(path+": "+strings.Join(names, " ")+" with "+how, values, now)
		return unnamed
	}
	s.t.Errorf("%s: %v with %s: the form is gone", path, names, how)
	return nil
}

// sameForm reports whether two forms ask the same of the same thing: a page may have several that are sent to one place.
func sameForm(a, b []control) bool {
	for _, c := range a {
		if c.kind == "hidden" && c.name != "request_id" && c.name != "base" && !slices.ContainsFunc(b, func(d control) bool { return d.name == c.name && d.value == c.value }) {
			return false
		}
	}
	return len(b) > 1
}

// inRow finds the number of a line in the name of its field: lines before it that were left empty are taken out.
var inRow = regexp.MustCompile(`\[\d+\]`)

func anyRow(name string) string { return inRow.ReplaceAllString(name, "[]") }

// named reports whether a page says at a field that it is wrong, and leads to it from the list above or says it at once.
func named(page, form string, list []control, name string) bool {
	above, err := url.PathUnescape(wholeList.FindString(page))
	if err != nil {
		return false
	}
	for _, c := range list {
		if anyRow(c.name) != anyRow(name) {
			continue
		}
		id, said := c.tag["id"], c.tag["aria-describedby"]
		if c.kind == "radio" || c.kind == "checkbox" && !strings.Contains(form, `id="`+name+`" type="checkbox"`) {
			id, said = name, name+"-error" // what is wrong stands at the group
		} else if c.tag["aria-invalid"] != "true" {
			continue
		}
		at := said[strings.LastIndex(said, " ")+1:]
		shown := strings.Contains(form, `<p class="error" id="`+at+`"`)
		if shown && (strings.Contains(above, `<a href="#`+id+`">`) || strings.Contains(form, `<p class="error" id="`+at+`" role="alert">`)) {
			return true
		}
	}
	return false
}

// compare holds what stands in a form to what was sent.
func (s *spoiler) compare(what string, sent url.Values, list []control) {
	s.t.Helper()
	left := map[string][]string{}
	for name, values := range sends(list) {
		left[anyRow(name)] = append(left[anyRow(name)], values...)
	}
	for name, values := range sent {
		i := slices.IndexFunc(list, func(c control) bool { return anyRow(c.name) == anyRow(name) })
		if name == "request_id" || name == "base" || i >= 0 && list[i].kind == "password" {
			continue
		}
		for _, want := range values {
			none := i >= 0 && (list[i].kind == "select" || list[i].kind == "radio") && want == "tidak-ada" // it is not on offer
			if want = strings.TrimSpace(want); none || want == "" || strings.Contains(want, "\xff") || slices.ContainsFunc(left[anyRow(name)], func(is string) bool { return alikeTexts(is, want) }) {
				continue
			}
			s.t.Errorf("%s: %s is now %.60q, want what was typed, %.60q", what, name, left[anyRow(name)], want)
		}
	}
}

// alikeTexts compares what was typed with what stands there; a letter of a number becomes large, and a page has a space where
// a control character was.
func alikeTexts(is, typed string) bool {
	return strings.EqualFold(strings.ReplaceAll(is, "\x1b", " "), strings.ReplaceAll(typed, "\x1b", " "))
}
