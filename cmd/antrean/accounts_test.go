package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"antrean/office/staff"
	"antrean/store"
)

// anOffice writes settings of an office and returns their path and its data directory.
func anOffice(t *testing.T) (config, data string) {
	t.Helper()
	config = write(t, "catalogue = \"disdukcapil-kota-banjar\"\ndata = \"db\"\nlisten = \"127.0.0.1:0\"\n[hours]\nsenin = \"08.00-15.00\"\n"+
		"[[counter]]\nn = 1\n[[counter]]\nn = 2\n[[printer]]\nname = \"kios-1\"\nport = \"tcp:192.0.2.7:9100\"\n")
	return config, filepath.Join(filepath.Dir(config), "db")
}

func TestStaffAndDevicesCanBeAddedWhileTheOfficeRuns(t *testing.T) {
	config, data := anOffice(t)
	running, err := store.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	defer running.Close()
	if code, _, say := try(t, "rahasia-sekali\n", "staff", "add", "-config", config, "-name", "sari", "-counters", "1,2"); code != exitDone {
		t.Fatalf("staff add: %d %s", code, say)
	}
	account, err := running.Account("sari")
	if err != nil {
		t.Fatal(err)
	}
	if account.Role != staff.Operator || !account.MayAct(2) || account.MayAct(3) {
		t.Errorf("got %+v, want an operator of counters 1 and 2", account)
	}
	if !staff.NewGate(1).Matches(account.Password, "rahasia-sekali") {
		t.Error("the password does not match")
	}
	code, token, say := try(t, "", "device", "add", "-config", config, "-name", "kios-1", "-printer", "kios-1")
	if code != exitDone {
		t.Fatalf("device add: %d %s", code, say)
	}
	device, err := running.Device(staff.HashSecret(strings.TrimSpace(token)))
	if err != nil || device.Name != "kios-1" || device.Printer != "kios-1" {
		t.Errorf("got %+v %v, want kios-1", device, err)
	}
}

func TestNobodyIsGivenWhatTheOfficeDoesNotHave(t *testing.T) {
	config, data := anOffice(t)
	for _, args := range [][]string{
		{"staff", "add", "-config", config, "-name", "sari", "-counters", "1,9"},
		{"device", "add", "-config", config, "-name", "kios-2", "-printer", "kios-2"},
	} {
		code, out, say := try(t, "rahasia-sekali\n", args...)
		if code != exitFailed || out != "" || !strings.Contains(say, "the office has no") {
			t.Errorf("%v: got %d %q %q", args, code, out, say)
		}
	}
	books, err := store.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	defer books.Close()
	if _, err := books.Account("sari"); err == nil {
		t.Error("the account was added all the same")
	}
}

func TestAShortPasswordIsRefused(t *testing.T) {
	config, data := anOffice(t)
	if code, _, say := try(t, "1234\n", "staff", "add", "-config", config, "-name", "sari"); code != exitFailed || !strings.Contains(say, "password") {
		t.Errorf("got %d %q", code, say)
	}
	if _, err := os.Stat(data); !os.IsNotExist(err) {
		t.Error("a refused password made a database")
	}
}
