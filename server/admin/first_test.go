package admin_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/staff"
	"antrean/server/edge"
)

// withoutAdmin is an office whose only admin is gone, as before the first one came.
func withoutAdmin(t *testing.T) *rig.Rig {
	t.Helper()
	r := rig.Open(t, rig.Options{})
	account, err := r.Store.Account(rig.Admin)
	if err != nil {
		t.Fatal(err)
	}
	account.Roles = []staff.Role{staff.Operator}
	if err := r.Store.SaveAccount(account); err != nil {
		t.Fatal(err)
	}
	if r.Office.First, err = edge.NewFirst(r.Store); err != nil || r.Office.First == nil {
		t.Fatalf("no code for an office without an admin: %v", err)
	}
	return r
}

func TestTheCodeOfTheConsoleMakesOneAdmin(t *testing.T) {
	r := withoutAdmin(t)
	d := &desk{r.Anyone(), t}
	if status, page := d.look("/mulai"); status != http.StatusOK || strings.Contains(page, r.Office.First.Code()) {
		t.Fatalf("got %d, want the form without the code", status)
	}
	wrong := url.Values{"code": {"AAAA-AAAA-AAAA"}, "name": {"kepala"}, "display": {"Ibu Kepala"}, "password": {"padi menguning"}}
	if status, _, page := d.send("/mulai", wrong); status != http.StatusUnprocessableEntity || !strings.Contains(page, `id="code-error"`) || !strings.Contains(page, `value="kepala"`) {
		t.Errorf("a wrong code: got %d", status)
	}
	right := url.Values{"code": {strings.ToLower(r.Office.First.Code())}, "name": {"kepala"}, "display": {"Ibu Kepala"}, "password": {"padi menguning"}}
	if to := d.done("/mulai", right); to != "/admin" {
		t.Errorf("led to %s, want /admin", to)
	}
	if status, page := d.look("/admin"); status != http.StatusOK || !strings.Contains(page, "Ibu Kepala") {
		t.Errorf("the first admin is not signed in: got %d", status)
	}
	other := &desk{r.Anyone(), t}
	if status, _ := other.look("/mulai"); status != http.StatusNotFound {
		t.Errorf("afterwards: got %d, want 404", status)
	}
	right.Set("name", "kedua")
	right.Del("request_id")
	if status, _, _ := other.send("/mulai", right); status != http.StatusNotFound {
		t.Errorf("the code a second time: got %d, want 404", status)
	}
	if again, err := edge.NewFirst(r.Store); err != nil || again != nil {
		t.Errorf("an office with an admin has a code: %v %v", again, err)
	}
}

func TestCodesOfTheConsoleAreNotGuessed(t *testing.T) {
	r := withoutAdmin(t)
	r.Office.Guesses = edge.NewFailures(3, time.Hour)
	d := &desk{r.Anyone(), t}
	form := url.Values{"code": {"AAAA-AAAA-AAAA"}, "name": {"kepala"}, "password": {"padi menguning"}}
	var last int
	for range 5 {
		form.Del("request_id")
		last, _, _ = d.send("/mulai", form)
	}
	if last != http.StatusTooManyRequests {
		t.Errorf("after five wrong codes: got %d, want 429", last)
	}
}

func TestAnOfficeWithAnAdminHasNoPageForTheFirst(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	if status, _ := (&desk{r.Anyone(), t}).look("/mulai"); status != http.StatusNotFound {
		t.Errorf("got %d, want 404", status)
	}
}
