package setup_test

import (
	"slices"
	"strings"
	"testing"

	"antrean/office/setup"
	"antrean/office/survey"
)

// TestASurveyIsCheckedPlaceByPlace names the place of everything that cannot be.
func TestASurveyIsCheckedPlaceByPlace(t *testing.T) {
	document := setup.Blank()
	many := setup.Survey{}
	for range setup.SurveyElementsMost + 1 {
		many.Elements = append(many.Elements, setup.SurveyElement{ID: "waktu"})
	}
	for want, s := range map[string]setup.Survey{
		"survey.elements":                {Elements: many.Elements},
		"survey.elements[1].id":          {Elements: []setup.SurveyElement{{ID: "waktu"}, {ID: "waktu"}}},
		"survey.elements[0].id":          {Elements: []setup.SurveyElement{{ID: "tempat parkir", Name: map[string]string{"id": "x"}, Ask: map[string]string{"id": "x"}}}},
		"survey.elements[0].name":        {Elements: []setup.SurveyElement{{ID: "parkir", Ask: map[string]string{"id": "Bagaimana parkirnya?"}}}},
		"survey.elements[0].ask":         {Elements: []setup.SurveyElement{{ID: "parkir", Name: map[string]string{"id": "Parkir"}, Ask: map[string]string{"en": "And the parking?"}}}},
		"survey.elements[0].ask.en":      {Elements: []setup.SurveyElement{{ID: "waktu", Ask: map[string]string{"id": "x", "en": strings.Repeat("x", setup.SurveyTextMost+1)}}}},
		"survey.every":                   {Every: survey.EveryMost + 1},
		"survey.every_of.konsultasi":     {EveryOf: map[string]int{"konsultasi": 0}},
		"survey.every_of.tidak-ada-sama": {EveryOf: map[string]int{"tidak-ada-sama": 3}},
		"survey.from":                    {From: "2026-02-30"},
		"survey.to":                      {From: "2026-12-01", To: "2026-11-30"},
	} {
		document.Survey = s
		_, err := setup.Compile(1, document, nil)
		faults, ok := err.(setup.Faults)
		if !ok || !slices.ContainsFunc(faults, func(f setup.Fault) bool { return f.Path == want && !strings.Contains(f.Sentence("id"), "[") }) {
			t.Errorf("%s: got %v", want, err)
		}
	}
	document.Survey = setup.Survey{On: true, Every: 3, From: "2026-01-01"}
	in, err := setup.Compile(1, document, nil)
	if err != nil {
		t.Fatal(err)
	}
	if in.Rules.Survey.Every["konsultasi"] != 3 || !slices.Equal(in.Document.Survey.IDs(), survey.Nine()) {
		t.Errorf("in force: %+v", in.Rules.Survey)
	}
	document.Survey.On = false
	if in, err = setup.Compile(1, document, nil); err != nil || len(in.Rules.Survey.Every) != 0 {
		t.Errorf("off: %v, %v", in.Rules.Survey, err)
	}
}

// TestEveryElementHasItsWords in every language that applicants are spoken to in.
func TestEveryElementHasItsWords(t *testing.T) {
	for _, lang := range []string{"id", "en", "su", "jv"} {
		for _, id := range survey.Known() {
			e := setup.SurveyElement{ID: id}
			said := []string{e.NameIn(lang), e.AskIn(lang)}
			for score := survey.ScoreLeast; score <= survey.ScoreMost; score++ {
				said = append(said, e.WordIn(lang, score))
			}
			if text := strings.Join(said, "\n"); strings.Contains(text, "[") || len(said) != 6 || slices.Contains(said, "") {
				t.Errorf("%s, %s: %q", lang, id, said)
			}
		}
	}
}
