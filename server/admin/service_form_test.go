package admin_test

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

var (
	formPart   = regexp.MustCompile(`(?s)<form class="form sheet" method="post" action="([^"]*)"[^>]*>(.*?)</form>`)
	controls   = regexp.MustCompile(`(?s)<input\b[^>]*>|<textarea\b([^>]*)>(.*?)</textarea>|<select\b([^>]*)>(.*?)</select>`)
	optionPart = regexp.MustCompile(`<option value="([^"]*)"( selected)?>`)
	attribute  = regexp.MustCompile(`([a-z-]+)(?:="([^"]*)")?`)
	emptyLabel = regexp.MustCompile(`<label for="[^"]*">\s*(?:\(|<small|</label>)`)
	remarkLink = regexp.MustCompile(`<a class="button slim" href="([^"]*)"`)
)

// attributes are those of a tag.
func attributes(tag string) map[string]string {
	out := map[string]string{}
	for _, m := range attribute.FindAllStringSubmatch(strings.TrimPrefix(tag, "<input"), -1) {
		out[m[1]] = html.UnescapeString(m[2])
	}
	return out
}

// formOf is the form of a page as a browser would send it untouched, and where it is sent.
func formOf(t *testing.T, page string) (action string, fields url.Values) {
	t.Helper()
	form := formPart.FindStringSubmatch(page)
	if form == nil {
		t.Fatalf("the page has no form:\n%s", page)
	}
	return html.UnescapeString(form[1]), sends(controlsOf(form[2]))
}

// opened is the form of a page, ready to be changed and sent.
func (d *desk) opened(path string) (action string, fields url.Values) {
	d.t.Helper()
	status, page := d.look(path)
	if status != 200 {
		d.t.Fatalf("%s: got %d", path, status)
	}
	return formOf(d.t, page)
}

// changed opens a form, changes fields of it, and saves it.
func (d *desk) changed(path string, fields url.Values) (to string) {
	d.t.Helper()
	action, form := d.opened(path)
	for name, values := range fields {
		form[name] = values
	}
	return d.done(action, form)
}
