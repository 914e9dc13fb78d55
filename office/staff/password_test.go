package staff

import (
	"strings"
	"testing"

	"antrean/internal/raced"
)

func TestPasswordMatchesOnlyItsHash(t *testing.T) {
	gate := NewGate(1)
	hash := HashPassword("padi menguning")
	for _, c := range []struct {
		name, hash, password string
		want                 bool
	}{
		{"the right password", hash, "padi menguning", true},
		{"another", hash, "padi menghijau", false},
		{"none", hash, "", false},
		{"no account", "", "padi menguning", false},
		{"nobody's hash", nobody(), "", false},
	} {
		if got := gate.Matches(c.hash, c.password); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestEqualPasswordsHaveDifferentHashes(t *testing.T) {
	a, b := HashPassword("padi menguning"), HashPassword("padi menguning")
	if a == b {
		t.Errorf("both are %s: the salt is missing", a)
	}
	want := "$argon2id$v=19$m=19456,t=2,p=1$"
	if raced.On {
		want = "$argon2id$v=19$m=64,t=1,p=1$"
	}
	if !strings.HasPrefix(a, want) {
		t.Errorf("the hash %s does not say how it was made, %s", a, want)
	}
}

func TestNobodysHashCostsWhatAGoodOneDoes(t *testing.T) {
	good, _, goodKey, err := parsePHC(HashPassword("padi menguning"))
	if err != nil {
		t.Fatal(err)
	}
	nobodys, _, key, err := parsePHC(nobody())
	if err != nil || good != nobodys || len(key) != len(goodKey) {
		t.Errorf("nobody's hash costs %+v (%v), a good one %+v: the time tells which names exist", nobodys, err, good)
	}
}

// TestBrokenHashMatchesNothing holds hashes that would panic, take all memory or compare to an empty key.
func TestBrokenHashMatchesNothing(t *testing.T) {
	gate := NewGate(2)
	salt, key := strings.Repeat("A", 22), strings.Repeat("A", 43)
	for _, hash := range []string{
		"padi menguning",
		"$argon2id$v=19$m=19456,t=0,p=1$" + salt + "$" + key,
		"$argon2id$v=19$m=19456,t=2,p=0$" + salt + "$" + key,
		"$argon2id$v=19$m=4294967295,t=2,p=1$" + salt + "$" + key,
		"$argon2id$v=19$m=19456,t=2,p=1$" + salt + "$",
		"$argon2id$v=19$m=19456,t=2,p=1$" + salt + "$AAAA",
		"$argon2id$v=19$m=19456,t=2,p=1$*$" + key,
		"$argon2id$v=18$m=19456,t=2,p=1$" + salt + "$" + key,
		"$argon2i$v=19$m=19456,t=2,p=1$" + salt + "$" + key,
		"$argon2id$v=19$t=2$" + salt + "$" + key,
	} {
		if gate.Matches(hash, "padi menguning") || gate.Matches(hash, "") {
			t.Errorf("%s matches", hash)
		}
	}
}
