package bench

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"antrean/office/journal"
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

// dayTickets is a busy day: each ticket is issued, called, started and finished.
const dayTickets = 600

// fill writes a journal of many days as the engine would have, each day's opening sealed.
func fill(b *testing.B, dir string) {
	b.Helper()
	s, err := store.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	h := &history{single: &single{store: s, state: queue.NewState(), rules: &queue.Rules{
		Zone: time.UTC, Catalogue: "bench", Prefixes: map[string]string{"kk-rusak": "A"},
		Counters: []queue.CounterRule{{N: 1, Zone: "utama", Serves: []string{"kk-rusak"}}},
	}}}
	for day := time.Date(2022, 1, 3, 1, 0, 0, 0, time.UTC); h.state.Seq < longJournal; day = day.AddDate(0, 0, 1) {
		h.live(b, day)
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
}

// A history writes days of the past.
type history struct {
	*single
	batch journal.Batch
}

// live writes one day in one batch.
func (h *history) live(b *testing.B, day time.Time) {
	b.Helper()
	h.batch = journal.Batch{}
	h.do(b, day, queue.Request{Actor: "sari", Do: queue.OpenCounter{Counter: 1}})
	body, err := h.state.Seal()
	if err != nil {
		b.Fatal(err)
	}
	h.batch.Snapshot = journal.NewSnapshot(h.state.Seq, h.head, body)
	for i := range dayTickets {
		at := day.Add(time.Duration(i) * 40 * time.Second)
		h.do(b, at, wish())
		h.do(b, at, queue.Request{Actor: "sari", Do: queue.Next{Counter: 1}})
		h.do(b, at.Add(10*time.Second), queue.Request{Actor: "sari", Do: queue.Start{Counter: 1}})
		h.do(b, at.Add(30*time.Second), queue.Request{Actor: "sari", Do: queue.Finish{Counter: 1}})
	}
	if err := h.store.Append(h.batch); err != nil {
		b.Fatal(err)
	}
}

func (h *history) do(b *testing.B, at time.Time, r queue.Request) {
	b.Helper()
	decision, err := queue.Decide(h.state, h.rules, at, r)
	if err != nil {
		b.Fatal(err)
	}
	records, tickets := h.apply(b, decision.Events)
	h.batch.Records, h.batch.Tickets = append(h.batch.Records, records...), append(h.batch.Tickets, tickets...)
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
