package faults

import (
	"fmt"
	"net/http"
	"sync"
	"testing"
)

// A book is what people outside know: the numbers they were told, and the wishes that got no answer they can
// rely on.
type book struct {
	mu      sync.Mutex
	cutting bool              // from here on an answer proves nothing
	told    map[string]ticket // relied on
	fresh   []wish            // told since the last check
	open    []wish            // sent, and sent again after the next start
	numbers map[string]string // "day number" to the request that got it
	made    int
	repeats int // wishes that were sent again and had been fulfilled
	faults  []string
}

func newBook() *book { return &book{told: map[string]ticket{}, numbers: map[string]string{}} }

// take hands out a wish: one that has no answer yet, or a new one.
func (b *book) take(services []string) wish {
	b.mu.Lock()
	defer b.mu.Unlock()
	if n := len(b.open); n > 0 {
		w := b.open[n-1]
		b.open = b.open[:n-1]
		return w
	}
	b.made++
	return wish{RequestID: fmt.Sprintf("request-%08d", b.made), Service: services[b.made%len(services)], Answers: map[string]string{}, Have: []string{}, Lang: "id"}
}

// back notes that a wish got no answer.
func (b *book) back(w wish) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.open = append(b.open, w)
}

// answered notes a number that was read whole. It counts only when that was before the cut.
func (b *book) answered(w wish, got ticket, status int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.cutting {
		b.open = append(b.open, w)
		return
	}
	if status == http.StatusOK {
		b.repeats++
	}
	b.told[w.RequestID] = got
	b.fresh = append(b.fresh, w)
	key := got.IssuedAt[:len("2026-11-23")] + " " + got.Number
	if other, twice := b.numbers[key]; twice && other != w.RequestID {
		b.faults = append(b.faults, fmt.Sprintf("%s was given to %s and to %s", key, other, w.RequestID))
	}
	b.numbers[key] = w.RequestID
}

// cut says that the disaster begins.
func (b *book) cut() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.cutting = true
}

// check asks a process that was started again for everything told since the last check: by the phone's way, and by
// sending the same wish again. It returns what is lost or another.
func (b *book) check(c *client) (lost []string, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, w := range b.fresh {
		want := b.told[w.RequestID]
		seen, status, err := c.present(want.Token)
		if err != nil {
			return nil, err
		}
		if status != http.StatusOK || seen.Number != want.Number {
			lost = append(lost, fmt.Sprintf("%s: told %s, the phone sees %d %s%s", w.RequestID, want.Number, status, seen.Number, seen.Code))
			continue
		}
		again, status, err := c.issue(w)
		if err != nil {
			return nil, err
		}
		if status != http.StatusOK || again.Number != want.Number || again.Token != want.Token {
			lost = append(lost, fmt.Sprintf("%s: told %s, sent again it is %d %s%s", w.RequestID, want.Number, status, again.Number, again.Code))
		}
	}
	lost = append(lost, b.faults...)
	b.fresh, b.faults, b.cutting = nil, nil, false
	return lost, nil
}

// kiosks is how many issue at once.
const kiosks = 8

// crowd lets the kiosks issue until the process dies; wait returns when all have noticed.
func (b *book) crowd(t *testing.T, p *process) (wait func()) {
	var group sync.WaitGroup
	for range kiosks {
		group.Go(func() {
			c := p.client(p.Devices["kiosk"])
			defer c.close()
			for {
				w := b.take(p.Services)
				got, status, err := c.issue(w)
				switch {
				case err != nil:
					b.back(w)
					return
				case status == http.StatusOK || status == http.StatusCreated:
					b.answered(w, got, status)
				case status == http.StatusServiceUnavailable: // the disk is going
					b.back(w)
				default:
					t.Errorf("%s answered %d %+v", w.RequestID, status, got)
					return
				}
			}
		})
	}
	return group.Wait
}

// agrees holds an audited file to the book.
func (b *book) agrees(l *Ledger) error {
	for id, want := range b.told {
		t, ok := l.State.ByToken(want.Token)
		if !ok || t.Number() != want.Number {
			return fmt.Errorf("%s was told %s, the file says %v", id, want.Number, t)
		}
		row, ok := l.Tickets[uint64(t.ID)]
		if !ok || fmt.Sprintf("%s-%03d", row.Prefix, row.N) != want.Number {
			return fmt.Errorf("%s was told %s, the row is %+v", id, want.Number, row)
		}
	}
	return nil
}
