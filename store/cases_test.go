package store_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"antrean/internal/problem"
	"antrean/office"
	"antrean/office/casefile"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/office/worktime"
	"antrean/store"
)

// withCases are the rules of a test's office and the standards of Banjar.
func withCases(t *testing.T) *setup.InForce {
	t.Helper()
	standards, err := catalogue.Embedded("disdukcapil-kota-banjar")
	if err != nil {
		t.Fatal(err)
	}
	return &setup.InForce{Rules: testRules(), Catalogue: standards, Cases: &casefile.Rules{Catalogue: standards, Hours: worktime.Always(time.UTC)}}
}

func file(t *testing.T, e *office.Engine, c casefile.Command) casefile.Reply {
	t.Helper()
	reply, _, err := e.File(t.Context(), casefile.Request{Actor: "sari", Do: c})
	if err != nil {
		t.Fatalf("%#v: %v", c, err)
	}
	return reply
}

// aCase goes through an outage, a return and an undone hand-over.
func aCase(t *testing.T, e *office.Engine, token string) casefile.CaseID {
	t.Helper()
	id := file(t, e, casefile.Open{Service: "kk-rusak", Channel: "offline", Token: token, Note: "GONE-NOTE"}).Case
	on := casefile.Advance{Cases: []casefile.CaseID{id}}
	for range 3 { // fo, wait, verify
		file(t, e, on)
	}
	file(t, e, casefile.SetNeed{Need: casefile.NeedSIAK, Down: true})
	time.Sleep(time.Hour)
	file(t, e, casefile.SetNeed{Need: casefile.NeedSIAK})
	file(t, e, casefile.Advance{Cases: on.Cases, To: "tte_req"})
	file(t, e, on)
	file(t, e, casefile.SendBack{Case: id, Lacks: []casefile.Lack{{ID: "ktp", Kind: casefile.Invalid}}, Note: "GONE-NOTE"})
	file(t, e, casefile.Return{Case: id, Lacks: []casefile.Lack{{ID: "ktp", Kind: casefile.Invalid}, {ID: "f102", Kind: casefile.Short}}})
	time.Sleep(time.Hour)
	file(t, e, casefile.Mend{Case: id})
	file(t, e, on)
	file(t, e, casefile.Advance{Cases: on.Cases, To: "tte_req"})
	for range 4 { // review, sign, print, handover
		file(t, e, on)
	}
	file(t, e, casefile.Hand{Case: id, Who: catalogue.Applicant})
	file(t, e, casefile.Undo{Cases: []casefile.CaseID{id}})
	return id
}

// TestRowsOfCasesFollowFromTheRecords compares what reports read with what happened, an undone hand-over included.
func TestRowsOfCasesFollowFromTheRecords(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		s, err := store.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		e, err := office.Open(s, withCases(t))
		if err != nil {
			t.Fatal(err)
		}
		id := aCase(t, e, "A")
		if _, err := office.Prove(t.Context(), s); err != nil {
			t.Error(err)
		}
		e.Close()
		s.Close()
		db, err := sql.Open("sqlite3", filepath.Join(dir, store.FileName))
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		for text, want := range map[string][]string{
			"SELECT id || ' ' || state || ' ' || stage || ' ' || returns || ' ' || ((due - counts_from) / 3600000) || ' ' || coalesce(how, '-') || ' ' || coalesce(ended_at, '-') FROM case_file": {
				fmt.Sprintf("%d ready handover 1 50 - -", id)}, // the next midnight and a day, and two hours
			"SELECT stage || ' ' || role || ' ' || coalesce((until - since) / 60000, '-') FROM case_stay ORDER BY n": {
				"fo front_office 0", "wait front_office 0", "verify operator_siak 0", "input operator_siak 60", "tte_req operator_siak 0", "review subkoor_kabid_pak 0",
				"verify operator_siak 0", "verify operator_siak 0", "input operator_siak 0", "tte_req operator_siak 0", "review subkoor_kabid_pak 0", "sign kepala_dinas 0",
				"print operator_siak 0", "handover operator_siak -"},
			"SELECT cause || ' ' || coalesce(need, '-') || ' ' || (worked / 60000) FROM case_pause ORDER BY n":             {"technical SIAK 60", "returned - 60"},
			"SELECT back || ' ' || requirement || ' ' || kind || ' ' || stage || ' ' || back_to FROM case_lack ORDER BY 1": {"1 ktp tidak_valid review verify", "2 f102 kurang verify pemohon", "2 ktp tidak_valid verify pemohon"},
			"SELECT need || ' ' || ((until - since) / 60000) || ' ' || by FROM outage":                                     {"SIAK 60 sari"},
		} {
			if got := query(t, db, text); !slices.Equal(got, want) {
				t.Errorf("%s\ngot  %s\nwant %s", text, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
			}
		}
	})
}

// TestAnErasedCaseIsNowhere erases a person with a ticket and a case of it, and one whose application came without.
func TestAnErasedCaseIsNowhere(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		s, err := store.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		e, err := office.Open(s, withCases(t))
		if err != nil {
			t.Fatal(err)
		}
		do(t, e, queue.OpenCounter{Counter: 1})
		ticket := do(t, e, queue.Issue{Service: "kk", Token: "GONE-TOKEN"})
		do(t, e, queue.Next{Counter: 1})
		do(t, e, queue.Finish{Counter: 1})
		of := file(t, e, casefile.Open{Ticket: uint64(ticket.Ticket), Service: "kk-rusak", Token: "unused", Note: "GONE-NOTE"}).Case
		other := aCase(t, e, "GONE-OTHER")
		request := queue.Request{Actor: "adi", ID: "erase-0001", Digest: "d"}
		if err := e.Erase(t.Context(), request, "GONE-TOKEN"); problem.Code(err) != "case_not_over" {
			t.Errorf("while the case goes on: got %v, want case_not_over", err)
		}
		file(t, e, casefile.Hand{Case: other, Who: catalogue.Applicant})
		if !holds(t, dir, "GONE-NOTE") || !holds(t, dir, "GONE-OTHER") {
			t.Fatal("the secrets are not on disk before they are erased: the test looks in the wrong place")
		}
		file(t, e, casefile.Cancel{Case: of})
		for range 2 {
			if err := e.Erase(t.Context(), request, "GONE-TOKEN"); err != nil {
				t.Fatal(err)
			}
		}
		alone := queue.Request{Actor: "adi", ID: "erase-0002", Digest: "d"}
		for range 2 {
			if err := e.Erase(t.Context(), alone, "GONE-OTHER"); err != nil {
				t.Fatal(err)
			}
		}
		for _, secret := range []string{"GONE-TOKEN", "GONE-OTHER", "GONE-NOTE"} {
			if holds(t, dir, secret) {
				t.Errorf("%s is still on disk", secret)
			}
		}
		if c, ok := e.View().Cases.Case(other); !ok || c.State != casefile.Handed || c.Token != "" {
			t.Errorf("got %+v, want what happened without the person", c)
		}
		if _, err := office.Prove(t.Context(), s); err != nil {
			t.Errorf("the chain: %v", err)
		}
		sameAfterFold(t, dir, s, e)
	})
}

// TestACopyOfBeforeThereWereApplicationsForgetsToo takes the tables of applications out of a copy, as one of an older
// program has none, and erases somebody in it.
func TestACopyOfBeforeThereWereApplicationsForgetsToo(t *testing.T) {
	dir, to := t.TempDir(), t.TempDir()
	s, e := opened(t, dir)
	defer s.Close()
	defer e.Close()
	ticket := do(t, e, queue.Issue{Service: "kk", Token: "GONE-TOKEN"})
	made, err := s.Source().Backup(t.Context(), to, time.Now(), quiet)
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", made.Path)
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{"case_stay", "case_pause", "case_lack", "case_file", "contact"} { // contacts are younger
		if _, err := db.Exec("DROP TABLE " + table); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	do(t, e, queue.Cancel{Ticket: ticket.Ticket})
	if err := e.Erase(t.Context(), queue.Request{Actor: "adi"}, "GONE-TOKEN"); err != nil {
		t.Fatal(err)
	}
	if err := s.Source().ForgetIn(t.Context(), made.Path); err != nil {
		t.Fatal(err)
	}
	if holds(t, to, "GONE-TOKEN") {
		t.Error("the copy still knows the person")
	}
}
