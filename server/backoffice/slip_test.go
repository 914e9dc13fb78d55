package backoffice_test

import (
	"cmp"
	"net/http"
	"reflect"
	"slices"
	"testing"

	"antrean/internal/rig"
	"antrean/office/queue"
	"antrean/office/setup"
)

const balongbendo = "kecamatan-balongbendo"

// claimJobs are the claim slips of the printer, oldest first.
func claimJobs(r *rig.Rig) (found []queue.Job) {
	for _, job := range r.Engine.View().State.Recent(rig.Kiosk) {
		if job.Kind == queue.JobClaim {
			found = append(found, *job)
		}
	}
	slices.SortFunc(found, func(a, b queue.Job) int { return cmp.Compare(a.ID, b.ID) })
	return found
}

func TestTheClaimSlipComesOutByItselfOnce(t *testing.T) {
	r := rig.Open(t, rig.Options{Office: balongbendo})
	back := r.SignedIn(t, rig.Archivist)
	r.Decide(t, func(d *setup.Document) { d.BackPaper = rig.Kiosk })
	var codes []string
	for _, id := range []string{"a", "b"} {
		codes = append(codes, must(t, back, "", "slip-"+id, map[string]any{"service": "kk-tambah-biodata", "channel": "tatap_muka"})["code"].(string))
	}
	for n := range 2 { // the same request again is the same paper
		status, reply := give(t, back, "/advance", "complete", map[string]any{"cases": codes, "from": "verify"})
		if status != http.StatusOK || len(reply["slips"].([]any)) != 2 || reply["cases"].([]any)[0].(map[string]any)["stage"] != "print" {
			t.Fatalf("time %d: got %d %v, want both in print with their slips", n, status, reply)
		}
	}
	got := map[string]int{}
	for _, job := range claimJobs(r) {
		got[job.Code] += job.Copy
	}
	if want := map[string]int{codes[0]: 1, codes[1]: 1}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want one first slip each", got)
	}
	if _, undone := give(t, back, "/undo", "undo-both", map[string]any{"cases": codes}); undone["undone"] != "case_moved" || undone["cases"].([]any)[1].(map[string]any)["stage"] != "verify" {
		t.Errorf("undone: got %v", undone)
	}
	if again := must(t, back, "/"+codes[0]+"/advance", "complete-again", nil); again["stage"] != "print" || len(claimJobs(r)) != 2 {
		t.Errorf("again: got %v with %d slips, want no further paper", again, len(claimJobs(r)))
	}
	give(t, back, "/"+codes[0]+"/slip", "copy", nil)
	if jobs := claimJobs(r); len(jobs) != 3 || jobs[2].Copy != 2 {
		t.Errorf("got %v, want a marked copy", jobs)
	}
}

func TestWithoutAPrinterTheSlipIsGivenByHand(t *testing.T) {
	r := rig.Open(t, rig.Options{Office: balongbendo})
	back := r.SignedIn(t, rig.Archivist)
	code := must(t, back, "", "by-hand", map[string]any{"service": "kk-tambah-biodata", "channel": "tatap_muka"})["code"].(string)
	if stays := must(t, back, "/"+code+"/advance", "complete", nil); stays["stage"] != "receipt" || stays["slips"] != float64(0) {
		t.Errorf("got %v, want it to wait for its slip", stays)
	}
	if given := must(t, back, "/"+code+"/slip", "slip", nil); given["stage"] != "print" || given["slips"] != float64(1) {
		t.Errorf("got %v", given)
	}
}

func TestManyAreTakenBackTogetherOrNoneIs(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	back, lead := r.SignedIn(t, rig.Archivist), r.SignedIn(t, rig.Supervisor)
	codes := three(t, back)
	stage := func(code string) string {
		c, _ := r.Engine.View().Cases.Registered(code)
		return c.Stage
	}
	from := stage(codes[0])
	give(t, back, "/advance", "all-on", map[string]any{"cases": codes})
	on := stage(codes[0])
	must(t, lead, "/"+codes[1]+"/advance", "one-on", nil)
	status, refusal := give(t, back, "/undo", "too-late", map[string]any{"cases": codes})
	if status != http.StatusConflict || refusal["code"] != "case_not_undone" || refusal["case"] != codes[1] || stage(codes[0]) != on {
		t.Errorf("got %d %v with the first in %s, want none taken back for %s", status, refusal, stage(codes[0]), codes[1])
	}
	if status, reply := give(t, back, "/undo", "two", map[string]any{"cases": []string{codes[0], codes[2]}}); status != http.StatusOK || stage(codes[0]) != from || stage(codes[2]) != from {
		t.Errorf("got %d %v", status, reply)
	}
}
