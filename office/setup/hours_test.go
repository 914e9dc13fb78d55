package setup

import (
	"testing"
	"time"

	"antrean/office/queue"
	"antrean/office/worktime"
)

func TestTheQueueFollowsTheOfficesHours(t *testing.T) {
	zone := time.FixedZone("WIB", 7*60*60)
	plan := worktime.Plan{
		Week: map[string]string{"senin-jumat": "08.00-15.00"}, CutOffMinutes: 30,
		Closures: []worktime.Closure{{From: "2026-11-24", Reason: "Pilkada"}},
	}
	hours, err := plan.Compile(zone)
	if err != nil {
		t.Fatal(err)
	}
	rules := &queue.Rules{Zone: zone}
	SetHours(rules, hours)
	monday := time.Date(2026, 11, 23, 0, 0, 0, 0, zone)
	for _, c := range []struct {
		clock time.Duration
		want  queue.Hours
	}{
		{9 * time.Hour, queue.Hours{Open: true}},
		{14*time.Hour + 30*time.Minute, queue.Hours{Why: worktime.PastCutOff, Next: monday.Add(56 * time.Hour)}},
		{15 * time.Hour, queue.Hours{Why: worktime.AfterClosing, Over: true, Next: monday.Add(56 * time.Hour)}},
		{33 * time.Hour, queue.Hours{Why: worktime.OnClosure, Name: "Pilkada", Next: monday.Add(56 * time.Hour)}},
	} {
		if got := rules.Opening.At(monday.Add(c.clock)); got != c.want {
			t.Errorf("after %v: got %+v, want %+v", c.clock, got, c.want)
		}
	}
	if got := rules.Opening.Opens("2026-11-24"); !got.IsZero() {
		t.Errorf("closed: it opens at %v", got)
	}
	if got := rules.Opening.Opens("2026-11-25"); !got.Equal(monday.Add(56 * time.Hour)) {
		t.Errorf("got %v, want eight o'clock on Wednesday", got)
	}
}

// TestClosingHasOneSetOfWords: worktime reads them, queue acts on them.
func TestClosingHasOneSetOfWords(t *testing.T) {
	if queue.ClosingExpire != string(worktime.ClosingExpire) || queue.ClosingNextDay != string(worktime.ClosingNextDay) {
		t.Errorf("queue says %q and %q, worktime %q and %q", queue.ClosingExpire, queue.ClosingNextDay, worktime.ClosingExpire, worktime.ClosingNextDay)
	}
}
