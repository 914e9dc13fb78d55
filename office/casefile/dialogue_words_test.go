package casefile

import (
	"fmt"
	"strings"
	"time"

	"antrean/office/catalogue"
)

// dialogueVerbs reads what somebody wants done: the words after the verb become a command.
var dialogueVerbs = map[string]func(s *stage, a *arguments) Command{
	"buka": func(s *stage, a *arguments) Command { // of the ticket that is served
		return Open{Channel: a.after("saluran"), Service: a.after("layanan"), Ticket: s.tickets[a.word()].ID, Token: s.token()}
	},
	"daftar": func(s *stage, a *arguments) Command { // without a ticket
		return Open{Channel: a.after("saluran"), Contact: a.after("kontak"), Submitted: a.moment(s, "masuk"), Service: a.word(), Token: s.token()}
	},
	"maju": func(s *stage, a *arguments) Command { // on to the next stage
		return Advance{Note: a.note(), To: a.after("ke"), From: a.after("dari"), Cases: s.cases(a.word())}
	},
	"maju-cetak": func(s *stage, a *arguments) Command { // where there is a printer for claim slips
		return Advance{Cases: s.cases(a.word()), Slip: true}
	},
	"turunkan": func(s *stage, a *arguments) Command { // back to an earlier stage of the office
		return SendBack{Note: a.note(), Case: s.find(a.word()), Lacks: a.lacks()}
	},
	"pulangkan": func(s *stage, a *arguments) Command { // to the applicant
		return Return{Note: a.note(), Case: s.find(a.word()), Lacks: a.lacks()}
	},
	"terima":  func(s *stage, a *arguments) Command { return Mend{Case: s.find(a.word())} }, // the applicant is back with it
	"koreksi": func(s *stage, a *arguments) Command { return Amend{Note: a.note(), Case: s.find(a.word())} },
	"sampingan": func(s *stage, a *arguments) Command { // a service on the way
		c := TickSide{Reason: a.after("gagal"), Case: s.find(a.word()), Step: a.word()}
		c.Done = c.Reason == ""
		return c
	},
	"tanda-terima": func(s *stage, a *arguments) Command { return GiveSlip{Case: s.find(a.word())} },
	"serahkan": func(s *stage, a *arguments) Command {
		return Hand{Case: s.find(a.word()), Who: a.word()}
	},
	"cetak-sendiri": func(s *stage, a *arguments) Command { return PrintSelf{Case: s.find(a.word())} },
	"batal":         func(s *stage, a *arguments) Command { return Cancel{Note: a.note(), Case: s.find(a.word())} },
	"tahan": func(s *stage, a *arguments) Command { // one case alone
		return KeepBack{Note: a.note(), Case: s.find(a.word()), Cause: map[string]Cause{"teknis": Technical, "pusat": Central}[a.word()]}
	},
	"lepas": func(s *stage, a *arguments) Command { return Release{Case: s.find(a.word())} },
	"janji": func(s *stage, a *arguments) Command { // another date
		return PromiseAnew{Note: a.note(), Due: a.moment(s, "sampai"), Case: s.find(a.word())}
	},
	"kontak":   func(s *stage, a *arguments) Command { return SetContact{Case: s.find(a.word()), Contact: a.word()} },
	"urungkan": func(s *stage, a *arguments) Command { return Undo{Cases: s.cases(a.word())} },
	"lupakan":  func(s *stage, a *arguments) Command { return EraseCase{Case: s.find(a.word())} },

	"gangguan": func(s *stage, a *arguments) Command { // a system is down, perhaps until
		return SetNeed{Down: true, Expected: a.moment(s, "sampai"), Need: a.word()}
	},
	"pulih":       func(_ *stage, a *arguments) Command { return SetNeed{Need: a.word()} },
	"hitung-lagi": func(*stage, *arguments) Command { return Recount{} }, // the hours have changed
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
	a := &arguments{words: strings.Fields(rest)}
	command := read(s, a)
	if a.err == nil && len(a.words) > 0 {
		a.err = fmt.Errorf("what is %q", a.words)
	}
	return command, a.err
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

// arguments are the words after a verb. The first thing wrong with them stays in err.
type arguments struct {
	words []string
	err   error
}

// word takes the first word, "" when there is none.
func (a *arguments) word() string {
	if len(a.words) == 0 {
		return ""
	}
	word := a.words[0]
	a.words = a.words[1:]
	return word
}

// after takes a key word and the one behind it: "saluran desa".
func (a *arguments) after(key string) string {
	for i, word := range a.words {
		if word == key && i+1 < len(a.words) {
			value := a.words[i+1]
			a.words = append(a.words[:i:i], a.words[i+2:]...)
			return value
		}
	}
	return ""
}

// note takes everything behind "catatan".
func (a *arguments) note() string {
	for i, word := range a.words {
		if word == "catatan" {
			text := strings.Join(a.words[i+1:], " ")
			a.words = a.words[:i]
			return text
		}
	}
	return ""
}

// moment takes a date and a time behind a key word, or a time of the dialogue's day.
func (a *arguments) moment(s *stage, key string) time.Time {
	word := a.after(key)
	if word == "" {
		return time.Time{}
	}
	day := s.day
	if date, clock, ok := strings.Cut(word, "/"); ok {
		parsed, err := time.ParseInLocation(time.DateOnly, date, s.day.Location())
		if err != nil {
			a.err = err
		}
		day, word = parsed, clock
	}
	clock, err := readClock(word)
	if err != nil {
		a.err = err
	}
	return day.Add(clock)
}

// lacks takes "kurang a,b" and "tidak-sah c".
func (a *arguments) lacks() []Lack {
	var lacks []Lack
	for _, kind := range [][2]string{{"kurang", Short}, {"tidak-sah", Invalid}} {
		if ids := a.after(kind[0]); ids != "" {
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
