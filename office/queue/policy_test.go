package queue

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"antrean/internal/golden"
)

func TestTheDefaultPolicyIsDocumentedAndCanBeFollowed(t *testing.T) {
	p := DefaultPolicy()
	if err := p.Check(); err != nil {
		t.Fatal(err)
	}
	table := "| field | default |\n|---|---|\n"
	v := reflect.ValueOf(p)
	for i := range v.NumField() {
		value := fmt.Sprint(v.Field(i).Interface())
		switch v.Field(i).Kind() {
		case reflect.String:
			value = "`" + value + "`"
		case reflect.Slice:
			value = "none"
		}
		table += fmt.Sprintf("| `%s` | %s |\n", v.Type().Field(i).Tag.Get("json"), value)
	}
	golden.Section(t, "../../docs/queue.md", "policy", table)
}

func TestCheckNamesTheFieldThatCannotBeFollowed(t *testing.T) {
	for field, value := range map[string]string{
		"priority": `"fast"`, "priority_others": "0", "transfer_place": `""`, "next_service_place": `"front"`, "grace_minutes": "-1", "grace_others": "101",
		"postpone_times": "11", "postpone_places": "0", "no_show_recalls": "11", "recall_spacing_seconds": "601", "park_minutes": "241", "park_most_minutes": "0",
		"undo_seconds": "601", "assist_minutes": "0", "before_opening": `"first"`, "lot_minutes": "4", "one_person": `"two"`,
	} {
		p := DefaultPolicy()
		if err := json.Unmarshal([]byte(`{"`+field+`":`+value+`}`), &p); err != nil {
			t.Fatal(err)
		}
		err := p.Check()
		if field == "park_most_minutes" {
			field = "park_minutes" // no time is short enough then
		}
		if err == nil || !strings.HasPrefix(err.Error(), field+":") {
			t.Errorf("%s %s: got %v, want it named", field, value, err)
		}
	}
	p := DefaultPolicy()
	p.Priority = PriorityCounter
	if err := p.Check(); err == nil || !strings.HasPrefix(err.Error(), "priority_counters:") {
		t.Errorf("no counter: got %v", err)
	}
}

func TestRulesWithoutAPolicyHaveTheDefault(t *testing.T) {
	if got := new(Rules).PolicyInForce(); !reflect.DeepEqual(got, DefaultPolicy()) {
		t.Errorf("got %+v", got)
	}
	own := Rules{Policy: Policy{UndoSeconds: 5}}
	if got := own.PolicyInForce(); got.UndoSeconds != 5 || got.Priority != "" {
		t.Errorf("got %+v, want it as it was set", got)
	}
}

// TestFormTwoIsRead folds events and a seal as they were written before tickets had places.
func TestFormTwoIsRead(t *testing.T) {
	s := NewState()
	for _, core := range []string{
		`{"kind":"day_opened","v":2,"seq":1,"at":"2026-11-23T01:00:00Z","day":"2026-11-23"}`,
		`{"kind":"ticket_issued","v":2,"seq":2,"at":"2026-11-23T01:00:01Z","day":"2026-11-23","ticket":2,"prefix":"A","n":1,"service":"kk"}`,
		`{"kind":"ticket_issued","v":2,"seq":3,"at":"2026-11-23T01:00:02Z","day":"2026-11-23","ticket":3,"prefix":"A","n":2,"service":"kk"}`,
		`{"kind":"counter_opened","v":2,"seq":4,"at":"2026-11-23T01:00:03Z","day":"2026-11-23","actor":"sari","counter":1,"zone":"utama","serves":["kk"]}`,
		`{"kind":"ticket_called","v":2,"seq":5,"at":"2026-11-23T01:00:04Z","day":"2026-11-23","ticket":2,"prefix":"A","n":1,"service":"kk","counter":1,"zone":"utama"}`,
		`{"kind":"ticket_requeued","v":2,"seq":6,"at":"2026-11-23T01:00:05Z","day":"2026-11-23","ticket":2,"service":"kk","counter":1,"zone":"utama"}`,
	} {
		e, err := DecodeEvent([]byte(core), nil)
		if err != nil {
			t.Fatal(err)
		}
		s.Apply(&e)
		if err := s.Invariants(); err != nil {
			t.Fatal(err)
		}
	}
	raw := []byte(`{"seq":3,"at":"2026-11-23T01:00:02Z","day":"2026-11-23","numbers":{"A":2},"waiting":{"kk":[2,3]},"tickets":[` +
		`{"id":2,"day":"2026-11-23","prefix":"A","n":1,"service":"kk","state":"waiting","ahead":0,"issued_at":"2026-11-23T01:00:01Z"},` +
		`{"id":3,"day":"2026-11-23","prefix":"A","n":2,"service":"kk","state":"waiting","ahead":1,"issued_at":"2026-11-23T01:00:02Z"}]}`)
	sealed, err := Unseal(raw)
	if err != nil {
		t.Fatal(err)
	}
	for name, state := range map[string]*State{"events": s, "seal": sealed} {
		next := state.Next(new(Rules), 1, []string{"kk"}, 5)
		if len(next) != 2 || next[0].ID != 2 || next[1].ID != 3 {
			t.Errorf("%s: got %v, want both by arrival", name, next)
		}
		if err := state.Invariants(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestANoteIsAPrivatePart(t *testing.T) {
	s := newStage()
	s.do(t, "sari", OpenCounter{Counter: 1})
	s.do(t, "kiosk", Issue{Service: "kk"})
	s.do(t, "sari", Next{Counter: 1})
	s.do(t, "sari", Park{Counter: 1, Reason: "lain", Note: "Bu Ani"})
	for _, parts := range s.kept {
		if strings.Contains(string(parts[0]), "Bu Ani") {
			t.Errorf("the core tells the note: %s", parts[0])
		}
	}
	erased, err := foldKept(s.kept, true)
	if err != nil {
		t.Fatal(err)
	}
	if got := erased.Parked()[0]; got.Note != "" || got.Reason != "lain" {
		t.Errorf("erased: got note %q, reason %q", got.Note, got.Reason)
	}
}
