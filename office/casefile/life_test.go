package casefile

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"antrean/internal/problem"
	"antrean/internal/raced"
	"antrean/office/catalogue"
	"antrean/office/worktime"
)

// FuzzCases lives through whatever the bytes say: three bytes are a command, its argument and the time that passes.
// After every command the invariants hold, every promise is in service hours and has moved by the working time that
// its clock stood and by nothing else; in the end the events fold to the same state.
func FuzzCases(f *testing.F) {
	f.Add([]byte{})
	f.Add(bytes.Repeat([]byte("\x00\x01\x05\x03\x00\x20\x03\x01\x20"), 12))
	f.Add(bytes.Repeat([]byte("\x01\x03\x05\x05\x00\xf0\x06\x00\xf1\x03\x00\x10"), 10))
	f.Add(bytes.Repeat([]byte("\x00\x02\x10\x03\x00\x11\x0e\x00\x40\x0f\x00\x90"), 10))
	f.Fuzz(func(t *testing.T, tape []byte) {
		if err := liveThrough(tape); err != nil {
			t.Fatal(err)
		}
	})
}

// TestRandomLives plays tapes that nobody chose: the fuzzer is not always run, this is.
func TestRandomLives(t *testing.T) {
	lives := 30
	if testing.Short() || raced.On {
		lives = 10
	}
	for seed := range lives {
		random := rand.New(rand.NewPCG(uint64(seed), 0))
		tape := make([]byte, 3*maxSteps)
		for i := range tape {
			tape[i] = byte(random.UintN(256))
		}
		if err := liveThrough(tape); err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
	}
}

// maxSteps bounds a tape, so that a single one stays fast.
const maxSteps = 150

// A life is an office in the hands of the fuzzer.
type life struct {
	*stage
	now       time.Time
	published []*State
	seals     [][]byte
}

func liveThrough(tape []byte) error {
	l := &life{stage: newStage()}
	offices := []string{"banjar", "balongbendo", "nasional"}
	if len(tape) > 0 {
		if err := l.office(offices[int(tape[0])%3]); err != nil {
			return err
		}
		p := DefaultPolicy()
		p.Missed = []string{MissedRestart, MissedClose}[tape[0]/3%2]
		p.PromiseEnds = []string{"close", "same_time"}[tape[0]/6%2]
		l.rules.Policy = p
	}
	l.now = l.day.AddDate(0, -11, 0).Add(8 * time.Hour)
	if len(tape) > 1 {
		l.now = l.now.AddDate(0, 0, int(tape[1])) // any time of 2026 up to September
	}
	for steps := 0; len(tape) >= 3 && steps < maxSteps; steps++ {
		if err := l.step(tape[0], tape[1], tape[2]); err != nil {
			return err
		}
		tape = tape[3:]
	}
	return l.end()
}

// lifeServices are services and channels of the three offices, and some that none has.
var lifeServices = [][2]string{{"kk-rusak", ""}, {"kk-rusak", "online"}, {"kk-rusak", "desa"}, {"kk-tambah-biodata", ""}, {"kk-tambah-biodata", "daring_mandiri"},
	{"kk-tambah-biodata", "daring_desa"}, {"ktp-rekam", ""}, {"ktp-baru", ""}, {"ikd", ""}, {"konsultasi", ""}, {"paspor", ""}}

// lifeCommands are what the first byte of a step can mean; n is its argument.
var lifeCommands = []func(l *life, n int) Command{
	func(l *life, n int) Command {
		service := lifeServices[n%len(lifeServices)]
		return Open{Service: service[0], Channel: service[1], Token: l.token(), Note: "catatan"}
	},
	func(l *life, n int) Command {
		service := lifeServices[n%6]
		return Open{Service: service[0], Channel: service[1], Token: l.token()}
	},
	func(l *life, n int) Command { return Advance{Cases: []CaseID{l.pick(n)}} },
	func(l *life, n int) Command { return Advance{Cases: []CaseID{l.pick(n)}} },
	func(l *life, n int) Command {
		return Advance{Cases: []CaseID{l.pick(n), l.pick(n + 1)}, Note: "catatan", Slip: n%2 == 0}
	},
	func(l *life, n int) Command { return Return{Case: l.pick(n), Lacks: []Lack{{"ktp", Short}}} },
	func(l *life, n int) Command { return Return{Case: l.pick(n), Lacks: []Lack{{"nikah", Invalid}}} },
	func(l *life, n int) Command { return Mend{Case: l.pick(n)} },
	func(l *life, n int) Command { return SendBack{Case: l.pick(n), Note: "catatan"} },
	func(l *life, n int) Command { return Amend{Case: l.pick(n), Note: "catatan"} },
	func(l *life, n int) Command { return TickSide{Case: l.pick(n), Step: "ikd", Done: true} },
	func(l *life, n int) Command { return GiveSlip{Case: l.pick(n)} },
	func(l *life, n int) Command { return Hand{Case: l.pick(n), Who: catalogue.Applicant} },
	func(l *life, n int) Command { return PrintSelf{Case: l.pick(n)} },
	func(_ *life, n int) Command { return SetNeed{Need: lifeNeeds[n%len(lifeNeeds)], Down: true} },
	func(_ *life, n int) Command { return SetNeed{Need: lifeNeeds[n%len(lifeNeeds)]} },
	func(l *life, n int) Command {
		return KeepBack{Case: l.pick(n), Cause: []Cause{Technical, Central}[n%2]}
	},
	func(l *life, n int) Command { return Release{Case: l.pick(n)} },
	func(l *life, n int) Command {
		return PromiseAnew{Case: l.pick(n), Due: l.rules.Hours.AddWorkingTime(l.now, time.Duration(n)*time.Hour), Note: "catatan"}
	},
	func(l *life, n int) Command { return Undo{Cases: []CaseID{l.pick(n)}} },
	func(l *life, n int) Command { return Cancel{Case: l.pick(n)} },
	func(l *life, n int) Command { return EraseCase{Case: l.pick(n)} },
	func(*life, int) Command { return Recount{} },
	func(l *life, n int) Command { return SkipRegister{Since: l.now, Step: n + 1} },
	func(*life, int) Command { return Tick{} },
}

var lifeNeeds = []string{NeedSIAK, NeedTTE, NeedNetwork, NeedPower, NeedPrinter, "blangko_ktp", "kopi"}

// pick is one of the cases, the later ones more often than those that are over.
func (l *life) pick(n int) CaseID {
	all := l.state.Open()
	if len(all) == 0 || n%16 == 15 {
		all = l.state.All()
	}
	if len(all) == 0 {
		return CaseID(n)
	}
	return all[n%len(all)].ID
}

func (l *life) step(what, arg, pause byte) error {
	l.now = l.now.Add(time.Duration(pause) * time.Duration(pause) * time.Second / 4) // up to four and a half hours
	command := lifeCommands[int(what)%len(lifeCommands)](l, int(arg))
	var seal []byte
	if what%16 == 0 {
		var err error
		if seal, err = l.state.Seal(); err != nil {
			return err
		}
		l.published, l.seals = append(l.published, l.state), append(l.seals, seal)
	}
	d, err := Decide(l.state, l.env(), l.now, Request{Actor: "sari", ID: fmt.Sprint(what, arg, pause), Digest: fmt.Sprintf("%#v", command), Do: command})
	if err != nil {
		if problem.Code(err) == "" || problem.Code(err) == "internal" {
			return err
		}
		return nil
	}
	if after, _ := l.state.Seal(); seal != nil && !bytes.Equal(seal, after) {
		return fmt.Errorf("%#v was only decided and changed the state", command)
	}
	for i := range d.Events {
		before, _ := l.state.Case(d.Events[i].Case)
		if err := l.keep(&d.Events[i]); err != nil {
			return err
		}
		if err := l.moved(before, &d.Events[i]); err != nil {
			return err
		}
	}
	if err := l.state.Invariants(); err != nil {
		return fmt.Errorf("after %#v at %v: %w", command, l.now, err)
	}
	return l.promises()
}

// moved checks that only an event which says why moves a promise, and the end of a pause by exactly the working time
// of it; not at all when the promise was broken before.
func (l *life) moved(before *Case, e *Event) error {
	c, ok := l.state.Case(e.Case)
	if !ok || before == nil || before.Due.IsZero() {
		return nil
	}
	switch e.Kind {
	case CasePromised, CaseMissed, CaseUndone:
	case CaseResumed:
		stood := l.rules.Hours.WorkingTimeBetween(before.Pause.Since, e.At)
		if before.Due.Before(before.Pause.Since) {
			stood = 0
		}
		if moved := l.rules.Hours.WorkingTimeBetween(before.Due, c.Due); moved != stood {
			return fmt.Errorf("case %d stood for %v, and its promise moved by %v from %v to %v", c.ID, stood, moved, before.Due, c.Due)
		}
	default:
		if !c.Due.Equal(before.Due) {
			return fmt.Errorf("%s moved the promise of case %d from %v to %v", e.Kind, c.ID, before.Due, c.Due)
		}
	}
	return nil
}

// promises checks that every promise that runs is in service hours.
func (l *life) promises() error {
	for _, c := range l.state.Open() {
		if !c.Due.IsZero() && !l.rules.Hours.DueAt(c.Due) {
			return fmt.Errorf("case %d is promised for %v, when the office is closed", c.ID, c.Due)
		}
	}
	return nil
}

// end compares the state with what was written down, and published ones with what they were.
func (l *life) end() error {
	if err := l.check(); err != nil {
		return err
	}
	for i, s := range l.published {
		if seal, err := s.Seal(); err != nil || !bytes.Equal(seal, l.seals[i]) {
			return fmt.Errorf("a published state has changed (%v)", err)
		}
	}
	_, err := foldKept(l.kept, true)
	return err
}

// TestAlwaysOpenOfficesPromiseToo holds the demo's office, which never closes, to the end of the day.
func TestAlwaysOpenOfficesPromiseToo(t *testing.T) {
	s := newStage()
	s.rules.Hours = worktime.Always(s.day.Location())
	id := s.do(t, s.day.Add(23*time.Hour), "sari", Open{Service: "kk-rusak", Channel: "online", Token: "A"}).Case
	got := s.do(t, s.day.Add(23*time.Hour), "sari", Advance{Cases: []CaseID{id}}).Due
	if want := s.day.AddDate(0, 0, 2); !got.Equal(want) {
		t.Errorf("got %v, want the end of the next day, %v", got, want)
	}
}
