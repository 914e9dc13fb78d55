package faults

import (
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"testing"
	"time"
)

const (
	soakShort = 20 * time.Second // in make test; make soak takes an hour or what SOAKTIME says
	soakWarm  = 5 * time.Second  // until caches are filled
	soakMost  = 30               // megabytes of growth: what a day's tickets and some sounds take
	soakLook  = time.Second
)

// TestSoak lets a crowd use an office and watches that memory stays flat and the queue moves.
func TestSoak(t *testing.T) {
	needFaults(t)
	long := soakShort
	if text := os.Getenv("ANTREAN_SOAK"); text != "" {
		var err error
		if long, err = time.ParseDuration(text); err != nil {
			t.Fatalf("ANTREAN_SOAK: %v", err)
		}
	}
	p := &process{cmd: exec.Command(build(t), "demo", "-json", "-listen", "127.0.0.1:0", "-data", t.TempDir(), "-gate", "flag", "-crowd")}
	if err := p.run(t); err != nil {
		t.Fatal(err)
	}
	look := time.NewTicker(soakLook)
	defer look.Stop()
	warm, most, calls := 0, 0, uint64(0)
	for began := time.Now(); time.Since(began) < long; <-look.C {
		now := rss(t, p)
		if time.Since(began) < soakWarm {
			warm = now
		}
		most = max(most, now)
		calls = max(calls, lastCall(t, p))
	}
	t.Logf("%v: %d MB when warm, %d MB at most, %d calls", long, warm, most, calls)
	if most-warm > soakMost {
		t.Errorf("memory grew by %d MB, want at most %d", most-warm, soakMost)
	}
	if calls == 0 {
		t.Error("nobody was called")
	}
	if err := p.stop(); err != nil {
		t.Error(err)
	}
}

// lastCall is the number of the newest call on the board.
func lastCall(t *testing.T, p *process) uint64 {
	t.Helper()
	resp, err := http.Get(p.Base + "/api/v1/board/utama")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var board struct {
		Calls []struct {
			Seq uint64 `json:"seq"`
		} `json:"calls"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&board); err != nil {
		t.Fatal(err)
	}
	if len(board.Calls) == 0 {
		return 0
	}
	return board.Calls[len(board.Calls)-1].Seq
}
