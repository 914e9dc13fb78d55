package staff

import "testing"

func TestTheLastAdminIsFound(t *testing.T) {
	adi := Account{Name: "adi", Roles: []Role{Operator, Admin}}
	gone := Account{Name: "gone", Roles: []Role{Admin}, DisabledAt: adi.AddedAt.AddDate(2026, 0, 0)}
	sari := Account{Name: "sari", Roles: []Role{Supervisor}}
	second := Account{Name: "second", Roles: []Role{Admin}}
	for _, c := range []struct {
		name string
		all  []Account
		who  string
		last bool
	}{
		{"alone", []Account{adi, sari}, "adi", true},
		{"beside one who was disabled", []Account{gone, adi}, "adi", true},
		{"with another", []Account{adi, second}, "adi", false},
		{"no admin at all", []Account{adi, sari}, "sari", false},
		{"a disabled one", []Account{gone}, "gone", false},
	} {
		if got := LastAdmin(c.all, c.who); got != c.last {
			t.Errorf("%s: got %v, want %v", c.name, got, c.last)
		}
	}
	if AnyAdmin([]Account{gone, sari}) || !AnyAdmin([]Account{sari, adi}) {
		t.Error("whether there is an admin is answered wrongly")
	}
}

func TestNamesCanBeTypedAndRead(t *testing.T) {
	for name, want := range map[string]bool{
		"sari": true, "budi.s": true, "wati_2": true, "Ayu-Ningrum": true, "": false, "dua kata": false, "a/b": false, "a\x00": false,
		"sebuah-nama-yang-lebih-panjang-dari-enam-puluh-empat-huruf-di-layar": false,
	} {
		if got := GoodName(name); got != want {
			t.Errorf("%q: got %v, want %v", name, got, want)
		}
	}
	if !GoodDisplay("Ibu Sari Wulandari, S.Sos.") || GoodDisplay("a\nb") {
		t.Error("a person's name is judged wrongly")
	}
}

func TestPasswordsAreJudged(t *testing.T) {
	for password, want := range map[string]Weakness{
		"padi": PasswordShort, "sari-wulan": PasswordName, "SARI-WULAN": PasswordName, "aaaaaaaa": "", "padi menguning": "", "éééééééé": "", "ééé": PasswordShort,
		string(make([]byte, MaxPassword+1)): PasswordLong,
	} {
		if got := Judge(password, "sari-wulan"); got != want {
			t.Errorf("%.20q: got %q, want %q", password, got, want)
		}
	}
}

// TestWhatDoesNotStandInTheTableIsDenied holds the table to the roles, and an unknown word to nobody.
func TestWhatDoesNotStandInTheTableIsDenied(t *testing.T) {
	for _, role := range append(Roles(), "", "root") {
		if role.Can("fly") {
			t.Errorf("%q may do what nobody has named", role)
		}
	}
	for _, capability := range Capabilities() {
		if Role("root").Can(capability) || (Account{}).May(capability) {
			t.Errorf("%s is open to a role that there is not", capability)
		}
		if !Admin.Can(capability) {
			t.Errorf("the admin may not %s", capability)
		}
	}
}
