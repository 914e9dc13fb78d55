package storybook_test

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/static"
)

func TestEveryScreenOfTheBookDrawsStoriesAndNotTheOffice(t *testing.T) {
	c := rig.Open(t, rig.Options{}).Anyone()
	for _, screen := range []string{"kiosk", "board", "counter", "frontoffice", "backoffice", "supervisor", "printers", "join"} {
		_, page := c.Page(t, "/debug/storybook/"+screen)
		if !strings.Contains(page, static.Prefix()+"/debug/main.js") || strings.Contains(page, screen+"/main.js") {
			t.Errorf("%s: the page does not load its stories, or loads its own wiring:\n%s", screen, page)
		}
	}
	if status, _ := c.Get(t, "/debug/storybook/admin"); status != http.StatusNotFound {
		t.Errorf("a screen without a book: got %d, want 404", status)
	}
}

func TestTheContentsNameEveryPageThatTheServerRenders(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	c := r.Anyone()
	_, page := c.Page(t, "/debug/storybook")
	found := regexp.MustCompile(`href="(/debug/storybook/(?:phone|standar)/[^"?]+)\?lang=su"`).FindAllStringSubmatch(page, -1)
	if len(found) < 65 {
		t.Errorf("only %d pages in the contents", len(found))
	}
	for _, one := range found {
		resp, body := c.Page(t, one[1]+"?lang=su")
		if resp.StatusCode != http.StatusOK || !strings.Contains(body, `<html lang="su"`) || strings.Contains(body, "data-live>") {
			t.Errorf("%s: got %d, or it follows a ticket that is none", one[1], resp.StatusCode)
		}
	}
	if status, _ := c.Get(t, "/debug/storybook/standar/konsultasi"); status != http.StatusNotFound {
		t.Errorf("a standard that is none: got %d, want 404", status)
	}
}

// What the book leaves out is walked: the walk that the contents name is there.
func TestWhatIsNotInTheBookIsWalked(t *testing.T) {
	_, page := rig.Open(t, rig.Options{}).Anyone().Page(t, "/debug/storybook")
	walks, err := filepath.Glob("../../internal/walk/*_test.go")
	if err != nil || len(walks) == 0 {
		t.Fatal(walks, err)
	}
	var all strings.Builder
	for _, name := range walks {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	named := regexp.MustCompile(`<b>(/[a-z/]+)</b> <code>(\w+)</code>`).FindAllStringSubmatch(page, -1)
	if len(named) == 0 {
		t.Error("the contents say nothing of what is not in the book")
	}
	for _, one := range named {
		if !strings.Contains(all.String(), "func "+one[2]+"(") {
			t.Errorf("%s: no walk is called %s", one[1], one[2])
		}
	}
}

func TestTheBookIsForThisMachineAndForWhoSetsTheOfficeUp(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	far := func(c *rig.Client) int { // what a proxy passes on may come from anywhere
		req, err := http.NewRequest(http.MethodGet, r.Base+"/debug/storybook", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("X-Forwarded-For", "203.0.113.7")
		resp, _ := c.Ask(t, req)
		return resp.StatusCode
	}
	for _, one := range []struct {
		who  string
		as   *rig.Client
		want int
	}{{"nobody", r.Anyone(), http.StatusUnauthorized}, {"a clerk", r.SignedIn(t, rig.Clerk), http.StatusForbidden}, {"the admin", r.SignedIn(t, rig.Admin), http.StatusOK}} {
		if got := far(one.as); got != one.want {
			t.Errorf("%s from afar: got %d, want %d", one.who, got, one.want)
		}
	}
}
