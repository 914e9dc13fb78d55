package live_test

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/office/queue"
)

// patience is how long a test waits for what must come; what comes sooner ends the wait.
const patience = 10 * time.Second

// A watcher is a screen on a socket.
type watcher struct {
	t    *testing.T
	conn *websocket.Conn
	last map[string]any
}

// watch opens a socket as a client of the office, or as a browser's page does when it is signed in.
func watch(t *testing.T, c *rig.Client, path string) *watcher {
	t.Helper()
	conn, resp, err := dial(c, path, http.Header{"Origin": {c.Base}})
	if err != nil {
		t.Fatalf("%s: %v %v", path, err, resp)
	}
	t.Cleanup(func() { _ = conn.Close() })
	return &watcher{t: t, conn: conn}
}

func dial(c *rig.Client, path string, header http.Header) (*websocket.Conn, *http.Response, error) {
	dialer := websocket.Dialer{Jar: c.HTTP.Jar, HandshakeTimeout: patience}
	return dialer.Dial("ws"+strings.TrimPrefix(c.Base, "http")+path, header)
}

// waits gives the next frames their time, beats or not.
func (w *watcher) waits() {
	w.t.Helper()
	if err := w.conn.SetReadDeadline(time.Now().Add(patience)); err != nil {
		w.t.Fatal(err)
	}
}

func (w *watcher) next() (frame map[string]any, err error) {
	err = w.conn.ReadJSON(&frame)
	return frame, err
}

// until reads snapshots until one is as wanted.
func (w *watcher) until(what string, so func(frame map[string]any) bool) map[string]any {
	w.t.Helper()
	w.waits()
	for {
		frame, err := w.next()
		if err != nil {
			w.t.Fatalf("waited for %s: %v; the last was %v", what, err, w.last)
		}
		if frame["kind"] == "beat" {
			continue
		}
		w.last = frame
		if so(frame) {
			return frame
		}
	}
}

// closed reads until the socket closes and returns its code.
func (w *watcher) closed() int {
	w.t.Helper()
	w.waits()
	for {
		if _, err := w.next(); err != nil {
			var end *websocket.CloseError
			if !errors.As(err, &end) {
				w.t.Fatalf("got %v, want a close code", err)
			}
			return end.Code
		}
	}
}

func open(t *testing.T) *rig.Rig {
	t.Helper()
	return rig.Open(t, rig.Options{Gate: catalogue.Flag})
}

// at follows a path of names and indexes through decoded JSON; nil when there is no such thing.
func at(value any, path ...any) any {
	for _, step := range path {
		switch step := step.(type) {
		case string:
			object, _ := value.(map[string]any)
			value = object[step]
		case int:
			list, _ := value.([]any)
			if step < 0 {
				step += len(list)
			}
			if step < 0 || step >= len(list) {
				return nil
			}
			value = list[step]
		}
	}
	return value
}

func TestACallReachesBoardCounterAndPhone(t *testing.T) {
	r := open(t)
	clerk := r.SignedIn(t, rig.Clerk)
	token := r.AtKiosk().Ticket(t, "visit-0001", "kk-rusak")["token"].(string)
	board, counter := watch(t, r.Anyone(), "/ws/board/"+rig.Zone), watch(t, clerk, "/ws/counter/1")
	phone := watch(t, r.Anyone(), "/ws/tickets/"+strings.ToLower(token))
	phone.until("its place", func(f map[string]any) bool { return f["kind"] == "ticket" && f["position"] == 1.0 })
	counter.until("who waits", func(f map[string]any) bool { return f["kind"] == "counter" && f["waiting"] == 1.0 })
	board.until("who waits", func(f map[string]any) bool { return f["kind"] == "board" && at(f, "services", 0, "waiting") == 1.0 })

	clerk.Command(t, 1, "open", nil)
	clerk.Command(t, 1, "next", nil)
	phone.until("the call", func(f map[string]any) bool {
		return f["state"] == "called" && f["counter"] == 1.0 && f["position"] == nil
	})
	counter.until("its ticket", func(f map[string]any) bool { return at(f, "ticket", "number") == "A-001" })
	call := board.until("the call", func(f map[string]any) bool { return at(f, "calls", -1, "number") == "A-001" })
	if at(call, "calls", -1, "counter") != 1.0 || at(call, "counters", 0, "now") != "A-001" || at(call, "services", 0, "now") != "A-001" {
		t.Errorf("the board shows %v", call)
	}
	clerk.Command(t, 1, "finish", nil)
	phone.until("the end", func(f map[string]any) bool { return f["state"] == "done" })
	board.until("an empty counter", func(f map[string]any) bool {
		return at(f, "counters", 0, "now") == nil && at(f, "calls", -1, "number") == "A-001"
	})
}

func TestTheFrontOfficeSeesChecksAndRingsCome(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	page := watch(t, r.SignedIn(t, rig.Officer), "/ws/front-office")
	page.until("an empty page", func(f map[string]any) bool { return f["kind"] == "front_office" && at(f, "checks", 0) == nil })
	_, check := r.AtKiosk().Post(t, "/api/v1/tickets", map[string]any{"request_id": "check-0001", "service": "kk-rusak"})
	page.until("the check", func(f map[string]any) bool { return at(f, "checks", 0, "code") == check["check_code"] })
	r.AtKiosk().Post(t, "/api/v1/kiosk/rings", map[string]any{"request_id": "ring-00001"})
	page.until("the ring", func(f map[string]any) bool { return at(f, "rings", 0, "device") == rig.Kiosk })
	r.AtKiosk().Post(t, "/api/v1/kiosk/scene", map[string]any{"screen": "services", "lang": "en"})
	before := page.until("the scene", func(f map[string]any) bool { return at(f, "kiosks", 0, "screen") == "services" })
	r.AtKiosk().Post(t, "/api/v1/kiosk/scene", map[string]any{"screen": "start"})
	after := page.until("nobody at the kiosk", func(f map[string]any) bool { return f["kind"] == "front_office" && at(f, "kiosks", 0) == nil })
	if after["seq"].(float64) <= before["seq"].(float64) {
		t.Errorf("got numbers %v and %v, want them to rise", before["seq"], after["seq"])
	}
}

// A speaker is a board that may make sound.
type speaker struct {
	t      *testing.T
	client *rig.Client
	screen string
}

func (s *speaker) beats(audio string, ended any) map[string]any {
	s.t.Helper()
	status, lease := s.client.Post(s.t, "/api/v1/board/"+rig.Zone+"/speaker", map[string]any{"screen": s.screen, "audio": audio, "ended": ended})
	if status != http.StatusOK {
		s.t.Fatalf("speaker: %d %v", status, lease)
	}
	return lease
}

func TestOneScreenOfAZoneSpeaks(t *testing.T) {
	r := open(t)
	first, second := &speaker{t, r.Anyone(), "screen-one"}, &speaker{t, r.Anyone(), "screen-two"}
	if lease := first.beats("blocked", nil); lease["speaker"] != nil {
		t.Errorf("a screen that cannot be heard: got %v, want nobody", lease)
	}
	if lease := second.beats("ok", nil); lease["speaker"] != "screen-two" || lease["lease_ms"].(float64) <= 0 || lease["lease_ms"].(float64) > 5000 {
		t.Errorf("got %v, want screen-two for at most 5 s", lease)
	}
	if lease := first.beats("ok", nil); lease["speaker"] != "screen-two" {
		t.Errorf("got %v, want screen-two to go on", lease)
	}
	if lease := second.beats("blocked", nil); lease["speaker"] != "screen-one" {
		t.Errorf("got %v, want screen-one to take over", lease)
	}
}

func TestASpeakerSaysWhoItIs(t *testing.T) {
	r := open(t)
	for _, body := range []map[string]any{
		{"screen": "short", "audio": "ok"}, {"screen": "screen-one", "audio": "loud"}, {"screen": "screen-one"}, {"screen": "screen-one", "audio": "ok", "ended": -1},
		{"screen": "screen-one", "audio": "ok", "ended": "1"}, {"screen": 12345678, "audio": "ok"},
	} {
		if status, refusal := r.Anyone().Post(t, "/api/v1/board/"+rig.Zone+"/speaker", body); status != http.StatusBadRequest || refusal["code"] != "bad_field" {
			t.Errorf("%v: got %d %v, want 400 bad_field", body, status, refusal["code"])
		}
	}
	if status, refusal := r.Anyone().Post(t, "/api/v1/board/none/speaker", map[string]any{"screen": "screen-one", "audio": "ok"}); status != http.StatusNotFound || refusal["code"] != "unknown_zone" {
		t.Errorf("a zone nobody has: got %d %v", status, refusal["code"])
	}
}

// wavMS is how long a WAV of PCM plays.
func wavMS(t *testing.T, wav []byte) int {
	t.Helper()
	if len(wav) < 44 || string(wav[:4]) != "RIFF" || string(wav[8:16]) != "WAVEfmt " {
		t.Fatalf("%d bytes are no WAV", len(wav))
	}
	rate := binary.LittleEndian.Uint32(wav[28:32]) // bytes a second
	rest := wav[20+binary.LittleEndian.Uint32(wav[16:20]):]
	for string(rest[:4]) != "data" {
		rest = rest[8+binary.LittleEndian.Uint32(rest[4:8]):]
	}
	return int(uint64(binary.LittleEndian.Uint32(rest[4:8])) * 1000 / uint64(rate))
}

func TestTheAnnouncementIsASoundOfTheLengthItSays(t *testing.T) {
	r := open(t)
	voice, clerk := &speaker{t, r.Anyone(), "screen-one"}, r.SignedIn(t, rig.Clerk)
	voice.beats("ok", nil)
	board := watch(t, r.Anyone(), "/ws/board/"+rig.Zone)
	r.AtKiosk().Ticket(t, "visit-0001", "kk-rusak")
	clerk.Command(t, 1, "open", nil)
	clerk.Command(t, 1, "next", nil)
	spoken := board.until("the voice", func(f map[string]any) bool { return at(f, "voice", "now") != nil })
	now := at(spoken, "voice", "now").(map[string]any)
	if at(spoken, "voice", "speaker") != "screen-one" || now["call"] != at(spoken, "calls", -1, "seq") {
		t.Errorf("got voice %v of call %v", spoken["voice"], at(spoken, "calls", -1, "seq"))
	}
	resp, err := http.Get(r.Base + now["url"].(string))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	wav, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK || resp.Header.Get("Content-Type") != "audio/wav" {
		t.Fatalf("got %d %s, %v", resp.StatusCode, resp.Header.Get("Content-Type"), err)
	}
	if got, want := wavMS(t, wav), int(now["ms"].(float64)); got < want-1 || got > want+1 || want < 2000 {
		t.Errorf("the sound lasts %d ms, the board is told %d", got, want)
	}
	for _, path := range []string{"/audio/none.wav", strings.TrimSuffix(now["url"].(string), ".wav"), "/audio/..%2f..%2fgo.mod"} {
		if resp, _ := r.Anyone().Page(t, path); resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s: got %d, want 404", path, resp.StatusCode)
		}
	}
}

// board is the zone as a screen without sockets sees it.
func board(t *testing.T, r *rig.Rig) map[string]any {
	t.Helper()
	_, body := r.Anyone().Get(t, "/api/v1/board/"+rig.Zone)
	return body
}

func TestARecallWithinTwentySecondsIsNotSaidTwice(t *testing.T) {
	r := open(t)
	voice, clerk := &speaker{t, r.Anyone(), "screen-one"}, r.SignedIn(t, rig.Clerk)
	voice.beats("ok", nil)
	screen := watch(t, r.Anyone(), "/ws/board/"+rig.Zone)
	r.AtKiosk().Ticket(t, "visit-0001", "kk-rusak")
	clerk.Command(t, 1, "open", nil)
	clerk.Command(t, 1, "next", nil)
	screen.until("the voice", func(f map[string]any) bool { return at(f, "voice", "now") != nil })
	clerk.Command(t, 1, "recall", nil)
	clerk.Command(t, 1, "recall", nil)
	shown := screen.until("the recalls on the board", func(f map[string]any) bool { return at(f, "calls", -1, "recall") == 2.0 })
	if got := at(shown, "voice", "waiting"); got != 0.0 {
		t.Errorf("%v announcements wait, want none beside the one being said", got)
	}
}

func TestATicketThatHasComeIsNotCalledAloud(t *testing.T) {
	r := open(t)
	clerk := r.SignedIn(t, rig.Clerk)
	screen := watch(t, r.Anyone(), "/ws/board/"+rig.Zone)
	for i := range 2 {
		r.AtKiosk().Ticket(t, fmt.Sprintf("visit-%04d", i), "kk-rusak")
	}
	for n := 1; n <= 2; n++ { // nobody can speak yet
		clerk.Command(t, n, "open", nil)
		clerk.Command(t, n, "next", nil)
	}
	screen.until("two calls that wait to be said", func(f map[string]any) bool { return at(f, "voice", "waiting") == 2.0 })
	clerk.Command(t, 1, "start", nil)
	screen.until("one call that waits to be said", func(f map[string]any) bool { return at(f, "voice", "waiting") == 1.0 })
	(&speaker{t, r.Anyone(), "screen-one"}).beats("ok", nil)
	spoken := screen.until("the voice", func(f map[string]any) bool { return at(f, "voice", "now") != nil })
	if at(spoken, "voice", "now", "call") != at(spoken, "calls", 1, "seq") || at(spoken, "calls", 1, "number") != "A-002" {
		t.Errorf("got voice %v with calls %v, want A-002 said", spoken["voice"], spoken["calls"])
	}
}

func TestTheNumbersOfABoardRiseWithEveryTurnOfTheVoiceAndOverARestart(t *testing.T) {
	dir := t.TempDir()
	r := rig.Open(t, rig.Options{Dir: dir, Gate: catalogue.Flag})
	voice, clerk := &speaker{t, r.Anyone(), "screen-one"}, r.SignedIn(t, rig.Clerk)
	screen := watch(t, r.Anyone(), "/ws/board/"+rig.Zone)
	last, epoch := 0.0, any(nil)
	rises := func(f map[string]any) {
		seq := f["seq"].(float64)
		if seq <= last || epoch != nil && f["epoch"] != epoch {
			t.Errorf("got seq %v in epoch %v after %v in %v", seq, f["epoch"], last, epoch)
		}
		last, epoch = seq, f["epoch"]
	}
	see := func(what string, so func(f map[string]any) bool) map[string]any {
		return screen.until(what, func(f map[string]any) bool { rises(f); return so(f) })
	}
	see("the beginning", func(map[string]any) bool { return true })
	voice.beats("ok", nil)
	see("who speaks", func(f map[string]any) bool { return at(f, "voice", "speaker") == "screen-one" })
	for i := range 3 {
		r.AtKiosk().Ticket(t, fmt.Sprintf("visit-%04d", i), "kk-rusak")
	}
	clerk.Command(t, 1, "open", nil)
	clerk.Command(t, 1, "next", nil)
	see("the voice", func(f map[string]any) bool { return at(f, "voice", "now") != nil })
	voice.beats("blocked", nil)
	see("nobody to speak", func(f map[string]any) bool { return at(f, "voice", "speaker") == nil })
	r.Close()
	if code := screen.closed(); code != websocket.CloseGoingAway {
		t.Errorf("at the stop: got close code %d, want 1001", code)
	}
	r = rig.Open(t, rig.Options{Dir: dir, Gate: catalogue.Flag})
	screen = watch(t, r.Anyone(), "/ws/board/"+rig.Zone)
	see("the board again", func(f map[string]any) bool { return at(f, "calls", -1, "number") == "A-001" })
}

func TestACallOfTheLastMinuteIsSaidAfterARestart(t *testing.T) {
	dir := t.TempDir()
	r := rig.Open(t, rig.Options{Dir: dir, Gate: catalogue.Flag})
	clerk := r.SignedIn(t, rig.Clerk)
	for i := range 2 {
		r.AtKiosk().Ticket(t, fmt.Sprintf("visit-%04d", i), "kk-rusak")
	}
	for n := 1; n <= 2; n++ {
		clerk.Command(t, n, "open", nil)
		clerk.Command(t, n, "next", nil)
	}
	clerk.Command(t, 1, "start", nil) // has come
	r.Close()
	r = rig.Open(t, rig.Options{Dir: dir, Gate: catalogue.Flag})
	(&speaker{t, r.Anyone(), "screen-one"}).beats("ok", nil)
	screen := watch(t, r.Anyone(), "/ws/board/"+rig.Zone)
	spoken := screen.until("the voice", func(f map[string]any) bool { return at(f, "voice", "now") != nil })
	if at(spoken, "voice", "now", "call") != at(spoken, "calls", 1, "seq") {
		t.Errorf("got %v with calls %v, want the second call", spoken["voice"], spoken["calls"])
	}
}

func TestEveryBoardShowsItsOwnZone(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Change: func(rules *queue.Rules) { rules.Counters[2].Zone = "lantai-2" }})
	clerk := r.SignedIn(t, rig.Clerk)
	for i := range 2 {
		r.AtKiosk().Ticket(t, fmt.Sprintf("visit-%04d", i), "kk-rusak")
	}
	for _, n := range []int{1, 3} {
		clerk.Command(t, n, "open", nil)
		clerk.Command(t, n, "next", nil)
	}
	_, upstairs := r.Anyone().Get(t, "/api/v1/board/lantai-2")
	downstairs := board(t, r)
	if at(upstairs, "calls", 0, "number") != "A-002" || at(upstairs, "calls", 1) != nil || at(upstairs, "counters", 1) != nil {
		t.Errorf("upstairs shows %v", upstairs["calls"])
	}
	if at(downstairs, "calls", 0, "number") != "A-001" || at(downstairs, "calls", 1) != nil {
		t.Errorf("downstairs shows %v", downstairs["calls"])
	}
}

func TestWhatThereIsNotClosesWith4404(t *testing.T) {
	r := open(t)
	clerk := r.SignedIn(t, rig.Clerk)
	for _, path := range []string{"/ws/board/none", "/ws/board/%2e%2e%2f", "/ws/board/" + url.PathEscape("utama\x00"), "/ws/counter/99", "/ws/counter/one", "/ws/counter/-1", "/ws/tickets/N0B0DYHASTH1S"} {
		if code := watch(t, clerk, path).closed(); code != 4404 {
			t.Errorf("%s: got close code %d, want 4404", path, code)
		}
	}
}

func TestStaffSocketsAreForStaff(t *testing.T) {
	r := open(t)
	cases := []struct {
		who, path string
		origin    string
		status    int
	}{
		{"", "/ws/counter/1", r.Base, 401},
		{"", "/ws/front-office", r.Base, 401},
		{rig.Officer, "/ws/counter/1", r.Base, 403},
		{rig.Clerk, "/ws/front-office", r.Base, 403},
		{rig.Novice, "/ws/counter/2", r.Base, 403},
		{rig.Clerk, "/ws/counter/1", "http://elsewhere.example", 403},
		{rig.Clerk, "/ws/counter/1", "null", 403},
		{rig.Clerk, "/ws/counter/1", "", 403},
		{"", "/ws/board/" + rig.Zone, "http://elsewhere.example", 403},
		{"", "/ws/board/" + rig.Zone, "", 101},
		{rig.Novice, "/ws/counter/1", r.Base, 101},
		{rig.Clerk, "/ws/counter/1", strings.ToUpper(r.Base[:4]) + r.Base[4:], 403}, // no browser writes a scheme so
	}
	for _, c := range cases {
		client := r.Anyone()
		if c.who != "" {
			client = r.SignedIn(t, c.who)
		}
		header := http.Header{}
		if c.origin != "" {
			header.Set("Origin", c.origin)
		}
		conn, resp, err := dial(client, c.path, header)
		if conn != nil {
			_ = conn.Close()
		}
		if resp == nil || resp.StatusCode != c.status {
			t.Errorf("%s at %s from %q: got %v %v, want %d", c.who, c.path, c.origin, resp, err, c.status)
		}
	}
}

func TestWhoSignsOutLosesTheirSockets(t *testing.T) {
	r := open(t)
	clerk, other := r.SignedIn(t, rig.Clerk), r.SignedIn(t, rig.Clerk)
	mine, theirs := watch(t, clerk, "/ws/counter/1"), watch(t, other, "/ws/counter/1")
	mine.until("the counter", func(map[string]any) bool { return true })
	theirs.until("the counter", func(map[string]any) bool { return true })
	clerk.Post(t, "/api/v1/logout", map[string]any{})
	if code := mine.closed(); code != 4401 {
		t.Errorf("got close code %d, want 4401", code)
	}
	other.Command(t, 1, "open", nil)
	theirs.until("the counter still", func(f map[string]any) bool { return at(f, "counter", "state") == "open" })
}

func TestAScreenThatTalksTooMuchIsClosed(t *testing.T) {
	r := open(t)
	screen := watch(t, r.Anyone(), "/ws/board/"+rig.Zone)
	screen.until("the board", func(map[string]any) bool { return true })
	if err := screen.conn.WriteMessage(websocket.TextMessage, []byte(`{"ignored":true}`)); err != nil {
		t.Fatal(err)
	}
	r.AtKiosk().Ticket(t, "visit-0001", "kk-rusak")
	screen.until("that it is still served", func(f map[string]any) bool { return at(f, "services", 0, "waiting") == 1.0 })
	if err := screen.conn.WriteMessage(websocket.TextMessage, make([]byte, 3*4096)); err != nil {
		t.Fatal(err)
	}
	if code := screen.closed(); code != websocket.CloseMessageTooBig {
		t.Errorf("got close code %d, want 1009", code)
	}
}

func TestTheSocketSaysWhatTheCallSays(t *testing.T) {
	r := open(t)
	clerk := r.SignedIn(t, rig.Clerk)
	token := r.AtKiosk().Ticket(t, "visit-0001", "kk-rusak")["token"].(string)
	for socket, call := range map[string]string{
		"/ws/board/" + rig.Zone: "/api/v1/board/" + rig.Zone, "/ws/counter/1": "/api/v1/counters/1", "/ws/tickets/" + token: "/api/v1/tickets/" + token,
	} {
		// The printer still reports when the first frames are sent, so the last of both is compared.
		var difference string
		for deadline := time.Now().Add(patience); ; {
			frame := watch(t, clerk, socket).until("a frame", func(map[string]any) bool { return true })
			_, reply := clerk.Get(t, call)
			if difference = differ(frame, reply); difference == "" || time.Now().After(deadline) {
				break
			}
		}
		if difference != "" {
			t.Errorf("%s and %s differ: %s", socket, call, difference)
		}
	}
}

func differ(a, b map[string]any) string {
	delete(a, "at")
	delete(b, "at")
	if got, want := fmt.Sprint(a), fmt.Sprint(b); got != want {
		return got + "\n" + want
	}
	return ""
}

func TestAPrintersFaultReachesEveryScreenOfStaff(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Agent: true})
	agent := r.AsAgent()
	says := func(paper string) {
		t.Helper()
		body := map[string]any{"claim": "agent-0001", "status": map[string]string{"line": "ok", "paper": paper}}
		if status, reply := agent.Post(t, "/api/v1/agent/status", body); status != http.StatusOK {
			t.Fatalf("%d %v", status, reply)
		}
	}
	remote := func(state, reason string) func(map[string]any) bool {
		return func(frame map[string]any) bool {
			p := frame["printers"].([]any)[1].(map[string]any)
			return p["name"] == rig.Remote && p["state"] == state && p["reason"] == reason
		}
	}
	says("ok")
	screens := map[string]*watcher{
		"/ws/counter/1": watch(t, r.SignedIn(t, rig.Clerk), "/ws/counter/1"), "/ws/front-office": watch(t, r.SignedIn(t, rig.Officer), "/ws/front-office"),
		"/ws/printers": watch(t, r.SignedIn(t, rig.Officer), "/ws/printers"),
	}
	for path, screen := range screens {
		screen.until(path+": the printer well", remote("ok", ""))
	}
	says("bad")
	for path, screen := range screens {
		screen.until(path+": the printer without paper", remote("bad", "paper_out"))
	}
}

func TestAnAgentIsHandedItsSlips(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Agent: true})
	conn, resp, err := dial(r.AsAgent(), "/ws/agent", http.Header{"Authorization": {"Bearer " + rig.AgentToken}})
	if err != nil {
		t.Fatalf("%v %v", err, resp)
	}
	defer conn.Close()
	agent := &watcher{t: t, conn: conn}
	if first := agent.until("its work", func(map[string]any) bool { return true }); first["kind"] != "agent" || len(first["jobs"].([]any)) != 0 {
		t.Errorf("got %v, want nothing to do", first)
	}
	r.AtRemote().Ticket(t, "socket-0001", "konsultasi")
	agent.until("the slip", func(frame map[string]any) bool {
		jobs := frame["jobs"].([]any)
		return len(jobs) == 1 && jobs[0].(map[string]any)["state"] == "queued"
	})
}
