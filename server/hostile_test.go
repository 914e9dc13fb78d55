package server_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/server/edge"
)

// A notebook is a log that tests read while others write.
type notebook struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (n *notebook) Write(b []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.Write(b)
}

func (n *notebook) String() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.String()
}

// canary stands in every hostile text: it must never be seen in a log.
const canary = "kanari7"

// nasty are texts that have hurt somebody's program: SQL, script, printer commands, lines, encodings, length.
var nasty = map[string]string{
	"SQL":           canary + `'; DROP TABLE ticket; --`,
	"script":        canary + `"><script>alert(1)</script>`,
	"ESC/POS":       canary + "\x1b@\x1dV\x00\x1bp\x00",
	"lines":         canary + "\r\nSet-Cookie: sid=1\r\n\r\nlevel=ERROR",
	"nul":           canary + "\x00",
	"path":          canary + "/../../../etc/passwd",
	"encoded path":  canary + "%2e%2e%2f%c0%ae%00",
	"template":      canary + "{{.}}${jndi:ldap://x}{field}",
	"right to left": canary + "\u202e\u2066",
	"long":          canary + strings.Repeat("x", 5000),
}

// An attack is a hostile request and the refusal that the document promises.
type attack struct {
	name, method, path string
	as                 string // kiosk, a name of staff, or nobody
	body               string
	header             map[string]string
	code               string
}

// wrongTypes are JSON values of every kind; a field takes at most two of them.
var wrongTypes = map[string]string{"number": "5", "text": `"` + canary + `"`, "list": `["x"]`, "object": `{"x":1}`, "truth": "true", "huge": "1e999", "deep": strings.Repeat("[", 9000) + strings.Repeat("]", 9000)}

// typed makes one attack for each kind of value that a field does not take.
func typed(path, as, good, field string, takes ...string) []attack {
	var out []attack
	for kind, value := range wrongTypes {
		if strings.Contains(" "+strings.Join(takes, " ")+" ", " "+kind+" ") {
			continue
		}
		var body map[string]json.RawMessage
		if err := json.Unmarshal([]byte(good), &body); err != nil {
			panic(err)
		}
		body[field] = json.RawMessage(value)
		raw, err := json.Marshal(body)
		if err != nil {
			panic(err)
		}
		out = append(out, attack{name: kind + " as " + field + " of " + path, path: path, as: as, body: string(raw), code: "bad_field"})
	}
	return out
}

const (
	goodWish    = `{"request_id":"hostile-01","service":"kk-rusak","answers":{"warga":"wni"},"have":["ktp"],"lang":"id"}`
	goodCommand = `{"command_id":"hostile-01"}`
)

func wrongTypeAttacks() []attack {
	var out []attack
	for _, path := range []string{"/api/v1/tickets", "/api/v1/kiosk/lists"} {
		out = append(out, typed(path, "kiosk", goodWish, "request_id", "text")...)
	}
	// A field of text that is refused later as unknown is not of a wrong type.
	out = append(out, typed("/api/v1/tickets", "kiosk", goodWish, "service", "text")...)
	out = append(out, typed("/api/v1/tickets", "kiosk", goodWish, "answers")...)
	out = append(out, typed("/api/v1/tickets", "kiosk", goodWish, "have", "list")...)
	out = append(out, typed("/api/v1/tickets", "kiosk", goodWish, "lang")...)
	out = append(out, typed("/api/v1/kiosk/glass", "kiosk", `{"card_px":345}`, "request_id", "text")...)
	out = append(out, typed("/api/v1/kiosk/rings", "kiosk", `{}`, "request_id", "text")...)
	out = append(out, typed("/api/v1/printers/kiosk/test", rig.Clerk, `{}`, "command_id", "text")...)
	out = append(out, typed("/api/v1/printers/kiosk/refilled", rig.Clerk, `{}`, "command_id", "text")...)
	out = append(out, typed("/api/v1/emulators/kiosk/do", "", `{"action":"cover-open"}`, "command_id", "text")...)
	out = append(out, typed("/api/v1/emulators/kiosk/do", "", goodCommand, "action")...)
	out = append(out, typed("/api/v1/login", "", `{"password":"x"}`, "name", "text")...)
	out = append(out, typed("/api/v1/counters/1/open", rig.Clerk, `{}`, "command_id", "text")...)
	out = append(out, typed("/api/v1/counters/1/call", rig.Clerk, goodCommand, "ticket", "text")...)
	out = append(out, typed("/api/v1/counters/1/return", rig.Clerk, goodCommand, "missing", "list")...) // closed, so a list comes too early
	out = append(out, typed("/api/v1/checks/0000/confirm", rig.Officer, `{"request_id":"hostile-01"}`, "have", "list")...)
	out = append(out, typed("/api/v1/board/utama/speaker", "", `{"screen":"screen-01","audio":"ok"}`, "ended", "number")...)
	return out
}

// quoted is a text as JSON writes it.
func quoted(text string) string {
	raw, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return string(raw)
}

// textAttacks put every nasty text wherever a text may stand.
func textAttacks() []attack {
	var out []attack
	add := func(kind, field, path, as, code, body string) {
		out = append(out, attack{name: kind + " as " + field, path: path, as: as, code: code, body: body})
	}
	for kind, text := range nasty {
		q, segment := quoted(text), url.PathEscape(text)
		long := len(text) > 64
		orField := func(code string) string {
			if long {
				return "bad_field"
			}
			return code
		}
		add(kind, "request_id", "/api/v1/tickets", "kiosk", "bad_field", `{"request_id":`+q+`,"service":"konsultasi"}`)
		add(kind, "service", "/api/v1/tickets", "kiosk", "unknown_service", `{"request_id":"hostile-01","service":`+q+`}`)
		add(kind, "have", "/api/v1/tickets", "kiosk", orField("unknown_requirement"), `{"request_id":"hostile-01","service":"kk-rusak","have":[`+q+`]}`)
		add(kind, "answer", "/api/v1/tickets", "kiosk", "bad_field", `{"request_id":"hostile-01","service":"kk-rusak","answers":{"warga":`+q+`}}`)
		add(kind, "lang", "/api/v1/tickets", "kiosk", "bad_field", `{"request_id":"hostile-01","service":"konsultasi","lang":`+q+`}`)
		add(kind, "lang of a check", "/api/v1/kiosk/check", "", "bad_field", `{"service":"konsultasi","lang":`+q+`}`)
		add(kind, "login name", "/api/v1/login", "", "wrong_login", `{"name":`+q+`,"password":"x"}`)
		add(kind, "password", "/api/v1/login", "", "wrong_login", `{"name":"sari","password":`+q+`}`)
		add(kind, "code of a check", "/api/v1/checks/"+segment+"/confirm", rig.Officer, "unknown_check", `{"request_id":"hostile-01"}`)
		add(kind, "code to return", "/api/v1/checks/"+segment+"/return", rig.Officer, "unknown_check", `{"request_id":"hostile-01","missing":["ktp"]}`)
		add(kind, "printer", "/api/v1/printers/"+segment+"/test", rig.Clerk, "not_found", goodCommand)
		add(kind, "slip", "/api/v1/printers/kiosk/jobs/"+segment+"/again", rig.Clerk, "not_found", goodCommand)
		add(kind, "paper", "/api/v1/kiosk/papers/"+segment+"/again", "kiosk", "not_found", `{"request_id":"hostile-01"}`)
		add(kind, "token to see", "/api/v1/kiosk/tickets/"+segment+"/seen", "kiosk", "unknown_ticket", `{"request_id":"hostile-01"}`)
		add(kind, "zone", "/api/v1/board/"+segment+"/speaker", "", "unknown_zone", `{"screen":"screen-01","audio":"ok"}`)
		add(kind, "screen", "/api/v1/board/utama/speaker", "", "bad_field", `{"screen":`+q+`,"audio":"ok"}`)
		add(kind, "token", "/api/v1/tickets/"+segment+"/cancel", "", "unknown_ticket", `{}`)
		add(kind, "counter", "/api/v1/counters/"+segment+"/open", rig.Clerk, "unknown_counter", goodCommand)
		add(kind, "ticket", "/api/v1/counters/1/call", rig.Clerk, ticketCode(text), `{"command_id":"hostile-01","ticket":`+q+`}`)
		add(kind, "action", "/api/v1/emulators/kiosk/do", "", "bad_field", `{"command_id":"hostile-01","action":`+q+`}`)
		add(kind, "virtual printer", "/api/v1/emulators/"+segment+"/do", "", "not_found", `{"command_id":"hostile-01","action":"cover-open"}`)
		add(kind, "ring", "/api/v1/rings/"+segment+"/answer", rig.Clerk, "unknown_ring", goodCommand)
	}
	return out
}

// ticketCode is the refusal of a ticket's name: longer ones are not looked up. Counter 1 is closed.
func ticketCode(text string) string {
	if len(text) > 20 {
		return "bad_field"
	}
	return "counter_closed"
}

// formAttacks are bodies and headers that are wrong as such.
func formAttacks() []attack {
	ticket := func(name, body, code string, header ...string) attack {
		a := attack{name: name, path: "/api/v1/tickets", as: "kiosk", body: body, code: code, header: map[string]string{}}
		for i := 0; i+1 < len(header); i += 2 {
			a.header[header[i]] = header[i+1]
		}
		return a
	}
	get := func(name, path, as, code string, header ...string) attack {
		a := ticket(name, "", code, header...)
		a.method, a.path, a.as = http.MethodGet, path, as
		return a
	}
	upgrade := []string{"Connection", "Upgrade", "Upgrade", "websocket", "Sec-WebSocket-Version", "13"}
	return []attack{
		ticket("empty body", "", "bad_json"),
		ticket("null", "null", "bad_json"),
		ticket("a list", "["+goodWish+"]", "bad_json"),
		ticket("a text", `"`+canary+`"`, "bad_json"),
		ticket("a number", "12345678901234567890", "bad_json"),
		ticket("two values", goodWish+goodWish, "bad_json"),
		ticket("something behind", goodWish+canary, "bad_json"),
		ticket("cut off", goodWish[:40], "bad_json"),
		ticket("byte order mark", "\ufeff"+goodWish, "bad_json"),
		ticket("UTF-16", "{\x00}\x00", "bad_json"),
		ticket("invalid UTF-8", strings.Replace(goodWish, "ktp", canary+"\xff\xfe", 1), "bad_json"),
		ticket("invalid UTF-8 where nobody looks", strings.Replace(goodWish, "{", "{\"x\":\"\xc0\xaf\",", 1), "bad_json"),
		ticket("a lone surrogate as lang", strings.Replace(goodWish, `"id"`, `"\ud800"`, 1), "bad_field"),
		ticket("too deep", `{"x":`+strings.Repeat("[", 15000), "bad_json"),
		ticket("single quotes", "{'service':'konsultasi'}", "bad_json"),
		ticket("a comment", "/* */"+goodWish, "bad_json"),
		ticket("not a number", `{"request_id":NaN}`, "bad_json"),
		ticket("33 KiB", `{"x":"`+strings.Repeat("x", 33<<10)+`"}`, "too_large"),
		ticket("65 papers", strings.Replace(goodWish, `["ktp"]`, `[`+strings.Repeat(`"ktp",`, 64)+`"ktp"]`, 1), "bad_field"),
		ticket("33 answers", strings.Replace(goodWish, `"warga":"wni"`, manyAnswers(33), 1), "bad_field"),
		ticket("no type", goodWish, "wrong_type", "Content-Type", ""),
		ticket("a form", "service=konsultasi", "wrong_type", "Content-Type", "application/x-www-form-urlencoded"),
		ticket("plain text", goodWish, "wrong_type", "Content-Type", "text/plain"),
		ticket("multipart", "--x\r\n", "wrong_type", "Content-Type", "multipart/form-data; boundary=x"),
		ticket("a foreign origin", goodWish, "foreign_origin", "Origin", "http://"+canary+".example"),
		ticket("the null origin", goodWish, "foreign_origin", "Origin", "null"),
		ticket("a cross-site request", goodWish, "foreign_origin", "Sec-Fetch-Site", "cross-site"),
		ticket("a same-site request", goodWish, "foreign_origin", "Sec-Fetch-Site", "same-site"),
		ticket("a method in disguise", goodWish, "foreign_origin", "Origin", "null", "X-HTTP-Method-Override", "GET"),
		ticket("somebody else's token", goodWish, "unauthenticated", "Authorization", "Bearer "+canary),
		ticket("a token of 200 characters", goodWish, "unauthenticated", "Authorization", "Bearer "+strings.Repeat("x", 200)),
		ticket("a token by Basic", goodWish, "unauthenticated", "Authorization", "Basic "+rig.KioskToken),
		ticket("no token", goodWish, "unauthenticated", "Authorization", "Bearer"),
		ticket("two tokens in one", goodWish, "unauthenticated", "Authorization", "Bearer "+rig.KioskToken+","+rig.KioskToken),
		ticket("headers of 9 KiB", goodWish, "header_too_large", "X-Padding", strings.Repeat("x", 9<<10)),
		get("a GET that would change something", "/api/v1/tickets", "kiosk", "method_not_allowed"),
		get("a GET in disguise", "/api/v1/tickets", "kiosk", "method_not_allowed", "X-HTTP-Method-Override", "POST"),
		get("a GET of a command", "/api/v1/counters/1/next", rig.Clerk, "method_not_allowed"),
		get("a GET of cancelling", "/t/"+canary+"/cancel", "", "method_not_allowed"),
		get("a page of nobody", "/"+canary, "", "not_found"),
		get("dots", "/../../etc/passwd", "", "not_found"),
		get("encoded dots", "/%2e%2e/%2e%2e/etc/passwd", "", "not_found"),
		get("dots in a file", "/assets/"+canary+"/..%2f..%2fgo.mod", "", "not_found"),
		get("dots in words", "/words/..%2f..%2fid.json", "", "not_found"),
		get("dots in a sound", "/audio/..%2f"+canary+".wav", "", "not_found"),
		get("a drive letter", "/assets/C:%5cwindows%5cwin.ini", "", "not_found"),
		{name: "a hand from a foreign page", path: "/api/v1/emulators/kiosk/do", body: `{"command_id":"hostile-01","action":"cover-open"}`,
			header: map[string]string{"Origin": "http://" + canary + ".example"}, code: "foreign_origin"},
		get("a GET that would open the cover", "/api/v1/emulators/kiosk/do", "", "method_not_allowed"),
		get("a printer of nobody", "/api/v1/emulators/"+canary, "", "not_found"),
		get("paper that hangs out of nobody's printer", "/api/v1/emulators/"+canary+"/hanging.png", "", "not_found"),
		get("dots in a slip", "/api/v1/emulators/kiosk/slips/..%2f..%2f"+canary+".png", "", "not_found"),
		get("a slip of nobody", "/api/v1/emulators/"+canary+"/slips", "", "not_found"),
		get("a slip number too many", "/api/v1/emulators/kiosk/slips/99999999999999999999.png", "", "not_found"),
		get("a picture of nobody's slip", "/api/v1/printers/kiosk/jobs/18446744073709551616.png", rig.Clerk, "not_found"),
		get("dots in a picture", "/api/v1/printers/kiosk/jobs/..%2f..%2f"+canary+".png", rig.Clerk, "not_found"),
		get("a job of nobody", "/api/v1/kiosk/papers/18446744073709551616", "kiosk", "not_found"),
		get("a negative job", "/api/v1/kiosk/papers/-1", "kiosk", "not_found"),
		get("a list of nobody", "/api/v1/kiosk/lists/"+canary, "kiosk", "unknown_list"),
		get("a zone of nobody", "/api/v1/board/"+canary, "", "unknown_zone"),
		get("a code of somebody else's address", "/api/v1/qr.svg?text=http://"+canary+".example/", "", "bad_field"),
		get("a socket without a handshake", "/ws/board/utama", "", "bad_handshake"),
		get("a socket without a key", "/ws/board/utama", "", "bad_handshake", upgrade...),
		get("a socket with a short key", "/ws/board/utama", "", "bad_handshake", append(upgrade, "Sec-WebSocket-Key", "a2V5")...),
		get("a socket of version 8", "/ws/board/utama", "", "bad_handshake", "Connection", "Upgrade", "Upgrade", "websocket", "Sec-WebSocket-Version", "8", "Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA=="),
		get("a socket to something else", "/ws/board/utama", "", "bad_handshake", "Connection", "Upgrade", "Upgrade", "h2c", "Sec-WebSocket-Version", "13", "Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA=="),
		get("a socket from a foreign page", "/ws/board/utama", "", "foreign_origin", append(upgrade, "Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA==", "Origin", "http://"+canary+".example")...),
		get("a counter's socket without a cookie", "/ws/counter/1", "", "unauthenticated", append(upgrade, "Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA==")...),
	}
}

func manyAnswers(n int) string {
	answers := make([]string, n)
	for i := range answers {
		answers[i] = fmt.Sprintf(`"q%d":"a"`, i)
	}
	return strings.Join(answers, ",")
}

// methodAttacks try every method on calls that do not take it.
func methodAttacks() []attack {
	var out []attack
	for _, method := range []string{"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "BREW", strings.ToUpper(canary)} {
		out = append(out, attack{name: method, method: method, path: "/api/v1/tickets", as: "kiosk", code: "method_not_allowed"})
	}
	return out
}

// A siege is an office under attack.
type siege struct {
	*rig.Rig
	t       *testing.T
	clients map[string]*rig.Client
	log     *notebook
	before  []byte
}

func besiege(t *testing.T) *siege {
	t.Helper()
	return besiegeThe(t, rig.Options{Gate: catalogue.Flag})
}

func besiegeThe(t *testing.T, o rig.Options) *siege {
	t.Helper()
	s := &siege{t: t, log: &notebook{}, clients: map[string]*rig.Client{}}
	usual := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(s.log, &slog.HandlerOptions{Level: slog.LevelDebug})))
	t.Cleanup(func() { slog.SetDefault(usual) })
	s.Rig = rig.Open(t, o)
	s.Office.Guesses, s.Office.Logins = edge.NewFailures(1<<20, time.Hour), edge.NewLogins(1<<20, time.Hour)
	s.clients[""], s.clients["kiosk"] = s.Anyone(), s.AtKiosk()
	s.clients["kiosk"].Bearer = "" // sent as a header, which an attack may replace
	for _, name := range []string{rig.Clerk, rig.Officer} {
		s.clients[name] = s.SignedIn(t, name)
	}
	paperless := s.Anyone()
	paperless.Bearer = rig.PaperlessToken
	paperless.Ticket(t, "before-001", "kk-rusak", "ktp")
	s.before = s.seal()
	return s
}

func (s *siege) seal() []byte {
	s.t.Helper()
	seal, err := s.Engine.View().State.Seal()
	if err != nil {
		s.t.Fatal(err)
	}
	return seal
}

// unmoved fails when anything has changed or the attacker's words stand in the log.
func (s *siege) unmoved() {
	s.t.Helper()
	if !bytes.Equal(s.before, s.seal()) {
		s.t.Error("the attack has changed the state")
	}
	if log := s.log.String(); strings.Contains(strings.ToLower(log), canary) || strings.Contains(log, "\x1b") || strings.Contains(log, "internal") {
		s.t.Errorf("the log holds what was sent, or an error of ours:\n%.2000s", log)
	}
}

func (s *siege) try(a attack) {
	s.t.Helper()
	method := a.method
	if method == "" {
		method = http.MethodPost
	}
	req, err := http.NewRequest(method, s.Base, strings.NewReader(a.body))
	if err != nil {
		s.t.Fatalf("%s: %v", a.name, err)
	}
	req.URL.Opaque = "//" + req.URL.Host + a.path // as it stands, not tidied
	if method != http.MethodGet {
		req.Header.Set("Content-Type", "application/json")
	}
	if a.as == "kiosk" {
		req.Header.Set("Authorization", "Bearer "+rig.KioskToken)
	}
	for name, value := range a.header {
		if value == "" {
			req.Header.Del(name)
			continue
		}
		req.Header.Set(name, value)
	}
	resp, raw := s.clients[a.as].Ask(s.t, req)
	s.judge(a.name, a.code, resp, raw)
}

// judge fails unless an answer is the documented refusal.
func (s *siege) judge(name, code string, resp *http.Response, raw []byte) {
	s.t.Helper()
	var refusal struct{ Code, Message, Hint string }
	if err := json.Unmarshal(raw, &refusal); err != nil {
		s.t.Errorf("%s: got %d %.200q, want %s as JSON", name, resp.StatusCode, raw, code)
		return
	}
	if refusal.Code != code || resp.StatusCode != edge.Status(code) || refusal.Message == "" || refusal.Hint == "" || resp.StatusCode >= 500 {
		s.t.Errorf("%s: got %d %.300s, want %d %s", name, resp.StatusCode, raw, edge.Status(code), code)
	}
	if kind := resp.Header.Get("Content-Type"); kind != "application/json; charset=utf-8" || resp.Header.Get("X-Content-Type-Options") != "nosniff" {
		s.t.Errorf("%s: answered as %q, sniffing %q", name, kind, resp.Header.Get("X-Content-Type-Options"))
	}
}

func TestHostileRequestsAreRefusedAndChangeNothing(t *testing.T) {
	s := besiege(t)
	var all []attack
	for _, list := range [][]attack{wrongTypeAttacks(), textAttacks(), formAttacks(), methodAttacks()} {
		all = append(all, list...)
	}
	for _, a := range all {
		s.try(a)
	}
	if len(all) < 200 {
		t.Errorf("tried %d attacks", len(all))
	}
	s.unmoved()
}

func TestHostileAgentsAreRefusedAndChangeNothing(t *testing.T) {
	s := besiegeThe(t, rig.Options{Gate: catalogue.Flag, Agent: true})
	paper := s.AtRemote().Ticket(t, "before-002", "konsultasi")["paper"].(map[string]any)
	s.clients["agent"] = s.AsAgent()
	s.Until(t, "the agent to be missed", func() bool { return s.Engine.View().State.Printer(rig.Remote).Condition.Reason == "agent_lost" })
	s.before = s.seal()
	job := fmt.Sprint("/api/v1/agent/jobs/", paper["job"])
	const good, well = `{"claim":"hostile-01","state":"sending"}`, `{"claim":"hostile-01","status":{"line":"ok"}}`
	all := []attack{
		{name: "a slip of nobody", path: "/api/v1/agent/jobs/999999", as: "agent", body: good, code: "not_found"},
		{name: "a slip number too many", path: "/api/v1/agent/jobs/18446744073709551616", as: "agent", body: good, code: "not_found"},
		{name: "a kiosk as an agent", path: job, as: "kiosk", body: good, code: "forbidden", header: map[string]string{"Authorization": "Bearer " + rig.KioskToken}},
		{name: "a clerk as an agent", path: job, as: rig.Clerk, body: good, code: "unauthenticated"},
	}
	for _, field := range []string{"claim", "state", "reason", "proof"} {
		all = append(all, typed(job, "agent", good, field, "text")...)
	}
	all = append(all, typed(job, "agent", good, "mm", "number")...)
	all = append(all, typed("/api/v1/agent/status", "agent", well, "status", "object")...)
	for kind, text := range nasty {
		q := quoted(text)
		for _, field := range []string{"claim", "state", "reason", "proof"} {
			body := `{"claim":"hostile-01","state":"sending","` + field + `":` + q + `}` // the later of two members counts
			all = append(all, attack{name: kind + " as " + field, path: job, as: "agent", body: body, code: "bad_field"})
		}
		all = append(all, attack{name: kind + " as a status", path: "/api/v1/agent/status", as: "agent", body: `{"claim":"hostile-01","status":{"paper":` + q + `}}`, code: "bad_field"},
			attack{name: kind + " as a cause", path: "/api/v1/agent/status", as: "agent", body: `{"claim":"hostile-01","status":{"line":"bad","why":` + q + `}}`, code: "bad_field"})
	}
	for _, a := range all {
		s.try(a)
	}
	s.unmoved()
}

// say sends bytes as they are and reads one answer; nil when the server hangs up.
func (s *siege) say(raw string) (*http.Response, []byte) {
	s.t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(s.Base, "http://"))
	if err != nil {
		s.t.Fatal(err)
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
		s.t.Fatal(err)
	}
	go func() { _, _ = io.WriteString(conn, raw) }() // the server may hang up in the middle
	resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		return nil, nil
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		s.t.Fatalf("%.60q: %v", raw, err)
	}
	return resp, body
}

func TestBytesThatAreNoRequestAreRefusedAndChangeNothing(t *testing.T) {
	s := besiege(t)
	token := "Authorization: Bearer " + rig.KioskToken + "\r\nContent-Type: application/json\r\n"
	post := "POST /api/v1/tickets HTTP/1.1\r\nHost: a\r\n" + token
	attacks := []struct{ name, raw, code string }{
		{"no HTTP", canary + "\x1b@\r\n\r\n", "bad_request"},
		{"TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", "bad_request"},
		{"no version", "GET /" + canary + "\r\n\r\n", "bad_request"},
		{"a header without a colon", "GET / HTTP/1.1\r\nHost: a\r\n" + canary + "\r\n\r\n", "bad_request"},
		{"a length of 4 MB", post + "Content-Length: 4194304\r\n\r\n", "too_large"},
		{"a length of 33 KiB", post + "Content-Length: 33793\r\n\r\n", "too_large"},
		{"a length that overflows", post + "Content-Length: 99999999999999999999\r\n\r\n{}", "bad_request"},
		{"a negative length", post + "Content-Length: -1\r\n\r\n{}", "bad_request"},
		{"a length in words", post + "Content-Length: " + canary + "\r\n\r\n{}", "bad_request"},
		{"two lengths", post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x", "bad_request"},
		{"chunks without an end", post + "Transfer-Encoding: chunked\r\n\r\n" + strings.Repeat("1000\r\n"+strings.Repeat("x", 4096)+"\r\n", 9), "too_large"},
		{"a chunk of no size", post + "Transfer-Encoding: chunked\r\n\r\n" + canary + "\r\n", "bad_request"},
		{"a header of 9 KiB", "GET / HTTP/1.1\r\nHost: a\r\nX: " + strings.Repeat("x", 9<<10) + "\r\n\r\n", "header_too_large"},
		{"9,000 headers", "GET / HTTP/1.1\r\nHost: a\r\n" + strings.Repeat("X: "+canary+"\r\n", 9000) + "\r\n", "header_too_large"},
		{"an address of 9 KiB", "GET /" + strings.Repeat("x", 9<<10) + " HTTP/1.1\r\nHost: a\r\n\r\n", "header_too_large"},
	}
	for _, a := range attacks {
		resp, body := s.say(a.raw)
		if resp == nil {
			t.Errorf("%s: the server hung up without a word, want %s", a.name, a.code)
			continue
		}
		s.judge(a.name, a.code, resp, body)
	}
	s.unmoved()
}

func TestARequestInsideAnotherIsNotCarriedOut(t *testing.T) {
	s := besiege(t)
	inner := "POST /api/v1/tickets HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + rig.KioskToken +
		"\r\nContent-Type: application/json\r\nContent-Length: 53\r\n\r\n" + `{"request_id":"smuggled-1","service":"konsultasi"    }`
	s.say("POST /api/v1/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: " + fmt.Sprint(5+len(inner)) +
		"\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + inner)
	s.say("GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: " + fmt.Sprint(len(inner)) + "\r\n\r\n" + inner)
	s.say("POST /api/v1/tickets HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\nContent-Length: 4\r\n\r\n" + inner)
	s.unmoved()
}

func TestTicketsPrintedFromHostileInputHoldNoControlBytes(t *testing.T) {
	s := besiege(t)
	kiosk := s.AtKiosk()
	for kind, text := range nasty { // answers to questions of other services are ignored, whatever they are
		if len(text) > 64 {
			continue
		}
		body := map[string]any{"request_id": "printed-" + strings.NewReplacer(" ", "-", "/", "-").Replace(kind), "service": "kk-rusak", "answers": map[string]string{text: text}}
		if status, reply := kiosk.Post(t, "/api/v1/tickets", body); status != http.StatusCreated {
			t.Errorf("%s: got %d %v, want 201: an unknown answer is ignored", kind, status, reply)
		}
	}
	s.Until(t, "the slips to come out", func() bool { return len(s.Engine.View().State.PendingJobs()) == 0 })
	for _, slip := range s.Printer.Slips() {
		if text := strings.Join(slip.Lines, "\n"); strings.Contains(text, canary) || len(slip.Complaints) > 0 {
			t.Errorf("a slip holds what was sent, or bytes that the printer does not know: %v\n%s", slip.Complaints, text)
		}
	}
	if bytes.Contains(s.seal(), []byte(canary)) {
		t.Error("the journal keeps what nobody asked for")
	}
}
