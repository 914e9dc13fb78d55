package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"antrean/office/message"
	"antrean/office/notify"
)

func TestTheGatewayForMessagesStandsInTheFile(t *testing.T) {
	s, err := readSettings(write(t, ""))
	if err != nil || s.Messages.gateway != nil || s.Messages.fresh() != message.FreshFor {
		t.Fatalf("left out: got %+v, %v, want none", s.Messages, err)
	}
	s, err = readSettings(write(t, "[messages]\ncommand = [\"sh\", \"-c\", \"true\"]\nfresh_minutes = 3\nkinds = [\"called\", \"ready\"]\n"))
	if err != nil || s.Messages.gateway.Name() != "command sh" || s.Messages.fresh() != 3*time.Minute || !slices.Equal(s.Messages.kinds(), []notify.Kind{notify.Called, notify.Ready}) {
		t.Errorf("a program: got %+v, %v", s.Messages, err)
	}
	path := write(t, "[messages]\nwebhook = \"https://gateway.lan/kirim?k=KEY\"\nsecret_file = \"rahasia\"\n")
	if err := os.WriteFile(filepath.Join(filepath.Dir(path), "rahasia"), []byte("sixteen characters\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if s, err = readSettings(path); err != nil || s.Messages.gateway.Name() != "webhook gateway.lan" {
		t.Errorf("a webhook: got %+v, %v", s, err)
	}
}

func TestAGatewayThatCannotWorkStopsTheStart(t *testing.T) {
	for text, want := range map[string]string{
		"command = [\" \"]": "messages.command", "command = [\"sh\"]\nwebhook = \"https://gateway.lan\"": "not both", "webhook = \"gateway.lan\"\nsecret = \"sixteen characters\"": "messages.webhook",
		"webhook = \"https://gateway.lan\"": "secret", "webhook = \"https://gateway.lan\"\nsecret_file = \"nowhere\"": "messages.secret_file", "fresh_minutes = 61": "messages.fresh_minutes",
		"kinds = [\"ringing\"]": "messages.kinds",
	} {
		if _, err := readSettings(write(t, "[messages]\n"+text+"\n")); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "sixteen") {
			t.Errorf("%s: got %v, want %s named", text, err, want)
		}
	}
}
