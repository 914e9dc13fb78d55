package report

import (
	"strings"

	"antrean/office/casefile"
	"antrean/office/catalogue"
	figures "antrean/office/report"
)

// means are what reports of applications are made with: the office's hours, and what its standards say of channels and
// stages.
func (s *Sources) means() figures.Means {
	standards := s.standards()
	return figures.Means{Hours: s.In.Hours, Now: s.Now, Way: func(service, channel string) string { return wayOf(standards, service, channel) },
		Central: func(service, stage string) bool {
			found, ok := stageOf(standards, service, stage)
			return ok && (found.Central || found.Role == casefile.Centre)
		}}
}

// wayOf is the kind of a channel; of one that the standards no longer have, its id.
func wayOf(standards *catalogue.Catalogue, service, channel string) string {
	if s, ok := standards.Service(service); ok {
		for _, way := range s.Channels {
			if way.ID == channel {
				return way.Kind
			}
		}
	}
	return channel
}

func stageOf(standards *catalogue.Catalogue, service, stage string) (catalogue.Stage, bool) {
	s, ok := standards.Service(service)
	if !ok {
		return catalogue.Stage{}, false
	}
	return s.Stage(stage)
}

// way is what a kind of channel is called.
func (n Naming) way(way string) string {
	if key := "report_cases.way." + way; n.words().Has(key) {
		return n.words().T(key)
	}
	return way
}

// stage is what staff call a stage; one that the standards no longer have keeps its id.
func (n Naming) stage(service, stage string) string {
	if stage == catalogue.Applicant {
		return n.words().T("report_cases.stage.applicant")
	}
	found, ok := stageOf(n.Catalogue, service, stage)
	if !ok {
		return stage
	}
	name := firstSentence(found.Label().In(n.Lang))
	s, _ := n.Catalogue.Service(service)
	for i := range s.Stages {
		if other := &s.Stages[i]; other.ID != stage && other.Label().In(n.Lang) == found.Label().In(n.Lang) {
			return name + " (" + stage + ")" // applicants are told the same of both
		}
	}
	return name
}

// stageLetters is how many letters of a stage's name a table has room for.
const stageLetters = 60

// firstSentence shortens the words of a standard, which may be a paragraph.
func firstSentence(text string) string {
	text, _, _ = strings.Cut(text, ". ")
	if letters := []rune(text); len(letters) > stageLetters {
		return strings.TrimSpace(string(letters[:stageLetters-1])) + "…"
	}
	return text
}

// role is who does a stage.
func (n Naming) role(role string) string {
	if key := "catalogue.role." + role; n.words().Has(key) {
		return n.words().T(key)
	}
	return strings.ReplaceAll(role, "_", " ")
}
