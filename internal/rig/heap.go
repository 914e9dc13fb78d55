package rig

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"antrean/office/queue"
)

// A Heap is the papers of one number on the floor.
type Heap struct {
	Plain, Marked, Torn int       // whole without mark, whole with it, and what lacks its end or its number
	Last                time.Time // when the last whole one fell
}

// String is the heap as the table of the faults has it.
func (h Heap) String() string {
	text := fmt.Sprint(h.Plain)
	if h.Marked > 0 {
		text += fmt.Sprintf(" + %d marked", h.Marked)
	}
	if h.Torn > 0 {
		text += fmt.Sprintf(" + %d torn", h.Torn)
	}
	return text
}

// Words by which paper is known: the last on every ticket, and those that mark a copy.
const (
	lastWords = "Pengaduan"
	copyWords = "CETAK ULANG"
)

// Papers sorts what has fallen since a moment, all of which is taken for a number's.
func (tr *Trial) Papers(id queue.TicketID, since time.Time) Heap {
	tr.t.Helper()
	ticket, _ := tr.Engine.View().State.Ticket(id)
	var out Heap
	for _, s := range tr.Printer.Slips() {
		has := func(text string) bool {
			return slices.ContainsFunc(s.Lines, func(line string) bool { return strings.Contains(line, text) })
		}
		if s.At.Before(since) || !has(ticket.Number()) && !has(lastWords) {
			continue
		}
		switch whole := has(ticket.Number()) && has(lastWords) && !s.Fragment; {
		case !whole:
			out.Torn++
		case has(copyWords):
			out.Marked++
			out.Last = s.At
		default:
			out.Plain++
			out.Last = s.At
		}
	}
	return out
}

// A Result is what became of two numbers: one whose paper met a fault, and the next.
type Result struct {
	Ticket, Next     queue.TicketID
	Floor, Following Heap // what fell of each
}

// Judge holds a printer on trial to what is promised of every one, whatever befalls it.
func (tr *Trial) Judge(r Result) {
	t := tr.t
	t.Helper()
	state := tr.Engine.View().State
	if ticket, ok := state.Ticket(r.Ticket); !ok || ticket.State != queue.Waiting {
		t.Errorf("the number is lost")
	}
	if r.Floor.Plain > 1 {
		t.Errorf("%d unmarked papers of one number", r.Floor.Plain)
	}
	for _, job := range slices.Concat(tr.Jobs(r.Ticket), tr.Jobs(r.Next)) {
		if !job.State.Final() {
			t.Errorf("paper %d hangs as %s", job.Copy, job.State)
		}
	}
	if r.Following.Plain != 1 || r.Following.Marked+r.Following.Torn != 0 {
		t.Errorf("the next number came out %s (%s)", r.Following, tr.Ends(r.Next))
	}
}
