package bench

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"antrean/office"
	"antrean/office/queue"
	"antrean/store"
)

// longJournal is the journal of a large office after some years.
const longJournal = 1_000_000

// BenchmarkStart builds the binary, starts it on an empty directory and on a journal of a million rows, and says how
// long it takes until it is ready and how much memory it then has.
func BenchmarkStart(b *testing.B) {
	binary := filepath.Join(b.TempDir(), "antrean")
	build := exec.Command("go", "build", "-o", binary, "antrean/cmd/antrean")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("build: %v\n%s", err, out)
	}
	info, err := os.Stat(binary)
	if err != nil {
		b.Fatal(err)
	}
	long := b.TempDir()
	fill(b, long)
	for b.Loop() {
		empty := startDemo(b, binary, b.TempDir())
		full := startDemo(b, binary, long)
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(float64(info.Size())/(1<<20), "binary_MB")
		b.ReportMetric(milliseconds(empty.ready), "ms_start_empty")
		b.ReportMetric(empty.rss, "MB_rss_empty")
		b.ReportMetric(milliseconds(full.ready), "ms_start_1M_rows")
		b.ReportMetric(full.rss, "MB_rss_1M_rows")
	}
}

// fill writes a journal of many days: tickets issued, called, served.
func fill(b *testing.B, dir string) {
	b.Helper()
	s, err := store.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	rules := &queue.Rules{Zone: time.UTC, Catalogue: "bench", Prefixes: map[string]string{"kk-rusak": "A"},
		Counters: []queue.CounterRule{{N: 1, Zone: "utama", Serves: []string{"kk-rusak"}}}}
	e, err := office.Open(s, rules)
	if err != nil {
		b.Fatal(err)
	}
	var people sync.WaitGroup
	for range crowdSize {
		people.Go(func() {
			for e.View().Seq() < longJournal && e.Err() == nil {
				reply, _, err := e.Do(context.Background(), wish())
				if err != nil {
					b.Error(err)
					return
				}
				for range 3 {
					_, _, _ = e.Do(context.Background(), queue.Request{Actor: "applicant", Do: queue.Cancel{Ticket: reply.Ticket}})
				}
			}
		})
	}
	people.Wait()
	e.Close()
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
}

type started struct {
	ready time.Duration // from exec until the JSON line
	rss   float64       // megabytes
}

func startDemo(b *testing.B, binary, dir string) started {
	b.Helper()
	cmd := exec.Command(binary, "demo", "-json", "-listen", "127.0.0.1:0", "-data", dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadBytes('\n')
	ready := time.Since(start)
	var handout struct{ Base string }
	if err != nil || json.Unmarshal(line, &handout) != nil {
		b.Fatalf("demo said %q: %v", line, err)
	}
	resp, err := http.Get(handout.Base + "/readyz")
	if err != nil || resp.StatusCode != http.StatusOK {
		b.Fatalf("readyz: %v", err)
	}
	resp.Body.Close()
	rss := rssMB(b, cmd.Process.Pid)
	cmd.Process.Signal(syscall.SIGTERM)
	if err := cmd.Wait(); err != nil {
		b.Fatalf("stop: %v", err)
	}
	return started{ready, rss}
}

func rssMB(b *testing.B, pid int) float64 {
	b.Helper()
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			if err != nil {
				b.Fatal(err)
			}
			return kb / 1024
		}
	}
	b.Fatal("no VmRSS")
	return 0
}
