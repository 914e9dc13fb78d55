package casefile

import (
	"fmt"
	"strings"
	"time"

	"antrean/internal/golden"

	"antrean/office/catalogue"
)

// dialogueVerbs reads what somebody wants done: the words after the verb become a command.
var dialogueVerbs = map[string]func(s *stage, a *arguments) Command{
	"buka": func(s *stage, a *arguments) Command { // of the ticket that is served
		return Open{Channel: a.After("saluran"), Service: a.After("layanan"), Ticket: s.tickets[a.Word()].ID, Token: s.token()}
	},
	"daftar": func(s *stage, a *arguments) Command { // without a ticket
		return Open{Channel: a.After("saluran"), Submitted: a.moment(s, "masuk"), Service: a.Word(), Token: s.token()}
	},
	"maju": func(s *stage, a *arguments) Command { // on to the next stage
		return Advance{Note: a.note(), To: a.After("ke"), From: a.After("dari"), Cases: s.cases(a.Word())}
	},
	"maju-cetak": func(s *stage, a *arguments) Command { // where there is a printer for claim slips
		return Advance{Cases: s.cases(a.Word()), Slip: true}
	},
	"turunkan": func(s *stage, a *arguments) Command { // back to an earlier stage of the office
		return SendBack{Note: a.note(), Case: s.find(a.Word()), Lacks: a.lacks()}
	},
	"pulangkan": func(s *stage, a *arguments) Command { // to the applicant
		return Return{Note: a.note(), Case: s.find(a.Word()), Lacks: a.lacks()}
	},
	"terima":  func(s *stage, a *arguments) Command { return Mend{Case: s.find(a.Word())} }, // the applicant is back with it
	"koreksi": func(s *stage, a *arguments) Command { return Amend{Note: a.note(), Case: s.find(a.Word())} },
	"sampingan": func(s *stage, a *arguments) Command { // a service on the way
		c := TickSide{Reason: a.After("gagal"), Case: s.find(a.Word()), Step: a.Word()}
		c.Done = c.Reason == ""
		return c
	},
	"tanda-terima": func(s *stage, a *arguments) Command { return GiveSlip{Case: s.find(a.Word())} },
	"serahkan": func(s *stage, a *arguments) Command {
		return Hand{Case: s.find(a.Word()), Who: a.Word()}
	},
	"cetak-sendiri": func(s *stage, a *arguments) Command { return PrintSelf{Case: s.find(a.Word())} },
	"batal":         func(s *stage, a *arguments) Command { return Cancel{Note: a.note(), Case: s.find(a.Word())} },
	"tahan": func(s *stage, a *arguments) Command { // one case alone
		return KeepBack{Note: a.note(), Case: s.find(a.Word()), Cause: map[string]Cause{"teknis": Technical, "pusat": Central}[a.Word()]}
	},
	"lepas": func(s *stage, a *arguments) Command { return Release{Case: s.find(a.Word())} },
	"janji": func(s *stage, a *arguments) Command { // another date
		return PromiseAnew{Note: a.note(), Due: a.moment(s, "sampai"), Case: s.find(a.Word())}
	},
	"urungkan": func(s *stage, a *arguments) Command { return Undo{Cases: s.cases(a.Word())} },
	"lupakan":  func(s *stage, a *arguments) Command { return EraseCase{Case: s.find(a.Word())} },

	"gangguan": func(s *stage, a *arguments) Command { // a system is down, perhaps until
		return SetNeed{Down: true, Expected: a.moment(s, "sampai"), Need: a.Word()}
	},
	"pulih":       func(_ *stage, a *arguments) Command { return SetNeed{Need: a.Word()} },
	"hitung-lagi": func(*stage, *arguments) Command { return Recount{} },                                      // the hours have changed
	"pemulihan":   func(s *stage, _ *arguments) Command { return SkipRegister{Since: s.state.At, Step: 100} }, // from a copy, just now
	"tunggu":      func(*stage, *arguments) Command { return Tick{} },
}

// dialogueStates are a case's states in the dialogues.
var dialogueStates = map[CaseState]string{
	InWork: "dikerjakan", Returned: "dikembalikan ke pemohon", Ready: "siap diambil", Handed: "sudah diterima pemohon", Closed: "selesai",
	Lapsed: "berakhir karena lewat batas", Cancelled: "dibatalkan",
}

// dialogueCauses are why a clock stands, in the dialogues.
var dialogueCauses = map[Cause]string{Technical: "kendala teknis", GivenBack: "berkas di pemohon", Central: "di pusat"}

// dialogueReasons are why a promise is what it is.
var dialogueReasons = map[string]string{MovedByStart: "sejak lengkap", MovedByStaff: "digeser petugas", MovedByHours: "jam layanan berubah",
	MovedByRestart: "dihitung dari awal", string(Technical): "kendala teknis", string(GivenBack): "berkas di pemohon", string(Central): "di pusat"}

func (s *stage) command(actor, text string) (Command, error) {
	verb, rest, _ := strings.Cut(text, " ")
	read, ok := dialogueVerbs[verb]
	if !ok {
		return nil, fmt.Errorf("%s does something unheard of: %q", actor, verb)
	}
	a := &arguments{Words: golden.Words{Words: strings.Fields(rest)}}
	command := read(s, a)
	if a.Err == nil && len(a.Words.Words) > 0 {
		a.Err = fmt.Errorf("what is %q", a.Words.Words)
	}
	return command, a.Err
}

// token makes the secret of the next tracking page.
func (s *stage) token() string {
	s.tokens++
	return fmt.Sprintf("TOKEN%d", s.tokens)
}

// find is the id behind a number of the register, its year left out.
func (s *stage) find(n string) CaseID {
	for _, c := range s.state.All() {
		if fmt.Sprint(c.N) == n {
			return c.ID
		}
	}
	return 0
}

func (s *stage) cases(list string) []CaseID {
	var ids []CaseID
	for _, n := range strings.Split(list, ",") {
		ids = append(ids, s.find(n))
	}
	return ids
}

// arguments are the words after a verb.
type arguments struct {
	golden.Words
}

// note takes everything behind "catatan".
func (a *arguments) note() string {
	for i, word := range a.Words.Words {
		if word == "catatan" {
			text := strings.Join(a.Words.Words[i+1:], " ")
			a.Words.Words = a.Words.Words[:i]
			return text
		}
	}
	return ""
}

// moment takes a date and a time behind a key word, or a time of the dialogue's day.
func (a *arguments) moment(s *stage, key string) time.Time {
	word := a.After(key)
	if word == "" {
		return time.Time{}
	}
	day := s.day
	if date, clock, ok := strings.Cut(word, "/"); ok {
		parsed, err := time.ParseInLocation(time.DateOnly, date, s.day.Location())
		if err != nil {
			a.Err = err
		}
		day, word = parsed, clock
	}
	clock, err := golden.Clock(word)
	if err != nil {
		a.Err = err
	}
	return day.Add(clock)
}

// lacks takes "kurang a,b" and "tidak-sah c".
func (a *arguments) lacks() []Lack {
	var lacks []Lack
	for _, kind := range [][2]string{{"kurang", Short}, {"tidak-sah", Invalid}} {
		if ids := a.After(kind[0]); ids != "" {
			for _, id := range strings.Split(ids, ",") {
				lacks = append(lacks, Lack{ID: id, Kind: kind[1]})
			}
		}
	}
	return lacks
}

// roleOf is who does the stage that a case is in.
func (s *stage) roleOf(c *Case) string {
	step, _, ok := s.state.Plan(c).Step(c.Stage)
	if !ok {
		return catalogue.Applicant
	}
	return step.Role
}
