package queue

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"antrean/internal/golden"
)

// dialogueMoves are the verbs of what moves tickets between lines, counters and people.
var dialogueMoves = map[string]func(s *stage, a *arguments) Command{
	"pindahkan": func(_ *stage, a *arguments) Command { // to another service or counter
		note, to, service := a.rest("catatan"), a.After("loket"), a.After("ke")
		n, _ := strconv.Atoi(to)
		return Transfer{Counter: a.number(), Ticket: a.Word(), Service: service, To: n, Note: note}
	},
	"lanjutkan": func(_ *stage, a *arguments) Command { // done here, goes on with another service
		note, service := a.rest("catatan"), a.After("ke")
		return NextService{Counter: a.number(), Ticket: a.Word(), Service: service, Note: note}
	},
	"tunda": func(s *stage, a *arguments) Command { // puts aside
		note, until := a.rest("catatan"), s.clock(a, a.After("sampai"))
		return Park{Counter: a.number(), Reason: a.Word(), Note: note, Until: until}
	},
	"bangunkan": func(_ *stage, a *arguments) Command { return Unpark{Counter: a.number(), Ticket: a.Word()} }, // before its time
	"panggil-kertas": func(s *stage, a *arguments) Command { // somebody without a ticket of ours
		return CallPaper{Counter: a.number(), Service: a.Word(), Token: s.token()}
	},
	"rombongan": func(_ *stage, a *arguments) Command { // how many they are
		return SetParty{Counter: a.number(), Ticket: a.Word(), Party: a.number()}
	},
	"pisahkan": func(s *stage, a *arguments) Command { // part of a party gets its own number
		printer := a.After("cetak")
		return Split{Counter: a.number(), Ticket: a.Word(), Party: a.number(), Token: s.token(), Printer: printer}
	},
	"gabungkan": func(_ *stage, a *arguments) Command { // a number that was given goes on in another; "ke": in one that is not in hand
		into := a.After("ke")
		return Join{Counter: a.number(), Other: a.Word(), Ticket: into}
	},
	"utamakan": func(_ *stage, a *arguments) Command {
		return SetPriority{Counter: a.number(), Ticket: a.Word(), Priority: true}
	},
	"biasakan": func(_ *stage, a *arguments) Command { return SetPriority{Counter: a.number(), Ticket: a.Word()} },
	"masuk-lagi": func(s *stage, a *arguments) Command { // the late person, at the kiosk
		return Rejoin{Ticket: s.ticket(a.Word())}
	},
	"masukkan": func(_ *stage, a *arguments) Command { return RejoinAt{Counter: a.number(), Ticket: a.Word()} }, // a clerk for the late person
	"mundur":   func(s *stage, a *arguments) Command { return Postpone{Ticket: s.ticket(a.Word())} },            // lets others go first
	"susun": func(_ *stage, a *arguments) Command { // elsewhere in its line, by who leads the office
		note, behind := a.rest("sebab"), a.After("belakang")
		c := Reorder{Ticket: a.Word(), To: map[string]string{"depan": ReorderFirst, "akhir": ReorderLast}[a.Word()], Behind: behind, Note: note}
		if behind != "" {
			c.To = ReorderBehind
		}
		return c
	},
	"alihkan": func(_ *stage, a *arguments) Command { // to another service or counter, by who does not hold it
		note, to, service := a.rest("catatan"), a.After("loket"), a.After("ke")
		n, _ := strconv.Atoi(to)
		return Redirect{Ticket: a.Word(), Service: service, To: n, Note: note}
	},
	"ambil-alih": func(_ *stage, a *arguments) Command { // closes a counter whose clerk had to leave, or lets it pause
		reason, n := a.After("jeda"), a.number()
		if reason != "" {
			return HandOver{Counter: n, Then: BreakCounter{Counter: n, Reason: reason}}
		}
		return HandOver{Counter: n, Then: CloseCounter{Counter: n}}
	},
	"buka-untuk": func(_ *stage, a *arguments) Command { return OpenCounter{Counter: a.number(), For: a.Word()} },
	"minta-bantuan": func(_ *stage, a *arguments) Command {
		return CallAssist{Counter: a.number(), Kind: a.Word()}
	},
	"jawab-bantuan": func(_ *stage, a *arguments) Command {
		return AnswerAssist{Counter: a.number(), Assist: RingID(a.number())}
	},
	"akhiri-bantuan": func(_ *stage, a *arguments) Command {
		return EndAssist{Counter: a.number(), Assist: RingID(a.number())}
	},
	"senyapkan": func(_ *stage, a *arguments) Command { // mutes a hall; "loket" says from where
		n, _ := strconv.Atoi(a.After("loket"))
		return MuteHall{Hall: a.Word(), Minutes: a.number(), Counter: n}
	},
	"urungkan": func(_ *stage, a *arguments) Command { return Undo{Counter: a.number()} },
	"jeda": func(s *stage, a *arguments) Command { // a break
		until := s.clock(a, a.After("sampai"))
		return BreakCounter{Counter: a.number(), Reason: a.Word(), Until: until}
	},
	"detak": func(*stage, *arguments) Command { return Tick{} },
}

// clock is a time of the dialogue's day; zero when none is said.
func (s *stage) clock(a *arguments, word string) time.Time {
	if word == "" {
		return time.Time{}
	}
	clock, err := golden.Clock(word)
	if err != nil && a.Err == nil {
		a.Err = err
	}
	return s.day.Add(clock)
}

// rest takes a key word and all that follows.
func (a *arguments) rest(key string) string {
	i := slices.Index(a.Words.Words, key)
	if i < 0 {
		return ""
	}
	text := strings.Join(a.Words.Words[i+1:], " ")
	a.Words.Words = a.Words.Words[:i]
	return text
}

func (a *arguments) flag(key string) bool {
	i := slices.Index(a.Words.Words, key)
	if i >= 0 {
		a.Words.Words = slices.Delete(a.Words.Words, i, i+1)
	}
	return i >= 0
}

func (a *arguments) list(key string) []string {
	if words := a.After(key); words != "" {
		return strings.Split(words, ",")
	}
	return nil
}

// party takes "orang 3".
func (a *arguments) party() int {
	n, _ := strconv.Atoi(a.After("orang"))
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
