package walk

import (
	"crypto/rand"
	"net/http"
	"net/http/cookiejar"
	"testing"

	"antrean/internal/rig"
)

// arrive lets people come who have everything, without the glass between them and the office.
func (o *office) arrive(t *testing.T, people int, id string) {
	t.Helper()
	have := []string{}
	for _, r := range o.service(t, id).Requirements {
		have = append(have, r.ID)
	}
	kiosk := &rig.Client{Base: o.Base, Bearer: o.Devices["kiosk"], HTTP: &http.Client{Timeout: patience}}
	for range people {
		body := map[string]any{"request_id": rand.Text(), "service": id, "have": have, "lang": "id"}
		if status, reply := kiosk.Post(t, "/api/v1/tickets", body); status/100 != 2 {
			t.Fatalf("arrive: %d %v", status, reply)
		}
	}
}

// calls lets another member of staff open a counter and call somebody.
func (o *office) calls(t *testing.T, name string, n int) {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	clerk := &rig.Client{Base: o.Base, HTTP: &http.Client{Timeout: patience, Jar: jar}}
	for _, l := range o.Staff {
		if l.Name == name {
			clerk.Post(t, "/api/v1/login", map[string]any{"name": l.Name, "password": l.Password})
		}
	}
	for _, action := range []string{"open", "next", "start"} {
		if status, reply := clerk.Command(t, n, action, nil); status != http.StatusOK {
			t.Fatalf("%s at counter %d: %d %v", action, n, status, reply)
		}
	}
}
