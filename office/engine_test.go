package office

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"antrean/internal/problem"
	"antrean/office/journal"
	"antrean/office/queue"
)

func TestNobodyIsToldBeforeTheJournalHasIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newGated()
		h := openHouse(t, j, 1)
		defer h.Close()
		changed, leave := h.Watch()
		defer leave()
		answers := h.ask("r-1", queue.Issue{Service: "kk"})
		synctest.Wait()
		select {
		case a := <-answers:
			t.Errorf("the kiosk was told %+v", a)
		case <-changed:
			t.Error("the screens were told")
		default:
		}
		if seq := h.View().Seq(); seq != 0 {
			t.Errorf("the view is at %d", seq)
		}
		close(j.gate)
		if a := <-answers; a.err != nil || a.reply.Ticket == 0 {
			t.Errorf("got %+v, want a ticket", a)
		}
		<-changed
		if _, ok := h.View().State.ByNumber("A-001"); !ok {
			t.Error("A-001 is on disk and not in the view")
		}
	})
}

func TestCommandsThatWaitShareASync(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newGated()
		h := openHouse(t, j, 1)
		defer h.Close()
		const kiosks = 100
		answers := []<-chan answer{h.ask("", queue.Issue{Service: "kk"})}
		synctest.Wait() // the first is on its way to the disk
		for range kiosks {
			answers = append(answers, h.ask("", queue.Issue{Service: "kk"}))
		}
		synctest.Wait()
		close(j.gate)
		tickets := map[queue.TicketID]bool{}
		for _, a := range answers {
			got := <-a
			if got.err != nil || tickets[got.reply.Ticket] {
				t.Errorf("got %+v, want a ticket of its own", got)
			}
			tickets[got.reply.Ticket] = true
		}
		if n := j.appends(); n != 2 {
			t.Errorf("%d commands took %d syncs, want 2", kiosks+1, n)
		}
	})
}

func TestRepeatInTheSameBatchGetsTheSameReplyAfterTheSync(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newGated()
		h := openHouse(t, j, 1)
		defer h.Close()
		head := h.ask("", queue.Issue{Service: "ktp"})
		synctest.Wait()
		first, second := h.ask("r-1", queue.Issue{Service: "kk"}), h.ask("r-1", queue.Issue{Service: "kk"})
		other := h.ask("r-1", queue.Issue{Service: "ktp"})
		synctest.Wait()
		j.gate <- struct{}{} // the head of the line only
		<-head
		synctest.Wait()
		select {
		case a := <-first:
			t.Errorf("told before the sync: %+v", a)
		case a := <-second:
			t.Errorf("the repeat was told before the sync: %+v", a)
		default:
		}
		close(j.gate)
		a, b, c := <-first, <-second, <-other
		accepted := 0
		for _, got := range []answer{a, b, c} {
			if got.err == nil {
				accepted++
			}
		}
		if a.err == nil && b.err == nil && (a.reply != b.reply || a.repeated == b.repeated) {
			t.Errorf("got %+v and %+v, want one ticket and one repeat", a, b)
		}
		reused := 0
		for _, got := range []answer{a, b, c} {
			if problem.Code(got.err) == "request_id_reused" {
				reused++
			}
		}
		if accepted+reused != 3 || reused == 0 {
			t.Errorf("got %+v, %+v, %+v: want one body accepted and the other refused", a, b, c)
		}
		if n := h.View().State.Waiting("kk") + h.View().State.Waiting("ktp"); n != 2 {
			t.Errorf("%d tickets wait, want 2", n)
		}
	})
}

func TestCallerThatGaveUpLearnsByRepeating(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newGated()
		h := openHouse(t, j, 1)
		defer h.Close()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		request := queue.Request{Actor: "kiosk", ID: "r-1", Digest: "kk", Do: queue.Issue{Service: "kk"}}
		if _, _, err := h.Do(ctx, request); problem.Code(err) != "unavailable" || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v, want unavailable for want of time", err)
		}
		close(j.gate)
		reply, repeated, err := h.Do(t.Context(), request)
		if err != nil || !repeated || reply.Position != 1 {
			t.Errorf("got %+v, repeated %v, %v; want the first reply", reply, repeated, err)
		}
	})
}

func TestFailedDiskStopsTheOffice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		j := newGated()
		h := openHouse(t, j, 1)
		defer h.Close()
		broken := errors.New("input/output error")
		j.Fail(broken)
		var answers []<-chan answer
		for range 3 * inbox { // more than the inbox holds
			answers = append(answers, h.ask("", queue.Issue{Service: "kk"}))
		}
		synctest.Wait()
		close(j.gate)
		for _, a := range answers {
			if got := <-a; problem.Code(got.err) != "unavailable" {
				t.Fatalf("got %+v, want unavailable", got)
			}
		}
		<-h.Done()
		if !errors.Is(h.Err(), broken) {
			t.Errorf("Err is %v, want %v", h.Err(), broken)
		}
		if seq := h.View().Seq(); seq != 0 {
			t.Errorf("the view is at %d, with what never came to disk", seq)
		}
		h.refused(queue.Next{Counter: 1}, "unavailable")
	})
}

func TestCloseUnderLoadLosesNothingThatWasTold(t *testing.T) {
	j := &journal.Memory{}
	h := openHouse(t, j, 1)
	answers := make(chan answer)
	const callers = 50
	for n := range callers {
		go func() {
			for i := 0; ; i++ {
				reply, _, err := h.Do(context.Background(), queue.Request{Actor: fmt.Sprint(n), ID: fmt.Sprint(i), Do: queue.Issue{Service: "kk"}})
				answers <- answer{reply: reply, err: err}
				if err != nil {
					return
				}
			}
		}()
	}
	told := map[queue.TicketID]bool{}
	for left := callers; left > 0; {
		a := <-answers
		if a.err != nil {
			left--
			if problem.Code(a.err) != "unavailable" {
				t.Errorf("refused with %v, want unavailable", a.err)
			}
			continue
		}
		if told[a.reply.Ticket] = true; len(told) == 500 {
			go h.Close()
		}
	}
	h.Close()
	if h.Err() != nil {
		t.Errorf("closed with %v", h.Err())
	}
	again := openHouse(t, j, 1)
	defer again.Close()
	for id := range told {
		if _, ok := again.View().State.Ticket(id); !ok {
			t.Errorf("ticket %d was told and is lost", id)
		}
	}
}

func TestWatcherNeverMissesTheNewestView(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := openHouse(t, &journal.Memory{}, 1)
		defer h.Close()
		changed, leave := h.Watch()
		seen := uint64(0)
		stop, stopped := make(chan struct{}), make(chan struct{})
		go func() {
			defer close(stopped)
			for {
				select {
				case <-changed:
					if now := h.View().Seq(); now >= seen {
						seen = now
					} else {
						t.Errorf("the view went back from %d to %d", seen, now)
					}
				case <-stop:
					return
				}
			}
		}()
		for round := range 20 {
			for range round * 5 {
				h.do("kiosk", queue.Issue{Service: "kk"})
			}
			synctest.Wait()
			if seen != h.View().Seq() {
				t.Fatalf("the watcher rests at %d, the office is at %d", seen, h.View().Seq())
			}
		}
		close(stop)
		<-stopped
		leave()
		h.do("kiosk", queue.Issue{Service: "kk"})
		select {
		case <-changed:
			t.Error("told after leaving")
		default:
		}
	})
}
