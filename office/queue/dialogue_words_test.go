package queue

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"antrean/internal/golden"
)

// dialogueVerbs reads what somebody wants done: the words after the verb become a command.
var dialogueVerbs = map[string]func(s *stage, a *arguments) Command{
	// at the kiosk
	"ambil": func(s *stage, a *arguments) Command { // takes a number
		c := Issue{Token: s.token(), Share: s.share(), Printer: a.After("cetak"), Day: a.After("untuk"), Kiosk: strings.HasPrefix(a.actor, "kiosk"),
			Party: a.party(), Also: a.list("lalu"), Priority: a.flag("prioritas")}
		for _, id := range a.list("berkas") {
			n, _ := strconv.ParseUint(id, 10, 64)
			c.Files = append(c.Files, n)
		}
		c.Service, c.Said = a.Word(), a.said()
		return c
	},
	"minta-periksa": func(_ *stage, a *arguments) Command { // asks the front office to look at the papers
		c := OpenCheck{Printer: a.After("cetak"), Day: a.After("untuk"), Kiosk: strings.HasPrefix(a.actor, "kiosk"),
			Party: a.party(), Also: a.list("lalu"), Priority: a.flag("prioritas")}
		c.Service, c.Said = a.Word(), a.said()
		return c
	},
	"simpan": func(_ *stage, a *arguments) Command { // saves a checklist
		return SaveList{Service: a.Word(), ListCode: a.Word(), Said: a.said(), Printer: a.After("cetak")}
	},
	"panggil-petugas": func(*stage, *arguments) Command { return RingBell{} },

	// at the front office
	"lengkap": func(s *stage, a *arguments) Command { // the papers are complete
		return ConfirmCheck{Code: a.Word(), Said: a.said(), Token: s.token(), Share: s.share(), Printer: a.After("cetak")}
	},
	"tolak": func(_ *stage, a *arguments) Command { // papers are missing: a list
		return ReturnCheck{Code: a.Word(), ListCode: a.Word(), Said: a.said(), Printer: a.After("cetak")}
	},
	"bantu": func(s *stage, a *arguments) Command { // takes a number for somebody
		return Issue{Service: a.Word(), Said: a.said(), Token: s.token(), Share: s.share(), Printer: a.After("cetak"), Device: Assisted}
	},
	"jawab-bel": func(_ *stage, a *arguments) Command { return AnswerBell{Bell: RingID(a.number())} },

	// at a counter
	"buka":    func(_ *stage, a *arguments) Command { return OpenCounter{Counter: a.number()} },
	"tutup":   func(_ *stage, a *arguments) Command { return CloseCounter{Counter: a.number()} },
	"berikut": func(_ *stage, a *arguments) Command { return Next{Counter: a.number()} },
	"panggil": func(_ *stage, a *arguments) Command { return CallTicket{Counter: a.number(), Ticket: a.Word()} },
	"ulangi":  func(_ *stage, a *arguments) Command { return Recall{Counter: a.number(), Ticket: a.Word()} },
	"layani":  func(_ *stage, a *arguments) Command { return Start{Counter: a.number(), Ticket: a.Word()} },
	"selesai": func(_ *stage, a *arguments) Command { // "semua": whatever was to follow
		return Finish{Whole: a.flag("semua"), Counter: a.number(), Ticket: a.Word()}
	},
	"lewatkan": func(_ *stage, a *arguments) Command { return MarkNoShow{Counter: a.number(), Ticket: a.Word()} },
	"antrekan": func(_ *stage, a *arguments) Command { return Requeue{Counter: a.number(), Ticket: a.Word()} }, // back in line
	"pulangkan": func(_ *stage, a *arguments) Command { // ends the visit with what is missing
		return Return{Counter: a.number(), Lacks: a.lacks(), ListCode: a.After("daftar"), Printer: a.After("cetak")}
	},

	// elsewhere
	"batal": func(s *stage, a *arguments) Command { return Cancel{Ticket: s.ticket(a.Word())} },
	"kertas": func(s *stage, a *arguments) Command { // the printer reports
		claim, proof, mm := a.After("klaim"), a.After("bukti"), a.After("mm")
		used, _ := strconv.Atoi(mm)
		return ReportPaper{Job: s.job(a.Word()), State: Paper(a.Word()), Reason: a.Word(), Claim: claim, Proof: proof, MM: used}
	},
	"cetak-lagi": func(s *stage, a *arguments) Command { // wants a copy; the kiosk has less of a say than staff
		return Reprint{Job: s.job(a.Word()), Staff: !strings.HasPrefix(a.actor, "kiosk")}
	},
	"cetak-uji": func(_ *stage, a *arguments) Command { return TestPrint{Printer: a.Word()} },    // wants a test slip
	"terbaca":   func(s *stage, a *arguments) Command { return See{Ticket: s.ticket(a.Word())} }, // read off the screen
	"isi-ulang": func(_ *stage, a *arguments) Command { return Refill{Printer: a.Word()} },       // put a new roll in
	"keadaan": func(_ *stage, a *arguments) Command { // the printer says how it is
		return ReportPrinter{Printer: a.Word(), Condition: Condition{Paper: a.After("kertas"), Roll: a.After("rol"), Line: a.After("kabel"),
			State: a.Word(), Reason: a.Word()}}
	},
	"lupakan": func(s *stage, a *arguments) Command { return EraseTicket{Ticket: s.ticket(a.Word())} }, // the person asks to be forgotten
	"lompati": func(s *stage, a *arguments) Command { // numbers left out after a restore at that moment
		prefix, last, _ := strings.Cut(a.Word(), "-")
		n, _ := strconv.Atoi(last)
		since, _ := time.ParseInLocation(time.DateOnly, a.Word(), jakarta)
		return SkipNumbers{Since: since, UpTo: map[string]int{prefix: n}}
	},
	"mulai":      func(_ *stage, a *arguments) Command { return Begin{Build: a.Word()} }, // the program runs again
	"ganti-hari": func(*stage, *arguments) Command { return Tick{} },
}

// dialogueStates are a ticket's states in the dialogues.
var dialogueStates = map[TicketState]string{
	Booked: "dipesan", Waiting: "menunggu", Called: "dipanggil", Serving: "dilayani", Done: "selesai", NoShow: "tidak datang",
	LotHeld: "undian", Returned: "dipulangkan", Cancelled: "batal", Expired: "hangus", Parked: "ditunda", Joined: "digabung",
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
	a := &arguments{Words: golden.Words{Words: strings.Fields(rest)}, actor: actor}
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

// arguments are the words after a verb.
type arguments struct {
	golden.Words
	actor string
}

func (a *arguments) number() int {
	n, err := strconv.Atoi(a.Word())
	if err != nil && a.Err == nil {
		a.Err = fmt.Errorf("want a number: %w", err)
	}
	return n
}

// said takes "kurang a,b": the requirements that are not there.
func (a *arguments) said() Declared {
	said := Declared{Lang: "id", Answers: map[string]string{}, Have: []string{}}
	if missing := a.After("kurang"); missing != "" {
		said.Missing = strings.Split(missing, ",")
	}
	return said
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
