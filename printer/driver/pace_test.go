package driver

import (
	"testing"
	"time"

	"antrean/printer/profile"
)

func TestAPrinterThatCannotForgetIsNotLeftBehind(t *testing.T) {
	p := newPace(&profile.Profile{Clear: profile.NoClear, Paper: profile.Paper{SpeedMMS: 100}})
	now := time.Date(2026, time.November, 27, 9, 0, 0, 0, time.UTC)
	if got := p.wait(now, 64); got > 0 {
		t.Fatalf("before the first piece: got %v", got)
	}
	p.moved(now, 10, 800) // one second of paper
	if got, want := p.wait(now, 10), time.Second-lead; got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := p.wait(now.Add(time.Second-lead), 10); got > 0 {
		t.Errorf("when it has caught up: got %v", got)
	}
	if got, want := p.ends(), now.Add(time.Second+cutTime); !got.Equal(want) {
		t.Errorf("ends at %v, want %v", got, want)
	}
}

func TestTheFirstPieceNeverWaits(t *testing.T) {
	for _, p := range []*profile.Profile{
		{Clear: profile.NoClear, Paper: profile.Paper{SpeedMMS: 100}},
		{Clear: profile.NoClear, Line: profile.Line{Flow: profile.NoFlow, Buffer: 45}},
		{Clear: profile.DLEDC4, Line: profile.Line{Flow: profile.NoFlow, Buffer: 512}},
	} {
		for _, now := range []time.Time{{}, time.Unix(0, 0), time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)} {
			pace := newPace(p)
			if got := pace.wait(now, 5000); got > 0 {
				t.Errorf("%+v at %v: got %v", p.Line, now, got)
			}
		}
	}
}

func TestThePaperOfAPauseIsNotCarriedOver(t *testing.T) {
	p := newPace(&profile.Profile{Clear: profile.NoClear, Paper: profile.Paper{SpeedMMS: 100}})
	now := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	p.moved(now, 10, 800)
	later := now.Add(time.Minute)
	p.moved(later, 10, 400)
	if got, want := p.ends(), later.Add(500*time.Millisecond+cutTime); !got.Equal(want) {
		t.Errorf("ends at %v, want %v", got, want)
	}
	unknown := newPace(&profile.Profile{Clear: profile.NoClear}) // of a speed that nobody gave
	unknown.moved(now, 10, 800)
	if got, want := unknown.ends(), now.Add(cutTime); !got.Equal(want) {
		t.Errorf("without a speed: ends at %v, want %v", got, want)
	}
}

func TestTheBufferLeavesTheReserveAlone(t *testing.T) {
	for buffer, want := range map[int]int{0: 0, 45: 22, 512: 256, 4096: 3840} {
		if got := newPace(&profile.Profile{Line: profile.Line{Flow: profile.NoFlow, Buffer: buffer}}).buffer; got != want {
			t.Errorf("buffer %d: %d bytes are used, want %d", buffer, got, want)
		}
	}
}

func TestABufferWithoutFlowControlIsNotOverrun(t *testing.T) {
	p := newPace(&profile.Profile{Clear: profile.DLEDC4, Line: profile.Line{Flow: profile.NoFlow, Buffer: 512}, Paper: profile.Paper{SpeedMMS: 100}})
	now := time.Time{}.Add(time.Hour)
	for range 4 {
		if got := p.wait(now, 64); got > 0 {
			t.Fatalf("%d bytes wait %v", len(p.inside)*64, got)
		}
		p.moved(now, 64, 80) // 0.1 s of paper each
	}
	if got, want := p.wait(now, 64), 100*time.Millisecond; got != want {
		t.Errorf("the fifth piece: got %v, want %v", got, want)
	}
	free := newPace(&profile.Profile{Clear: profile.DLEDC4, Line: profile.Line{Flow: profile.XonXoff, Buffer: 512}})
	free.moved(now, 5000, 80)
	if got := free.wait(now, 5000); got > 0 {
		t.Errorf("a printer that says when it is full: got %v", got)
	}
}
