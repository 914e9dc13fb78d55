package office

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"antrean/internal/problem"
	"antrean/office/casefile"
	"antrean/office/message"
	"antrean/office/notify"
	"antrean/office/queue"
)

// Messages tells people, through the office's gateway, what they left their number for. It stands beside the Engine
// and never makes it wait: it reads the journal as far as it has been written, keeps what is to be sent in a book of its
// own, and sends from there.
type Messages struct {
	Engine  *Engine
	Book    message.Book
	Gateway message.Gateway // nil: nothing is sent, and nobody is asked for a number
	Writer  func() *message.Writer
	Kinds   []notify.Kind // what is told; empty: everything

	once sync.Once
	wake chan struct{}

	mu     sync.Mutex
	health GatewayHealth
	known  map[message.Subject]message.Contact // without addresses; nil until the first turn
}

// GatewayHealth is how a gateway does.
type GatewayHealth struct {
	Name     string // empty: none is set up
	SentAt   time.Time
	FailedAt time.Time
	Reason   string    // of the last failure
	Failures int       // since it last took one
	Until    time.Time // it is left alone until then; zero: it is not
}

// Down reports whether it has failed again and again.
func (h GatewayHealth) Down() bool { return h.Failures >= failuresMost }

// On reports whether messages are sent at all.
func (m *Messages) On() bool { return m != nil && m.Gateway != nil }

// Health is how the gateway does.
func (m *Messages) Health() GatewayHealth {
	if !m.On() {
		return GatewayHealth{}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	h := m.health
	h.Name = m.Gateway.Name()
	return h
}

// Going reports whether a person still waits for something that messages could tell.
func (m *Messages) Going(token string) bool {
	return token != "" && m.endOf(m.Engine.View(), token, 0).IsZero()
}

// Leave keeps where messages for the person of a page may go, in the place of what was there before. The field is called
// contact where it is wrong.
func (m *Messages) Leave(token, typed, lang string) error {
	address, ok := message.Address(typed)
	switch {
	case !m.On():
		return problem.New("messages_off")
	case !ok:
		return problem.Field("contact", "0812…")
	case !m.Going(token):
		return problem.New("stale")
	}
	c := message.Contact{Subject: message.SubjectOf(token), Address: address, Lang: lang, LeftAt: time.Now()}
	if t, ok := m.Engine.View().State.ByToken(token); ok {
		c.Ticket = uint64(t.ID)
	}
	if err := m.Book.LeaveContact(c); err != nil {
		return problem.Wrap("unavailable", err)
	}
	c.Address = ""
	m.learn(c)
	m.rouse()
	return nil
}

// Forget forgets where messages for the person of a page went, with those that wait. It is no mistake to ask twice.
func (m *Messages) Forget(token string) error {
	if m == nil {
		return nil
	}
	return m.forget(message.SubjectOf(token))
}

func (m *Messages) forget(subjects ...message.Subject) error {
	if len(subjects) == 0 {
		return nil
	}
	if _, err := m.Book.ForgetContacts(m.day(), subjects...); err != nil {
		return problem.Wrap("unavailable", err)
	}
	m.mu.Lock()
	for _, subject := range subjects {
		delete(m.known, subject)
	}
	m.mu.Unlock()
	return nil
}

// Of is what is kept of the person of a page: where messages go, nil for nowhere, and those that no gateway has taken.
func (m *Messages) Of(token string) (*message.Contact, []message.Message, error) {
	if m == nil || token == "" {
		return nil, nil, nil
	}
	subject := message.SubjectOf(token)
	contact, err := m.Book.ContactOf(subject)
	if err != nil {
		return nil, nil, err
	}
	waiting, err := m.Book.Of(subject)
	return contact, waiting, err
}

// Left is the number that messages for the person of a page go to, as screens show it; empty: none.
func (m *Messages) Left(token string) string {
	if !m.On() || token == "" {
		return ""
	}
	c, err := m.Book.ContactOf(message.SubjectOf(token))
	if err != nil || c == nil {
		return ""
	}
	return message.Hidden(c.Address)
}

// Retry tries a message again that was given up, or with 0 all of them; it says how many.
func (m *Messages) Retry(id int64) (int, error) {
	n, err := m.Book.Revive(id, time.Now())
	if err == nil {
		m.rouse()
	}
	return n, err
}

// Try sends a message to a number now, to see whether the gateway takes it. Nothing of it is kept.
func (m *Messages) Try(ctx context.Context, typed, lang string) error {
	address, ok := message.Address(typed)
	switch {
	case !m.On():
		return problem.New("messages_off")
	case !ok:
		return problem.Field("contact", "0812…")
	}
	err := m.Gateway.Send(ctx, m.Writer().Trial(address, lang, time.Now()))
	m.heard(err, time.Now())
	return err
}

// learn notes a contact for the next turn, if the first has been.
func (m *Messages) learn(c message.Contact) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.known == nil {
		return
	}
	if was, ok := m.known[c.Subject]; ok {
		c.LeftAt, c.Near, c.Ticket = was.LeftAt, was.Near, max(was.Ticket, c.Ticket)
	}
	m.known[c.Subject] = c
}

// contacts are those of whom something may be told, without their addresses.
func (m *Messages) contacts() (map[message.Subject]message.Contact, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.known == nil {
		list, err := m.Book.Contacts()
		if err != nil {
			return nil, err
		}
		m.known = make(map[message.Subject]message.Contact, len(list))
		for _, c := range list {
			m.known[c.Subject] = c
		}
	}
	out := make(map[message.Subject]message.Contact, len(m.known))
	for subject, c := range m.known {
		out[subject] = c
	}
	return out, nil
}

func (m *Messages) channel() chan struct{} {
	m.once.Do(func() { m.wake = make(chan struct{}, 1) })
	return m.wake
}

// rouse begins a turn soon.
func (m *Messages) rouse() {
	select {
	case m.channel() <- struct{}{}:
	default:
	}
}

func (m *Messages) day() string {
	return time.Now().In(m.Engine.View().Rules.Zone).Format(time.DateOnly)
}

func (m *Messages) wants(kind notify.Kind) bool {
	for _, one := range m.Kinds {
		if one == kind {
			return true
		}
	}
	return len(m.Kinds) == 0
}

// endOf is when the last of what a person waited for was over; zero while something goes on. What was ended can be taken
// back for a while, and goes on until then. ticket finds one whose token the state has forgotten.
func (m *Messages) endOf(v *View, token string, ticket queue.TicketID) time.Time {
	end := time.Unix(1, 0)
	t, ok := v.State.ByToken(token)
	if !ok {
		t, ok = v.State.Ticket(ticket)
	}
	if ok {
		if t = v.State.GoesOn(t); !t.State.Over() {
			return time.Time{}
		}
		end = t.EndedAt.Add(time.Duration(v.Rules.PolicyInForce().UndoSeconds) * time.Second)
	}
	for _, c := range v.Cases.ByToken(token) {
		if c.EndedAt.IsZero() {
			return time.Time{}
		}
		if over := c.EndedAt.Add(undoOf(v)); over.After(end) {
			end = over
		}
	}
	return end
}

func undoOf(v *View) time.Duration {
	policy := casefile.DefaultPolicy()
	if v.Setup.Cases != nil {
		policy = v.Setup.Cases.PolicyInForce()
	}
	return time.Duration(policy.UndoSeconds) * time.Second
}

// logged logs what went wrong inside; what a gateway says is no such thing.
func logged(ctx context.Context, doing string, err error) {
	if err != nil && ctx.Err() == nil && !errors.Is(err, context.Canceled) {
		slog.Error(doing, "err", err)
	}
}
