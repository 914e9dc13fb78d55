package complaint

import (
	"slices"

	"antrean/office/worktime"
)

// Figures are how an office did with the complaints of a period, those that came in it.
type Figures struct {
	Received  int           `json:"received"`
	Kinds     map[Kind]int  `json:"kinds"`
	Ways      map[Way]int   `json:"ways"`
	States    map[State]int `json:"states"`
	Overdue   int           `json:"overdue"` // owe a first answer or an answer since before today
	Reopened  int           `json:"reopened"`
	Withdrawn int           `json:"withdrawn"`

	FirstInTime, FirstOf int // of those whose first answer came or should have come
	InTime, Of           int // likewise of the answer

	FirstDays  *float64 `json:"first_days"` // median of working days until the first answer; nil: none came
	AnswerDays *float64 `json:"answer_days"`
	CloseDays  *float64 `json:"close_days"`
}

// Count makes the figures of a list. Withdrawn complaints are counted, and measured by nothing.
func Count(list []Complaint, h worktime.Hours, today worktime.Date) Figures {
	f := Figures{Received: len(list), Kinds: map[Kind]int{}, Ways: map[Way]int{}, States: map[State]int{}}
	var first, answer, closed []int
	for i := range list {
		c := &list[i]
		f.Kinds[c.Kind]++
		f.Ways[c.Way]++
		f.States[c.State]++
		if !c.ReopenedAt.IsZero() {
			f.Reopened++
		}
		if c.Withdrawn {
			f.Withdrawn++
			continue
		}
		f.inTime(c, today)
		if !c.FirstAt.IsZero() {
			first = append(first, WorkingDays(h, c.ReceivedAt, c.FirstAt))
		}
		if !c.AnsweredAt.IsZero() {
			answer = append(answer, WorkingDays(h, c.ReceivedAt, c.AnsweredAt))
		}
		if !c.ClosedAt.IsZero() {
			closed = append(closed, WorkingDays(h, c.ReceivedAt, c.ClosedAt))
		}
	}
	f.FirstDays, f.AnswerDays, f.CloseDays = median(first), median(answer), median(closed)
	return f
}

func (f *Figures) inTime(c *Complaint, today worktime.Date) {
	first, answer := c.Overdue(today)
	if first || answer {
		f.Overdue++
	}
	if first || !c.FirstAt.IsZero() {
		f.FirstOf++
		if !first && !c.FirstLate {
			f.FirstInTime++
		}
	}
	if answer || !c.AnsweredAt.IsZero() {
		f.Of++
		if !answer && !c.Late {
			f.InTime++
		}
	}
}

// median is the middle value, or the mean of the two in the middle; nil of none.
func median(values []int) *float64 {
	if len(values) == 0 {
		return nil
	}
	slices.Sort(values)
	middle := float64(values[len(values)/2])
	if len(values)%2 == 0 {
		middle = (middle + float64(values[len(values)/2-1])) / 2
	}
	return &middle
}
