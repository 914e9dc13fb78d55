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
	return anOfficeWith(t, "")
}

// anOfficeWith is anOffice with more in its settings.
func anOfficeWith(t *testing.T, more string) (config, data string) {
	t.Helper()
	config = write(t, "catalogue = \"disdukcapil-kota-banjar\"\ndata = \"db\"\nlisten = \"127.0.0.1:0\"\n[hours]\nsenin = \"08.00-15.00\"\n"+
		"[[counter]]\nn = 1\n[[counter]]\nn = 2\n[[printer]]\nname = \"kios-1\"\nport = \"tcp:192.0.2.7:9100\"\n"+more)
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
	if account.Main() != staff.Operator || !account.MayAct(2) || account.MayAct(3) {
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

func TestAnAgentPrintsWhereTheSettingsSaySo(t *testing.T) {
	config, data := anOfficeWith(t, "[[printer]]\nname = \"kios-2\"\nport = \"agent\"\nprofile = \"custom-vkp80\"\n")
	code, token, say := try(t, "", "device", "add", "-config", config, "-kind", "agent", "-name", "kotak-2", "-printer", "kios-2")
	if code != exitDone {
		t.Fatalf("device add: %d %s", code, say)
	}
	for _, part := range []string{"antrean agent -server http://127.0.0.1:0 ", "-token-file FILE", "-printer serial:", "-profile custom-vkp80"} {
		if !strings.Contains(say, part) {
			t.Errorf("said %q, want the command with %q", say, part)
		}
	}
	if strings.Contains(say, strings.TrimSpace(token)) {
		t.Errorf("said %q: a token in a command is seen by everybody on that box", say)
	}
	books, err := store.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	defer books.Close()
	device, err := books.Device(staff.HashSecret(strings.TrimSpace(token)))
	if err != nil || device.Name != "kotak-2" || device.Kind != staff.DeviceAgent || device.Printer != "kios-2" {
		t.Errorf("got %+v %v, want an agent", device, err)
	}
}

func TestAnAgentIsNotAddedWhereThisMachinePrints(t *testing.T) {
	config, _ := anOffice(t)
	for _, c := range []struct {
		code int
		say  string
		args []string
	}{
		{exitFailed, `port is "agent"`, []string{"-kind", "agent", "-printer", "kios-1"}},
		{exitFailed, "the office has no printer", []string{"-kind", "agent", "-printer", "kios-9"}},
		{exitUsage, "-printer", []string{"-kind", "agent"}},
		{exitUsage, `"board"`, []string{"-kind", "board", "-printer", "kios-1"}},
	} {
		args := append([]string{"device", "add", "-config", config, "-name", "kotak-1"}, c.args...)
		if code, out, say := try(t, "", args...); code != c.code || out != "" || !strings.Contains(say, c.say) {
			t.Errorf("%v: got %d %q %q, want %d and %q", c.args, code, out, say, c.code, c.say)
		}
	}
}

func TestTheHintNamesAnAddressThatOthersReach(t *testing.T) {
	for listen, want := range map[string]string{
		"0.0.0.0:8080": "http://SERVER:8080", ":80": "http://SERVER:80", "[::]:80": "http://SERVER:80", "192.168.1.10:8080": "http://192.168.1.10:8080",
	} {
		if got := (&settings{Listen: listen}).reachedAt(); got != want {
			t.Errorf("%s: got %s, want %s", listen, got, want)
		}
	}
	if got := (&settings{Listen: ":80", PublicURL: "https://antrean.example.go.id"}).reachedAt(); got != "https://antrean.example.go.id" {
		t.Errorf("got %s, want the public address", got)
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
