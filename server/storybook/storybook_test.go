package storybook_test

import (
	"net/http"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/static"
)

func TestEveryScreenOfTheBookDrawsStoriesAndNotTheOffice(t *testing.T) {
	c := rig.Open(t, rig.Options{}).Anyone()
	for _, screen := range []string{"kiosk", "board", "counter", "frontoffice", "supervisor", "printers", "join"} {
		_, page := c.Page(t, "/debug/storybook/"+screen)
		if !strings.Contains(page, static.Prefix()+"/debug/main.js") || strings.Contains(page, screen+"/main.js") {
			t.Errorf("%s: the page does not load its stories, or loads its own wiring:\n%s", screen, page)
		}
	}
	if status, _ := c.Get(t, "/debug/storybook/admin"); status != http.StatusNotFound {
		t.Errorf("a screen without a book: got %d, want 404", status)
	}
}

func TestTheContentsNameEveryPageOfAPhone(t *testing.T) {
	c := rig.Open(t, rig.Options{}).Anyone()
	_, page := c.Page(t, "/debug/storybook")
	for _, want := range []string{"track-waiting", "track-called", "track-returned", "list", "lobby", "prepare"} {
		if !strings.Contains(page, `/debug/storybook/phone/`+want+`?lang=su`) {
			t.Errorf("the contents do not lead to %s", want)
		}
		if resp, body := c.Page(t, "/debug/storybook/phone/"+want+"?lang=su"); resp.StatusCode != http.StatusOK || !strings.Contains(body, `<html lang="su"`) || strings.Contains(body, "data-live>") {
			t.Errorf("%s: got %d, or it follows a ticket that is none", want, resp.StatusCode)
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
