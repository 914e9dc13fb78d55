package queue

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// dialogueMoves are the verbs of what moves tickets between lines, counters and people.
var dialogueMoves = map[string]func(s *stage, a *arguments) Command{
	"pindahkan": func(_ *stage, a *arguments) Command { // to another service or counter
		note, to, service := a.rest("catatan"), a.after("loket"), a.after("ke")
		n, _ := strconv.Atoi(to)
		return Transfer{Counter: a.number(), Ticket: a.word(), Service: service, To: n, Note: note}
	},
	"lanjutkan": func(_ *stage, a *arguments) Command { // done here, goes on with another service
		note, service := a.rest("catatan"), a.after("ke")
		return NextService{Counter: a.number(), Ticket: a.word(), Service: service, Note: note}
	},
	"tunda": func(s *stage, a *arguments) Command { // puts aside
		note, until := a.rest("catatan"), s.clock(a, a.after("sampai"))
		return Park{Counter: a.number(), Reason: a.word(), Note: note, Until: until}
	},
	"bangunkan": func(_ *stage, a *arguments) Command { return Unpark{Counter: a.number(), Ticket: a.word()} }, // before its time
	"panggil-kertas": func(s *stage, a *arguments) Command { // somebody without a ticket of ours
		return CallPaper{Counter: a.number(), Service: a.word(), Token: s.token()}
	},
	"rombongan": func(_ *stage, a *arguments) Command { // how many they are
		return SetParty{Counter: a.number(), Ticket: a.word(), Party: a.number()}
	},
	"pisahkan": func(s *stage, a *arguments) Command { // part of a party gets its own number
		printer := a.after("cetak")
		return Split{Counter: a.number(), Ticket: a.word(), Party: a.number(), Token: s.token(), Printer: printer}
	},
	"utamakan": func(_ *stage, a *arguments) Command {
		return SetPriority{Counter: a.number(), Ticket: a.word(), Priority: true}
	},
	"biasakan": func(_ *stage, a *arguments) Command { return SetPriority{Counter: a.number(), Ticket: a.word()} },
	"masuk-lagi": func(s *stage, a *arguments) Command { // the late person, at the kiosk
		return Rejoin{Ticket: s.ticket(a.word())}
	},
	"masukkan": func(_ *stage, a *arguments) Command { return RejoinAt{Counter: a.number(), Ticket: a.word()} }, // a clerk for the late person
	"mundur":   func(s *stage, a *arguments) Command { return Postpone{Ticket: s.ticket(a.word())} },            // lets others go first
	"susun": func(_ *stage, a *arguments) Command { // elsewhere in its line, by who leads the office
		note, behind := a.rest("sebab"), a.after("belakang")
		c := Reorder{Ticket: a.word(), To: map[string]string{"depan": ReorderFirst, "akhir": ReorderLast}[a.word()], Behind: behind, Note: note}
		if behind != "" {
			c.To = ReorderBehind
		}
		return c
	},
	"alihkan": func(_ *stage, a *arguments) Command { // to another service or counter, by who does not hold it
		note, to, service := a.rest("catatan"), a.after("loket"), a.after("ke")
		n, _ := strconv.Atoi(to)
		return Redirect{Ticket: a.word(), Service: service, To: n, Note: note}
	},
	"ambil-alih": func(_ *stage, a *arguments) Command { // closes a counter whose clerk had to leave, or lets it pause
		reason, n := a.after("jeda"), a.number()
		if reason != "" {
			return HandOver{Counter: n, Then: BreakCounter{Counter: n, Reason: reason}}
		}
		return HandOver{Counter: n, Then: CloseCounter{Counter: n}}
	},
	"buka-untuk": func(_ *stage, a *arguments) Command { return OpenCounter{Counter: a.number(), For: a.word()} },
	"minta-bantuan": func(_ *stage, a *arguments) Command {
		return CallAssist{Counter: a.number(), Kind: a.word()}
	},
	"jawab-bantuan": func(_ *stage, a *arguments) Command {
		return AnswerAssist{Counter: a.number(), Assist: RingID(a.number())}
	},
	"akhiri-bantuan": func(_ *stage, a *arguments) Command {
		return EndAssist{Counter: a.number(), Assist: RingID(a.number())}
	},
	"senyapkan": func(_ *stage, a *arguments) Command { // mutes a hall; "loket" says from where
		n, _ := strconv.Atoi(a.after("loket"))
		return MuteHall{Hall: a.word(), Minutes: a.number(), Counter: n}
	},
	"urungkan": func(_ *stage, a *arguments) Command { return Undo{Counter: a.number()} },
	"jeda": func(s *stage, a *arguments) Command { // a break
		until := s.clock(a, a.after("sampai"))
		return BreakCounter{Counter: a.number(), Reason: a.word(), Until: until}
	},
	"detak": func(*stage, *arguments) Command { return Tick{} },
}

// clock is a time of the dialogue's day; zero when none is said.
func (s *stage) clock(a *arguments, word string) time.Time {
	if word == "" {
		return time.Time{}
	}
	clock, err := readClock(word)
	if err != nil && a.err == nil {
		a.err = err
	}
	return s.day.Add(clock)
}

// rest takes a key word and all that follows.
func (a *arguments) rest(key string) string {
	i := slices.Index(a.words, key)
	if i < 0 {
		return ""
	}
	text := strings.Join(a.words[i+1:], " ")
	a.words = a.words[:i]
	return text
}

func (a *arguments) flag(key string) bool {
	i := slices.Index(a.words, key)
	if i >= 0 {
		a.words = slices.Delete(a.words, i, i+1)
	}
	return i >= 0
}

func (a *arguments) list(key string) []string {
	if words := a.after(key); words != "" {
		return strings.Split(words, ",")
	}
	return nil
}

// party takes "orang 3".
func (a *arguments) party() int {
	n, _ := strconv.Atoi(a.after("orang"))
	return n
}

// setPolicy changes one thing of the office's policy.
func (s *stage) setPolicy(what string, words []string) error {
	p := s.rules.PolicyInForce()
	var numbers []int
	for _, word := range words {
		if n, err := strconv.Atoi(word); err == nil {
			numbers = append(numbers, n)
		}
	}
	numbers = append(numbers, 0, 0)
	switch what {
	case "selang": // one of priority, then so many others
		p.Priority, p.PriorityOthers = PriorityInterleave, numbers[0]
	case "mutlak":
		p.Priority = PriorityStrict
	case "loket-prioritas":
		p.Priority, p.PriorityCounters = PriorityCounter, numbers[:1]
	case "pindah-ke-belakang":
		p.TransferPlace = PlaceEnd
	case "lanjut-menurut-datang":
		p.NextServicePlace = PlaceArrival
	case "lewat": // so many recalls, so many seconds apart
		p.NoShowRecalls, p.RecallSpacingSeconds = numbers[0], numbers[1]
	case "susulan": // within so many minutes, behind so many others
		p.GraceMinutes, p.GraceOthers = numbers[0], numbers[1]
	case "mundur":
		p.PostponeTimes, p.PostponePlaces = numbers[0], numbers[1]
	default:
		return fmt.Errorf("no policy %q", what)
	}
	s.rules.Policy = p
	return p.Check()
}

// sayMore is what makes a ticket unlike most.
func sayMore(t *Ticket) string {
	text := ""
	if t.Priority {
		text += ", prioritas"
	}
	if t.People() > 1 {
		text += fmt.Sprintf(", %d orang", t.People())
	}
	if t.Desk != 0 {
		text += fmt.Sprintf(", titipan loket %d", t.Desk)
	}
	for _, leg := range t.Legs {
		text += fmt.Sprintf(", sudah %s di loket %d", leg.Service, leg.Counter)
	}
	if len(t.Files) > 0 {
		text += ", membawa berkas " + strings.Trim(strings.Join(strings.Fields(fmt.Sprint(t.Files)), ","), "[]")
	}
	if len(t.Also) > 0 {
		text += ", lalu " + strings.Join(t.Also, ",")
	}
	if t.Note != "" {
		text += fmt.Sprintf(", catatan %q", t.Note)
	}
	if !t.UndoneAt.IsZero() {
		text += ", panggilannya dibatalkan"
	}
	return text
}

func sayParked(t *Ticket) string {
	text := fmt.Sprintf("%s %s sampai %s", t.Number(), t.Reason, t.Due.In(jakarta).Format("15.04"))
	if t.Note != "" {
		text += fmt.Sprintf(", catatan %q", t.Note)
	}
	return text
}

func (s *stage) sayUndoable(counter int) string {
	last, until := s.state.Undoable(s.rules, counter, s.state.At)
	if last == nil {
		return "tidak ada"
	}
	return fmt.Sprintf("%s sampai %s", last.Kind, until.In(jakarta).Format("15.04.05"))
}
