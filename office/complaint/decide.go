package complaint

import (
	"slices"
	"strconv"
	"time"

	"antrean/internal/problem"
	"antrean/office/worktime"
)

// A Request is a command, who gives it and when. Now is in the office's zone.
type Request struct {
	Now   time.Time
	Hours worktime.Hours
	Who   string // login name; empty: the person who complained
	Do    Command
}

// Decide says what a command does to an entry, or why it may not be done: a *problem.Error. An entry that is not there
// yet is nil, and can only be received. What changes nothing is no act.
func (e *Entry) Decide(r Request) ([]Act, error) {
	if do, ok := r.Do.(Receive); ok {
		return receive(r, do)
	}
	switch do := r.Do.(type) {
	case Take:
		return e.take(r, do)
	case Sort:
		return e.sort(r, do)
	case Reply:
		return e.answer(r, do)
	case Close:
		return e.close(r)
	case Reopen:
		return e.reopen(r, do)
	case Erase:
		if !e.ErasedAt.IsZero() {
			return nil, nil
		}
		return []Act{r.act(WasErased)}, nil
	}
	return nil, problem.New("internal")
}

func (r Request) act(what string) Act { return Act{At: r.Now, Who: r.Who, What: what} }

func receive(r Request, do Receive) ([]Act, error) {
	text, err := needed("text", do.Text, TextMost)
	if err != nil {
		return nil, err
	}
	contact, err := clean("contact", do.Contact, ContactMost, false)
	if err != nil {
		return nil, err
	}
	number, err := clean("number", do.Number, NumberMost, false)
	switch {
	case err != nil:
		return nil, err
	case !slices.Contains(Kinds(), do.Kind):
		return nil, problem.Field("kind", "information, plain, field")
	case !slices.Contains(Ways(), do.Way):
		return nil, problem.Field("way", "phone, desk, letter")
	}
	act := r.act(WasReceived)
	act.Way, act.Kind, act.Service, act.Lang = do.Way, do.Kind, do.Service, do.Lang
	act.FirstDue, act.Due = Due(r.Hours, r.Now, FirstDays), Due(r.Hours, r.Now, do.Kind.Days())
	act.Private = &Private{Text: text, Contact: contact, Number: number, Code: do.Code, Digest: do.Digest}
	return []Act{act}, nil
}

func (e *Entry) take(r Request, do Take) ([]Act, error) {
	switch {
	case e.State == Closed:
		return nil, problem.New("complaint_closed")
	case do.Owner == "":
		return nil, problem.Field("owner", "…")
	case do.Owner == e.Owner:
		return nil, nil
	}
	act := r.act(WasTaken)
	act.Owner = do.Owner
	return []Act{act}, nil
}

// sort counts the days of the new kind from where those of the old one began.
func (e *Entry) sort(r Request, do Sort) ([]Act, error) {
	switch {
	case !e.Open():
		return nil, problem.New("complaint_closed")
	case !slices.Contains(Kinds(), do.Kind):
		return nil, problem.Field("kind", "information, plain, field")
	case do.Kind == e.Kind:
		return nil, nil
	}
	act := r.act(WasSorted)
	act.Kind, act.Due = do.Kind, Due(r.Hours, e.began(), do.Kind.Days())
	return []Act{act}, nil
}

// began is when the days of the answer began to count.
func (e *Entry) began() time.Time {
	if !e.ReopenedAt.IsZero() {
		return e.ReopenedAt
	}
	return e.ReceivedAt
}

// answer also makes whoever answers look after a complaint that nobody does.
func (e *Entry) answer(r Request, do Reply) ([]Act, error) {
	if e.State == Closed {
		return nil, problem.New("complaint_closed")
	}
	text, err := needed("text", do.Text, TextMost)
	if err != nil {
		return nil, err
	}
	var acts []Act
	if e.Owner == "" && r.Who != "" {
		taken := r.act(WasTaken)
		taken.Owner = r.Who
		acts = append(acts, taken)
	}
	act, today := r.act(WasReplied), worktime.DateOf(r.Now, r.Hours.Zone())
	act.FirstLate = e.FirstAt.IsZero() && today > e.FirstDue
	if do.Final {
		act.What = WasAnswered
		act.Late = e.Open() && today > e.Due
	}
	act.Said = &Said{At: r.Now, Who: r.Who, Text: text, Final: do.Final}
	return append(acts, act), nil
}

func (e *Entry) close(r Request) ([]Act, error) {
	switch e.State {
	case Closed:
		return nil, nil
	case Answered:
		return []Act{r.act(WasClosed)}, nil
	}
	return nil, problem.New("complaint_unanswered")
}

func (e *Entry) reopen(r Request, do Reopen) ([]Act, error) {
	if !e.MayReopen() {
		return nil, problem.New("complaint_not_reopened")
	}
	text, err := needed("text", do.Text, TextMost)
	if err != nil {
		return nil, err
	}
	act := r.act(WasReopened)
	act.Due = Due(r.Hours, r.Now, e.Kind.Days())
	act.Said = &Said{At: r.Now, Who: r.Who, Text: text}
	return []Act{act}, nil
}

func itoa(n int) string { return strconv.Itoa(n) }
