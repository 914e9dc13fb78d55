package admin_test

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/office/setup"
	"antrean/office/survey"
)

// TestTheSurveyIsSetUpOnOnePage turns it on, puts the last two elements the other way, adds one of the office's own, and
// sets the steps; each is said in words.
func TestTheSurveyIsSetUpOnOnePage(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	first := r.Office.Setup()
	form := admin.filled("/admin/survei")
	if form.Get("place.persyaratan") != "1" || form.Get("place.sarana") != "9" || form.Get("place.integritas") != "" || form.Get("every") != "1" || form.Get("on") != "no" {
		t.Errorf("the form holds %v", form)
	}
	form.Set("on", "yes")
	form.Set("from", "2026-01-01")
	form.Set("to", "2026-12-31")
	form.Set("place.sarana", "8")
	form.Set("place.pengaduan", "9")
	form.Set("place.integritas", "10")
	form.Set("place.sendiri-1", "11")
	form.Set("own.sendiri-1.name.id", "Parkir")
	form.Set("own.sendiri-1.ask.id", "Bagaimana tempat parkirnya?")
	form.Set("every", "4")
	form.Set("every.kk-rusak", "2")
	admin.done("/admin/survei", form)
	now := r.Office.Setup()
	s := now.Document.Survey
	want := []string{"persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "sarana", "pengaduan", "integritas", "sendiri-1"}
	if got := s.IDs(); !slices.Equal(got, want) || !s.On || s.Step("kk-rusak") != 2 || s.Step("konsultasi") != 4 || s.Asked()[10].AskIn("en") != "Bagaimana tempat parkirnya?" {
		t.Errorf("kept %+v", s)
	}
	if rule := now.Rules.Survey; rule.Every["kk-rusak"] != 2 || rule.Every["konsultasi"] != 4 || rule.To != "2026-12-31" {
		t.Errorf("the queue does %+v", rule)
	}
	said := strings.Join(setup.Differences(first.Document, now.Document, "id"), "\n")
	for _, part := range []string{"tidak → ya", "Parkir", "1 → 4", "bawaan → 2", "2026-12-31"} {
		if !strings.Contains(said, part) {
			t.Errorf("the difference does not say %q:\n%s", part, said)
		}
	}
	if said := setup.Differences(now.Document, now.Document, "id"); len(said) != 0 {
		t.Errorf("nothing differs, and it says %q", said)
	}
	again := admin.filled("/admin/survei")
	if again.Get("place.sendiri-1") != "11" || again.Get("own.sendiri-1.name.id") != "Parkir" || again.Get("every.kk-rusak") != "2" || !again.Has("place.sendiri-2") {
		t.Errorf("the form holds %v", again)
	}
	for i, id := range survey.Nine() { // back to the regulation's
		again.Set("place."+id, string(rune('1'+i)))
	}
	again.Set("place.integritas", "")
	again.Set("place.sendiri-1", "")
	admin.done("/admin/survei", again)
	if s := r.Office.Setup().Document.Survey; s.Elements != nil || !slices.Equal(s.IDs(), survey.Nine()) {
		t.Errorf("kept %+v", s)
	}
}

// TestASurveyThatCannotBeIsRefusedAtItsField changes nothing.
func TestASurveyThatCannotBeIsRefusedAtItsField(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	now := r.Office.Setup()
	for _, wrong := range []map[string]string{
		{"every": "0"}, {"every": "1001"}, {"every.kk-rusak": "1001"}, {"every.kk-rusak": "0"}, {"every.kk-rusak": "x"}, {"from": "2026-02-30"},
		{"from": "2026-12-01", "to": "2026-11-01"}, {"place.waktu": "-1"}, {"place.sendiri-1": "10"}, {"own.sendiri-1.name.id": "Parkir"}, {"on": ""},
		{"place.sendiri-1": "10", "own.sendiri-1.name.id": "Parkir", "own.sendiri-1.ask.id": strings.Repeat("é", setup.SurveyTextMost) + "?"},
	} {
		form := admin.filled("/admin/survei")
		for field, value := range wrong {
			form.Set(field, value)
		}
		if status, _, page := admin.send("/admin/survei", form); status != http.StatusUnprocessableEntity || errorsOf(page) == "" {
			t.Errorf("%v: got %d %q", slices.Sorted(maps.Keys(wrong)), status, errorsOf(page))
		}
	}
	form := admin.filled("/admin/survei")
	for _, id := range survey.Nine() {
		form.Set("place."+id, "")
	}
	if status, _, page := admin.send("/admin/survei", form); status != http.StatusUnprocessableEntity || errorsOf(page) == "" {
		t.Errorf("without an element: got %d %q", status, errorsOf(page))
	}
	if r.Office.Setup() != now {
		t.Error("something was changed")
	}
}
