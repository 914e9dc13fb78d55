package public_test

import (
	"net/http"
	"strings"
	"testing"

	"antrean/internal/words"
)

// TestWhoAsksForAPageThatIsNotThereReadsAPage: an address off old paper, mistyped, or of a room that is no more.
func TestWhoAsksForAPageThatIsNotThereReadsAPage(t *testing.T) {
	r := open(t)
	for path, code := range map[string]string{"/lobi/kk-lama": "not_found", "/nomor": "not_found", "/board/lantai-9": "unknown_zone", "/media/abc": "not_found"} {
		for _, lang := range []string{"id", "en"} {
			resp, page := r.Anyone().Page(t, path, "Accept", "text/html", "Accept-Language", lang, "Accept-Encoding", "identity")
			if resp.StatusCode != http.StatusNotFound || !strings.HasPrefix(resp.Header.Get("Content-Type"), "text/html") {
				t.Errorf("%s in %s: got %d %s", path, lang, resp.StatusCode, resp.Header.Get("Content-Type"))
			}
			holds(t, path, page, `<html lang="`+lang+`"`, words.In(lang).T("problem."+code), words.In(lang).T("problem."+code+".hint"), `href="/lobi?lang=`+lang+`"`)
			if again := resp.Header.Get("Refresh"); (again != "") != strings.HasPrefix(path, "/board/") {
				t.Errorf("%s: looks again after %q s", path, again)
			}
		}
	}
	for _, path := range []string{"/api/v1/nomor", "/lobi/kk-lama"} {
		accept := map[bool]string{true: "text/html", false: "application/json"}[strings.HasPrefix(path, "/api/")]
		if resp, _ := r.Anyone().Page(t, path, "Accept", accept); !strings.HasPrefix(resp.Header.Get("Content-Type"), "application/json") {
			t.Errorf("%s for a program: got %s", path, resp.Header.Get("Content-Type"))
		}
	}
}
