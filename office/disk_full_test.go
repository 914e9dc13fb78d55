package office

import (
	"testing"
	"testing/synctest"
	"time"

	"antrean/internal/problem"
	"antrean/office/journal"
	"antrean/office/queue"
)

func TestFullDiskRefusesNumbersAndCallsOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := &crampedJournal{}
		h := openHouse(t, j, 1)
		defer h.Close()
		h.do("sari", queue.OpenCounter{Counter: 1})
		for range 3 {
			h.do("kiosk", queue.Issue{Service: "kk"})
		}
		j.setFull(true)
		changed, leave := h.Watch()
		defer leave()
		h.refused(queue.Issue{Service: "kk"}, "disk_full")
		<-changed
		if !h.View().DiskFull {
			t.Error("the view does not say that the disk is full")
		}
		h.do("sari", queue.Next{Counter: 1})
		h.do("sari", queue.Finish{Counter: 1})
		h.refused(queue.OpenCheck{Service: "kk"}, "disk_full")
		h.refused(queue.SaveList{Service: "kk", ListCode: "K7Q2M9XA"}, "disk_full")

		time.Sleep(10 * roomEvery)
		if !h.View().DiskFull {
			t.Fatal("numbers are given again without room")
		}
		j.setFull(false)
		time.Sleep(roomEvery) // nobody asks for a number: kiosks know that there are none
		synctest.Wait()
		if h.View().DiskFull {
			t.Fatal("there is room, and the office did not find it by itself")
		}
		h.do("kiosk", queue.Issue{Service: "kk"})
		if ticket, ok := h.View().State.ByNumber("A-004"); !ok || ticket.State != queue.Waiting {
			t.Errorf("got %+v, want A-004 waiting: refused numbers leave no gap", ticket)
		}
	})
}

func TestFullDiskInTheMiddleOfABatch(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := &gatedCramped{gate: make(chan struct{})}
		h := openHouse(t, j, 1)
		defer h.Close()
		head := h.ask("", queue.OpenCounter{Counter: 1})
		synctest.Wait()
		number := h.ask("r-1", queue.Issue{Service: "kk"})
		call := h.ask("r-2", queue.Next{Counter: 1})
		synctest.Wait()
		j.gate <- struct{}{}
		<-head
		j.setFull(true)
		close(j.gate)
		if a := <-number; problem.Code(a.err) != "disk_full" {
			t.Errorf("the kiosk got %+v, want disk_full", a)
		}
		if a := <-call; a.err != nil || a.reply.Ticket != 0 || !a.reply.Open {
			t.Errorf("the counter got %+v, want that nobody waits: the number it would have called does not exist", a)
		}
	})
}

// A gatedCramped is a crampedJournal whose Append waits to be let through.
type gatedCramped struct {
	crampedJournal
	gate chan struct{}
}

func (g *gatedCramped) Append(b journal.Batch) error {
	<-g.gate
	return g.crampedJournal.Append(b)
}

func TestFullDiskWithoutReserveRefusesCallsToo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := &journal.Memory{}
		h := openHouse(t, j, 1)
		defer h.Close()
		h.do("sari", queue.OpenCounter{Counter: 1})
		j.Fail(journal.ErrFull)
		h.refused(queue.Next{Counter: 1}, "disk_full")
		h.refused(queue.Issue{Service: "kk"}, "disk_full")
		j.Fail(nil)
		h.do("sari", queue.Next{Counter: 1})
		time.Sleep(roomEvery)
		synctest.Wait()
		h.do("kiosk", queue.Issue{Service: "kk"})
	})
}

func TestOfficeWithoutRoomOpensWithoutNumbers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := &crampedJournal{full: true}
		h := openHouse(t, j, 1)
		defer h.Close()
		if !h.View().DiskFull {
			t.Error("the view does not say that the disk is full")
		}
		h.refused(queue.Issue{Service: "kk"}, "disk_full")
		j.setFull(false)
		time.Sleep(roomEvery)
		synctest.Wait()
		h.do("kiosk", queue.Issue{Service: "kk"})
	})
}
