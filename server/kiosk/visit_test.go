package kiosk_test

import (
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/office/worktime"
)

const (
	banjar      = "disdukcapil-kota-banjar"
	balongbendo = "kecamatan-balongbendo"
)

// A visitor is an office's usual applicant: the service they come for, what it needs, and one paper of it.
type visitor struct {
	office, service string
	all             []string
	lacks           string
}

var visitors = []visitor{
	{banjar, "kk-rusak", []string{"f102", "kk_rusak", "ktp"}, "ktp"},
	{balongbendo, "kk-tambah-biodata", []string{"kk", "lahir_bidan", "f101", "f102", "ktp_ortu", "buku_nikah", "email_hp", "rtrw", "ijazah"}, "rtrw"},
}

// wish is a request for a number by somebody who has everything, or all but what they lack.
func (v visitor) wish(id, lang string, complete bool) map[string]any {
	have := []string{}
	for _, paper := range v.all {
		if complete || paper != v.lacks {
			have = append(have, paper)
		}
	}
	return map[string]any{"request_id": id, "service": v.service, "have": have, "lang": lang}
}

// everyCase runs a test for both offices in both languages under one gate.
func everyCase(t *testing.T, gate catalogue.Gate, test func(t *testing.T, r *rig.Rig, v visitor, lang string)) {
	t.Helper()
	for _, v := range visitors {
		r := rig.Open(t, rig.Options{Office: v.office, Gate: gate})
		for _, lang := range []string{"id", "en"} {
			t.Run(v.office+" "+lang, func(t *testing.T) { test(t, r, v, lang) })
		}
	}
}

// ids are the ids of the rows in a reply's list.
func ids(list any) []string {
	var out []string
	rows, _ := list.([]any)
	for _, row := range rows {
		out = append(out, row.(map[string]any)["id"].(string))
	}
	return out
}

func TestUnderFlagTheNumberComesAtOnceAndSaysWhatIsMissing(t *testing.T) {
	everyCase(t, catalogue.Flag, func(t *testing.T, r *rig.Rig, v visitor, lang string) {
		kiosk := r.AtKiosk()
		status, full := kiosk.Post(t, "/api/v1/tickets", v.wish("flag-full-"+lang, lang, true))
		if status != http.StatusCreated || full["complete"] != true || len(ids(full["missing"])) != 0 {
			t.Errorf("with everything: got %d %v, want 201 and complete", status, full)
		}
		status, lacking := kiosk.Post(t, "/api/v1/tickets", v.wish("flag-part-"+lang, lang, false))
		if status != http.StatusCreated || lacking["complete"] != false || !reflect.DeepEqual(ids(lacking["missing"]), []string{v.lacks}) {
			t.Errorf("without %s: got %d %v, want 201 that names it", v.lacks, status, lacking)
		}
		if lacking["position"] != full["position"].(float64)+1 || lacking["ahead"] != full["ahead"].(float64)+1 {
			t.Errorf("got position %v after %v, want one later", lacking["position"], full["position"])
		}
		if want := r.Base + "/t/" + lacking["token"].(string); lacking["track_url"] != want {
			t.Errorf("got track_url %v, want %s", lacking["track_url"], want)
		}
		_, now := r.Anyone().Get(t, "/api/v1/tickets/"+lacking["token"].(string))
		if now["lang"] != lang || now["state"] != "waiting" || !reflect.DeepEqual(ids(now["missing"]), []string{v.lacks}) {
			t.Errorf("the phone sees %v, want what the kiosk was told", now)
		}
	})
}

func TestUnderSelfOnlyACompleteChecklistGetsANumber(t *testing.T) {
	everyCase(t, catalogue.Self, func(t *testing.T, r *rig.Rig, v visitor, lang string) {
		kiosk := r.Anyone()
		kiosk.Bearer = rig.PaperlessToken // a printer would go on reporting
		before := r.Engine.View().Seq()
		status, refusal := kiosk.Post(t, "/api/v1/tickets", v.wish("self-part-"+lang, lang, false))
		if status != http.StatusUnprocessableEntity || refusal["code"] != "incomplete" || !reflect.DeepEqual(ids(refusal["missing"]), []string{v.lacks}) {
			t.Errorf("without %s: got %d %v, want 422 that names it", v.lacks, status, refusal)
		}
		if r.Engine.View().Seq() != before {
			t.Error("a refused checklist left a trace in the journal")
		}
		wantWord := map[string]string{"id": "Syarat belum lengkap.", "en": "Some requirements are missing."}[lang]
		if refusal["message"] != wantWord {
			t.Errorf("got message %q, want %q", refusal["message"], wantWord)
		}
		if status, ticket := kiosk.Post(t, "/api/v1/tickets", v.wish("self-part-"+lang, lang, true)); status != http.StatusCreated {
			t.Errorf("the same visit once complete: got %d %v, want 201", status, ticket)
		}
	})
}

func TestUnderFoTheFrontOfficeGivesTheNumber(t *testing.T) {
	everyCase(t, catalogue.FrontOffice, func(t *testing.T, r *rig.Rig, v visitor, lang string) {
		kiosk, officer := r.AtKiosk(), r.SignedIn(t, rig.Officer)
		status, check := kiosk.Post(t, "/api/v1/tickets", v.wish("front-office-"+lang, lang, false))
		code, _ := check["check_code"].(string)
		if status != http.StatusAccepted || len(code) != 4 || check["gate"] != "fo" || check["paper"] == nil {
			t.Fatalf("got %d %v, want 202 with a code of four digits and its slip", status, check)
		}
		confirm := "/api/v1/checks/" + code + "/confirm"
		status, refusal := officer.Post(t, confirm, map[string]any{"request_id": "confirm-" + lang})
		if status != http.StatusUnprocessableEntity || !reflect.DeepEqual(ids(refusal["missing"]), []string{v.lacks}) {
			t.Errorf("as declared: got %d %v, want 422 that names %s", status, refusal, v.lacks)
		}
		body := map[string]any{"request_id": "confirm-" + lang, "have": v.all}
		status, ticket := officer.Post(t, confirm, body)
		if status != http.StatusCreated || ticket["complete"] != true || ticket["state"] != "waiting" {
			t.Errorf("as found: got %d %v, want 201 and complete", status, ticket)
		}
		if status, again := officer.Post(t, confirm, body); status != http.StatusOK || !reflect.DeepEqual(again, ticket) {
			t.Errorf("repeated: got %d %v, want 200 and the same ticket", status, again)
		}
		body["have"] = v.all[:1]
		if status, other := officer.Post(t, confirm, body); status != http.StatusConflict || other["code"] != "request_id_reused" {
			t.Errorf("repeated with another body: got %d %v, want 409", status, other)
		}
		if status, gone := officer.Post(t, confirm, map[string]any{"request_id": "confirm-late", "have": v.all}); status != http.StatusNotFound || gone["code"] != "unknown_check" {
			t.Errorf("confirmed twice: got %d %v, want 404 unknown_check", status, gone)
		}
	})
}

func TestTheConsultationIsOpenToEverybodyUnderEveryGate(t *testing.T) {
	for _, gate := range []catalogue.Gate{catalogue.Self, catalogue.FrontOffice, catalogue.Flag} {
		r := rig.Open(t, rig.Options{Gate: gate})
		status, ticket := r.AtKiosk().Post(t, "/api/v1/tickets", map[string]any{"request_id": "talk-0001", "service": "konsultasi"})
		if status != http.StatusCreated || ticket["number"] != "G-001" {
			t.Errorf("%s: got %d %v, want 201 G-001", gate, status, ticket)
		}
	}
}

func TestARepeatedRequestGetsItsFirstReply(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Self})
	kiosk, v := r.AtKiosk(), visitors[0]
	_, first := kiosk.Post(t, "/api/v1/tickets", v.wish("again-0001", "id", true))
	kiosk.Post(t, "/api/v1/tickets", v.wish("other-0001", "id", true))
	clerk := r.SignedIn(t, rig.Clerk)
	clerk.Command(t, 1, "open", nil)
	clerk.Command(t, 1, "next", nil) // the ticket has moved on meanwhile
	status, again := kiosk.Post(t, "/api/v1/tickets", v.wish("again-0001", "id", true))
	if status != http.StatusOK || !reflect.DeepEqual(again, first) {
		t.Errorf("got %d %v, want 200 %v", status, again, first)
	}
	status, refusal := kiosk.Post(t, "/api/v1/tickets", v.wish("again-0001", "en", true))
	if status != http.StatusConflict || refusal["code"] != "request_id_reused" {
		t.Errorf("with another language: got %d %v, want 409 request_id_reused", status, refusal)
	}
	other := r.Anyone()
	other.Bearer = rig.PaperlessToken
	status, theirs := other.Post(t, "/api/v1/tickets", v.wish("again-0001", "id", true))
	if status != http.StatusCreated || theirs["number"] == first["number"] || theirs["paper"] != nil {
		t.Errorf("from another kiosk: got %d %v, want a number of its own without paper", status, theirs)
	}
}

func TestTheSpellingOfABodyDoesNotMakeItAnother(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	send := func(body string) int {
		req, err := http.NewRequest(http.MethodPost, r.Base+"/api/v1/tickets", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/json; charset=UTF-8")
		resp, _ := r.AtKiosk().Ask(t, req)
		return resp.StatusCode
	}
	if got := send(`{"request_id":"spelling-1","service":"konsultasi","lang":"id"}`); got != http.StatusCreated {
		t.Fatalf("got %d, want 201", got)
	}
	if got := send("{\n \"lang\": \"id\", \"service\": \"konsultasi\",\t\"request_id\": \"spelling-1\"}\r\n"); got != http.StatusOK {
		t.Errorf("written otherwise: got %d, want 200", got)
	}
}

func TestOneTapSentTwentyTimesAtOnceIsOneTicketAndOnePaper(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	kiosk := r.AtKiosk()
	var (
		clients  sync.WaitGroup
		mu       sync.Mutex
		numbers  = map[any]int{}
		statuses = map[int]int{}
	)
	for range 20 {
		clients.Go(func() {
			status, ticket := kiosk.Post(t, "/api/v1/tickets", visitors[0].wish("tap-00001", "id", true))
			mu.Lock()
			defer mu.Unlock()
			numbers[ticket["number"]]++
			statuses[status]++
		})
	}
	clients.Wait()
	if numbers["A-001"] != 20 || statuses[http.StatusCreated] != 1 || statuses[http.StatusOK] != 19 {
		t.Errorf("got numbers %v with statuses %v, want A-001 from one 201 and nineteen 200", numbers, statuses)
	}
	r.Until(t, "one slip", func() bool { return len(r.Printer.Slips()) == 1 && len(r.Engine.View().State.PendingJobs()) == 0 })
}

func TestAChecklistIsSavedAndResumed(t *testing.T) {
	everyCase(t, "", func(t *testing.T, r *rig.Rig, v visitor, lang string) {
		kiosk := r.AtKiosk()
		wish := v.wish("list-0001-"+lang, lang, false)
		status, saved := kiosk.Post(t, "/api/v1/kiosk/lists", wish)
		code, _ := saved["code"].(string)
		if status != http.StatusCreated || len(code) != 8 || saved["url"] != r.Base+"/c/"+code || !reflect.DeepEqual(ids(saved["missing"]), []string{v.lacks}) {
			t.Fatalf("got %d %v, want 201 with a code and what is missing", status, saved)
		}
		if status, again := kiosk.Post(t, "/api/v1/kiosk/lists", wish); status != http.StatusOK || !reflect.DeepEqual(again, saved) {
			t.Errorf("repeated: got %d %v, want 200 and the same", status, again)
		}
		typed := strings.ToLower(code[:4]) + "-" + code[4:]
		status, list := kiosk.Get(t, "/api/v1/kiosk/lists/"+typed)
		if status != http.StatusOK || list["code"] != code || list["service"] != v.service || list["lang"] != lang {
			t.Errorf("typed as %s: got %d %v, want the list", typed, status, list)
		}
		if got := list["missing"]; !reflect.DeepEqual(got, []any{v.lacks}) {
			t.Errorf("got missing %v, want %s", got, v.lacks)
		}
	})
}

func TestARefusalSpeaksTheLanguageOfTheVisit(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	_, refusal := r.AtKiosk().Post(t, "/api/v1/tickets", map[string]any{"request_id": "short", "service": "konsultasi", "lang": "en"})
	if want := "The value of request_id does not fit."; refusal["message"] != want {
		t.Errorf("got %q, want %q", refusal["message"], want)
	}
}

func TestTheCheckSaysWhatIsNeededAndChangesNothing(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	seq := r.Engine.View().Seq()
	body := map[string]any{"service": "kk-rusak", "answers": map[string]string{"warga": "oa"}, "have": []string{"ktp"}}
	status, reply := r.Anyone().Post(t, "/api/v1/kiosk/check", body)
	if status != http.StatusOK || reply["verdict"] != "incomplete" || !reflect.DeepEqual(ids(reply["missing"]), []string{"f102", "kk_rusak", "kitap"}) {
		t.Errorf("a foreigner with a KTP: got %d %v, want KITAP among what is missing", status, reply)
	}
	body["answers"], body["have"] = map[string]string{"warga": "wni", "of_another_service": "x"}, visitors[0].all
	status, reply = r.Anyone().Post(t, "/api/v1/kiosk/check", body)
	if status != http.StatusOK || reply["verdict"] != "complete" || reply["gate"] != "fo" {
		t.Errorf("a citizen with everything: got %d %v, want complete", status, reply)
	}
	if r.Engine.View().Seq() != seq {
		t.Error("a check left a trace in the journal")
	}
}

func TestARingIsHeardAndAnswered(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	kiosk := r.AtKiosk()
	status, ring := kiosk.Post(t, "/api/v1/kiosk/rings", map[string]any{"request_id": "ring-0001"})
	if status != http.StatusCreated {
		t.Fatalf("got %d %v, want 201", status, ring)
	}
	path := "/api/v1/kiosk/rings/" + ring["id"].(string)
	if _, state := kiosk.Get(t, path); state["answered"] != false || state["by"] != "" {
		t.Errorf("before anybody answers: got %v", state)
	}
	if _, again := kiosk.Post(t, "/api/v1/kiosk/rings", map[string]any{"request_id": "ring-0002"}); again["id"] != ring["id"] {
		t.Errorf("a second tap rings as %v, want %v: it rings already", again["id"], ring["id"])
	}
	other := r.Anyone()
	other.Bearer = rig.PaperlessToken
	if status, reply := other.Get(t, path); status != http.StatusNotFound || reply["code"] != "unknown_ring" {
		t.Errorf("another kiosk: got %d %v, want 404 unknown_ring", status, reply)
	}
	status, answer := r.SignedIn(t, rig.Clerk).Post(t, "/api/v1/rings/"+ring["id"].(string)+"/answer", map[string]any{"command_id": "answer-01"})
	if status != http.StatusOK || answer["by"] != rig.Clerk {
		t.Errorf("answered: got %d %v, want 200 by %s", status, answer, rig.Clerk)
	}
	status, late := r.SignedIn(t, rig.Officer).Post(t, "/api/v1/rings/"+ring["id"].(string)+"/answer", map[string]any{"command_id": "answer-02"})
	if status != http.StatusOK || late["by"] != rig.Clerk {
		t.Errorf("answered by a second one: got %d %v, want the first one's name", status, late)
	}
	if _, state := kiosk.Get(t, path); state["answered"] != true || state["by"] != rig.Clerk {
		t.Errorf("the kiosk sees %v, want that %s comes", state, rig.Clerk)
	}
}

func TestAPaperIsFollowedByItsOwnKioskOnly(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	kiosk := r.AtKiosk()
	ticket := kiosk.Ticket(t, "paper-0001", "konsultasi")
	path := fmt.Sprint("/api/v1/kiosk/papers/", ticket["paper"].(map[string]any)["job"])
	r.Until(t, "the slip to come out", func() bool { _, paper := kiosk.Get(t, path); return paper["state"] == "confirmed" })
	other := r.Anyone()
	other.Bearer = rig.PaperlessToken
	if status, _ := other.Get(t, path); status != http.StatusNotFound {
		t.Errorf("another kiosk: got %d, want 404", status)
	}
}

func TestAKioskKnowsItsOffice(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	r.AtKiosk().Ticket(t, "status-01", "konsultasi")
	r.Until(t, "the printer to be found well", func() bool { _, status := r.AtKiosk().Get(t, "/api/v1/kiosk/status"); return status["printer"] == "ok" })
	_, status := r.AtKiosk().Get(t, "/api/v1/kiosk/status")
	if status["device"] != rig.Kiosk || status["public_url"] != r.Base || status["waiting"].(map[string]any)["konsultasi"] != 1.0 || status["disk_full"] != false {
		t.Errorf("got %v", status)
	}
	other := r.Anyone()
	other.Bearer = rig.PaperlessToken
	if _, status := other.Get(t, "/api/v1/kiosk/status"); status["printer"] != "none" {
		t.Errorf("a kiosk without a printer: got %v, want none", status["printer"])
	}
}

func TestAnOfficeThatPhonesCannotReachGivesNoAddress(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag, Unseen: true})
	kiosk := r.AtKiosk()
	ticket := kiosk.Ticket(t, "unseen-001", "konsultasi")
	_, list := kiosk.Post(t, "/api/v1/kiosk/lists", visitors[0].wish("unseen-002", "id", false))
	_, status := kiosk.Get(t, "/api/v1/kiosk/status")
	if ticket["track_url"] != nil || list["url"] != nil || status["public_url"] != nil {
		t.Errorf("got %v, %v, %v; want null", ticket["track_url"], list["url"], status["public_url"])
	}
	r.Until(t, "both slips", func() bool { return len(r.Printer.Slips()) == 2 })
	if qr := r.Printer.Slips()[0].QR; len(qr) != 0 {
		t.Errorf("the ticket has the code %v, want none", qr)
	}
}

func TestAfterHoursNoNumbersAreGivenButRepeatsAreAnswered(t *testing.T) {
	dir := t.TempDir()
	r := rig.Open(t, rig.Options{Dir: dir, Gate: catalogue.Flag})
	first := r.AtKiosk().Ticket(t, "hours-0001", "konsultasi")
	r.Close()
	var never [7][]worktime.Range
	tomorrow := (int(time.Now().In(r.Office.Catalogue().Office.Location()).Weekday()) + 2) % 7 // the day after: never now, at any midnight
	never[tomorrow] = []worktime.Range{{Opens: 8 * 60, Closes: 15 * 60}}
	hours, err := worktime.NewHours(r.Office.Catalogue().Office.Location(), never, 0)
	if err != nil {
		t.Fatal(err)
	}
	r = rig.Open(t, rig.Options{Dir: dir, Gate: catalogue.Flag, Hours: &hours})
	status, refusal := r.AtKiosk().Post(t, "/api/v1/tickets", map[string]any{"request_id": "hours-0002", "service": "konsultasi"})
	if status != http.StatusConflict || refusal["code"] != "closed" || refusal["next_open"] == nil {
		t.Errorf("a new wish: got %d %v, want 409 closed with next_open", status, refusal)
	}
	again := r.AtKiosk().Ticket(t, "hours-0001", "konsultasi")
	if again["number"] != first["number"] || again["token"] != first["token"] {
		t.Errorf("a repeat: got %v, want %v", again, first)
	}
	if status, saved := r.AtKiosk().Post(t, "/api/v1/kiosk/lists", visitors[0].wish("hours-0003", "id", false)); status != http.StatusCreated {
		t.Errorf("a checklist to take home: got %d %v, want 201", status, saved)
	}
}

// Whoever wants a service of the front office and another one before it is checked all the same.
func TestNoServiceComesAroundTheFrontOffice(t *testing.T) {
	r := rig.Open(t, rig.Options{Office: banjar, Gate: catalogue.FrontOffice})
	wish := map[string]any{"request_id": "around-0001", "service": "konsultasi", "also": []string{"kk-rusak"}, "party": 2, "priority": true}
	status, reply := r.AtKiosk().Post(t, "/api/v1/tickets", wish)
	if status != http.StatusAccepted || reply["gate"] != "fo" || reply["check_code"] == nil {
		t.Fatalf("got %d %v, want a check", status, reply)
	}
	code, _ := reply["check_code"].(string)
	_, ticket := r.SignedIn(t, rig.Officer).Post(t, "/api/v1/checks/"+code+"/confirm", map[string]any{"request_id": "around-0002"})
	if also, _ := ticket["also"].([]any); len(also) != 1 || also[0] != "kk-rusak" || ticket["party"] != 2.0 || ticket["priority"] != true {
		t.Errorf("got %v, want one number for both, for two people who go first", ticket)
	}
	delete(wish, "also")
	wish["request_id"] = "around-0003"
	if status, reply := r.AtKiosk().Post(t, "/api/v1/tickets", wish); status != http.StatusCreated {
		t.Errorf("alone: got %d %v, want a number at once", status, reply)
	}
}
