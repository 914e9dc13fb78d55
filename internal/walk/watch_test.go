package walk

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

//go:embed testdata/watch.js
var watchScript string

// A watcher hears what happens in a tab and keeps what must not: errors, refusals of the content policy, requests
// that fail or leave this machine.
type watcher struct {
	base  string // of the office: no other address may be asked
	lossy bool   // its line is cut on purpose: what cannot be reached for a while is no failure

	mu       sync.Mutex
	wrong    []string
	told     []told
	requests map[network.RequestID]string // method and path
	bodies   []sent
	allowed  []allowance
}

// told is one thing the page's watch.js has told.
type told struct {
	Kind   string  `json:"kind"`
	Text   string  `json:"text"`
	Src    string  `json:"src"`
	At     float64 `json:"at"`     // seconds
	Length float64 `json:"length"` // seconds
	Volume float64 `json:"volume"`
	Yes    bool    `json:"yes"`
}

// sent is one request with a body.
type sent struct{ path, body string }

// An allowance is a failure that belongs to a walk: a path, or with a slash at its end all below it, and how it fails, such
// as "401".
type allowance struct{ path, how string }

func newWatcher(base string) *watcher {
	return &watcher{base: base, requests: make(map[network.RequestID]string),
		allowed: []allowance{{"/api/v1/me", "401"}}} // how a staff page asks whether anybody is signed in
}

// allow takes a failure for granted from here on.
func (w *watcher) allow(path, how string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.allowed = append(w.allowed, allowance{path, how})
}

// expectLoss takes it for granted from here on that the line is cut now and then.
func (w *watcher) expectLoss() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.lossy = true
}

// hear is called for every event of the tab, in order. It runs on the goroutine that reads them.
func (w *watcher) hear(event any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		w.add("uncaught: %s", exceptionText(e.ExceptionDetails))
	case *runtime.EventConsoleAPICalled:
		w.console(e)
	case *log.EventEntryAdded:
		w.entry(e.Entry)
	case *audits.EventIssueAdded:
		w.issue(e.Issue)
	case *runtime.EventBindingCalled:
		w.tell(e.Payload)
	case *network.EventRequestWillBeSent:
		w.request(e)
	case *network.EventWebSocketCreated:
		w.local(e.URL)
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			w.failed(w.requests[e.RequestID], fmt.Sprint(e.Response.Status))
		}
	case *network.EventLoadingFailed:
		if !e.Canceled && !w.lossy {
			w.failed(w.requests[e.RequestID], e.ErrorText)
		}
	case *network.EventWebSocketFrameError:
		if w.lossy {
			return
		}
		w.add("socket: %s", e.ErrorMessage)
	}
}

func (w *watcher) add(format string, args ...any) {
	w.wrong = append(w.wrong, fmt.Sprintf(format, args...))
}

func exceptionText(d *runtime.ExceptionDetails) string {
	if d.Exception != nil && d.Exception.Description != "" {
		return d.Exception.Description
	}
	return d.Text
}

func (w *watcher) console(e *runtime.EventConsoleAPICalled) {
	if e.Type != runtime.ConsoleAPICalledTypeError && e.Type != runtime.ConsoleAPICalledTypeAssert && e.Type != runtime.ConsoleAPICalledTypeWarning {
		return
	}
	var said []string
	for _, arg := range e.Args {
		said = append(said, string(arg.Value)+arg.Description)
	}
	w.add("console.%s: %s", e.Type, strings.Join(said, " "))
}

// entry hears what the browser itself has to say. A failed request is told here as well, and judged once.
func (w *watcher) entry(e *log.Entry) {
	if e.Source == log.EntrySourceNetwork && e.URL != "" && e.NetworkRequestID != "" {
		return
	}
	if w.lossy && (e.Source == log.EntrySourceNetwork || strings.Contains(e.Text, "WebSocket connection to")) {
		return
	}
	if e.Level == log.EntryLevelError || e.Level == log.EntryLevelWarning {
		w.add("browser says: %s %s", e.Text, e.URL)
	}
}

// issue hears what the browser's own audit finds; each kind has its details in a field of its own.
func (w *watcher) issue(issue *audits.InspectorIssue) {
	if g := issue.Details.GenericIssueDetails; g != nil && g.ErrorType == audits.GenericIssueErrorTypeNavigationEntryMarkedSkippable {
		return // the kiosk puts itself into the history so that there is no way back
	}
	raw, err := json.Marshal(issue.Details)
	if err != nil {
		raw = []byte(err.Error())
	}
	w.add("%s: %s", issue.Code, raw)
}

func (w *watcher) tell(payload string) {
	var t told
	if err := json.Unmarshal([]byte(payload), &t); err != nil {
		w.add("watch.js: %v", err)
		return
	}
	if t.Kind == "policy" {
		w.add("content policy: %s", t.Text)
	}
	w.told = append(w.told, t)
}

func (w *watcher) request(e *network.EventRequestWillBeSent) {
	w.local(e.Request.URL)
	path := e.Request.URL
	if u, err := url.Parse(path); err == nil && u.Scheme != "data" {
		path = u.Path
	}
	w.requests[e.RequestID] = path
	if e.Request.Method == "POST" {
		var body strings.Builder
		for _, entry := range e.Request.PostDataEntries {
			body.Write(entry.Bytes)
		}
		w.bodies = append(w.bodies, sent{path: path, body: body.String()})
	}
}

// local refuses whatever would leave the office: the walk has no network but loopback.
func (w *watcher) local(address string) {
	u, err := url.Parse(address)
	if err == nil && (u.Scheme == "data" || u.Scheme == "about" || strings.EqualFold("http://"+u.Host, w.base)) {
		return
	}
	w.add("asks for %s, which is not of this office", address)
}

// failed judges a request that failed.
func (w *watcher) failed(path, how string) {
	if w.lossy && how == "503" {
		return // it reads its journal first
	}
	for _, a := range w.allowed {
		if (path == a.path || strings.HasSuffix(a.path, "/") && strings.HasPrefix(path, a.path)) && strings.Contains(how, a.how) {
			return
		}
	}
	w.add("%s: %s", path, how)
}

// wrongs lists what went wrong so far.
func (w *watcher) wrongs() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]string(nil), w.wrong...)
}

// heard lists what the page has told of one kind.
func (w *watcher) heard(kind string) []told {
	w.mu.Lock()
	defer w.mu.Unlock()
	var out []told
	for _, t := range w.told {
		if t.Kind == kind {
			out = append(out, t)
		}
	}
	return out
}

// posted lists the bodies posted to a path.
func (w *watcher) posted(path string) []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var out []string
	for _, s := range w.bodies {
		if s.path == path {
			out = append(out, s.body)
		}
	}
	return out
}
