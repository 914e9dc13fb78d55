package server_test

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/server/edge"
)

var pageLang = regexp.MustCompile(`<html lang="([a-z]+)"`)

// TestAPageIsInALanguageThatItHas asks for every page in languages that applicants are spoken to in elsewhere: staff's
// pages do not have them, and this office does not offer them.
func TestAPageIsInALanguageThatItHas(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	r.Office.Guesses = edge.NewFailures(1<<20, time.Minute)
	admin, pages := r.SignedIn(t, rig.Admin), 0
	for _, route := range r.Server.Routes() {
		if route.Method != http.MethodGet || strings.HasPrefix(route.Path, "/ws/") || strings.HasPrefix(route.Path, "/debug/") || strings.HasSuffix(route.Path, ".xlsx") {
			continue // the storybook shows what no office offers yet
		}
		for _, asked := range []struct{ query, browser string }{{"?lang=jv", ""}, {"", "su"}} {
			req, err := http.NewRequest(http.MethodGet, r.Base+somewhere(route)+asked.query, nil)
			if err != nil {
				t.Fatal(err)
			}
			req.Header.Set("Accept", "text/html")
			req.Header.Set("Accept-Language", asked.browser)
			resp, body := admin.Ask(t, req)
			if resp.StatusCode >= http.StatusInternalServerError {
				t.Errorf("%s%s in %q: got %d", route.Path, asked.query, asked.browser, resp.StatusCode)
			}
			if lang := pageLang.FindSubmatch(body); lang != nil {
				pages++
				if !slices.Contains(r.Office.Languages(), string(lang[1])) {
					t.Errorf("%s%s in %q: the page is in %s", route.Path, asked.query, asked.browser, lang[1])
				}
			}
		}
	}
	if pages < 100 {
		t.Errorf("only %d pages were looked at", pages)
	}
}

// TestAPageIsInTheFirstLanguageThatTheBrowserAsksForAndItHas: who reads Javanese before English gets English.
func TestAPageIsInTheFirstLanguageThatTheBrowserAsksForAndItHas(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	for _, path := range []string{"/lobi", "/standar", "/masuk"} {
		if _, page := r.Anyone().Page(t, path, "Accept", "text/html", "Accept-Language", "jv-ID, en;q=0.8"); !strings.Contains(page, `<html lang="en"`) {
			t.Errorf("%s: got %.80q", path, page)
		}
	}
}
