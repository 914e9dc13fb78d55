package server_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/staff"
	"antrean/printer/virtual"
	"antrean/server"
	"antrean/server/edge"
)

// protocol is the document that clients are written by.
func protocol(t *testing.T) string {
	t.Helper()
	raw, err := os.ReadFile("../docs/protocol.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

var actionList = regexp.MustCompile("(?m)^Actions: `([a-z -]+)`")

func TestTheActionsOnAVirtualPrinterAreDocumented(t *testing.T) {
	row := actionList.FindStringSubmatch(protocol(t))
	if want := strings.Trim(fmt.Sprint(virtual.Actions()), "[]"); row == nil || row[1] != want {
		t.Errorf("the document has %q, want %q", row, want)
	}
}

var errorRow = regexp.MustCompile(`(?m)^\| ([a-z_]+) \| ([0-9]{3}) \| .+ \|$`)

func TestTheTableOfErrorsIsTrue(t *testing.T) {
	documented := map[string]int{}
	for _, row := range errorRow.FindAllStringSubmatch(protocol(t), -1) {
		documented[row[1]], _ = strconv.Atoi(row[2])
	}
	statuses := edge.Statuses()
	for code, status := range documented {
		if statuses[code] != status {
			t.Errorf("%s: the document says %d, the server %d", code, status, statuses[code])
		}
	}
	for code := range statuses {
		if documented[code] == 0 {
			t.Errorf("%s is not in the document", code)
		}
	}
	if len(documented) < 20 {
		t.Errorf("found %d errors in the document: the table has moved", len(documented))
	}
}

var (
	mention   = regexp.MustCompile("`(GET |POST )?(/[^\\s`]*)")
	braces    = regexp.MustCompile(`\{[^}]*\}(\.[a-z]+)?`)
	parameter = regexp.MustCompile(`:[a-z]+|\*`)
	actionRow = regexp.MustCompile(`(?m)^\| ([a-z-]+) \|`)
)

// actionTable is the rows of the document's table of actions at a counter.
func actionTable(text string) string {
	_, table, _ := strings.Cut(text, "| action | body | from | to |\n")
	table, _, _ = strings.Cut(table, "\n\n")
	return table
}

// documented lists the calls that the document names, as "GET /api/v1/board/{}".
func documented(text string) []string {
	var calls []string
	for _, m := range mention.FindAllStringSubmatch(text, -1) {
		method, path := strings.TrimSpace(m[1]), braces.ReplaceAllString(m[2], "{}")
		path, _, _ = strings.Cut(path, "?")
		if method == "" {
			method = http.MethodGet
		}
		if base, ok := strings.CutSuffix(path, "ACTION"); ok {
			for _, row := range actionRow.FindAllStringSubmatch(actionTable(text), -1) {
				calls = append(calls, method+" "+base+row[1])
			}
			continue
		}
		calls = append(calls, method+" "+path)
	}
	slices.Sort(calls)
	return slices.Compact(calls)
}

func TestEveryCallIsDocumentedAndEveryDocumentedCallExists(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	calls := documented(protocol(t))
	var routes []string
	for _, route := range r.Server.Routes() {
		routes = append(routes, route.Method+" "+parameter.ReplaceAllString(route.Path, "{}"))
	}
	for _, call := range routes {
		if !slices.Contains(calls, call) {
			t.Errorf("%s is not in the document", call)
		}
	}
	for _, call := range calls {
		if !slices.Contains(routes, call) && call != "GET /24" && call != "GET /64" {
			t.Errorf("the document names %s, which does not exist", call)
		}
	}
}

var whoRow = regexp.MustCompile("(?m)^\\| `(GET|POST) (/[^\\s`]*)[^`]*` \\| ([a-z_, ]+) \\|")

func TestTheDocumentSaysWhoMayCall(t *testing.T) {
	rights := map[string]edge.Right{"builder": edge.Builder, "kiosk": edge.Kiosk, "agent": edge.Agent, "anyone": edge.Anyone, "device": edge.AnyDevice, "reader": edge.SeeReports, "export": edge.Export, "supervisor": edge.Supervise, "admin": edge.Erase, "front_office": edge.AtDesk, "front_office, operator": edge.CounterDesk,
		"operator, back_office": edge.CaseWork}
	r := rig.Open(t, rig.Options{})
	rows := whoRow.FindAllStringSubmatch(protocol(t), -1)
	if len(rows) < 10 {
		t.Fatalf("found %d calls with who may make them: the tables have moved", len(rows))
	}
	for _, row := range rows {
		want, ok := rights[row[3]]
		if !ok {
			t.Errorf("%s %s: the document says %q", row[1], row[2], row[3])
			continue
		}
		for _, route := range r.Server.Routes() {
			path := parameter.ReplaceAllString(route.Path, "{}")
			if route.Method == row[1] && path == braces.ReplaceAllString(row[2], "{}") && route.Right != want {
				t.Errorf("%s %s is for right %d, the document says %s", row[1], row[2], route.Right, row[3])
			}
		}
	}
}

func TestARouteForNobodyRefusesToStart(t *testing.T) {
	err := server.Mount([]server.Route{{Method: http.MethodGet, Path: "/forgotten"}})
	if err == nil || !strings.Contains(err.Error(), "/forgotten") {
		t.Errorf("got %v, want a refusal that names the route", err)
	}
}

// documentedShape is the shape that follows a marker in the document.
func documentedShape(t *testing.T, text, marker string) *shape {
	t.Helper()
	_, after, ok := strings.Cut(text, marker)
	if !ok {
		t.Fatalf("the document has no %q", marker)
	}
	s, err := readShape(after[strings.Index(after, "{"):])
	if err != nil {
		t.Fatalf("%s: %v", marker, err)
	}
	return s
}

// A busy is an office in which every reply has something in every member.
type busy struct {
	kiosk, clerk, officer, anyone *rig.Client
	leader                        *rig.Client
	token, called, returned       string
	check, poor, list, ring       string
	job                           float64
}

// bustle lets people take numbers, be called, miss things, be returned and ring.
func bustle(t *testing.T, r *rig.Rig) *busy {
	t.Helper()
	b := &busy{kiosk: r.AtKiosk(), clerk: r.SignedIn(t, rig.Clerk), officer: r.SignedIn(t, rig.Officer), anyone: r.Anyone(), leader: r.SignedIn(t, rig.Supervisor)}
	take := func(id string) map[string]any {
		_, ticket := b.kiosk.Post(t, "/api/v1/tickets", map[string]any{"request_id": id, "service": "konsultasi"})
		return ticket
	}
	take("bustle-0001")
	take("bustle-0002")
	b.called = take("bustle-0003")["token"].(string)
	last := take("bustle-0004")
	b.token, b.job = last["token"].(string), last["paper"].(map[string]any)["job"].(float64)
	b.clerk.Command(t, 1, "open", nil)
	b.clerk.Command(t, 1, "next", nil)
	b.clerk.Command(t, 1, "finish", nil)
	b.clerk.Command(t, 1, "next", nil)
	b.clerk.Command(t, 1, "no-show", nil)
	b.clerk.Command(t, 1, "call-paper", map[string]any{"service": "konsultasi"})
	b.clerk.Command(t, 1, "park", map[string]any{"reason": "fotokopi", "minutes": 5})
	b.clerk.Command(t, 3, "open", nil)
	b.clerk.Command(t, 3, "break", map[string]any{"reason": "salat", "minutes": 15})
	b.clerk.Command(t, 3, "assist", map[string]any{"kind": "bantuan"})
	b.clerk.Command(t, 1, "next", nil)
	b.clerk.Command(t, 1, "start", nil)
	check := map[string]any{"request_id": "bustle-check", "service": "kk-rusak", "have": []string{"ktp"}}
	_, reply := b.kiosk.Post(t, "/api/v1/tickets", check)
	b.check, _ = reply["check_code"].(string)
	check["request_id"] = "bustle-poor"
	_, reply = b.kiosk.Post(t, "/api/v1/tickets", check)
	b.poor, _ = reply["check_code"].(string)
	check["request_id"] = "bustle-list"
	_, reply = b.kiosk.Post(t, "/api/v1/kiosk/lists", check)
	b.list, _ = reply["code"].(string)
	_, reply = b.kiosk.Post(t, "/api/v1/kiosk/rings", map[string]any{"request_id": "bustle-ring"})
	b.ring, _ = reply["id"].(string)
	b.sendHome(t)
	return b
}

// sendHome has counter 2 return somebody whom the front office had let through.
func (b *busy) sendHome(t *testing.T) {
	t.Helper()
	all := []string{"f102", "kk_rusak", "ktp"}
	_, reply := b.kiosk.Post(t, "/api/v1/tickets", map[string]any{"request_id": "bustle-home", "service": "kk-rusak", "have": all})
	_, ticket := b.officer.Post(t, fmt.Sprintf("/api/v1/checks/%s/confirm", reply["check_code"]), map[string]any{"request_id": "bustle-home"})
	b.returned, _ = ticket["token"].(string)
	b.clerk.Command(t, 2, "open", nil)
	b.clerk.Command(t, 2, "call", map[string]any{"ticket": ticket["number"]})
	status, state := b.clerk.Command(t, 2, "return", map[string]any{"missing": []any{"ktp", map[string]string{"id": "f102", "kind": "tidak_valid"}}})
	if status != http.StatusOK {
		t.Fatalf("return: %d %v", status, state)
	}
}

// assistOf is the call for colleagues that the front office sees.
func assistOf(t *testing.T, officer *rig.Client) string {
	t.Helper()
	_, page := officer.Get(t, "/api/v1/checks")
	return page["assists"].([]any)[0].(map[string]any)["id"].(string)
}

func TestEveryReplyHasExactlyTheDocumentedMembers(t *testing.T) {
	text := protocol(t)
	r := rig.Open(t, rig.Options{Agent: true})
	b := bustle(t, r)
	agent := r.AsAgent()
	remote := r.AtRemote().Ticket(t, "bustle-away", "konsultasi")["paper"].(map[string]any)["job"]
	r.Until(t, "the slips to come out", func() bool {
		for _, job := range r.Engine.View().State.PendingJobs() {
			if job.Printer == rig.Kiosk {
				return false
			}
		}
		return true
	})
	claimed := func(more map[string]any) map[string]any {
		more["claim"] = "agent-0001"
		return more
	}
	kk := func(id string, more ...any) map[string]any {
		body := map[string]any{"service": "kk-rusak", "have": []string{"ktp"}, "request_id": id}
		for i := 0; i < len(more); i += 2 {
			body[more[i].(string)] = more[i+1]
		}
		return body
	}
	lineOf := func(call string) string { return "`" + call + "`" }
	post := func(c *rig.Client, path string, body any) func() (int, map[string]any) {
		return func() (int, map[string]any) { return c.Post(t, path, body) }
	}
	get := func(c *rig.Client, path string) func() (int, map[string]any) {
		return func() (int, map[string]any) { return c.Get(t, path) }
	}
	const ticketReply, counterReply = "The ticket reply: ", "by operator (their counters) →"
	calls := []struct {
		marker string
		status int
		ask    func() (int, map[string]any)
	}{
		{"`POST /api/v1/login {name, password}` → 200 ", 200, post(r.Anyone(), "/api/v1/login", map[string]any{"name": rig.Clerk, "password": rig.Clerk})},
		{"`GET /api/v1/me` → ", 200, get(b.clerk, "/api/v1/me")},
		{"`POST /api/v1/logout` → ", 200, post(r.Anyone(), "/api/v1/logout", map[string]any{})},
		{"`GET /api/v1/catalogue` (public, ETag) →", 200, get(b.anyone, "/api/v1/catalogue")},
		{lineOf("GET /api/v1/kiosk/status"), 200, get(b.kiosk, "/api/v1/kiosk/status")},
		{lineOf("POST /api/v1/kiosk/check {service, answers, have}"), 200, post(b.anyone, "/api/v1/kiosk/check", kk(""))},
		{ticketReply, 201, post(b.kiosk, "/api/v1/tickets", map[string]any{"request_id": "shape-0001", "service": "konsultasi"})},
		{"200 repeated; 202 ", 202, post(b.kiosk, "/api/v1/tickets", kk("shape-0002"))},
		{lineOf("POST /api/v1/kiosk/lists {request_id, service, answers, have, lang}"), 201, post(b.kiosk, "/api/v1/kiosk/lists", kk("shape-0003"))},
		{lineOf("GET /api/v1/kiosk/lists/{code}"), 200, get(b.kiosk, "/api/v1/kiosk/lists/"+b.list)},
		{lineOf("POST /api/v1/kiosk/rings {request_id}"), 200, post(b.kiosk, "/api/v1/kiosk/rings", map[string]any{"request_id": "bustle-ring"})},
		{lineOf("GET /api/v1/kiosk/rings/{id}"), 200, get(b.kiosk, "/api/v1/kiosk/rings/"+b.ring)},
		{lineOf("GET /api/v1/kiosk/papers/{job}"), 200, get(b.kiosk, fmt.Sprint("/api/v1/kiosk/papers/", b.job))},
		{lineOf("POST /api/v1/kiosk/papers/{job}/again {request_id}"), 201,
			post(b.kiosk, fmt.Sprint("/api/v1/kiosk/papers/", b.job, "/again"), map[string]any{"request_id": "shape-0008"})},
		{lineOf("POST /api/v1/kiosk/tickets/{token}/seen {request_id}"), 200,
			post(b.kiosk, "/api/v1/kiosk/tickets/"+b.token+"/seen", map[string]any{"request_id": "shape-0009"})},
		{lineOf("POST /api/v1/kiosk/scene {screen, service, row, done, total, lang, stood_ms}"), 200,
			post(b.kiosk, "/api/v1/kiosk/scene", map[string]any{"screen": "checklist", "service": "kk-rusak", "row": "ktp", "done": 1, "total": 3, "lang": "id"})},
		{lineOf("POST /api/v1/kiosk/glass {request_id, card_px}"), 200, func() (int, map[string]any) {
			r.Office.Measures.Want(rig.Kiosk, rig.Admin, time.Now())
			return b.kiosk.Post(t, "/api/v1/kiosk/glass", map[string]any{"request_id": "shape-0019", "card_px": 345})
		}},
		{"Snapshot `printers` (also `/ws/printers`), printers in the order of the settings:", 200, get(b.clerk, "/api/v1/printers")},
		{lineOf("POST /api/v1/printers/{name}/test {command_id}"), 201,
			post(b.clerk, "/api/v1/printers/"+rig.Remote+"/test", map[string]any{"command_id": "shape-0010"})},
		{lineOf("POST /api/v1/printers/{name}/refilled {command_id}"), 200,
			post(b.clerk, "/api/v1/printers/"+rig.Kiosk+"/refilled", map[string]any{"command_id": "shape-0011"})},
		{"Snapshot `supervisor` (also `/ws/supervisor`):", 200, get(b.leader, "/api/v1/supervisor")},
		{lineOf("GET /api/v1/supervisor/devices"), 200, get(b.leader, "/api/v1/supervisor/devices")},
		{lineOf("GET /api/v1/supervisor/people"), 200, get(b.leader, "/api/v1/supervisor/people")},
		{lineOf("GET /api/v1/supervisor/tickets?q=&state=&service="), 200, get(b.leader, "/api/v1/supervisor/tickets?state=all")},
		{lineOf("GET /api/v1/supervisor/tickets/{id}"), 200, get(b.leader, "/api/v1/supervisor/tickets/G-001")},
		{lineOf("GET /api/v1/supervisor/timeline?before=&ticket=&counter=&kind="), 200, get(b.leader, "/api/v1/supervisor/timeline")},
		{lineOf("GET /api/v1/supervisor/waiting"), 200, get(b.leader, "/api/v1/supervisor/waiting")},
		{lineOf("POST /api/v1/supervisor/counters/{n}/open {command_id, reason, operator}"), 200,
			post(b.leader, "/api/v1/supervisor/counters/3/open", map[string]any{"command_id": "shape-0018", "operator": rig.Clerk})},
		{"Snapshot `agent` (also `/ws/agent`): ", 200, get(agent, "/api/v1/agent")},
		{lineOf("POST /api/v1/agent/jobs/{id} {claim, state, reason, proof, mm}"), 200,
			post(agent, fmt.Sprint("/api/v1/agent/jobs/", remote), claimed(map[string]any{"state": "unknown", "reason": "unplugged"}))},
		{lineOf("POST /api/v1/printers/{name}/jobs/{id}/again {command_id}"), 201,
			post(b.officer, fmt.Sprint("/api/v1/printers/", rig.Remote, "/jobs/", remote, "/again"), map[string]any{"command_id": "shape-0012"})},
		{lineOf("POST /api/v1/agent/status {claim, status}"), 200, post(agent, "/api/v1/agent/status", claimed(map[string]any{"status": map[string]string{"line": "ok"}}))},
		{"Snapshot `front_office` (also `/ws/front-office`): ", 200, get(b.officer, "/api/v1/checks")},
		{ticketReply, 201, post(b.officer, "/api/v1/checks/"+b.check+"/confirm", map[string]any{"request_id": "shape-0004", "have": []string{"f102", "kk_rusak", "ktp"}})},
		{lineOf("POST /api/v1/checks/{code}/return {request_id, missing:[ids]}"), 200,
			post(b.officer, "/api/v1/checks/"+b.poor+"/return", map[string]any{"request_id": "shape-0007", "missing": []string{"ktp"}})},
		{ticketReply, 201, post(b.officer, "/api/v1/assist/tickets", kk("shape-0014", "have", []string{"f102", "kk_rusak", "ktp"}))},
		{lineOf("POST /api/v1/kiosk/lists {request_id, service, answers, have, lang}"), 201, post(b.officer, "/api/v1/assist/lists", kk("shape-0015"))},
		{lineOf("GET /api/v1/kiosk/lists/{code}"), 200, get(b.officer, "/api/v1/assist/lists/"+b.list)},
		{"→ snapshot `ticket`: ", 200, get(b.anyone, "/api/v1/tickets/"+b.token)},
		{"→ snapshot `ticket`: ", 200, get(b.anyone, "/api/v1/tickets/"+b.called)},
		{"→ snapshot `ticket`: ", 200, get(b.anyone, "/api/v1/tickets/"+b.returned)},
		{"→ snapshot `ticket`: ", 200, post(b.anyone, "/api/v1/tickets/"+b.token+"/cancel", map[string]any{})},
		{"`GET /api/v1/counters` (operator) → ", 200, get(b.clerk, "/api/v1/counters")},
		{"Snapshot `counter` (`GET /api/v1/counters/{n}`, `/ws/counter/{n}`):", 200, get(b.clerk, "/api/v1/counters/1")},
		{counterReply, 200, post(b.clerk, "/api/v1/counters/1/recall", map[string]any{"command_id": "shape-0005"})},
		{"`GET /api/v1/counters/{n}/tickets?q=&state=` (operator) → ", 200, get(b.clerk, "/api/v1/counters/1/tickets")},
		{lineOf("POST /api/v1/kiosk/rejoin {request_id, ticket}"), 200, post(b.kiosk, "/api/v1/kiosk/rejoin", map[string]any{"request_id": "shape-0014", "ticket": b.called})},
		{lineOf("POST /api/v1/kiosk/pickups {request_id, claim, lang, anyway?}"), 200, unreadyClaim(t, b)},
		{lineOf("POST /api/v1/kiosk/reprint {request_id, ticket}"), 201, post(b.kiosk, "/api/v1/kiosk/reprint", map[string]any{"request_id": "shape-0015", "ticket": b.called})},
		{lineOf("POST /api/v1/assists/{id}/answer {command_id}"), 200,
			post(b.officer, "/api/v1/assists/"+assistOf(t, b.officer)+"/answer", map[string]any{"command_id": "shape-0016"})},
		{lineOf("POST /api/v1/assists/{id}/end {command_id}"), 200,
			post(b.officer, "/api/v1/assists/"+assistOf(t, b.officer)+"/end", map[string]any{"command_id": "shape-0017"})},
		{"`GET /api/v1/board/{zone}` (ETag) and `/ws/board/{zone}`:", 200, get(b.anyone, "/api/v1/board/"+rig.Zone)},
		{"`POST /api/v1/board/{zone}/speaker {screen, audio:\"ok\"|\"blocked\", ended:SEQ|null}`", 200,
			post(b.anyone, "/api/v1/board/"+rig.Zone+"/speaker", map[string]any{"screen": "screen-01", "audio": "ok"})},
		{lineOf(`POST /api/v1/pairing {request_id, kind:"kiosk"\|"board"\|"counter"\|"agent", width, height}`), 201,
			post(b.anyone, "/api/v1/pairing", map[string]any{"request_id": "shape-0014", "kind": "kiosk", "width": 1080, "height": 1920})},
		{"`GET /api/v1/pairing` with `secret` as Bearer", 200, pairedBox(t, r)},
		{lineOf(`POST /api/v1/devices/beat {build, at, up_ms, lag_ms, width, height}`), 200, post(b.kiosk, "/api/v1/devices/beat", map[string]any{"build": "b", "at": 1})},
		{"`/healthz` → ", 200, get(b.anyone, "/healthz")},
		{"`/readyz` → 200 ", 200, get(b.anyone, "/readyz")},
		{lineOf("POST /api/v1/rings/{id}/answer {command_id}"), 200, post(b.officer, "/api/v1/rings/"+b.ring+"/answer", map[string]any{"command_id": "shape-0006"})},
		{lineOf("GET /api/v1/emulators/{name}"), 200, get(b.anyone, "/api/v1/emulators/"+rig.Kiosk)},
		{lineOf("GET /api/v1/emulators/{name}/slips"), 200, get(b.anyone, "/api/v1/emulators/"+rig.Kiosk+"/slips")},
		{lineOf("POST /api/v1/emulators/{name}/do {command_id, action}"), 200,
			post(b.anyone, "/api/v1/emulators/"+rig.Kiosk+"/do", map[string]any{"command_id": "shape-0013", "action": "near-end"})},
	}
	for _, call := range calls {
		status, reply := call.ask()
		if status != call.status {
			t.Errorf("%s: got %d %v, want %d", call.marker, status, reply, call.status)
			continue
		}
		for _, difference := range documentedShape(t, text, call.marker).differences(call.marker, map[string]any(reply)) {
			t.Error(difference)
		}
	}
}

// pairedBox is the poll of a box that has joined.
func pairedBox(t *testing.T, r *rig.Rig) func() (int, map[string]any) {
	t.Helper()
	box := r.Anyone()
	_, reply := box.Post(t, "/api/v1/pairing", map[string]any{"request_id": "shape-0015", "kind": "board"})
	code := edge.Typed(reply["code"].(string))
	box.Bearer = reply["secret"].(string)
	ok, err := r.Office.Pairings.Join(code, time.Now(), "token", func() (staff.Device, error) { return staff.Device{Name: "papan", Kind: staff.DeviceBoard}, nil })
	if err != nil || !ok {
		t.Fatalf("join: %v %v", ok, err)
	}
	return func() (int, map[string]any) { return box.Get(t, "/api/v1/pairing") }
}

func TestTheWordsOfThePageAreDocumentedAsTheyAre(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	resp, body := r.Anyone().Page(t, "/words/en.json")
	var sentences map[string]string
	if err := json.Unmarshal([]byte(body), &sentences); err != nil || resp.StatusCode != http.StatusOK || len(sentences) < 100 {
		t.Errorf("got %d, %d sentences, %v; want all sentences by their keys", resp.StatusCode, len(sentences), err)
	}
}

// unreadyClaim shows a kiosk the claim slip of an application that has only begun.
func unreadyClaim(t *testing.T, b *busy) func() (int, map[string]any) {
	t.Helper()
	_, reply := b.clerk.Post(t, "/api/v1/cases", map[string]any{"command_id": "shape-0020", "service": "kk-rusak", "channel": "desa"})
	code := reply["cases"].([]any)[0].(map[string]any)["code"]
	return func() (int, map[string]any) {
		return b.kiosk.Post(t, "/api/v1/kiosk/pickups", map[string]any{"request_id": "shape-0021", "claim": code, "lang": "id"})
	}
}
