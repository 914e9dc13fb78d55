package office

import (
	"context"
	"fmt"
	"time"

	"antrean/office/casefile"
	"antrean/office/queue"
)

// SkipStep is what numbers go on after, rounded up, on the day of a restore: "from A-201 on" can be said in a hall.
const SkipStep = 100

// A Restored is what an office must know after it was restored from a copy: numbers may be in people's hands that
// were given after the copy was made. Nobody else may get the same ones on that day.
type Restored struct {
	At     time.Time      `json:"at"`
	UpTo   map[string]int `json:"up_to"`  // last number left out, by prefix
	Others int            `json:"others"` // the same for prefixes that the copy does not know
}

// SkipAll leaves out, for each prefix, every number up to the next hundred above what any day has reached: as far as
// experience goes, nobody can hold a higher one.
func SkipAll(p Proof, at time.Time) Restored {
	r := Restored{At: at, UpTo: map[string]int{}, Others: SkipStep}
	for prefix, n := range p.Highest {
		r.UpTo[prefix] = (n/SkipStep + 1) * SkipStep
	}
	return r
}

// SkipTo leaves out the numbers up to n, which somebody has seen to be the last that was given.
func SkipTo(n int, at time.Time) Restored { return Restored{At: at, Others: n} }

// None reports whether nobody can hold a number from after the copy: an office that moves after closing time.
func (r Restored) None() bool { return r.Others == 0 && len(r.UpTo) == 0 }

// LeaveOut leaves out the numbers that people may hold, of tickets and of applications; the id is that of the request, so
// that it is done once, however often the program dies on the way.
func (r Restored) LeaveOut(ctx context.Context, e *Engine, rules *queue.Rules, id string) error {
	if _, _, err := e.Do(ctx, queue.Request{Actor: "office", ID: id, Do: r.Command(rules)}); err != nil {
		return fmt.Errorf("leave out numbers after the restore: %w", err)
	}
	if r.None() {
		return nil
	}
	if _, _, err := e.File(ctx, casefile.Request{Actor: "office", ID: id, Do: casefile.SkipRegister{Since: r.At, Step: SkipStep}}); err != nil {
		return fmt.Errorf("leave out applications after the restore: %w", err)
	}
	return nil
}

// Command leaves the numbers of tickets out.
func (r Restored) Command(rules *queue.Rules) queue.SkipNumbers {
	c := queue.SkipNumbers{Since: r.At, UpTo: map[string]int{}}
	for _, prefix := range rules.Prefixes {
		n, ok := r.UpTo[prefix]
		if !ok {
			n = r.Others
		}
		if n > 0 {
			c.UpTo[prefix] = n
		}
	}
	return c
}
