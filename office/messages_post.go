package office

import (
	"time"

	"antrean/office/message"
	"antrean/office/notify"
	"antrean/office/queue"
)

const (
	queuedMost = 5000 // messages that wait; more means that nobody takes them, and later ones are not written down
	noteEvery  = 5000 // records of the journal after which it is noted that they were read, though nobody was told
)

// post reads what has happened since, and puts what somebody is to be told into the outbox. It comes to an end when the
// view is reached.
func (r *messenger) post() error {
	if r.read == nil {
		if err := r.resume(); err != nil {
			return err
		}
	}
	contacts, err := r.contacts()
	if err != nil {
		return err
	}
	if len(contacts) == 0 {
		*r.read = max(*r.read, r.Engine.View().Seq()) // whoever leaves a number from now on is told what comes after it
		return r.note()
	}
	for *r.read < r.Engine.View().Seq() {
		list, through, err := r.Engine.Notices(*r.read)
		if err != nil {
			return err
		}
		if err := r.keep(through, r.forContacts(list, contacts)); err != nil {
			return err
		}
	}
	return r.near(contacts)
}

// resume finds where the last run stopped. An office that never told anybody begins now.
func (r *messenger) resume() error {
	through, ok, err := r.Book.Posted()
	if err != nil {
		return err
	}
	if now := r.Engine.View().Seq(); !ok || through > now { // a restore may have gone back
		through = now
	}
	r.read, r.noted = &through, through
	return nil
}

// note remembers how far the journal was read, now and then.
func (r *messenger) note() error {
	if *r.read < r.noted+noteEvery {
		return nil
	}
	return r.keep(*r.read, nil)
}

// forContacts makes messages of the notices whose persons have left a number before it happened.
func (r *messenger) forContacts(list []notify.Notice, contacts map[message.Subject]message.Contact) []message.Message {
	var out []message.Message
	for i := range list {
		n := &list[i]
		subject := message.SubjectOf(n.Token)
		if c, ok := contacts[subject]; ok && r.wants(n.Kind) && !n.At.Before(c.LeftAt.Truncate(time.Millisecond)) {
			out = append(out, r.message(n, subject))
		}
	}
	return out
}

func (r *messenger) message(n *notify.Notice, subject message.Subject) message.Message {
	now := time.Now()
	return message.Message{Key: r.Engine.View().Epoch + "-" + n.Key(), Subject: subject, Kind: n.Kind, Code: n.Code(), At: n.At, Notice: n, Next: now, Changed: now}
}

// near tells those who wait that it is nearly their turn, each once.
func (r *messenger) near(contacts map[message.Subject]message.Contact) error {
	if !r.wants(notify.Near) {
		return r.note()
	}
	scene := r.Engine.View().Scene()
	var list []message.Message
	told := map[message.Subject]string{}
	for subject, c := range contacts {
		t, ok := scene.Queue.Ticket(queue.TicketID(c.Ticket))
		if !ok {
			continue
		}
		if n, ok := notify.OfWait(t, scene); ok && n.Key() != c.Near {
			list = append(list, r.message(&n, subject))
			told[subject] = n.Key()
		}
	}
	if len(list) == 0 {
		return r.note()
	}
	if err := r.keepNear(*r.read, list, told); err != nil {
		return err
	}
	r.mu.Lock()
	for subject, key := range told {
		if c, ok := r.known[subject]; ok {
			c.Near = key
			r.known[subject] = c
		}
	}
	r.mu.Unlock()
	return nil
}

func (r *messenger) keep(through uint64, list []message.Message) error {
	return r.keepNear(through, list, nil)
}

// keepNear puts messages into the outbox. When too many wait there already, they are counted and left out.
func (r *messenger) keepNear(through uint64, list []message.Message, told map[message.Subject]string) error {
	var counts []message.Count
	if len(list) > 0 {
		load, err := r.Book.Load()
		if err != nil {
			return err
		}
		for i := max(0, min(len(list), queuedMost-load.Queued)); i < len(list); i++ {
			counts = append(counts, message.Count{Day: r.day(), Kind: list[i].Kind, What: message.Full, N: 1})
		}
		list = list[:len(list)-len(counts)]
	}
	if len(list) > 0 || len(counts) > 0 || through >= r.noted+noteEvery {
		if err := r.Book.Post(through, list, told, counts); err != nil {
			return err
		}
		r.noted, r.due = through, time.Time{}
	}
	*r.read = through
	return nil
}
