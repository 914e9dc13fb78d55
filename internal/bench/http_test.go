package bench

import (
	"fmt"
	"net"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/valyala/fasthttp"

	"antrean/internal/rig"
)

// barTrack is how much of a bare server's rate the tracking page keeps, with every header and check of ours.
const barTrack = 0.8

// BenchmarkTrackingPage asks for a ticket's page beside the same bytes from a fasthttp server that does nothing else.
func BenchmarkTrackingPage(b *testing.B) {
	r := rig.Open(b, rig.Options{Gate: "self"})
	ticket := r.AtKiosk().Ticket(b, "bench-track", "kk-rusak", "f102", "kk_rusak", "ktp")
	path := "/t/" + ticket["token"].(string)
	status, body, err := fasthttp.Get(nil, r.Base+path)
	if err != nil || status != http.StatusOK {
		b.Fatalf("track: %d %v", status, err)
	}
	bare := serveBare(b, body)
	var ours, limit []float64
	for b.Loop() {
		for range rounds {
			limit = append(limit, pageRate(b, bare+path))
			ours = append(ours, pageRate(b, r.Base+path))
		}
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(ours), "pages/s")
	b.ReportMetric(float64(len(body)), "page_bytes")
	hold(b, "x_bare_fasthttp", median(ratios(ours, limit)), barTrack)
}

func serveBare(b *testing.B, body []byte) string {
	b.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	server := &fasthttp.Server{Handler: func(ctx *fasthttp.RequestCtx) {
		ctx.SetContentType("text/html; charset=utf-8")
		ctx.SetBody(body)
	}}
	go server.Serve(ln) // ends with the listener
	b.Cleanup(func() { server.Shutdown() })
	return "http://" + ln.Addr().String()
}

// pageClients is how many phones ask at once, each on its own connection.
const pageClients = 64

func pageRate(b *testing.B, url string) float64 {
	b.Helper()
	client := &fasthttp.Client{MaxConnsPerHost: pageClients}
	defer client.CloseIdleConnections()
	counts := make(chan int, pageClients)
	start := time.Now()
	for range pageClients {
		go func() {
			n := 0
			var body []byte
			for ; time.Since(start) < slice; n++ {
				status, got, err := client.Get(body[:0], url)
				if err != nil || status != http.StatusOK {
					b.Errorf("%s: %d %v", url, status, err)
					break
				}
				body = got
			}
			counts <- n
		}()
	}
	total := 0
	for range pageClients {
		total += <-counts
	}
	return float64(total) / time.Since(start).Seconds()
}

// barHanging is how much slower numbers may come out while the printer hangs: not at all, but for the noise of a
// median over short rounds.
const barHanging = 0.5

// BenchmarkIssueOverHTTP takes numbers at a kiosk, with a printer that works and with one that hangs.
func BenchmarkIssueOverHTTP(b *testing.B) {
	r := rig.Open(b, rig.Options{Gate: "self"})
	kiosk := r.AtKiosk()
	n := 0
	var well, hung []float64
	var all, allHung []time.Duration
	for b.Loop() {
		for range rounds {
			r.Printer.Hang(false)
			times := issueTimes(b, kiosk, &n)
			all, well = append(all, times...), append(well, quantile(times, 0.5).Seconds())
			r.Printer.Hang(true)
			times = issueTimes(b, kiosk, &n)
			allHung, hung = append(allHung, times...), append(hung, quantile(times, 0.5).Seconds())
		}
	}
	r.Printer.Hang(false)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(milliseconds(quantile(all, 0.5)), "ms_p50")
	b.ReportMetric(milliseconds(quantile(all, 0.99)), "ms_p99")
	b.ReportMetric(milliseconds(quantile(allHung, 0.5)), "ms_p50_printer_hangs")
	b.ReportMetric(milliseconds(quantile(allHung, 0.99)), "ms_p99_printer_hangs")
	hold(b, "x_speed_printer_hangs", median(ratios(well, hung)), barHanging)
}

// issues is how many tickets a round takes.
const issues = 60

func issueTimes(b *testing.B, kiosk *rig.Client, n *int) []time.Duration {
	b.Helper()
	times := make([]time.Duration, issues)
	for i := range times {
		*n++
		start := time.Now()
		kiosk.Ticket(b, fmt.Sprintf("bench-issue-%d", *n), "kk-rusak", "f102", "kk_rusak", "ktp")
		times[i] = time.Since(start)
	}
	return times
}

func quantile(times []time.Duration, q float64) time.Duration {
	sorted := slices.Clone(times)
	slices.Sort(sorted)
	return sorted[min(len(sorted)-1, int(q*float64(len(sorted))))]
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
