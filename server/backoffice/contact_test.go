package backoffice_test

import (
	"bytes"
	"context"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/casefile"
	"antrean/office/message"
)

// A post is a gateway that hands on what it takes.
type post chan *message.Envelope

func (post) Name() string { return "fake" }

func (p post) Send(_ context.Context, e *message.Envelope) error {
	p <- e
	return nil
}

// next is the next message, which has to be of a kind.
func (p post) next(t *testing.T, kind string) *message.Envelope {
	t.Helper()
	select {
	case e := <-p:
		if e.Kind != kind {
			t.Fatalf("got the message %q, want %q", e.Kind, kind)
		}
		return e
	case <-time.After(20 * time.Second):
		t.Fatalf("no message came, want %q", kind)
		return nil
	}
}

// TestANumberTypedAtTheBackOfficeIsTold what becomes of its application, is in its person's export, and with the erasure
// stands nowhere.
func TestANumberTypedAtTheBackOfficeIsTold(t *testing.T) {
	told, dir := make(post, 8), t.TempDir()
	r := rig.Open(t, rig.Options{Dir: dir, Gateway: told})
	back := r.SignedIn(t, rig.Archivist)
	village := map[string]any{"service": "kk-rusak", "channel": "desa", "contact": "0812", "lang": "en"}
	if status, refusal := give(t, back, "", "open", village); status != http.StatusBadRequest || refusal["field"] != "contact" || len(r.Engine.View().Cases.Open()) != 0 {
		t.Errorf("a wrong number: %d %v, with %d applications; want nothing done", status, refusal, len(r.Engine.View().Cases.Open()))
	}
	village["contact"] = "0899-8877-66"
	register := must(t, back, "", "open", village)["code"].(string)
	code := "/" + register
	c, _ := r.Engine.View().Cases.Registered(register)
	must(t, back, code+"/return", "return", map[string]any{"lacks": []casefile.Lack{{ID: "ktp", Kind: casefile.Short}}})
	e := told.next(t, "returned")
	if e.To != "+62899887766" || e.Lang != "en" || e.Register != register || len(e.Missing) != 1 || e.Missing[0].ID != "ktp" || e.Link != r.Base+"/t/"+c.Token {
		t.Errorf("got %+v", e)
	}
	if status, card := back.Get(t, "/api/v1/cases"+code); status != http.StatusOK || card["contact"] != nil && card["contact"] != "•••766" {
		t.Errorf("staff see %d %v", status, card["contact"])
	}
	if _, all := r.Anyone().Get(t, "/t/"+c.Token+"/export"); all["contact"].(map[string]any)["to"] != "+62899887766" || all["contact"].(map[string]any)["lang"] != "en" {
		t.Errorf("the export has the contact %v", all["contact"])
	}
	if !stands(t, dir, "899887766") {
		t.Fatal("the number is not on disk: the test looks in the wrong place")
	}
	must(t, back, code+"/cancel", "cancel", nil)
	told.next(t, "cancelled")
	if status, reply := r.Anyone().Post(t, "/api/v1/tickets/"+c.Token+"/erase", map[string]any{"request_id": "erase-0001"}); status != http.StatusOK {
		t.Fatalf("erase: %d %v", status, reply)
	}
	r.Close() // who reads meanwhile may keep the log from being emptied; a stop empties it
	for _, secret := range []string{"899887766", c.Token} {
		if stands(t, dir, secret) {
			t.Errorf("%s still stands in the office's files", secret)
		}
	}
}

// TestTheBackOfficeTakesANumberBack and nobody is told any more.
func TestTheBackOfficeTakesANumberBack(t *testing.T) {
	told := make(post, 8)
	r := rig.Open(t, rig.Options{Gateway: told})
	back := r.SignedIn(t, rig.Archivist)
	code := "/" + must(t, back, "", "open", map[string]any{"service": "kk-rusak", "channel": "desa"})["code"].(string)
	c, _ := r.Engine.View().Cases.Registered(code[1:])
	must(t, back, code+"/contact", "contact", map[string]any{"contact": "0812 3456 7890"})
	if left := r.Office.Messages.Left(c.Token); left != "•••890" {
		t.Errorf("left %q", left)
	}
	must(t, back, code+"/contact", "no-contact", map[string]any{"contact": ""})
	if left := r.Office.Messages.Left(c.Token); left != "" {
		t.Errorf("left %q, want nothing", left)
	}
	must(t, back, code+"/return", "return", map[string]any{"lacks": []casefile.Lack{{ID: "ktp", Kind: casefile.Short}}})
	must(t, back, code+"/contact", "again", map[string]any{"contact": "0812 3456 7890"})
	must(t, back, code+"/cancel", "cancel", nil)
	if e := told.next(t, "cancelled"); e.Lang != "id" { // and nothing of the time without a number
		t.Errorf("got %+v", e)
	}
}

// stands looks for a text in every file of an office.
func stands(t *testing.T, dir, text string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if raw, err := os.ReadFile(file); err != nil || bytes.Contains(raw, []byte(text)) {
			return err == nil
		}
	}
	return false
}
