package survey

import "slices"

// A Question is one of the profile's: who answers, in rough. Each may be left out.
type Question struct {
	ID      string
	Choices []string
}

// Profile is what a report on a survey must say of those who answered. The words of a choice stand at
// "survey.profile." and the question and the choice.
func Profile() []Question {
	return []Question{
		{"sex", []string{"female", "male"}},
		{"age", []string{"under_20", "20_29", "30_39", "40_49", "50_59", "60_over"}},
		{"education", []string{"none", "sd", "smp", "sma", "diploma", "s1", "s2"}},
		{"work", []string{"farmer", "labourer", "employee", "civil", "trader", "home", "student", "retired", "other"}},
	}
}

// Offers reports whether a choice is one of the question's.
func (q Question) Offers(choice string) bool { return slices.Contains(q.Choices, choice) }
