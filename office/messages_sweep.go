package office

import (
	"slices"
	"time"

	"antrean/office/message"
	"antrean/office/queue"
)

const (
	sweepEvery = 5 * time.Second
	lingers    = time.Hour           // after the end, while the last message waits for its gateway
	deadKept   = 30 * 24 * time.Hour // how long what was given up is shown
	countsKept = 400 * 24 * time.Hour
)

// sweep forgets the numbers of those who wait for nothing any more. Who was told last that it is over is told first.
func (r *messenger) sweep() error {
	now := time.Now()
	if now.Sub(r.swept) < sweepEvery {
		return nil
	}
	r.swept = now
	contacts, err := r.contacts()
	if err != nil {
		return err
	}
	if len(contacts) > 0 {
		if err := r.sweepContacts(now, contacts); err != nil {
			return err
		}
	}
	if day := r.day(); day != r.tidy {
		if err := r.Book.Tidy(now.Add(-deadKept), now.Add(-countsKept).Format(time.DateOnly)); err != nil {
			return err
		}
		r.tidy = day
	}
	return nil
}

func (r *messenger) sweepContacts(now time.Time, contacts map[message.Subject]message.Contact) error {
	view := r.Engine.View()
	tokens := map[message.Subject]string{}
	for _, c := range view.Cases.All() {
		if c.Token != "" {
			tokens[message.SubjectOf(c.Token)] = c.Token
		}
	}
	var over []message.Subject
	for subject, c := range contacts {
		token := tokens[subject]
		if t, ok := view.State.Ticket(queue.TicketID(c.Ticket)); ok && token == "" {
			token = t.Token
		}
		end := r.endOf(view, token, queue.TicketID(c.Ticket))
		if end.IsZero() || now.Before(end) {
			continue
		}
		if r.On() && now.Before(end.Add(lingers)) {
			if list, err := r.Book.Of(subject); err != nil || slices.ContainsFunc(list, onTheWay) || r.read == nil || *r.read < view.Seq() {
				continue
			}
		}
		over = append(over, subject)
	}
	return r.forget(over...)
}

func onTheWay(m message.Message) bool { return !m.Dead }
