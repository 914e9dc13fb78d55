package queue

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"antrean/internal/golden"

	"antrean/office/worktime"
)

// A stage is the office in which a dialogue plays.
type stage struct {
	rules  *Rules
	state  *State
	day    time.Time // midnight of the dialogue's date
	kept   [][2][]byte
	plan   worktime.Plan
	tokens int
}

var jakarta = time.FixedZone("WIB", 7*60*60)

func newStage() *stage {
	all := []string{"kk", "ktp", "akta", "konsultasi"}
	return &stage{
		rules: &Rules{
			Zone: jakarta, Catalogue: "uji-1",
			Prefixes: map[string]string{"kk": "A", "ktp": "B", "akta": "C", "konsultasi": "G"},
			Counters: []CounterRule{{N: 1, Zone: "utama", Serves: all}, {N: 2, Zone: "utama", Serves: all}},
		},
		state: NewState(),
		day:   time.Date(2026, 11, 23, 0, 0, 0, 0, jakarta),
	}
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
	if day, err := time.ParseInLocation(time.DateOnly, words[0], jakarta); err == nil {
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

// arrange changes the rules: "loket 1 melayani kk ktp", "tanpa loket 2", "survei kk 3" or "aturan mutlak", or those of the day.
func (s *stage) arrange(words []string) error {
	switch {
	case len(words) > 3 && words[0] == "loket" && words[2] == "melayani":
		n, err := strconv.Atoi(words[1])
		if err != nil {
			return err
		}
		s.removeCounter(n)
		s.rules.Counters = append(s.rules.Counters, CounterRule{N: n, Zone: "utama", Serves: words[3:]})
	case len(words) == 3 && words[0] == "tanpa" && words[1] == "loket":
		n, err := strconv.Atoi(words[2])
		if err != nil {
			return err
		}
		s.removeCounter(n)
	case len(words) == 3 && words[0] == "survei": // of a service, each finished visit of so many
		n, err := strconv.Atoi(words[2])
		if err != nil {
			return err
		}
		s.rules.Survey.Every = map[string]int{words[1]: n}
	case len(words) > 1 && words[0] == "aturan":
		return s.setPolicy(words[1], words[2:])
	default:
		return s.arrangeDay(words)
	}
	return nil
}

func (s *stage) removeCounter(n int) {
	var left []CounterRule
	for _, c := range s.rules.Counters {
		if c.N != n {
			left = append(left, c)
		}
	}
	s.rules.Counters = left
}

// act gives a command. "x998" at its end repeats it, and only the last answer counts.
func (s *stage) act(now time.Time, actor, text string) (string, error) {
	text, times := golden.Times(text)
	text, id, _ := strings.Cut(text, " id=")
	answer := ""
	for range times {
		command, err := s.command(actor, text)
		if err != nil {
			return "", err
		}
		decision, err := Decide(s.state, s.rules, now, Request{Actor: actor, ID: id, Digest: text, Do: command})
		if err != nil {
			answer = sayRefusal(err)
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
