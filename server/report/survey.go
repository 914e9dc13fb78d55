package report

import (
	"antrean/internal/problem"
	figures "antrean/office/report"
	"antrean/office/survey"
	"antrean/server/edge"
)

// surveyed is the report of the satisfaction survey.
func surveyed(s *Sources, scope figures.Scope, n Naming) (*body, error) {
	settings, t := &s.In.Document.Survey, n.words().T
	r, err := survey.Make(s.Survey, survey.Scope{From: scope.From, To: scope.To, Service: scope.Service}, settings.IDs())
	if err != nil {
		return nil, problem.Wrap("unavailable", err)
	}
	asked := settings.Asked()
	made := &body{Empty: r.Total.Answers == 0 && r.Total.Visits.Invited == 0, None: t("survey_office.empty"), Lead: t("survey_office.empty.off"),
		Tables: SurveyTables(n, asked, r), Links: []offer{{t("survey_office.setup"), "/admin/survei", edge.ManageOffice}},
		Notes: []string{t("survey_office.how.index"), t("survey_office.how.bands"), t("survey_office.how.target"), t("survey_office.how.rate"), t("survey_office.how.privacy", "n", survey.FewLeast)}}
	if settings.On {
		made.Lead = t("survey_office.empty.on")
	}
	if r.Total.Few() {
		made.Told = t("survey_office.few", "n", survey.FewLeast)
	}
	made.Cards = n.surveyCards(&r.Total)
	if bars := (surveyNaming{n, asked}).bars(&r.Total); len(bars) > 0 {
		made.Ladders = []Ladder{{ID: "means", Title: t("survey_office.chart"), About: t("survey_office.chart.about"), Class: "beams", Bars: bars}}
	}
	return made, nil
}

// bars are the means of the elements, those of which few have answered left out.
func (n surveyNaming) bars(r *survey.Result) (out []Bar) {
	for _, e := range r.Elements {
		if e.Few() {
			continue
		}
		nrr, _ := e.NRR.Float64()
		index := survey.Index(map[string]survey.Tally{e.ID: e.Tally})
		out = append(out, Bar{Name: n.element(e.ID), Detail: n.band(survey.BandOf(index)), Value: n.text(Grade, float(e.NRR, 3)),
			Note: n.words().T("survey_office.filled", "n", e.Tally.Filled()), Width: 100 * nrr / survey.ScoreMost, Reach: -1})
	}
	return out
}

func (n Naming) surveyCards(r *survey.Result) []card {
	t := n.words().T
	return []card{
		{Name: t("survey_office.col.index"), Value: n.text(Points, float(r.Index, 2)), Note: n.band(r.Band), Class: "main"},
		{Name: t("survey_office.col.answers"), Value: n.thousands(r.Answers), Note: t("survey_office.card.target", "target", n.thousands(r.Target()), "share", n.text(Share, r.Progress()))},
		{Name: t("survey_office.col.rate"), Value: n.text(Share, r.Rate()), Note: t("survey_office.card.invited", "n", n.thousands(r.Visits.Invited))},
		{Name: t("survey_office.col.finished"), Value: n.thousands(r.Visits.Finished)},
	}
}
