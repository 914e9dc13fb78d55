package walk

import (
	"fmt"
	"slices"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/heapprofiler"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// nodesApart is how many nodes two pages of the same board may differ by: a row of the strip more or less.
const nodesApart = 60

// soundsKept is how many words of the board's sound are kept for whoever reads a failure.
const soundsKept = 16

// A sight is what stands on the board: numbers with their counters as number>counter.
type sight struct {
	Hero   string   `json:"hero"`
	Recent []string `json:"recent"`
	Strip  []string `json:"strip"`
	Time   string   `json:"time"`
}

func (w *week) sight() sight {
	w.Helper()
	return eval[sight](w.wall, `walkGlass()`)
}

// A ring is what the office tells its boards of its calls.
type ring struct {
	At    time.Time `json:"at"`
	Calls []struct {
		Seq     uint64 `json:"seq"`
		Number  string `json:"number"`
		Counter int    `json:"counter"`
	} `json:"calls"`
	Services []struct {
		Prefix  string  `json:"prefix"`
		Waiting int     `json:"waiting"`
		Now     *string `json:"now"`
	} `json:"services"`
	Voice struct {
		Now *struct {
			Call uint64 `json:"call"`
		} `json:"now"`
	} `json:"voice"`
}

// wants is what a board has to show for what the office says: the number that is spoken, or else the newest, and the five
// before it.
func (r ring) wants() (hero string, recent []string) {
	pair := func(i int) string { return fmt.Sprintf("%s>%d", r.Calls[i].Number, r.Calls[i].Counter) }
	at := len(r.Calls) - 1
	for i, c := range r.Calls {
		if r.Voice.Now != nil && r.Voice.Now.Call == c.Seq {
			at = i
		}
	}
	if at < 0 {
		return "", nil
	}
	shown := map[string]bool{r.Calls[at].Number: true}
	for i := len(r.Calls) - 1; i >= 0 && len(recent) < 5; i-- {
		if !shown[r.Calls[i].Number] {
			shown[r.Calls[i].Number] = true
			recent = append(recent, pair(i))
		}
	}
	return pair(at), recent
}

// settle waits until the board shows what the office says, and judges what stood on it on the way.
func (w *week) settle() {
	w.Helper()
	wrong := ""
	tick := time.NewTicker(glance)
	defer tick.Stop()
	for end := time.Now().Add(patience); ; <-tick.C {
		var r ring
		w.m.get(w.T, "/api/v1/board/"+w.m.Zones[0], &r)
		if wrong = w.sight().differs(r); wrong == "" {
			break
		}
		if time.Now().After(end) {
			w.Fatalf("after %d calls and %d losses: %s. The board says:\n%s", w.made, w.losses, wrong, indent(w.wall.text()))
		}
	}
	w.judge()
	for pair, seen := range w.called {
		if !seen {
			w.Errorf("%s was called and never stood on the board", pair)
			w.called[pair] = true
		}
	}
}

// differs says what on the glass is not as the office says, "" when nothing is.
func (g sight) differs(r ring) string {
	hero, recent := r.wants()
	if g.Hero != hero {
		return fmt.Sprintf("the wall shows %q, want %q", g.Hero, hero)
	}
	if !slices.Equal(g.Recent, recent) {
		return fmt.Sprintf("beside it stand %q, want %q", g.Recent, recent)
	}
	var rows []string
	for _, s := range r.Services {
		now := ""
		if s.Now != nil {
			now = *s.Now
		}
		rows = append(rows, fmt.Sprintf("%s %d %s", s.Prefix, s.Waiting, now))
	}
	for _, row := range g.Strip {
		if !slices.Contains(rows, row) {
			return fmt.Sprintf("the strip says %q, want one of %q", row, rows)
		}
	}
	for _, late := range []time.Duration{0, -time.Minute, time.Minute} { // the minute may turn between two looks
		if g.Time == r.At.Add(late).Format("15.04") {
			return ""
		}
	}
	return fmt.Sprintf("the clock says %s at %s", g.Time, r.At)
}

// judge holds what came to stand on the board since the last look, and what was said, to what was called.
func (w *week) judge() {
	w.Helper()
	for _, e := range w.wall.w.take() {
		if e.Kind == "said" || e.Kind == "media" && e.Text != "timeupdate" {
			w.sounds = append(w.sounds, fmt.Sprintf("%s %s at %.1f of %.1f s", e.Text, e.Src, e.At, e.Length))
			w.sounds = w.sounds[max(0, len(w.sounds)-soundsKept):]
		}
		switch {
		case e.Kind == "stands":
			if _, ok := w.called[e.Text]; !ok {
				w.Errorf("%s stood on the board, whom nobody called today", e.Text)
			}
			w.called[e.Text] = true
		case e.Kind == "said" && e.Text == "ends" && e.Src != "": // a test of the voice calls nobody
			key := w.day + " " + e.Src
			if w.ended[key]++; w.ended[key] > 1 {
				w.Errorf("%s was announced %d times; the board told last: %q", key, w.ended[key], w.sounds)
			}
		}
	}
	w.kiosk.w.take()
}

// take returns all that the page has told, and forgets it.
func (w *watcher) take() []told {
	w.mu.Lock()
	defer w.mu.Unlock()
	out := w.told
	w.told, w.bodies = nil, nil
	return out
}

// A load is what a page holds in memory once its rubbish is collected.
type load struct{ heap, nodes, listeners float64 }

func (l load) String() string {
	return fmt.Sprintf("%.0f KB, %.0f nodes, %.0f listeners", l.heap/1024, l.nodes, l.listeners)
}

// weigh collects rubbish and weighs board and kiosk.
func (w *week) weigh() map[string]load {
	w.Helper()
	w.kiosk.find("button", w.kiosk.say.T("kiosk.begin"))
	w.kiosk.settle()
	return map[string]load{"board": w.wall.load(), "kiosk": w.kiosk.load()}
}

func (x *tab) load() load {
	x.t.Helper()
	var l load
	x.call("memory", func() error {
		if _, err := chromedp.Call(x.ctx, runtime.ReleaseObjectGroup, runtime.ReleaseObjectGroupParams{ObjectGroup: "walk"}); err != nil {
			return err // what the walk has looked at counts for nobody
		}
		for range 3 {
			if _, err := chromedp.Call(x.ctx, heapprofiler.CollectGarbage, cdp.Empty{}); err != nil {
				return err
			}
		}
		usage, err := chromedp.Call(x.ctx, runtime.GetHeapUsage, cdp.Empty{})
		if err != nil {
			return err
		}
		l.heap = usage.UsedSize
		if _, err := chromedp.Call(x.ctx, performance.Enable, performance.EnableParams{}); err != nil {
			return err
		}
		metrics, err := chromedp.Call(x.ctx, performance.GetMetrics, cdp.Empty{})
		for _, m := range metrics.Metrics {
			switch m.Name {
			case "Nodes":
				l.nodes = m.Value
			case "JSEventListeners":
				l.listeners = m.Value
			}
		}
		return err
	})
	return l
}

// hold holds what is in memory at the end to what was there when the pages were warm.
func (w *week) hold(now map[string]load, growth float64) {
	w.Helper()
	for name, first := range w.warm {
		last := now[name]
		w.Logf("%s: %v when warm, %v at the end", name, first, last)
		if last.heap > first.heap*growth {
			w.Errorf("%s: the heap grew by %.1f %%, want at most %.0f %%", name, 100*(last.heap/first.heap-1), 100*(growth-1))
		}
		if last.nodes > first.nodes+nodesApart {
			w.Errorf("%s: %.0f nodes, want about %.0f", name, last.nodes, first.nodes)
		}
		if last.listeners > first.listeners {
			w.Errorf("%s: %.0f listeners, want %.0f", name, last.listeners, first.listeners)
		}
	}
}
