package snapshot

import (
	"testing"

	"antrean/office/queue"
	"antrean/server/edge"
)

func TestTicketsLeftOnTheRoll(t *testing.T) {
	slips := func(mm ...int) (jobs []*queue.Job) {
		for _, n := range mm {
			jobs = append(jobs, &queue.Job{MM: n, State: queue.PaperConfirmed})
		}
		return jobs
	}
	torn := &queue.Job{MM: 20, State: queue.PaperInterrupted}
	roll := edge.Printer{RollMM: 50_000, NearEndMM: 4_000}
	for _, c := range []struct {
		name  string
		p     edge.Printer
		known queue.Printer
		jobs  []*queue.Job
		want  int // -1: not known
	}{
		{"a new roll", roll, queue.Printer{}, slips(100, 150), 400},
		{"half a roll", roll, queue.Printer{UsedMM: 25_000}, slips(125), 200},
		{"its end is near", roll, queue.Printer{UsedMM: 10_000, NearEnd: true, NearEndMM: 1_000}, slips(100), 30},
		{"a sensor that nobody has measured", edge.Printer{RollMM: 50_000}, queue.Printer{UsedMM: 10_000, NearEnd: true}, slips(100), 400},
		{"used beyond its length", roll, queue.Printer{UsedMM: 60_000}, slips(100), 0},
		{"out of paper", roll, queue.Printer{UsedMM: 10_000, Condition: queue.Condition{Paper: queue.ValueBad}}, slips(100), 0},
		{"torn slips say nothing of their length", roll, queue.Printer{}, append(slips(100), torn), 500},
		{"no slip yet", roll, queue.Printer{}, nil, -1},
		{"a roll of unknown length", edge.Printer{}, queue.Printer{}, slips(100), -1},
	} {
		got := -1
		if n := left(c.p, &c.known, c.jobs); n != nil {
			got = *n
		}
		if got != c.want {
			t.Errorf("%s: %d tickets left, want %d", c.name, got, c.want)
		}
	}
}

func TestWhatIsNotKnownOfAPrinterIsSaid(t *testing.T) {
	got := statusOf(queue.Condition{Line: queue.ValueBad, Why: "unplugged"})
	want := Status{Line: "bad", Why: "unplugged", Online: "unknown", Paper: "unknown", Roll: "unknown", Cover: "unknown", Cutter: "unknown", Heat: "unknown", Mouth: "unknown"}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
