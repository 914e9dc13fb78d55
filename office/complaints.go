package office

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"antrean/internal/problem"
	"antrean/office/complaint"
	"antrean/office/worktime"
)

// Complaints is the one writer of the book of complaints. It stands beside the journal of the queue: what people
// complain about lives longer than a day, and is forgotten by other rules.
type Complaints struct {
	Engine *Engine // whose hours count the days
	Book   complaint.Book

	mu        sync.Mutex // one act after another
	forgotten atomic.Uint64
	day       worktime.Date // on which old ones were last looked for
}

// answeredFor is how long an answered complaint stays open to its person before it is closed by itself.
const answeredFor = 14 * 24 * time.Hour

// now is the present in the office's zone, and the hours by which days are counted.
func (c *Complaints) now() (time.Time, worktime.Hours) {
	hours := c.Engine.View().Setup.Hours
	return time.Now().In(c.zone()), hours
}

func (c *Complaints) zone() *time.Location { return c.Engine.View().Setup.Catalogue.Office.Location() }

// Today is the day it is in the office.
func (c *Complaints) Today() worktime.Date { return worktime.DateOf(time.Now(), c.zone()) }

// Receive writes a complaint down. The same request again finds the complaint that it made, as long as that is
// remembered; with other words it is refused.
func (c *Complaints) Receive(who, request string, do complaint.Receive) (complaint.Entry, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	ref, err := c.Book.ComplaintOf("", request)
	switch {
	case err == nil:
		return c.again(ref, do.Digest)
	case !errors.Is(err, complaint.ErrUnknown):
		return complaint.Entry{}, problem.Wrap("unavailable", err)
	}
	now, hours := c.now()
	var e complaint.Entry
	e.Year = now.Year()
	return c.do(e, complaint.Request{Now: now, Hours: hours, Who: who, Do: do}, request)
}

// again is the complaint that a request has made before.
func (c *Complaints) again(ref complaint.Ref, digest string) (complaint.Entry, error) {
	e, _, err := c.Book.ComplaintAt(ref)
	switch {
	case err != nil:
		return e, problem.Wrap("unavailable", err)
	case e.Private == nil || e.Private.Digest != digest:
		return e, problem.New("request_id_reused")
	}
	return e, nil
}

// Do does something with a complaint. seen is how many acts the one who asks has seen; one that has gone on meanwhile
// is stale. With none seen, what is there now counts.
func (c *Complaints) Do(ref complaint.Ref, seen int, who string, do complaint.Command) (complaint.Entry, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, _, err := c.Book.ComplaintAt(ref)
	switch {
	case errors.Is(err, complaint.ErrUnknown):
		return e, problem.New("unknown_complaint")
	case err != nil:
		return e, problem.Wrap("unavailable", err)
	case seen > 0 && seen != e.Acts:
		return e, problem.New("complaint_meanwhile")
	}
	now, hours := c.now()
	return c.do(e, complaint.Request{Now: now, Hours: hours, Who: who, Do: do}, "")
}

func (c *Complaints) do(e complaint.Entry, r complaint.Request, request string) (complaint.Entry, error) {
	acts, err := e.Decide(r)
	if err != nil || len(acts) == 0 {
		return e, err
	}
	had := e.Private
	for _, act := range acts {
		e.Apply(act)
	}
	if e.Ref, err = c.Book.SaveComplaint(e, acts, request); err != nil {
		return e, problem.Wrap("unavailable", err)
	}
	if had != nil && (e.Private == nil || had.Contact != e.Private.Contact) {
		c.forgotten.Add(1)
	}
	return e, nil
}

// Forgotten counts what was forgotten since the start, so that copies can forget it too.
func (c *Complaints) Forgotten() uint64 { return c.forgotten.Load() }

// Run closes, once a day, what was answered long ago, and forgets what was written in complaints that have ended
// longer ago than the office keeps it.
func (c *Complaints) Run(ctx context.Context) {
	tick := time.NewTicker(retentionEvery)
	defer tick.Stop()
	for {
		if err := c.once(); err != nil && ctx.Err() == nil {
			slog.Error("forget old complaints", "err", err)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

func (c *Complaints) once() error {
	today := c.Today()
	if today == c.day {
		return nil
	}
	all, err := c.Book.Complaints(complaint.Query{})
	if err != nil {
		return err
	}
	now := time.Now()
	keep := now.AddDate(0, 0, -c.Engine.View().Setup.Document.Complaints.Keep())
	for i := range all {
		one := &all[i]
		var do complaint.Command
		switch {
		case one.State == complaint.Answered && one.AnsweredAt.Before(now.Add(-answeredFor)):
			do = complaint.Close{}
		case one.State == complaint.Closed && one.ErasedAt.IsZero() && one.ClosedAt.Before(keep):
			do = complaint.Erase{}
		default:
			continue
		}
		if _, err := c.Do(one.Ref, one.Acts, "", do); err != nil && problem.Code(err) != "complaint_meanwhile" {
			return err
		}
	}
	c.day = today
	return nil
}
