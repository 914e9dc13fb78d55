package staff

import (
	"regexp"
	"testing"
	"time"
)

func TestRights(t *testing.T) {
	for _, c := range []struct {
		account          Account
		acts, actsAtNine bool // at counter 1, at counter 9
		checks           bool
	}{
		{Account{Roles: []Role{Operator}}, true, true, false},
		{Account{Roles: []Role{Operator}, Counters: []int{1, 2}}, true, false, false},
		{Account{Roles: []Role{Supervisor}, Counters: []int{1}}, true, false, true},
		{Account{Roles: []Role{Admin}}, true, true, true},
		{Account{Roles: []Role{FrontOffice}}, false, false, true},
		{Account{Roles: []Role{FrontOffice}, Counters: []int{1}}, false, false, true},
		{Account{Roles: []Role{BackOffice}}, false, false, false},
		{Account{Roles: []Role{Auditor}}, false, false, false},
		{Account{Roles: []Role{BackOffice, FrontOffice}}, false, false, true},
		{Account{Roles: []Role{FrontOffice, Operator}, Counters: []int{9}}, false, true, true},
		{Account{}, false, false, false},
	} {
		if got := c.account.MayAct(1); got != c.acts {
			t.Errorf("%+v may act at counter 1: %v, want %v", c.account, got, c.acts)
		}
		if got := c.account.MayAct(9); got != c.actsAtNine {
			t.Errorf("%+v may act at counter 9: %v, want %v", c.account, got, c.actsAtNine)
		}
		if got := c.account.MayCheck(); got != c.checks {
			t.Errorf("%+v may check: %v, want %v", c.account, got, c.checks)
		}
	}
}

func TestEveryRoleIsListedOnce(t *testing.T) {
	seen := map[Role]bool{}
	for _, role := range Roles() {
		if seen[role] {
			t.Errorf("%s stands twice", role)
		}
		seen[role] = true
	}
	if len(seen) != 6 {
		t.Errorf("%d roles, want 6", len(seen))
	}
}

func TestSessionEndsAfterTheShiftOrALongPause(t *testing.T) {
	start := time.Date(2026, 11, 23, 7, 30, 0, 0, time.UTC)
	for _, c := range []struct {
		name  string
		seen  time.Duration // after start
		now   time.Duration // after start
		alive bool
	}{
		{"just begun", 0, 0, true},
		{"a morning", time.Hour, 4 * time.Hour, true},
		{"a Friday break", 3 * time.Hour, 6*time.Hour + 59*time.Minute, true},
		{"left alone", time.Hour, 5 * time.Hour, false},
		{"the end of a long day", 11*time.Hour + 59*time.Minute, 12*time.Hour - time.Second, true},
		{"the next morning", 12 * time.Hour, 12 * time.Hour, false},
	} {
		session := Session{Name: "sari", Since: start, Seen: start.Add(c.seen)}
		if got := session.Alive(start.Add(c.now)); got != c.alive {
			t.Errorf("%s: alive %v, want %v", c.name, got, c.alive)
		}
	}
}

func TestSecretsAreCrockfordAndNew(t *testing.T) {
	form := regexp.MustCompile(`^[0-9A-HJKMNP-TV-Z]+$`)
	seen := map[string]bool{}
	letters := map[rune]bool{}
	for n := range 200 {
		for _, length := range []int{8, 13, 20} {
			secret := NewSecret(length)
			if len(secret) != length || !form.MatchString(secret) || seen[secret] {
				t.Errorf("try %d: %q, want %d new characters without I, L, O and U", n, secret, length)
			}
			seen[secret] = true
			for _, letter := range secret {
				letters[letter] = true
			}
		}
	}
	if len(letters) != 32 {
		t.Errorf("only %d of 32 characters ever come", len(letters))
	}
}

func TestBooksKeepHashesOnly(t *testing.T) {
	a, b := HashSecret("K7Q2M9XA"), HashSecret("K7Q2M9XB")
	if a == b || a == (Hash{}) {
		t.Errorf("%x and %x: want two hashes", a, b)
	}
}
