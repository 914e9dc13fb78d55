package bench

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"antrean/office"
	"antrean/office/journal"
	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/store"
)

// A slice is how long each side of a round runs.
const slice = 250 * time.Millisecond

// The bars of durable issue, as ratios to the same folder's rate of overwrite and sync.
const (
	barAlone   = 0.45 // one caller: a commit is one sync and what surrounds it
	barCrowd   = 2.5  // 64 callers share syncs; the goal is 4, which two busy cores miss when a sync takes 0.1 ms
	barSlow    = 20.0 // 64 callers against a transaction a ticket, when a flush takes 5 ms more: the disk alone decides
	crowdSize  = 64
	syncBlock  = 16 << 10 // bytes of one overwrite: what a commit of a few tickets writes
	slowMarker = "ANTREAN_BENCH_SLOW_FLUSH"
)

// BenchmarkIssue issues tickets into SQLite with 1, 8 and 64 callers, beside the folder's own rate of syncs and a
// transaction a ticket.
func BenchmarkIssue(b *testing.B) {
	dir := b.TempDir()
	disk := newDisk(b, dir)
	engine, rules := newEngine(b, filepath.Join(dir, "office"))
	single := newSingle(b, filepath.Join(dir, "single"), rules)
	var syncs, tx []float64
	rates := map[int][]float64{}
	for b.Loop() {
		for range rounds {
			syncs = append(syncs, disk.rate(b))
			tx = append(tx, single.rate(b))
			for _, callers := range []int{1, 8, crowdSize} {
				rates[callers] = append(rates[callers], issueRate(b, engine, callers))
			}
		}
	}
	syncs, tx = append(syncs, disk.rate(b)), append(tx, single.rate(b))
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(syncs), "syncs/s")
	for _, callers := range []int{1, 8, crowdSize} {
		b.ReportMetric(median(rates[callers]), fmt.Sprintf("tickets/s_%d_callers", callers))
	}
	crowdTx := median(ratios(rates[crowdSize], around(tx)))
	b.ReportMetric(crowdTx, "x_tx_64_callers")
	if os.Getenv(slowMarker) != "" {
		hold(b, "x_tx_64_callers", crowdTx, barSlow)
		return
	}
	b.ReportMetric(median(ratios(rates[8], around(syncs))), "x_syncs_8_callers")
	hold(b, "x_syncs_1_caller", median(ratios(rates[1], around(syncs))), barAlone)
	hold(b, "x_syncs_64_callers", median(ratios(rates[crowdSize], around(syncs))), barCrowd)
}

// BenchmarkIssueOnSlowDisk does the same in a child whose every flush takes 5 ms more, as on an eMMC or a hard disk.
func BenchmarkIssueOnSlowDisk(b *testing.B) {
	shim := filepath.Join(b.TempDir(), "slow_flush.so")
	if out, err := exec.Command("gcc", "-shared", "-fPIC", "-O2", "-o", shim, "testdata/slow_flush.c", "-ldl").CombinedOutput(); err != nil {
		b.Fatalf("build shim: %v\n%s", err, out)
	}
	child := exec.Command(os.Args[0], "-test.run=^$", "-test.bench=^BenchmarkIssue$", "-test.benchtime=1x")
	child.Env = append(os.Environ(), "LD_PRELOAD="+shim, slowMarker+"=1")
	for b.Loop() {
		out, err := child.CombinedOutput()
		if err != nil {
			b.Fatalf("child: %v\n%s", err, out)
		}
		for line := range strings.Lines(string(out)) {
			if strings.HasPrefix(line, "BenchmarkIssue") {
				b.Logf("with 5 ms more a flush: %s", strings.TrimSpace(line))
			}
		}
		child = exec.Command(child.Path, child.Args[1:]...)
		child.Env = append(os.Environ(), "LD_PRELOAD="+shim, slowMarker+"=1")
	}
}

// A disk measures how often a folder's file can be overwritten and synced.
type disk struct{ file *os.File }

func newDisk(b *testing.B, dir string) *disk {
	b.Helper()
	f, err := os.Create(filepath.Join(dir, "overwrite"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { f.Close() })
	if _, err := f.Write(make([]byte, 64*syncBlock)); err != nil {
		b.Fatal(err)
	}
	if err := f.Sync(); err != nil {
		b.Fatal(err)
	}
	return &disk{f}
}

func (d *disk) rate(b *testing.B) float64 {
	b.Helper()
	block := make([]byte, syncBlock)
	start, n := time.Now(), 0
	for ; time.Since(start) < slice; n++ {
		if _, err := d.file.WriteAt(block, int64(n%64)*syncBlock); err != nil {
			b.Fatal(err)
		}
		if err := d.file.Sync(); err != nil {
			b.Fatal(err)
		}
	}
	return float64(n) / time.Since(start).Seconds()
}

func newEngine(b *testing.B, dir string) (*office.Engine, *queue.Rules) {
	b.Helper()
	rules := &queue.Rules{
		Zone: time.UTC, Catalogue: "bench", Prefixes: map[string]string{"kk-rusak": "A"},
		Counters: []queue.CounterRule{{N: 1, Zone: "utama", Serves: []string{"kk-rusak"}}},
	}
	s, err := store.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	e, err := office.Open(s, &setup.InForce{Rules: rules})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { e.Close(); s.Close() })
	return e, rules
}

var requests atomic.Uint64

// wish is a ticket as a kiosk asks for it, with everything that makes it heavy.
func wish() queue.Request {
	n := requests.Add(1)
	return queue.Request{
		Actor: "kiosk", ID: fmt.Sprintf("request-%d", n), Digest: "0123456789abcdef01234567",
		Do: queue.Issue{Service: "kk-rusak", Token: fmt.Sprintf("TOKEN%015d", n), Said: queue.Declared{
			Answers: map[string]string{"warga": "wni"}, Have: []string{"f102", "kk_rusak", "ktp"}, Needed: []string{"f102", "kk_rusak", "ktp"}, Lang: "id",
		}},
	}
}

func issueRate(b *testing.B, e *office.Engine, callers int) float64 {
	b.Helper()
	var issued atomic.Int64
	var people sync.WaitGroup
	start := time.Now()
	for range callers {
		people.Go(func() {
			for time.Since(start) < slice {
				if _, _, err := e.Do(context.Background(), wish()); err != nil {
					b.Error(err)
					return
				}
				issued.Add(1)
			}
		})
	}
	people.Wait()
	return float64(issued.Load()) / time.Since(start).Seconds()
}

// A single is the usual way: every ticket its own transaction, on one connection.
type single struct {
	store *store.Store
	state *queue.State
	rules *queue.Rules
	head  journal.Hash
}

func newSingle(b *testing.B, dir string, rules *queue.Rules) *single {
	b.Helper()
	s, err := store.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	return &single{store: s, state: queue.NewState(), rules: rules}
}

func (s *single) rate(b *testing.B) float64 {
	b.Helper()
	start, n := time.Now(), 0
	for ; time.Since(start) < slice; n++ {
		s.issue(b)
	}
	return float64(n) / time.Since(start).Seconds()
}

func (s *single) issue(b *testing.B) {
	b.Helper()
	decision, err := queue.Decide(s.state, s.rules, time.Now(), wish())
	if err != nil {
		b.Fatal(err)
	}
	records, tickets := s.apply(b, decision.Events)
	if err := s.store.Append(journal.Batch{Records: records, Tickets: tickets}); err != nil {
		b.Fatal(err)
	}
}

// apply chains events and lets the state live them.
func (s *single) apply(b *testing.B, events []queue.Event) (records []journal.Record, tickets []journal.TicketRow) {
	b.Helper()
	for i := range events {
		event := &events[i]
		core, private, err := event.Encode()
		if err != nil {
			b.Fatal(err)
		}
		record := journal.NewRecord(s.head, event.Seq, core, private)
		s.head = record.Hash
		records = append(records, record)
		s.state.Apply(event)
		if t, ok := s.state.Ticket(event.Ticket); ok {
			tickets = append(tickets, journal.TicketRow{
				ID: uint64(t.ID), Day: t.Day, Prefix: t.Prefix, N: t.N, Service: t.Service, State: string(t.State), TokenHash: make([]byte, 32), IssuedAt: t.IssuedAt.UnixMilli(),
			})
		}
	}
	return records, tickets
}
