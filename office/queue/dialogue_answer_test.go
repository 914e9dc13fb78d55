package queue

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"antrean/internal/golden"

	"antrean/internal/problem"
)

// sayRefusal is how the office says no: the code that documents name, and what else it tells.
func sayRefusal(err error) string {
	refusal, ok := err.(*problem.Error)
	if !ok {
		return "rusak: " + err.Error()
	}
	text := "ditolak: " + refusal.Code
	keys := make([]string, 0, len(refusal.Also))
	for key := range refusal.Also {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	for _, key := range keys {
		text += fmt.Sprintf(", %s %s", key, sayValue(refusal.Also[key]))
	}
	return text
}

// sayValue writes times as people of Jakarta do.
func sayValue(value any) string {
	if at, ok := value.(time.Time); ok {
		return at.In(jakarta).Format("2006-01-02 15.04.05")
	}
	return fmt.Sprint(value)
}

// say is the office's answer to a command.
func (s *stage) say(command Command, d Decision) string {
	text := s.sayReply(command, d.Reply)
	if d.Reply.Job != 0 {
		text += ", dicetak"
	}
	if d.Repeated {
		text += " (jawaban yang sama)"
	}
	return text
}

func (s *stage) sayReply(command Command, r Reply) string {
	switch command.(type) {
	case Tick, Begin:
		return "hari " + s.state.Day
	case EraseTicket:
		if t, ok := s.state.Ticket(r.Ticket); ok {
			return fmt.Sprintf("%s dilupakan, halaman %q", t.Number(), t.Token)
		}
		return fmt.Sprintf("tiket %d dilupakan", r.Ticket)
	case SkipNumbers:
		return fmt.Sprintf("nomor terakhir A-%03d", s.state.LastNumber("A"))
	case ReportPaper, ReportPrinter, Refill:
		if r.Copy > 1 {
			return fmt.Sprintf("dicatat, kertas ke-%d", r.Copy)
		}
		return "dicatat"
	case Reprint:
		return fmt.Sprintf("kertas ke-%d", r.Copy)
	case TestPrint:
		return fmt.Sprintf("uji %d", r.Job)
	case See:
		return "sampai lewat " + dialogueReached[r.Reached]
	case RingBell:
		return fmt.Sprintf("bel %d berbunyi", r.Bell)
	case AnswerBell:
		return fmt.Sprintf("bel %d dijawab", r.Bell)
	case OpenCheck:
		return "periksa " + r.Code
	case SaveList, ReturnCheck:
		return "daftar " + r.Code
	case Issue, ConfirmCheck, Cancel, Postpone, Rejoin, RejoinAt:
		return s.sayTicket(r)
	case MuteHall:
		return s.sayMutes()
	case CallAssist:
		return fmt.Sprintf("bantuan %d dipanggil", r.Bell)
	case AnswerAssist:
		return fmt.Sprintf("bantuan %d dijawab", r.Bell)
	case EndAssist:
		return fmt.Sprintf("bantuan %d berakhir", r.Bell)
	}
	if r.Counter == 0 { // who leads the office
		return s.sayTicket(r)
	}
	return s.sayCounter(r)
}

// sayMutes lists the mutes that hold.
func (s *stage) sayMutes() string {
	holds := slices.DeleteFunc(s.state.Mutes(), func(m Mute) bool {
		_, holds := s.state.Muted(m.Hall, s.state.At)
		return !holds
	})
	return golden.Lines(holds, func(m Mute) string {
		text := fmt.Sprintf("%s senyap sampai %s oleh %s", m.Hall, m.Until.In(jakarta).Format("15.04"), m.By)
		if m.Counter != 0 {
			text += fmt.Sprintf(" di loket %d", m.Counter)
		}
		return text
	})
}

func (s *stage) sayTicket(r Reply) string {
	t, ok := s.state.Ticket(r.Ticket)
	if !ok {
		return fmt.Sprintf("tiket %d tidak ada", r.Ticket)
	}
	text := t.Number() + " " + dialogueStates[r.State]
	if r.Day != "" {
		text += " untuk " + r.Day
	}
	if r.Position != 0 {
		text += fmt.Sprintf(", urutan %d", r.Position)
	}
	if !t.Complete() {
		text += ", belum lengkap"
	}
	return text
}

func (s *stage) sayCounter(r Reply) string {
	text := fmt.Sprintf("loket %d tutup", r.Counter)
	if r.Open {
		text = fmt.Sprintf("loket %d buka", r.Counter)
	} else if c, ok := s.state.Counter(r.Counter); ok && c.Break != nil {
		text = fmt.Sprintf("loket %d istirahat", r.Counter)
	}
	t, ok := s.state.Ticket(r.Ticket)
	if !ok {
		return text + ", tangan kosong"
	}
	if r.Undone != "" {
		text += ", diurungkan"
	}
	text += fmt.Sprintf(", %s %s", t.Number(), dialogueStates[r.State])
	if r.Calls > 1 {
		text += fmt.Sprintf(", panggilan ke-%d", r.Calls)
	}
	if other, ok := s.state.Ticket(r.Joined); ok {
		text += fmt.Sprintf(", %s ikut", other.Number())
	}
	if other, ok := s.state.Ticket(r.Other); ok {
		text += fmt.Sprintf(", dipisah %s untuk %d orang", other.Number(), other.People())
	}
	if r.Code != "" {
		text += ", daftar " + r.Code
	}
	if r.Printed {
		text += ", kertasnya sudah keluar"
	}
	return text
}

// show answers "lihat": what a screen would show of the state.
func (s *stage) show(words []string) (string, error) {
	switch words[0] {
	case "antrean":
		return s.showLine(), nil
	case "pesanan":
		return golden.Lines(s.state.Booked(), func(t *Ticket) string { return t.Number() + " " + t.Service + " untuk " + t.Day }), nil
	case "undian":
		return golden.Lines(s.state.Lots(), func(t *Ticket) string {
			return strings.TrimSpace(fmt.Sprintf("%s %s %s %s", t.LotNumber(), t.Share, dialogueStates[t.State], strings.TrimPrefix(t.Number(), t.LotNumber())))
		}), nil
	case "benih":
		return s.state.LotSeed(), nil
	case "loket":
		return s.showCounters(), nil
	case "papan":
		return s.showBoard(), nil
	case "terlewat":
		return golden.Lines(s.state.Missed(5), func(t *Ticket) string { return t.Number() }), nil
	case "tunda":
		return golden.Lines(s.state.Parked(), sayParked), nil
	case "bantuan":
		return golden.Lines(s.state.Assists(), func(a *Assist) string {
			return strings.TrimSpace(fmt.Sprintf("%s di loket %d dari %s, dijawab %s", a.Kind, a.Counter, a.From, cmp.Or(a.By, "belum")))
		}), nil
	case "senyap":
		return s.sayMutes(), nil
	case "urung":
		n, err := strconv.Atoi(words[1])
		return s.sayUndoable(n), err
	case "periksa":
		return golden.Lines(s.state.Checks(), func(c *Check) string { return c.Code + " " + c.Service }), nil
	case "diperiksa":
		return golden.Lines(s.state.Settled(), func(c Settled) string { return strings.TrimSpace(c.Code + " " + c.Number) }), nil
	case "bel":
		return golden.Lines(s.state.Bells(), func(b *Bell) string { return strings.TrimSpace(fmt.Sprintf("bel %d dari %s %s", b.ID, b.Device, b.By)) }), nil
	case "kertas":
		return golden.Lines(s.state.PendingJobs(), sayJob), nil
	case "cetakan":
		return golden.Lines(s.state.Recent(words[1]), sayJob), nil
	case "sampai":
		return s.showReached(words[1]), nil
	case "pencetak":
		return golden.Lines(s.state.Printers(), sayPrinter), nil
	case "daftar":
		return s.showList(words[1]), nil
	case "asal":
		return s.showOrigin(words[1]), nil
	}
	id := s.ticket(words[0])
	t, ok := s.state.Ticket(id)
	if !ok {
		return "tidak ada", nil
	}
	return s.showTicket(t), nil
}

func (s *stage) showLine() string {
	all := make([]string, 0, len(s.rules.Prefixes))
	for service := range s.rules.Prefixes {
		all = append(all, service)
	}
	sort.Strings(all)
	return golden.Lines(s.state.Next(s.rules, 0, all, 10), func(t *Ticket) string {
		return fmt.Sprintf("%s %s, urutan %d", t.Number(), t.Service, s.state.Ahead(s.rules, t)+1)
	})
}

func (s *stage) showCounters() string {
	return golden.Lines(s.state.Counters(), func(c *Counter) string {
		text := fmt.Sprintf("loket %d tutup", c.N)
		if c.Open {
			text = fmt.Sprintf("loket %d buka oleh %s", c.N, c.Operator)
		}
		if c.Break != nil {
			text = fmt.Sprintf("loket %d %s sampai %s", c.N, c.Break.Reason, c.Break.Until.In(jakarta).Format("15.04"))
		}
		if t, ok := s.state.Ticket(c.Ticket); ok {
			text += fmt.Sprintf(", %s %s", t.Number(), dialogueStates[t.State])
		}
		return fmt.Sprintf("%s, %d selesai", text, c.Served)
	})
}

func (s *stage) showBoard() string {
	return golden.Lines(s.state.Ring("utama").Calls, func(c Call) string {
		text := fmt.Sprintf("%d: %s ke loket %d, %s", c.Seq, c.Number, c.Counter, c.At.In(jakarta).Format("15.04"))
		if c.Recall > 0 {
			text += fmt.Sprintf(", ulangan %d", c.Recall)
		}
		if c.Cancelled {
			text += ", dibatalkan"
		}
		return text
	})
}

func (s *stage) showList(code string) string {
	list, ok := s.state.List(code, s.day)
	if !ok {
		return "tidak ada"
	}
	return fmt.Sprintf("daftar %s %s, kurang %s, sampai %s", list.Code, list.Service, strings.Join(list.Said.Missing, ","),
		list.Until().In(jakarta).Format("2006-01-02"))
}

// showOrigin says where a ticket was taken.
func (s *stage) showOrigin(number string) string {
	t, ok := s.state.ByNumber(number)
	if !ok {
		return "tidak ada"
	}
	return "dari " + t.Device
}

func (s *stage) showTicket(t *Ticket) string {
	text := fmt.Sprintf("%s %s", t.Number(), dialogueStates[t.State])
	if t.State == Booked {
		text += " untuk " + t.Day
	}
	if t.State == Waiting {
		text += fmt.Sprintf(", urutan %d", s.state.Ahead(s.rules, t)+1)
	}
	if t.Counter != 0 {
		text += fmt.Sprintf(", loket %d", t.Counter)
	}
	text += sayMore(t)
	if t.State == Done && t.Invited {
		text += ", diundang menilai"
	}
	for _, lack := range t.Lacks {
		text += fmt.Sprintf(", %s %s", lack.ID, lack.Kind)
	}
	if job, ok := s.state.Paper(t); ok {
		text += fmt.Sprintf(", kertas %s", job.State)
		if job.Copy > 1 {
			text += fmt.Sprintf(" (ke-%d)", job.Copy)
		}
	}
	return text
}

func sayJob(j *Job) string {
	text := fmt.Sprintf("%s %s di %s", j.Kind, j.State, j.Printer)
	if j.Copy > 1 {
		text += fmt.Sprintf(", kertas ke-%d", j.Copy)
	}
	if j.Claim != "" {
		text += ", di tangan " + j.Claim
	}
	if j.Proof != "" {
		text += ", bukti " + j.Proof
	}
	return text
}

func sayPrinter(p *Printer) string {
	state := p.Condition.State
	if state == "" {
		state = "belum diketahui"
	}
	text := strings.TrimSpace(fmt.Sprintf("%s %s %s", p.Name, state, p.Condition.Reason))
	if !p.Since.IsZero() {
		text += " sejak " + p.Since.In(jakarta).Format("15.04")
	}
	text += fmt.Sprintf(", terpakai %d mm", p.UsedMM)
	if p.NearEnd {
		text += fmt.Sprintf(", %d mm sejak rol menipis", p.NearEndMM)
	}
	return text
}

// dialogueReached is how a number got to its person, in the dialogues.
var dialogueReached = map[Reached]string{ReachedPaper: "kertas", ReachedScreen: "layar", ReachedNone: "tidak ada", ReachedOpen: "belum"}

func (s *stage) showReached(number string) string {
	t, ok := s.state.ByNumber(number)
	if !ok {
		return "tidak ada"
	}
	return dialogueReached[s.state.Reached(t)]
}
