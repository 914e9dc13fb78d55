package bench

import (
	"context"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"antrean/internal/rig"
)

// slowDown is how much slower than this machine the processor of a cheap kiosk is taken to be.
const slowDown = 6

// barPaint is how soon the kiosk paints, as a share of the speed of a page of one sentence in the same browser: its
// modules are fetched and run in between.
const barPaint = 0.08

// bareSentence is the least page that paints something.
const bareSentence = `<!doctype html><html lang="id"><meta charset="utf-8"><title>antrean</title><p>antrean</p></html>`

// firstPaint waits for the first paint with something in it, in milliseconds since the page was asked for.
const firstPaint = `new Promise((done) => {
  const look = () => { const found = performance.getEntriesByName('first-contentful-paint')[0]; found ? done(found.startTime) : setTimeout(look, 5); };
  look();
})`

// BenchmarkKioskPaint opens the kiosk on a processor six times slower, with nothing in the browser's cache, beside a page
// of one sentence. Nothing of the kiosk is painted before its keys, so that the first paint is the first that can be used.
func BenchmarkKioskPaint(b *testing.B) {
	r := rig.Open(b, rig.Options{Gate: "self"})
	ctx := slowBrowser(b)
	bare := serveBare(b, []byte(bareSentence)) + "/"
	kiosk := r.Base + "/kiosk#" + rig.KioskToken
	var limit, paint []float64
	paintOf(b, ctx, bare) // a browser's first page is its slowest
	for b.Loop() {
		for range rounds {
			limit = append(limit, paintOf(b, ctx, bare))
			paint = append(paint, paintOf(b, ctx, kiosk))
		}
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(median(limit), "ms_bare_page")
	b.ReportMetric(median(paint), "ms_first_paint")
	hold(b, "x_bare_page", median(ratios(limit, paint)), barPaint)
}

// slowBrowser is a tab of a Chromium of its own, on a slow processor and without a cache.
func slowBrowser(b *testing.B) context.Context {
	b.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		b.Skip("no Chromium here, so that nothing can be painted: make install brings it")
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), chromedp.ExecPath(path), chromedp.UserDataDir(b.TempDir()),
		chromedp.Flag("headless", "new"), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-dev-shm-usage", true))
	ctx, cancel := chromedp.NewContext(allocator)
	b.Cleanup(func() { cancel(); stop() })
	must(b, chromedp.Do(ctx, chromedp.EmulateViewport(1080, 1920)))
	_, err := chromedp.Call(ctx, network.Enable, network.EnableParams{})
	must(b, err)
	_, err = chromedp.Call(ctx, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})
	must(b, err)
	_, err = chromedp.Call(ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: slowDown})
	must(b, err)
	return ctx
}

// paintWithin is how long a page may take before the benchmark gives up.
const paintWithin = 60 * time.Second

// paintOf opens an address anew and returns the milliseconds until its first paint.
func paintOf(b *testing.B, ctx context.Context, address string) float64 {
	b.Helper()
	ctx, cancel := context.WithTimeout(ctx, paintWithin)
	defer cancel()
	must(b, chromedp.Do(ctx, chromedp.Navigate("about:blank"), chromedp.Navigate(address)))
	ms, err := chromedp.Run(ctx, chromedp.Evaluate[float64](firstPaint, chromedp.EvalAwaitPromise))
	must(b, err)
	return ms
}

func must(b *testing.B, err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}
