package backoffice_test

import (
	"net/http"
	"reflect"
	"testing"

	"antrean/internal/rig"
	"antrean/office/casefile"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/setup"
)

// atCounter is an office with A-001 in service at counter 1, and the clerk who serves it.
func atCounter(t *testing.T, o rig.Options) (*rig.Rig, *rig.Client) {
	t.Helper()
	o.Gate = catalogue.Flag
	r := rig.Open(t, o)
	clerk := r.SignedIn(t, rig.Clerk)
	r.AtKiosk().Ticket(t, "at-counter", "kk-rusak", "f102", "kk_rusak", "ktp")
	clerk.Command(t, 1, "open", nil)
	if status, reply := clerk.Command(t, 1, "next", nil); status != http.StatusOK {
		t.Fatalf("call: %d %v", status, reply)
	}
	return r, clerk
}

// give posts a command with an id of its own.
func give(t *testing.T, c *rig.Client, path, id string, more map[string]any) (int, map[string]any) {
	t.Helper()
	body := map[string]any{"command_id": "command-" + id}
	for key, value := range more {
		body[key] = value
	}
	return c.Post(t, "/api/v1/cases"+path, body)
}

// must gives a command that is to be accepted, and returns the first application of the answer.
func must(t *testing.T, c *rig.Client, path, id string, more map[string]any) map[string]any {
	t.Helper()
	status, reply := give(t, c, path, id, more)
	if status != http.StatusOK && status != http.StatusCreated {
		t.Fatalf("%s: got %d %v", path, status, reply)
	}
	return reply["cases"].([]any)[0].(map[string]any)
}

func TestOneApplicationFromTheCounterToTheHand(t *testing.T) {
	r, clerk := atCounter(t, rig.Options{})
	back, lead := r.SignedIn(t, rig.Archivist), r.SignedIn(t, rig.Supervisor)
	opened := must(t, clerk, "", "open", map[string]any{"ticket": "a1"})
	code := "/" + opened["code"].(string)
	if opened["stage"] != "verify" || opened["number"] != "A-001" || opened["state"] != "in_work" || opened["due"] != nil {
		t.Errorf("opened: got %v", opened)
	}
	returned := must(t, clerk, code+"/return", "return", map[string]any{"from": "verify", "lacks": []casefile.Lack{{ID: "kitap", Kind: casefile.Short}}, "note": "Bawa KITAP asli"})
	if returned["state"] != "returned" || !reflect.DeepEqual(returned["lacks"], []any{map[string]any{"id": "kitap", "kind": "kurang"}}) {
		t.Errorf("returned: got %v", returned)
	}
	must(t, clerk, code+"/mend", "mend", nil)
	if complete := must(t, clerk, code+"/advance", "input", map[string]any{"from": "verify"}); complete["stage"] != "input" || complete["due"] == nil {
		t.Errorf("complete: got %v, want a promise", complete)
	}
	must(t, clerk, code+"/advance", "tte", map[string]any{"to": "tte_req"})
	if ticked := must(t, clerk, code+"/side", "ikd", map[string]any{"step": "ikd", "done": true}); len(ticked["sides"].([]any)) != 1 {
		t.Errorf("IKD: got %v", ticked)
	}
	must(t, clerk, code+"/advance", "review", nil)
	must(t, back, code+"/amend", "amend", map[string]any{"note": "Nama jalan dibetulkan"})
	if sent := must(t, back, code+"/send-back", "send-back", map[string]any{"note": "Tanggal lahir tidak cocok"}); sent["stage"] != "input" && sent["stage"] != "verify" && sent["stage"] != "tte_req" {
		t.Errorf("sent back: got %v", sent)
	}
	for n := 0; must(t, lead, code+"/advance", "on-"+string(rune('a'+n)), nil)["state"] != "ready"; n++ {
		if n > 8 {
			t.Fatal("never ready")
		}
	}
	if status, refusal := give(t, clerk, code+"/hand", "family", map[string]any{"who": "anggota_satu_kk"}); status != http.StatusConflict || refusal["code"] != "not_collector" || !reflect.DeepEqual(refusal["collect"], []any{"pemohon"}) {
		t.Errorf("to the family: got %d %v, want not_collector", status, refusal)
	}
	if handed := must(t, clerk, code+"/hand", "hand", map[string]any{"who": "pemohon"}); handed["state"] != "handed" || handed["stage"] != "archive" {
		t.Errorf("handed: got %v", handed)
	}
	if closed := must(t, back, code+"/advance", "archive", nil); closed["state"] != "closed" {
		t.Errorf("closed: got %v", closed)
	}
	status, card := back.Get(t, "/api/v1/cases"+code)
	story, visits := card["story"].([]any), card["visits"].([]any)
	if status != http.StatusOK || len(visits) < 9 || story[0].(map[string]any)["kind"] != "case_opened" || card["who"] != "pemohon" {
		t.Errorf("got %d with %d visits and %d events, want the whole story", status, len(visits), len(story))
	}
	if _, page := back.Get(t, "/api/v1/cases"); len(page["cases"].([]any)) != 0 {
		t.Errorf("the page still shows %v", page["cases"])
	}
}

func TestAnApplicationWithoutATicketNamesItsServiceAndChannel(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	back := r.SignedIn(t, rig.Archivist)
	body := map[string]any{"service": "kk-rusak", "channel": "desa", "submitted": "2026-01-05T08:00:00+07:00"}
	status, reply := give(t, back, "", "desa-0001", body)
	if status != http.StatusCreated {
		t.Fatalf("got %d %v", status, reply)
	}
	if status, again := give(t, back, "", "desa-0001", body); status != http.StatusOK || !reflect.DeepEqual(again["cases"], reply["cases"]) {
		t.Errorf("again: got %d %v, want the same application", status, again)
	}
	if n := len(r.Engine.View().Cases.Open()); n != 1 {
		t.Errorf("%d applications, want one", n)
	}
	body["channel"] = "offline"
	if status, other := give(t, back, "", "desa-0001", body); other["code"] != "request_id_reused" {
		t.Errorf("another body: got %d %v", status, other["code"])
	}
	for field, bad := range map[string]map[string]any{
		"service":    {"channel": "desa"},
		"channel":    {"service": "kk-rusak"},
		"ticket":     {"ticket": "??"},
		"submitted":  {"service": "kk-rusak", "channel": "desa", "submitted": "2099-01-05T08:00:00+07:00"},
		"command_id": {"command_id": "short", "service": "kk-rusak", "channel": "desa"},
	} {
		if status, refusal := give(t, back, "", "bad-"+field, bad); status != http.StatusBadRequest || refusal["field"] != field {
			t.Errorf("%s: got %d %v", field, status, refusal)
		}
	}
}

func TestATicketOpensNothingBeforeItsCall(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	r.AtKiosk().Ticket(t, "too-early-1", "kk-rusak")
	clerk := r.SignedIn(t, rig.Clerk)
	if status, refusal := give(t, clerk, "", "early", map[string]any{"ticket": "A-001"}); status != http.StatusConflict || refusal["code"] != "stale" {
		t.Errorf("got %d %v, want stale", status, refusal)
	}
	if status, refusal := give(t, clerk, "", "none", map[string]any{"ticket": "A-099"}); refusal["code"] != "unknown_ticket" {
		t.Errorf("got %d %v, want unknown_ticket", status, refusal)
	}
}

// three registers three applications from villages, and returns their codes.
func three(t *testing.T, c *rig.Client) []string {
	t.Helper()
	var codes []string
	for _, id := range []string{"a", "b", "c"} {
		codes = append(codes, must(t, c, "", "three-"+id, map[string]any{"service": "kk-rusak", "channel": "desa"})["code"].(string))
	}
	return codes
}

func TestManyGoOnTogetherOrNoneDoes(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	back := r.SignedIn(t, rig.Archivist)
	codes := three(t, back)
	stage := must(t, back, "/"+codes[2]+"/advance", "ahead", nil)["stage"]
	first, _ := r.Engine.View().Cases.Registered(codes[0])
	status, refusal := give(t, back, "/advance", "all", map[string]any{"cases": codes, "from": first.Stage})
	if status != http.StatusConflict || refusal["code"] != "stale" || refusal["stage"] != stage || refusal["case"] != codes[2] {
		t.Errorf("got %d %v, want stale with the stage and the code of the third", status, refusal)
	}
	if now, _ := r.Engine.View().Cases.Registered(codes[0]); now.Stage != first.Stage {
		t.Errorf("the first has gone on to %s without the others", now.Stage)
	}
	status, reply := give(t, back, "/advance", "two", map[string]any{"cases": codes[:2], "from": first.Stage})
	if status != http.StatusOK || len(reply["cases"].([]any)) != 2 {
		t.Errorf("got %d %v, want two moved", status, reply)
	}
	if status, refusal := give(t, back, "/advance", "twice", map[string]any{"cases": []string{codes[0], codes[0]}}); refusal["field"] != "cases" {
		t.Errorf("one twice: got %d %v", status, refusal)
	}
	if status, refusal := give(t, back, "/advance", "unknown", map[string]any{"cases": []string{"2026-99999"}}); status != http.StatusNotFound || refusal["code"] != "unknown_case" {
		t.Errorf("got %d %v", status, refusal)
	}
}

func TestOnesOwnLastStepIsTakenBack(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	back, clerk := r.SignedIn(t, rig.Archivist), r.SignedIn(t, rig.Clerk)
	code := "/" + three(t, back)[0]
	_, before := back.Get(t, "/api/v1/cases"+code)
	must(t, back, code+"/advance", "on", nil)
	if status, refusal := give(t, clerk, code+"/undo", "not-mine", nil); status != http.StatusConflict || refusal["code"] != "case_not_undone" {
		t.Errorf("by another: got %d %v", status, refusal)
	}
	status, undone := give(t, back, code+"/undo", "mine", nil)
	stage := before["case"].(map[string]any)["stage"]
	if status != http.StatusOK || undone["undone"] != "case_moved" || undone["cases"].([]any)[0].(map[string]any)["stage"] != stage {
		t.Errorf("got %d %v, want it back in %v", status, undone, stage)
	}
}

func TestAStageIsDoneByWhoseDutyItIs(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	clerk, back, lead := r.SignedIn(t, rig.Clerk), r.SignedIn(t, rig.Archivist), r.SignedIn(t, rig.Supervisor)
	code := three(t, back)[0]
	role := roleOf(t, r, code)
	r.Decide(t, func(d *setup.Document) {
		policy := casefile.DefaultPolicy()
		policy.Duties = map[string][]string{role: {rig.Clerk}}
		d.Cases = &policy
	})
	if status, refusal := give(t, back, "/"+code+"/advance", "no-duty", nil); status != http.StatusForbidden || refusal["role"] != role {
		t.Errorf("by another: got %d %v, want forbidden with the role", status, refusal)
	}
	must(t, clerk, "/"+code+"/advance", "duty", nil)
	must(t, lead, "/"+code+"/advance", "lead", nil)
	if _, page := clerk.Get(t, "/api/v1/cases"); !reflect.DeepEqual(page["duties"], map[string]any{role: []any{rig.Clerk}}) {
		t.Errorf("the page tells the duties %v", page["duties"])
	}
}

// roleOf is whose work the stage of an application is.
func roleOf(t *testing.T, r *rig.Rig, code string) string {
	t.Helper()
	view := r.Engine.View()
	c, _ := view.Cases.Registered(code)
	step, _, ok := view.Cases.Plan(c).Step(c.Stage)
	if !ok {
		t.Fatalf("%s is in no stage", code)
	}
	return step.Role
}

func TestWhatIsHeldBackAndPromisedAnewSaysSo(t *testing.T) {
	r, clerk := atCounter(t, rig.Options{})
	code := "/" + must(t, clerk, "", "open", map[string]any{"ticket": "A-001"})["code"].(string)
	must(t, clerk, code+"/advance", "complete", nil)
	if held := must(t, clerk, code+"/hold", "hold", map[string]any{"cause": "central"}); held["held"] == nil || held["pause"] == nil {
		t.Errorf("held: got %v", held)
	}
	if status, refusal := give(t, clerk, code+"/hold", "hold-again", map[string]any{"cause": "central"}); status != http.StatusConflict {
		t.Errorf("held twice: got %d %v", status, refusal)
	}
	if free := must(t, clerk, code+"/release", "release", nil); free["held"] != nil || free["pause"] != nil {
		t.Errorf("released: got %v", free)
	}
	due := r.Office.Now().AddDate(0, 0, 9)
	promised := must(t, clerk, code+"/promise", "promise", map[string]any{"due": due, "note": "Menunggu konfirmasi"})
	if promised["due"] == nil {
		t.Errorf("promised: got %v", promised)
	}
	for field, bad := range map[string]struct {
		action string
		body   map[string]any
	}{
		"due": {"promise", map[string]any{"note": "x"}}, "cause": {"hold", nil}, "note": {"amend", map[string]any{"note": "a\x1b@"}}, "step": {"side", map[string]any{"done": true}},
		"done": {"side", map[string]any{"step": "ikd"}}, "who": {"hand", nil}, "reason": {"side", map[string]any{"step": "ikd", "done": false}},
	} {
		if status, refusal := give(t, clerk, code+"/"+bad.action, "bad-"+field, bad.body); status != http.StatusBadRequest || refusal["field"] != field {
			t.Errorf("%s: got %d %v", field, status, refusal)
		}
	}
	if cancelled := must(t, clerk, code+"/cancel", "cancel", nil); cancelled["state"] != "cancelled" {
		t.Errorf("cancelled: got %v", cancelled)
	}
}

func TestEveryWayToSayWhichApplicationFindsIt(t *testing.T) {
	r, clerk := atCounter(t, rig.Options{})
	opened := must(t, clerk, "", "open", map[string]any{"ticket": "A-001"})
	code := opened["code"].(string)
	c, _ := r.Engine.View().Cases.Registered(code)
	for _, typed := range []string{code, "BERKAS:" + code, "berkas:" + code, "1", "00001", "A-001", "a1", c.Token, r.Base + "/t/" + c.Token, r.Base + "/T/" + c.Token + "%23" + code} {
		status, found := clerk.Get(t, "/api/v1/cases?find="+typed)
		if status != http.StatusOK || len(found["cases"].([]any)) != 1 || found["cases"].([]any)[0].(map[string]any)["code"] != code {
			t.Errorf("%q: got %d %v", typed, status, found)
		}
	}
	for _, typed := range []string{"2026-99999", "A-777", "nobody", "N0B0DYHASTH1ST0KEN00"} {
		if status, refusal := clerk.Get(t, "/api/v1/cases?find="+typed); status != http.StatusNotFound || refusal["code"] != "unknown_case" {
			t.Errorf("%q: got %d %v, want unknown_case", typed, status, refusal)
		}
	}
}

func TestAClaimSlipComesFromThePrinterAndItsCopyIsMarked(t *testing.T) {
	r, clerk := atCounter(t, rig.Options{})
	r.Decide(t, func(d *setup.Document) { d.DeskPaper = rig.Kiosk })
	code := must(t, clerk, "", "open", map[string]any{"ticket": "A-001"})["code"].(string)
	must(t, clerk, "/"+code+"/advance", "complete", nil)
	for n, id := range []string{"slip-1", "slip-1", "slip-2"} {
		status, reply := give(t, clerk, "/"+code+"/slip", id, nil)
		paper, _ := reply["paper"].(map[string]any)
		if want := float64(1 + n/2); status != http.StatusOK || reply["slip"] != want || paper == nil {
			t.Fatalf("slip %d: got %d %v, want number %v and its paper", n, status, reply, want)
		}
		id := queue.JobID(paper["job"].(float64))
		job, ok := r.Engine.View().State.Job(id)
		if !ok || job.Kind != queue.JobClaim || job.Code != code || job.Copy != 1+n/2 {
			t.Errorf("slip %d: got job %+v", n, job)
		}
		r.Until(t, "the slip", func() bool { job, _ := r.Engine.View().State.Job(id); return job.State == queue.PaperConfirmed })
	}
	jobs := 0
	_, page := clerk.Get(t, "/api/v1/printers")
	for _, p := range page["printers"].([]any) {
		for _, job := range p.(map[string]any)["jobs"].([]any) {
			if job.(map[string]any)["title"] == code {
				jobs++
			}
		}
	}
	if jobs != 2 {
		t.Errorf("%d slips with the code as their title at the printers, want 2", jobs)
	}
}
