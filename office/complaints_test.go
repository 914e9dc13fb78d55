package office

import (
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"antrean/internal/problem"
	"antrean/office/catalogue"
	"antrean/office/complaint"
	"antrean/office/journal"
	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/office/worktime"
)

// A shelf is a book of complaints in memory.
type shelf struct {
	entries  []complaint.Entry
	acts     map[complaint.Ref][]complaint.Act
	requests map[string]complaint.Ref
}

func (s *shelf) Complaints(complaint.Query) (out []complaint.Complaint, err error) {
	for _, e := range s.entries {
		out = append(out, e.Complaint)
	}
	return out, nil
}

func (s *shelf) ComplaintAt(ref complaint.Ref) (complaint.Entry, []complaint.Act, error) {
	i := slices.IndexFunc(s.entries, func(e complaint.Entry) bool { return e.Ref == ref })
	if i < 0 {
		return complaint.Entry{}, nil, complaint.ErrUnknown
	}
	return s.entries[i], s.acts[ref], nil
}

func (s *shelf) ComplaintOf(_, request string) (complaint.Ref, error) {
	if ref, ok := s.requests[request]; ok {
		return ref, nil
	}
	return complaint.Ref{}, complaint.ErrUnknown
}

func (s *shelf) SaveComplaint(e complaint.Entry, acts []complaint.Act, request string) (complaint.Ref, error) {
	if e.N == 0 {
		e.N = len(s.entries) + 1
		s.entries = append(s.entries, e)
		s.requests[request] = e.Ref
	}
	s.entries[e.N-1] = e
	s.acts[e.Ref] = append(s.acts[e.Ref], acts...)
	return e.Ref, nil
}

// complaintsOf is an office that works every day and keeps what was written for 30 days after the end.
func complaintsOf(t *testing.T) (*Complaints, *shelf) {
	t.Helper()
	standards, err := catalogue.Embedded("disdukcapil-kota-banjar")
	if err != nil {
		t.Fatal(err)
	}
	zone := standards.Office.Location()
	engine, err := Open(&journal.Memory{}, &setup.InForce{
		Document: &setup.Document{Complaints: setup.Complaints{KeepDays: 30}}, Catalogue: standards, Hours: worktime.Always(zone), Rules: &queue.Rules{Zone: zone},
	})
	if err != nil {
		t.Fatal(err)
	}
	book := &shelf{acts: map[complaint.Ref][]complaint.Act{}, requests: map[string]complaint.Ref{}}
	return &Complaints{Engine: engine, Book: book}, book
}

var something = complaint.Receive{Way: complaint.Phone, Kind: complaint.Plain, Text: "Loket 2 kosong", Contact: "0811", Digest: "d"}

func TestAnAnsweredComplaintClosesByItselfAndIsForgottenLater(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, book := complaintsOf(t)
		defer c.Engine.Close()
		first, err := c.Receive("", "one", something)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.Receive("", "two", something); err != nil {
			t.Fatal(err)
		}
		if _, err := c.Do(first.Ref, 0, "ratna", complaint.Reply{Text: "Sudah", Final: true}); err != nil {
			t.Fatal(err)
		}
		after := func(days int) (answered, waiting complaint.Entry) {
			time.Sleep(time.Duration(days) * 24 * time.Hour)
			if err := c.once(); err != nil {
				t.Fatal(err)
			}
			return book.entries[0], book.entries[1]
		}
		if answered, _ := after(13); answered.State != complaint.Answered || answered.Private.Contact == "" {
			t.Errorf("after 13 days: got %s", answered.State)
		}
		if answered, _ := after(2); answered.State != complaint.Closed || answered.Private.Contact != "" || answered.Private.Text == "" || c.Forgotten() != 1 {
			t.Errorf("after 15 days: got %s, %+v and %d forgotten; want it closed without its contact", answered.State, answered.Private, c.Forgotten())
		}
		if answered, _ := after(29); answered.Private == nil {
			t.Error("forgotten a day too early")
		}
		answered, waiting := after(2)
		if answered.Private != nil || answered.ErasedAt.IsZero() || c.Forgotten() != 2 {
			t.Errorf("after 46 days: got %+v and %d forgotten", answered.Private, c.Forgotten())
		}
		if _, late := waiting.Overdue(c.Today()); waiting.Private == nil || waiting.State != complaint.New || !late {
			t.Errorf("what waits is %s, late %v; want it kept and late", waiting.State, late)
		}
	})
}

func TestARequestForAComplaintIsDoneOnce(t *testing.T) {
	c, book := complaintsOf(t)
	defer c.Engine.Close()
	first, err := c.Receive("", "one", something)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := c.Receive("", "one", something); err != nil || again.Ref != first.Ref || len(book.entries) != 1 {
		t.Errorf("again: got %s (%v) and %d complaints", again.Ref, err, len(book.entries))
	}
	other := something
	other.Digest = "other"
	if _, err := c.Receive("", "one", other); problem.Code(err) != "request_id_reused" {
		t.Errorf("with other words: got %v", err)
	}
	if _, err := c.Do(first.Ref, 2, "ratna", complaint.Take{Owner: "ratna"}); problem.Code(err) != "complaint_meanwhile" {
		t.Errorf("from a page that saw more than there is: got %v", err)
	}
	if _, err := c.Do(complaint.Ref{Year: 1, N: 1}, 0, "ratna", complaint.Close{}); problem.Code(err) != "unknown_complaint" {
		t.Errorf("nobody's: got %v", err)
	}
}
