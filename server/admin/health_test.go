package admin_test

import (
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/casefile"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/staff"
)

// tap presses a button of the health board.
func tap(need, do, until string) url.Values {
	return url.Values{"request_id": {staff.NewSecret(12)}, "need": {need}, "do": {do}, "until": {until}}
}

// public reads a page as an applicant does.
func public(t *testing.T, r *rig.Rig, path string) string {
	t.Helper()
	resp, err := http.Get(r.Base + path)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: got %d, %v", path, resp.StatusCode, err)
	}
	return string(body)
}

// stalled is a service of the rig's office that stands still without SIAK.
func stalled(t *testing.T, r *rig.Rig) string {
	t.Helper()
	services := r.Office.Catalogue().Services
	for i := range services {
		for _, need := range r.Engine.View().Cases.Stalled(&services[i]) {
			if need.Name == casefile.NeedSIAK && services[i].ID != catalogue.Consultation {
				return services[i].ID
			}
		}
	}
	t.Fatal("no service needs SIAK")
	return ""
}

func TestWhatIsDownIsToldEverywhereAndClosesWhatTheOfficeCloses(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	clerk, admin := at(t, r, rig.Clerk), at(t, r, rig.Admin)
	if to := clerk.done("/kesehatan", tap(casefile.NeedSIAK, "down", "120")); to != "/kesehatan" {
		t.Errorf("led to %s", to)
	}
	service := stalled(t, r)
	need := r.Engine.View().Cases.Need(casefile.NeedSIAK)
	if left := time.Until(need.Expected); !need.Down || need.By != rig.Clerk || left < 118*time.Minute || left > 120*time.Minute {
		t.Errorf("got %+v, want it down for two hours", need)
	}
	_, status := r.AtKiosk().Get(t, "/api/v1/kiosk/status")
	if troubles := status["troubles"].([]any); len(troubles) != 1 || !strings.Contains(troubles[0].(map[string]any)["text"].(map[string]any)["id"].(string), "SIAK") {
		t.Errorf("the kiosk is told %v", troubles)
	}
	_, board := r.Anyone().Get(t, "/api/v1/board/"+rig.Zone)
	if notices := board["notices"].([]any); len(notices) != 1 || !strings.Contains(notices[0].(map[string]any)["text"].(map[string]any)["id"].(string), "Perkiraan pulih") {
		t.Errorf("the board is told %v", notices)
	}
	if page := public(t, r, "/lobi"); !strings.Contains(page, "SIAK") || !strings.Contains(page, "Konsultasi dan pengambilan dokumen tetap dilayani.") {
		t.Error("the lobby is told nothing")
	}
	if permit := status["services"].(map[string]any)[service].(map[string]any); permit["ok"] != true {
		t.Errorf("closed though the office closes nothing: %v", permit)
	}

	form := admin.filled("/admin/berkas")
	form["close_when_down"] = []string{casefile.NeedSIAK}
	admin.done("/admin/berkas", form)
	_, status = r.AtKiosk().Get(t, "/api/v1/kiosk/status")
	permit := status["services"].(map[string]any)[service].(map[string]any)
	if permit["ok"] != false || permit["why"] != "down" || permit["name"] != casefile.NeedSIAK || permit["again"] == nil || !strings.Contains(permit["said"].(map[string]any)["id"].(string), "Nomor belum diberikan") {
		t.Errorf("got %v, want why and until when", permit)
	}
	_, desk := r.SignedIn(t, rig.Officer).Get(t, "/api/v1/checks")
	for who, troubles := range map[string]any{"kiosk": status["troubles"], "front office": desk["troubles"]} {
		if closed := troubles.([]any)[0].(map[string]any)["closed"].([]any); len(closed) == 0 || closed[0] != service {
			t.Errorf("the %s is told that numbers are closed for %v, want %s", who, closed, service)
		}
	}
	if ask := status["services"].(map[string]any)[catalogue.Consultation].(map[string]any); ask["ok"] != true {
		t.Errorf("nobody can ask: %v", ask)
	}
	if page := public(t, r, "/lobi/"+service); !strings.Contains(page, "Nomor belum diberikan") {
		t.Error("the page of the service says nothing of it")
	}

	clerk.done("/kesehatan", tap(casefile.NeedSIAK, "up", ""))
	_, status = r.AtKiosk().Get(t, "/api/v1/kiosk/status")
	if permit := status["services"].(map[string]any)[service].(map[string]any); permit["ok"] != true || len(status["troubles"].([]any)) != 0 {
		t.Errorf("after it is back: got %v, %v", permit, status["troubles"])
	}
	if _, page := admin.look("/kesehatan"); !strings.Contains(page, "0 menit") || !strings.Contains(page, "/kesehatan.csv") {
		t.Error("the history does not show it")
	}
	if _, file := admin.look("/kesehatan.csv"); !strings.Contains(file, "SIAK") || !strings.Contains(file, ";"+rig.Clerk) {
		t.Errorf("got %q", file)
	}
}

func TestATicketsPageTellsWhatItsServiceWaitsFor(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	clerk := at(t, r, rig.Clerk)
	clerk.done("/kesehatan", tap(casefile.NeedPower, "down", "unknown"))
	services := r.Office.Catalogue().Services
	service := services[0].ID
	if len(r.Engine.View().Cases.Stalled(&services[0])) == 0 {
		t.Fatalf("%s goes on without power", service)
	}
	token := r.AtKiosk().Ticket(t, "trouble-0001", catalogue.Consultation)["token"].(string)
	told := strings.Contains(public(t, r, "/t/"+token), "Listrik sedang terganggu")
	if asks, _ := r.Office.Catalogue().Service(catalogue.Consultation); told != (len(r.Engine.View().Cases.Stalled(asks)) > 0) {
		t.Errorf("who only asks is told of it: %v", told)
	}
	if _, _, err := r.Engine.Do(t.Context(), queue.Request{Actor: rig.Officer, Do: queue.Issue{Service: service, Token: "TR0UB1E0000000000000"}}); err != nil {
		t.Fatal(err)
	}
	if page := public(t, r, "/t/TR0UB1E0000000000000"); !strings.Contains(page, "Listrik sedang terganggu") {
		t.Error("whose service stands still is told nothing")
	}
}

func TestAWrongTimeOfAnOutageIsKeptAndSaid(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	clerk := at(t, r, rig.Clerk)
	form := tap(casefile.NeedTTE, "down", "at")
	form.Set("at", "siang")
	status, _, page := clerk.send("/kesehatan", form)
	if status != http.StatusUnprocessableEntity || !strings.Contains(page, `value="siang"`) || !strings.Contains(page, "Isi jam seperti 10.30.") {
		t.Errorf("got %d, want the time said wrong and kept", status)
	}
	if r.Engine.View().Cases.Need(casefile.NeedTTE).Down {
		t.Error("it is down all the same")
	}
	form = tap(casefile.NeedTTE, "down", "at")
	form.Set("at", "00.01")
	clerk.done("/kesehatan", form)
	if expected := r.Engine.View().Cases.Need(casefile.NeedTTE).Expected; !expected.After(r.Office.Now()) {
		t.Errorf("got %v, want tomorrow's", expected)
	}
}

func TestTheRulesOfApplicationsAreWritten(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	form := admin.filled("/admin/berkas")
	form.Set("missed", casefile.MissedClose)
	form.Set("undo_seconds", "30")
	form.Set("back_paper", rig.Kiosk)
	_, page := admin.look("/admin/berkas")
	found := regexp.MustCompile(`name="duty_([a-z_]+)"`).FindStringSubmatch(page)
	if found == nil {
		t.Fatal("the page asks for no duty")
	}
	role := found[1]
	form["duty_"+role] = []string{rig.Clerk}
	admin.done("/admin/berkas", form)
	policy := r.Office.Setup().Cases.PolicyInForce()
	if policy.Missed != casefile.MissedClose || policy.UndoSeconds != 30 || len(policy.Duties[role]) != 1 || policy.Duties[role][0] != rig.Clerk {
		t.Errorf("got %+v", policy)
	}
	if got := r.Office.PaperAt(0); got != rig.Kiosk {
		t.Errorf("claim slips come from %q, want the printer that was chosen", got)
	}
	form = admin.filled("/admin/berkas")
	form.Set("undo_seconds", "601")
	if status, _, page := admin.send("/admin/berkas", form); status != http.StatusUnprocessableEntity || !strings.Contains(page, `id="undo_seconds-error"`) {
		t.Errorf("got %d, want it said at its field", status)
	}
	form.Set("undo_seconds", "60")
	form.Set("missed", casefile.MissedRestart)
	form.Del("duty_" + role)
	admin.done("/admin/berkas", form)
	if r.Office.Setup().Document.Cases != nil {
		t.Error("the usual rules are kept as if they were the office's own")
	}
}
