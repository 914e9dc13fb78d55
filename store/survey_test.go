package store_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"antrean/office/survey"
	"antrean/office/worktime"
	"antrean/store"
)

// A pile collects what a store hands over.
type pile struct {
	answers []survey.Answer
	visits  map[string]survey.Visits
	traits  map[string]int
}

func (p *pile) Answered(a survey.Answer) { p.answers = append(p.answers, a) }

func (p *pile) Visited(service string, v survey.Visits) {
	if p.visits == nil {
		p.visits = map[string]survey.Visits{}
	}
	p.visits[service] = v
}

func (p *pile) Counted(question, choice string, n int) {
	if p.traits == nil {
		p.traits = map[string]int{}
	}
	p.traits[question+" "+choice] = n
}

func opinion(service string, day worktime.Date, score int) survey.Answer {
	return survey.Answer{Service: service, Day: day, Lang: "id", Scores: map[string]int{"waktu": score}}
}

// TestATicketAnswersOnce lets twenty phones send the same form at once.
func TestATicketAnswersOnce(t *testing.T) {
	s, err := store.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	mark, first := survey.MarkOf("TOKEN-0001"), atomic.Int32{}
	if there, err := s.Answered(mark); err != nil || there {
		t.Fatalf("before: %v, %v", there, err)
	}
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			again, err := s.Answer(mark, opinion("kk", "2026-11-27", 1+i%4), survey.Traits{"sex": "female"})
			if err != nil {
				t.Error(err)
			}
			if !again {
				first.Add(1)
			}
		})
	}
	all.Wait()
	var p pile
	if err := s.ReadSurvey("2026-11-01", "2026-11-30", &p); err != nil {
		t.Fatal(err)
	}
	if there, err := s.Answered(mark); err != nil || !there || first.Load() != 1 || len(p.answers) != 1 || p.traits["sex female"] != 1 {
		t.Errorf("%d were the first, %d answers, %v, marked %v (%v); want one of each", first.Load(), len(p.answers), p.traits, there, err)
	}
	if err := s.ReadSurvey("2026-11-28", "2026-11-30", &pile{}); err != nil {
		t.Fatal(err)
	}
}

// TestMarksGoWhenTheSurveyIsOver keeps them for as long as the survey can be answered.
func TestMarksGoWhenTheSurveyIsOver(t *testing.T) {
	s, err := store.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	first := worktime.Date("2026-11-02")
	answer := func(name string, day worktime.Date) {
		t.Helper()
		if _, err := s.Answer(survey.MarkOf(name), opinion("kk", day, 3), nil); err != nil {
			t.Fatal(err)
		}
	}
	answer("first", first)
	answer("second", first.Add(survey.OpenDays+1))
	if there, err := s.Answered(survey.MarkOf("first")); err != nil || !there {
		t.Errorf("the mark is gone while it may be needed: %v", err)
	}
	answer("third", first.Add(survey.OpenDays+2))
	if there, err := s.Answered(survey.MarkOf("first")); err != nil || there {
		t.Errorf("the mark is still there: %v", err)
	}
}

// TestAnAnswerLeadsToNobody looks at every table of the file: the remark stands in its own column, the token nowhere, and
// the rows of answers come in an order, and have no number, that would say who was first.
func TestAnAnswerLeadsToNobody(t *testing.T) {
	dir := t.TempDir()
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		a := opinion("kk", "2026-11-27", 1+i%4)
		a.Remark = fmt.Sprintf("CANARY-REMARK-%02d", i)
		if _, err := s.Answer(survey.MarkOf(fmt.Sprintf("CANARY-TOKEN-%02d", i)), a, survey.Traits{"work": "farmer", "age": "60_over"}); err != nil {
			t.Fatal(err)
		}
	}
	if clean, err := s.Scrub(); err != nil || !clean {
		t.Fatalf("the log keeps the order: %v, %v", clean, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if holds(t, dir, "CANARY-TOKEN") {
		t.Error("the token stands in the file")
	}
	db, err := sql.Open("sqlite3", filepath.Join(dir, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, table := range query(t, db, "SELECT name FROM sqlite_master WHERE type = 'table'") {
		for _, column := range query(t, db, "SELECT name FROM pragma_table_info('"+table+"')") {
			n := query(t, db, "SELECT count(*) FROM "+table+" WHERE CAST("+column+" AS TEXT) LIKE '%CANARY-REMARK%'")[0]
			if own := table == "survey_answer" && column == "remark"; own != (n != "0") {
				t.Errorf("%s.%s holds %s remarks", table, column, n)
			}
		}
	}
	if got := query(t, db, "SELECT group_concat(name) FROM pragma_table_info('survey_answer')")[0]; got != "key,service,day,lang,scores,remark" {
		t.Errorf("an answer knows %s", got)
	}
	if got := query(t, db, "SELECT group_concat(choice || ' ' || n) FROM survey_trait"); !slices.Equal(got, []string{"60_over 40,farmer 40"}) {
		t.Errorf("traits %s: want each counted by itself", got)
	}
	if _, err := db.Exec("SELECT rowid FROM survey_answer"); err == nil {
		t.Error("rows of answers have numbers")
	}
	if stored := query(t, db, "SELECT remark FROM survey_answer"); slices.IsSorted(stored) {
		t.Errorf("answers lie in the order in which they came: %s", strings.Join(stored, " "))
	}
}
