package queue

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// dialogueVerbs reads what somebody wants done: the words after the verb become a command.
var dialogueVerbs = map[string]func(s *stage, a *arguments) Command{
	// at the kiosk
	"ambil": func(s *stage, a *arguments) Command { // takes a number
		c := Issue{Token: s.token(), Share: s.share(), Printer: a.after("cetak"), Day: a.after("untuk"), Kiosk: strings.HasPrefix(a.actor, "kiosk"),
			Party: a.party(), Also: a.list("lalu"), Priority: a.flag("prioritas")}
		for _, id := range a.list("berkas") {
			n, _ := strconv.ParseUint(id, 10, 64)
			c.Files = append(c.Files, n)
		}
		c.Service, c.Said = a.word(), a.said()
		return c
	},
	"minta-periksa": func(_ *stage, a *arguments) Command { // asks the front office to look at the papers
		c := OpenCheck{Printer: a.after("cetak"), Day: a.after("untuk"), Kiosk: strings.HasPrefix(a.actor, "kiosk"),
			Party: a.party(), Also: a.list("lalu"), Priority: a.flag("prioritas")}
		c.Service, c.Said = a.word(), a.said()
		return c
	},
	"simpan": func(_ *stage, a *arguments) Command { // saves a checklist
		return SaveList{Service: a.word(), ListCode: a.word(), Said: a.said(), Printer: a.after("cetak")}
	},
	"panggil-petugas": func(*stage, *arguments) Command { return RingBell{} },

	// at the front office
	"lengkap": func(s *stage, a *arguments) Command { // the papers are complete
		return ConfirmCheck{Code: a.word(), Said: a.said(), Token: s.token(), Share: s.share(), Printer: a.after("cetak")}
	},
	"tolak": func(_ *stage, a *arguments) Command { // papers are missing: a list
		return ReturnCheck{Code: a.word(), ListCode: a.word(), Said: a.said(), Printer: a.after("cetak")}
	},
	"bantu": func(s *stage, a *arguments) Command { // takes a number for somebody
		return Issue{Service: a.word(), Said: a.said(), Token: s.token(), Share: s.share(), Printer: a.after("cetak"), Device: Assisted}
	},
	"jawab-bel": func(_ *stage, a *arguments) Command { return AnswerBell{Bell: RingID(a.number())} },

	// at a counter
	"buka":    func(_ *stage, a *arguments) Command { return OpenCounter{Counter: a.number()} },
	"tutup":   func(_ *stage, a *arguments) Command { return CloseCounter{Counter: a.number()} },
	"berikut": func(_ *stage, a *arguments) Command { return Next{Counter: a.number()} },
	"panggil": func(_ *stage, a *arguments) Command { return CallTicket{Counter: a.number(), Ticket: a.word()} },
	"ulangi":  func(_ *stage, a *arguments) Command { return Recall{Counter: a.number(), Ticket: a.word()} },
	"layani":  func(_ *stage, a *arguments) Command { return Start{Counter: a.number(), Ticket: a.word()} },
	"selesai": func(_ *stage, a *arguments) Command { // "semua": whatever was to follow
		return Finish{Whole: a.flag("semua"), Counter: a.number(), Ticket: a.word()}
	},
	"lewatkan": func(_ *stage, a *arguments) Command { return MarkNoShow{Counter: a.number(), Ticket: a.word()} },
	"antrekan": func(_ *stage, a *arguments) Command { return Requeue{Counter: a.number(), Ticket: a.word()} }, // back in line
	"pulangkan": func(_ *stage, a *arguments) Command { // ends the visit with what is missing
		return Return{Counter: a.number(), Lacks: a.lacks(), ListCode: a.after("daftar"), Printer: a.after("cetak")}
	},

	// elsewhere
	"batal": func(s *stage, a *arguments) Command { return Cancel{Ticket: s.ticket(a.word())} },
	"kertas": func(s *stage, a *arguments) Command { // the printer reports
		claim, proof, mm := a.after("klaim"), a.after("bukti"), a.after("mm")
		used, _ := strconv.Atoi(mm)
		return ReportPaper{Job: s.job(a.word()), State: Paper(a.word()), Reason: a.word(), Claim: claim, Proof: proof, MM: used}
	},
	"cetak-lagi": func(s *stage, a *arguments) Command { // wants a copy; the kiosk has less of a say than staff
		return Reprint{Job: s.job(a.word()), Staff: !strings.HasPrefix(a.actor, "kiosk")}
	},
	"cetak-uji": func(_ *stage, a *arguments) Command { return TestPrint{Printer: a.word()} },    // wants a test slip
	"terbaca":   func(s *stage, a *arguments) Command { return See{Ticket: s.ticket(a.word())} }, // read off the screen
	"isi-ulang": func(_ *stage, a *arguments) Command { return Refill{Printer: a.word()} },       // put a new roll in
	"keadaan": func(_ *stage, a *arguments) Command { // the printer says how it is
		return ReportPrinter{Printer: a.word(), Condition: Condition{Paper: a.after("kertas"), Roll: a.after("rol"), Line: a.after("kabel"),
			State: a.word(), Reason: a.word()}}
	},
	"lupakan": func(s *stage, a *arguments) Command { return EraseTicket{Ticket: s.ticket(a.word())} }, // the person asks to be forgotten
	"lompati": func(s *stage, a *arguments) Command { // numbers left out after a restore at that moment
		prefix, last, _ := strings.Cut(a.word(), "-")
		n, _ := strconv.Atoi(last)
		since, _ := time.ParseInLocation(time.DateOnly, a.word(), jakarta)
		return SkipNumbers{Since: since, UpTo: map[string]int{prefix: n}}
	},
	"mulai":      func(_ *stage, a *arguments) Command { return Begin{Build: a.word()} }, // the program runs again
	"ganti-hari": func(*stage, *arguments) Command { return Tick{} },
}

// dialogueStates are a ticket's states in the dialogues.
var dialogueStates = map[TicketState]string{
	Booked: "dipesan", Waiting: "menunggu", Called: "dipanggil", Serving: "dilayani", Done: "selesai", NoShow: "tidak datang",
	LotHeld: "undian", Returned: "dipulangkan", Cancelled: "batal", Expired: "hangus", Parked: "ditunda",
}

func (s *stage) command(actor, text string) (Command, error) {
	verb, rest, _ := strings.Cut(text, " ")
	read, ok := dialogueVerbs[verb]
	if !ok {
		read, ok = dialogueMoves[verb]
	}
	if !ok {
		return nil, fmt.Errorf("%s does something unheard of: %q", actor, verb)
	}
	a := &arguments{actor: actor, words: strings.Fields(rest)}
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

// share is what the lot of that token puts into the draw.
func (s *stage) share() string { return fmt.Sprintf("BAGIAN%d", s.tokens) }

// ticket is the id behind a number, or behind an id as it is.
func (s *stage) ticket(name string) TicketID {
	if t, ok := s.state.ByNumber(name); ok {
		return t.ID
	}
	id, _ := strconv.ParseUint(name, 10, 64)
	return TicketID(id)
}

// job is the newest paper of a ticket's number, the last one on its way ("terakhir"), or a job's id.
func (s *stage) job(name string) JobID {
	if t, ok := s.state.ByNumber(name); ok {
		if job, ok := s.state.Paper(t); ok {
			return job.ID
		}
		return 0
	}
	if pending := s.state.PendingJobs(); name == "terakhir" && len(pending) > 0 {
		return pending[len(pending)-1].ID
	}
	id, _ := strconv.ParseUint(name, 10, 64)
	return JobID(id)
}

// arguments are the words after a verb. The first thing wrong with them stays in err.
type arguments struct {
	actor string
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

func (a *arguments) number() int {
	n, err := strconv.Atoi(a.word())
	if err != nil && a.err == nil {
		a.err = fmt.Errorf("want a number: %w", err)
	}
	return n
}

// after takes a key word and the one behind it: "cetak kiosk".
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

// said takes "kurang a,b": the requirements that are not there.
func (a *arguments) said() Declared {
	said := Declared{Lang: "id", Answers: map[string]string{}, Have: []string{}}
	if missing := a.after("kurang"); missing != "" {
		said.Missing = strings.Split(missing, ",")
	}
	return said
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
