package counter_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/server/edge"
)

func TestSigningInTakesTheRightNameAndPassword(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	cases := []struct {
		name, password string
		status         int
	}{
		{rig.Clerk, rig.Clerk, http.StatusOK},
		{rig.Clerk, "wrong", http.StatusUnauthorized},
		{rig.Clerk, "", http.StatusUnauthorized},
		{"nobody", "nobody", http.StatusUnauthorized},
		{"", "", http.StatusUnauthorized},
		{strings.ToUpper(rig.Clerk), rig.Clerk, http.StatusUnauthorized},
		{rig.Clerk + "' OR '1'='1", rig.Clerk, http.StatusUnauthorized},
	}
	for _, c := range cases {
		client := r.Anyone()
		status, body := client.Post(t, "/api/v1/login", map[string]any{"name": c.name, "password": c.password})
		if status != c.status || status != http.StatusOK && body["code"] != "wrong_login" {
			t.Errorf("%q with %q: got %d %v, want %d", c.name, c.password, status, body, c.status)
		}
		if status, _ := client.Get(t, "/api/v1/me"); (status == http.StatusOK) != (c.status == http.StatusOK) {
			t.Errorf("%q with %q is then %d", c.name, c.password, status)
		}
	}
}

func TestTooManyWrongPasswordsOfOneNameAreRefusedUnread(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	r.Office.Logins = edge.NewLogins(3, time.Hour)
	client := r.Anyone()
	for range 3 {
		client.Post(t, "/api/v1/login", map[string]any{"name": rig.Clerk, "password": "wrong"})
	}
	if status, body := client.Post(t, "/api/v1/login", map[string]any{"name": rig.Clerk, "password": rig.Clerk}); status != http.StatusTooManyRequests || body["code"] != "too_many" {
		t.Errorf("got %d %v, want 429 too_many", status, body)
	}
	if status, _ := client.Post(t, "/api/v1/login", map[string]any{"name": rig.Officer, "password": rig.Officer}); status != http.StatusOK {
		t.Errorf("a colleague gets %d, want 200", status)
	}
}

func TestANameThatNobodyCanHaveIsNotRemembered(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	r.Office.Logins = edge.NewLogins(1, time.Hour)
	long := strings.Repeat("x", 65)
	for i := range 3 {
		status, body := r.Anyone().Post(t, "/api/v1/login", map[string]any{"name": long, "password": fmt.Sprint(i)})
		if body["code"] != "wrong_login" {
			t.Errorf("try %d: got %d %v, want wrong_login each time", i, status, body["code"])
		}
	}
}
