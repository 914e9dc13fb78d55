package casefile

import (
	"strings"
	"testing"
	"time"

	"antrean/internal/problem"
	"antrean/office/catalogue"
)

// morning is when the tests below begin.
func (s *stage) morning() time.Time { return s.day.Add(8 * time.Hour) }

func TestDecodeRefusesWhatItCannotRead(t *testing.T) {
	for name, event := range map[string][2]string{
		"a newer form":          {`{"kind":"case_opened","v":5,"seq":1}`, ""},
		"a core that is cut":    {`{"kind":"case_op`, ""},
		"a private part like 1": {`{"kind":"case_opened","v":4,"seq":1}`, "1"},
	} {
		var private []byte
		if event[1] != "" {
			private = []byte(event[1])
		}
		if e, err := DecodeEvent([]byte(event[0]), private); err == nil {
			t.Errorf("%s: got %+v, want an error", name, e)
		}
	}
	if Owns([]byte(`{"kind":"ticket_issued","v":3}`)) {
		t.Error("an event of the queue is taken for one of a case")
	}
}

func TestPrivatePartsStayOutOfTheCore(t *testing.T) {
	s := newStage()
	id := s.do(t, s.morning(), "sari", Open{Service: "kk-rusak", Channel: "online", Token: "SECRET", Note: "CANARY"}).Case
	s.do(t, s.morning(), "sari", Return{Case: id, Lacks: []Lack{{"ktp", Short}}, Note: "CANARY"})
	s.do(t, s.morning(), "sari", Cancel{Case: id, Note: "CANARY"})
	for _, parts := range s.kept {
		if core := string(parts[0]); strings.Contains(core, "SECRET") || strings.Contains(core, "CANARY") {
			t.Errorf("core %s tells of a person", core)
		}
	}
	erased, err := foldKept(s.kept, true)
	if err != nil {
		t.Fatal(err)
	}
	if c, ok := erased.Case(id); !ok || c.State != Cancelled || len(erased.ByToken("SECRET")) != 0 {
		t.Errorf("erased, the case is %+v, want it cancelled and without a page", c)
	}
}

func TestCasesAreForgottenAMonthAfterTheirEnd(t *testing.T) {
	s := newStage()
	id := s.do(t, s.morning(), "sari", Open{Service: "kk-rusak", Channel: "online", Token: "A"}).Case
	s.do(t, s.morning(), "sari", Cancel{Case: id})
	open := s.do(t, s.morning(), "sari", Open{Service: "kk-rusak", Channel: "online", Token: "B"}).Case
	for _, day := range []struct {
		after time.Duration
		known int
	}{{29 * 24 * time.Hour, 1}, {31 * 24 * time.Hour, 0}} {
		s.state = s.state.Clone()
		s.state.Pass(s.state.Seq+1, s.morning().Add(day.after))
		if got := len(s.state.ByToken("A")); got != day.known {
			t.Errorf("after %v: %d cases of the token, want %d", day.after, got, day.known)
		}
	}
	if _, ok := s.state.Case(open); !ok {
		t.Error("a case that is open was forgotten")
	}
}

// TestAnotherRoleByChannel gives a stage to somebody else in one channel.
func TestAnotherRoleByChannel(t *testing.T) {
	raw, err := catalogue.EmbeddedRaw("disdukcapil-kota-banjar")
	if err != nil {
		t.Fatal(err)
	}
	old := `"steps": {"value": ["apply_desa", "verify", "input", "tte_req", "review", "sign", "print_desa", "archive"], "source": "inferred"}`
	text := strings.Replace(string(raw), old, old+`, "roles": {"archive": {"value": "petugas_registrasi", "source": "ours"}}`, 1)
	if text == string(raw) {
		t.Fatal("the standard has other steps now")
	}
	c, err := catalogue.Parse("test", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	for channel, want := range map[string]string{"desa": Registrar, "offline": "arsiparis"} {
		plan, err := NewPlan(c, "kk-rusak", channel)
		if err != nil {
			t.Fatal(err)
		}
		if step, _, _ := plan.Step("archive"); step.Role != want {
			t.Errorf("%s: %s archives, want %s", channel, step.Role, want)
		}
	}
	if _, err := catalogue.Parse("test", []byte(strings.Replace(text, `"archive": {"value"`, `"arsip": {"value"`, 1))); err == nil {
		t.Error("a role for a stage that the channel does not have was taken")
	}
}

// TestAStandardThatSaysNowhereEndsBeforeTheArchive takes what an import leaves: stages without a word of where the
// document is handed over.
func TestAStandardThatSaysNowhereEndsBeforeTheArchive(t *testing.T) {
	raw, err := catalogue.EmbeddedRaw("disdukcapil-kota-banjar")
	if err != nil {
		t.Fatal(err)
	}
	c, err := catalogue.Parse("test", []byte(strings.ReplaceAll(string(raw), `"ends": {"value": ["handover"], "source": "seed"},`, "")))
	if err != nil {
		t.Fatal(err)
	}
	for channel, want := range map[string]string{"offline": "handover", "desa": "print_desa"} {
		plan, err := NewPlan(c, "kk-rusak", channel)
		if err != nil {
			t.Fatal(err)
		}
		for _, step := range plan.Steps {
			if (len(step.Ends) > 0) != (step.ID == want) {
				t.Errorf("%s: %s ends with %v, want the end at %s", channel, step.ID, step.Ends, want)
			}
		}
	}
}

// TestEveryServiceHasAWay holds the standards that come with the program to a way from the counter to the hand.
func TestEveryServiceHasAWay(t *testing.T) {
	s := newStage()
	for name := range standards {
		if err := s.office(name); err != nil {
			t.Fatal(err)
		}
		for _, service := range s.rules.Catalogue.Services {
			for _, channel := range service.Channels {
				if len(channel.Steps) == 0 {
					continue // nothing to follow: a consultation ends at the counter
				}
				plan, err := NewPlan(s.rules.Catalogue, service.ID, channel.ID)
				if err != nil {
					t.Fatal(err)
				}
				ends := 0
				for _, step := range plan.Steps {
					ends += min(1, len(step.Ends))
				}
				if ends != 1 || plan.complete() < 0 || plan.Promise == nil || len(plan.Collect) == 0 {
					t.Errorf("%s, %s by %s: %d ends, complete at %d, promise %v, collected by %v", name, service.ID, channel.ID, ends, plan.complete(), plan.Promise, plan.Collect)
				}
			}
		}
	}
}

func TestWhatAServiceStandsStillWithout(t *testing.T) {
	s := newStage()
	if err := s.office("nasional"); err != nil {
		t.Fatal(err)
	}
	s.do(t, s.morning(), "sari", SetNeed{Need: "blangko_ktp", Down: true})
	for id, want := range map[string]int{"ktp-baru": 1, "akta-lahir": 0} {
		service, _ := s.rules.Catalogue.Service(id)
		if got := s.state.Stalled(service); len(got) != want {
			t.Errorf("%s: stalled by %v, want %d", id, got, want)
		}
	}
	s.do(t, s.morning(), "sari", SetNeed{Need: NeedPower, Down: true})
	service, _ := s.rules.Catalogue.Service("akta-lahir")
	if got := s.state.Stalled(service); len(got) != 1 || got[0].Name != NeedPower {
		t.Errorf("without power: stalled by %v", got)
	}
}

func TestPolicyNamesTheFieldThatCannotBeFollowed(t *testing.T) {
	if err := DefaultPolicy().Check(); err != nil {
		t.Errorf("the default: %v", err)
	}
	for field, p := range map[string]Policy{
		"promise_ends": {Missed: MissedClose}, "missed": {PromiseEnds: "close"},
		"undo_seconds": {PromiseEnds: "close", Missed: MissedClose, UndoSeconds: -1},
	} {
		if err := p.Check(); err == nil || !strings.HasPrefix(err.Error(), field+": ") {
			t.Errorf("got %v, want %s named", err, field)
		}
	}
}

// TestDiskFullRefusesOnlyMakers: who has applied is still served.
func TestDiskFullRefusesOnlyMakers(t *testing.T) {
	if !(Open{}).TakesRoom() {
		t.Error("Open makes something new and does not say so")
	}
	for _, c := range []Command{Advance{}, Return{}, Mend{}, Hand{}, SetNeed{}, Undo{}, Tick{}, EraseCase{}} {
		if c.TakesRoom() {
			t.Errorf("%T only moves what is there and says otherwise", c)
		}
	}
}

func TestAdvanceBoundsItsList(t *testing.T) {
	s := newStage()
	for _, list := range [][]CaseID{nil, make([]CaseID, advanceMost+1)} {
		_, err := Decide(s.state, s.env(), s.morning(), Request{Actor: "sari", Do: Advance{Cases: list}})
		if problem.Code(err) != "bad_field" {
			t.Errorf("%d cases: got %v, want bad_field", len(list), err)
		}
	}
}

// TestSubmittedLaterThanNowIsRefused: papers cannot have been handed in tomorrow.
func TestSubmittedLaterThanNowIsRefused(t *testing.T) {
	s := newStage()
	_, err := Decide(s.state, s.env(), s.morning(), Request{Actor: "sari", Do: Open{Service: "kk-rusak", Channel: "online", Token: "A", Submitted: s.morning().Add(time.Minute)}})
	if problem.Code(err) != "bad_field" {
		t.Errorf("got %v, want bad_field", err)
	}
}
