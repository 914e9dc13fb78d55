package casefile

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"antrean/internal/golden"

	"antrean/office/catalogue"
	"antrean/office/worktime"
)

// A stage is the office in which a dialogue plays.
type stage struct {
	rules   *Rules
	state   *State
	day     time.Time // midnight of the dialogue's date
	kept    [][2][]byte
	tickets map[string]Ticket
	plan    worktime.Plan
	tokens  int
}

// dialogueHours are those of every dialogue: five days, Fridays with the long break, in Ramadan shorter.
func dialogueHours() worktime.Plan {
	return worktime.Plan{
		Week: map[string]string{"senin-kamis": "08.00-12.00, 13.00-15.00", "jumat": "08.00-11.30, 13.00-15.00"},
		Profiles: []worktime.Profile{{Name: "Ramadan", From: "2026-02-18", To: "2026-03-17",
			Week: map[string]string{"senin-kamis": "08.00-12.00, 12.30-14.00", "jumat": "08.00-11.30, 12.30-14.00"}}},
	}
}

func newStage() *stage {
	s := &stage{state: NewState(), tickets: map[string]Ticket{}, plan: dialogueHours(), rules: &Rules{}}
	s.day = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	if err := s.office("banjar"); err != nil {
		panic(err) // it comes with the program
	}
	return s
}

// standards are those of the dialogues' offices. They never change, and reading them takes longer than a dialogue.
var standards = map[string]func() (*catalogue.Catalogue, error){
	"banjar":      sync.OnceValues(func() (*catalogue.Catalogue, error) { return catalogue.Embedded("disdukcapil-kota-banjar") }),
	"balongbendo": sync.OnceValues(func() (*catalogue.Catalogue, error) { return catalogue.Embedded("kecamatan-balongbendo") }),
	"nasional":    sync.OnceValues(catalogue.National),
}

// office puts the standards of an office in force.
func (s *stage) office(name string) (err error) {
	if s.rules.Catalogue, err = standards[name](); err != nil {
		return err
	}
	return s.hours()
}

func (s *stage) hours() (err error) {
	zone := s.rules.Catalogue.Office.Location()
	y, m, d := s.day.Date()
	s.day = time.Date(y, m, d, 0, 0, 0, 0, zone)
	s.rules.Hours, err = s.plan.Compile(zone)
	return err
}

func (s *stage) env() Env {
	return Env{Rules: s.rules, Ticket: func(id uint64) (Ticket, bool) {
		for _, t := range s.tickets {
			if t.ID == id {
				return t, true
			}
		}
		return Ticket{}, false
	}}
}

// perform does what a line says and returns what the office answers.
func (s *stage) perform(line string) (string, error) {
	words := strings.Fields(line)
	switch words[0] {
	case "atur":
		return "diatur", s.arrange(words[1:])
	case "lihat":
		return s.show(words[1:])
	}
	if day, err := time.ParseInLocation(time.DateOnly, words[0], s.day.Location()); err == nil {
		s.day, words = day, words[1:]
	}
	clock, err := golden.Clock(words[0])
	if err != nil {
		return "", err
	}
	if len(words) < 3 {
		return "", fmt.Errorf("want a time, somebody and what they do")
	}
	return s.act(s.day.Add(clock), words[1], strings.Join(words[2:], " "))
}

// arrange changes the rules: "kantor balongbendo", "tiket A-001 kk-rusak dilayani", "tugas kepala_dinas hadi",
// "batas-lewat tutup", "janji jam-sama", "tutup 2026-11-24 sebab".
func (s *stage) arrange(words []string) error {
	p := s.rules.PolicyInForce()
	switch words[0] {
	case "kantor":
		return s.office(words[1])
	case "tiket":
		n := uint64(1000 + len(s.tickets))
		s.tokens++
		s.tickets[words[1]] = Ticket{ID: n, Number: words[1], Service: words[2], Token: fmt.Sprintf("TOKEN%d", s.tokens),
			IssuedAt: s.day.Add(8 * time.Hour), Served: words[3] == "dilayani"}
		return nil
	case "tugas":
		duties := map[string][]string{words[1]: words[2:]}
		for role, people := range p.Duties {
			if role != words[1] {
				duties[role] = people
			}
		}
		p.Duties = duties
	case "batas-lewat":
		p.Missed = map[string]string{"tutup": MissedClose, "ulang": MissedRestart}[words[1]]
	case "janji":
		p.PromiseEnds = map[string]string{"jam-sama": "same_time", "jam-tutup": "close"}[words[1]]
	case "tutup":
		s.plan.Closures = append(s.plan.Closures, worktime.Closure{From: words[1], Reason: strings.Join(words[2:], " ")})
		return s.hours()
	case "perbaikan":
		return s.correct(words[1])
	default:
		return fmt.Errorf("nobody arranges %q", words)
	}
	s.rules.Policy = p
	return p.Check()
}

// correct puts another rule of the correction deadline into the standards.
func (s *stage) correct(rule string) error {
	raw, err := catalogue.EmbeddedRaw(s.rules.Catalogue.Office.ID)
	if err != nil {
		return err
	}
	words := map[string]string{"hari-berikut": "next_day", "hari-kerja": "next_working_day"}
	for _, was := range words {
		raw = bytes.ReplaceAll(raw, []byte(`"rule": {"value": "`+was+`"`), []byte(`"rule": {"value": "`+words[rule]+`"`))
	}
	s.rules.Catalogue, err = catalogue.Parse("dialogue", raw)
	return err
}

// act gives a command. "x2" at its end repeats it, and only the last answer counts.
func (s *stage) act(now time.Time, actor, text string) (string, error) {
	text, times := golden.Times(text)
	text, id, _ := strings.Cut(text, " id=")
	lead := actor == "kepala"
	answer := ""
	for range times {
		command, err := s.command(actor, text)
		if err != nil {
			return "", err
		}
		decision, err := Decide(s.state, s.env(), now, Request{Actor: actor, ID: id, Digest: text, Lead: lead, Do: command})
		if err != nil {
			answer = s.sayRefusal(err)
			continue
		}
		for i := range decision.Events {
			if err := s.keep(&decision.Events[i]); err != nil {
				return "", err
			}
		}
		answer = s.say(command, decision)
	}
	return answer, nil
}

// keep writes the event down and applies it.
func (s *stage) keep(e *Event) error {
	core, private, err := e.Encode()
	if err != nil {
		return err
	}
	if !Owns(core) {
		return fmt.Errorf("nobody would know %s for an event of a case", core)
	}
	s.kept = append(s.kept, [2][]byte{core, private})
	s.state = s.state.Clone()
	s.state.Apply(e)
	return nil
}

// check holds the state to its invariants and to what was written down.
func (s *stage) check() error {
	if err := s.state.Invariants(); err != nil {
		return err
	}
	folded, err := foldKept(s.kept, false)
	if err != nil {
		return err
	}
	return sameState(folded, s.state)
}

// do gives a command and applies what follows from it.
func (s *stage) do(t testing.TB, now time.Time, actor string, c Command) Reply {
	t.Helper()
	d, err := Decide(s.state, s.env(), now, Request{Actor: actor, Do: c})
	if err != nil {
		t.Fatalf("%#v: %v", c, err)
	}
	for i := range d.Events {
		if err := s.keep(&d.Events[i]); err != nil {
			t.Fatal(err)
		}
	}
	return d.Reply
}

// foldKept lives through encoded events again, with or without what they know of persons.
func foldKept(kept [][2][]byte, erased bool) (*State, error) {
	state := NewState()
	return state, golden.Fold(kept, erased, func(core, private []byte) error {
		e, err := DecodeEvent(core, private)
		if err == nil {
			state.Apply(&e)
		}
		return err
	})
}

func sameState(a, b *State) error { return golden.SameState(a, b, Unseal) }
