package setup

import (
	"time"

	"antrean/internal/problem"
	"antrean/office/worktime"
)

// ClosedBy refuses new numbers while the office's hours do, and says when they are given again.
func ClosedBy(hours worktime.Hours) func(now time.Time) error {
	return func(now time.Time) error {
		answer := hours.At(now)
		if answer.Open {
			return nil
		}
		refusal := problem.New("closed")
		if !answer.NextOpen.IsZero() {
			refusal = refusal.And("next_open", answer.NextOpen)
		}
		return refusal
	}
}
