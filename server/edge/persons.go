package edge

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"log/slog"
	"sync"
	"time"

	"antrean/internal/problem"
	"antrean/office"
	"antrean/office/queue"
	"antrean/office/worktime"
)

// A NIK is the identity number of a person, for as long as one request is answered. It is compared and thrown away:
// nothing writes it down, and whatever tries gets no digits.
type NIK string

// LogValue keeps the digits out of logs.
func (NIK) LogValue() slog.Value { return slog.StringValue("NIK") }

// String keeps the digits out of texts.
func (NIK) String() string { return "NIK" }

// MarshalJSON keeps the digits out of bodies, and thereby out of their digests.
func (NIK) MarshalJSON() ([]byte, error) { return json.Marshal("NIK") }

// Check refuses what cannot be a NIK: 16 digits, the seventh to twelfth a date of birth, with 40 added to the day of women.
// It finds slips of the finger. Whether the number is anybody's, only the civil registry knows.
func (n NIK) Check() error {
	wrong := problem.Field("nik", "3515…")
	if len(n) != 16 {
		return wrong
	}
	for _, r := range n {
		if r < '0' || r > '9' {
			return wrong
		}
	}
	two := func(at int) int { return int(n[at]-'0')*10 + int(n[at+1]-'0') }
	day, month := two(6), two(8)
	if day > 40 {
		day -= 40
	}
	born := time.Date(2000, time.Month(month), day, 0, 0, 0, 0, time.UTC) // a leap year: the century is not in the number
	if month < 1 || month > 12 || day < 1 || born.Day() != day || two(0) < 11 || n[12:] == "0000" {
		return wrong
	}
	return nil
}

// A mark is what is remembered of a person: an HMAC under a key that lives as long as the business day.
type mark [sha256.Size]byte

// A hold is what a person was given, or is about to get while both ticket and check are empty.
type hold struct {
	actor, request string
	ticket         queue.TicketID
	check          string // of the front office, until its ticket is given
}

// Persons are those who hold numbers, in offices where each may have one. They live in memory alone: a program that was
// started anew knows nobody, and somebody may take a second number then. That is the price of not writing it down.
type Persons struct {
	mu   sync.Mutex
	day  string
	key  [32]byte
	held map[mark]hold
}

// Sweep forgets everybody, and the key, once the day is over or its counters have closed.
func (p *Persons) Sweep(day string, over bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.day != "" && (p.day != day || over) {
		p.day, p.key, p.held = "", [32]byte{}, nil
	}
}

// marksLocked are the marks of a person for the services of a visit, one alone where the rule is one number an office.
func (p *Persons) marksLocked(day string, nik NIK, rule string, services []string) []mark {
	if p.day != day {
		p.day, p.held = day, make(map[mark]hold)
		if _, err := rand.Read(p.key[:]); err != nil {
			panic(err) // crypto/rand never fails
		}
	}
	if rule == queue.PersonOffice {
		services = []string{""}
	}
	marks := make([]mark, len(services))
	for i, service := range services {
		mac := hmac.New(sha256.New, p.key[:])
		mac.Write([]byte(string(nik) + "\x00" + service))
		marks[i] = mark(mac.Sum(nil))
	}
	return marks
}

// A Visit is what a person asks a number for.
type Visit struct {
	NIK      NIK
	Services []string
}

// OnePerson gives a number to a person who has none, as the office's rule wants it; without a rule it just gives. Two
// kiosks that ask at the same moment are told apart here: the second finds that the first is about to be answered. A
// request that is repeated gets its first reply, whether or not the NIK comes with it.
func (o *Office) OnePerson(v Visit, r queue.Request, give func() (queue.Reply, bool, error)) (queue.Reply, bool, error) {
	view := o.Engine.View()
	rule := view.Rules.PolicyInForce().OnePerson
	if _, repeated := view.State.Receipt(r.Actor, r.ID); rule == queue.PersonAny || repeated {
		return give()
	}
	if v.NIK == "" {
		return queue.Reply{}, false, problem.New("nik_needed")
	}
	if err := v.NIK.Check(); err != nil {
		return queue.Reply{}, false, err
	}
	marks, ok := o.Persons.reserve(o, v, rule, r)
	if !ok {
		return queue.Reply{}, false, problem.New("already_has")
	}
	reply, again, err := give()
	o.Persons.settle(marks, r, reply, err)
	return reply, again, err
}

// reserve marks a person as about to get a number; false when they have one.
func (p *Persons) reserve(o *Office, v Visit, rule string, r queue.Request) ([]mark, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	marks := p.marksLocked(o.Now().Format(time.DateOnly), v.NIK, rule, v.Services)
	view := o.Engine.View() // what was given since, to whom the lock was
	for _, m := range marks {
		if h, ok := p.held[m]; ok && h.live(view) && (h.actor != r.Actor || h.request != r.ID) {
			return nil, false
		}
	}
	for _, m := range marks {
		p.held[m] = hold{actor: r.Actor, request: r.ID}
	}
	return marks, true
}

// settle notes what a person was given, or lets them go.
func (p *Persons) settle(marks []mark, r queue.Request, reply queue.Reply, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, m := range marks {
		h, ok := p.held[m]
		switch {
		case !ok || h.actor != r.Actor || h.request != r.ID:
		case err == nil:
			h.ticket, h.check = reply.Ticket, reply.Code
			p.held[m] = h
		case h.ticket == 0 && h.check == "":
			delete(p.held, m)
		}
	}
}

// Confirmed notes that the front office has given a ticket to whom it had a check of.
func (p *Persons) Confirmed(check string, ticket queue.TicketID) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for m, h := range p.held {
		if h.check == check {
			h.check, h.ticket = "", ticket
			p.held[m] = h
		}
	}
}

// live reports whether a person still has what they were given.
func (h hold) live(view *office.View) bool {
	if h.check != "" {
		if _, open := view.State.Check(h.check); open {
			return true
		}
		for _, one := range view.State.Settled() { // given a moment ago
			if t, ok := view.State.ByNumber(one.Number); ok && one.Code == h.check {
				return !view.State.GoesOn(t).State.Over()
			}
		}
		return false
	}
	if h.ticket == 0 {
		return true // about to be given
	}
	t, ok := view.State.Ticket(h.ticket)
	return ok && !view.State.GoesOn(t).State.Over()
}

// SweepPersons forgets those who hold numbers when the day is over.
func (o *Office) SweepPersons() {
	now := o.Now()
	o.Persons.Sweep(now.Format(time.DateOnly), o.Hours().At(now).Why == worktime.AfterClosing)
}
