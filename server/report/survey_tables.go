package report

import (
	"math/big"
	"strconv"

	"antrean/office/setup"
	"antrean/office/survey"
)

// A surveyNaming gives the names of a survey's report.
type surveyNaming struct {
	Naming
	Asked []setup.SurveyElement // in force
}

// element is what an element is called; one that the office no longer asks keeps its words, or its id.
func (n surveyNaming) element(id string) string {
	for _, e := range n.Asked {
		if e.ID == id {
			return e.NameIn(n.Lang)
		}
	}
	return setup.SurveyElement{ID: id}.NameIn(n.Lang)
}

func (n Naming) band(b survey.Band) string {
	if b == "" {
		return "–"
	}
	return n.words().T("survey_office.band", "band", string(b), "word", n.words().T("survey_office.band."+string(b)))
}

// float is a value for a spreadsheet, which writes it with as many decimals as its column has. Whoever reads the band
// reads it from the exact one.
func float(value *big.Rat, decimals int) Cell {
	if value == nil {
		return nil
	}
	f, _ := strconv.ParseFloat(survey.Fixed(value, decimals), 64) // what Fixed writes is a number
	return f
}

// SurveyTables are the tables of a survey's report in the order of their reading.
func SurveyTables(n Naming, asked []setup.SurveyElement, r *survey.Report) []Table {
	s := surveyNaming{n, asked}
	tables := []Table{s.total(&r.Total)}
	if !r.Total.Few() {
		tables = append(tables, s.elements(&r.Total))
	}
	if r.Scope.Service == "" {
		tables = append(tables, s.services(r))
	}
	if len(r.Traits) > 0 {
		tables = append(tables, s.traits(r))
	}
	if len(r.Remarks) > 0 {
		tables = append(tables, s.remarks(r))
	}
	return tables
}

func (n surveyNaming) total(r *survey.Result) Table {
	t := n.words().T
	out := Table{ID: "total", Title: t("survey_office.table.total"), Columns: []Column{{t("report.col.measure"), Text}, {t("report.col.value"), Text}}}
	row := func(key string, kind Kind, cell Cell) {
		out.Rows = append(out.Rows, []Cell{t(key), n.text(kind, cell)})
	}
	row("survey_office.col.index", Points, float(r.Index, 2))
	row("survey_office.col.band", Text, n.band(r.Band))
	row("survey_office.col.answers", Count, r.Answers)
	row("survey_office.col.target", Count, r.Target())
	row("survey_office.col.progress", Share, r.Progress())
	row("survey_office.col.finished", Count, r.Visits.Finished)
	row("survey_office.col.invited", Count, r.Visits.Invited)
	row("survey_office.col.rate", Share, r.Rate())
	return out
}

// elements has the columns of the regulation's own table. The weight is exact; what is written of it is rounded.
func (n surveyNaming) elements(r *survey.Result) Table {
	t := n.words().T
	out := Table{ID: "elements", Title: t("survey_office.table.elements"), Note: t("survey_office.note.elements"), Columns: []Column{
		{t("survey_office.col.element"), Text}, {t("survey_office.col.filled"), Count},
		{"1", Count}, {"2", Count}, {"3", Count}, {"4", Count},
		{t("survey_office.col.nrr"), Grade}, {t("survey_office.col.weight"), Grade}, {t("survey_office.col.weighted"), Grade}, {t("survey_office.col.index"), Points}, {t("survey_office.col.band"), Text},
	}}
	k := 0
	for _, e := range r.Elements {
		if e.NRR != nil {
			k++
		}
	}
	for i, e := range r.Elements {
		name := "U" + strconv.Itoa(i+1) + " " + n.element(e.ID)
		if e.Few() {
			out.Rows = append(out.Rows, []Cell{name, e.Tally.Filled(), nil, nil, nil, nil, nil, nil, nil, nil, n.band("")})
			continue
		}
		cells := []Cell{name, e.Tally.Filled(), e.Tally[1], e.Tally[2], e.Tally[3], e.Tally[4]}
		weight := survey.Weight(k)
		index := survey.Index(map[string]survey.Tally{e.ID: e.Tally})
		out.Rows = append(out.Rows, append(cells, float(e.NRR, 3), float(weight, 3), float(new(big.Rat).Mul(e.NRR, weight), 3), float(index, 2), n.band(survey.BandOf(index))))
	}
	return out
}

func (n surveyNaming) services(r *survey.Report) Table {
	t := n.words().T
	out := Table{ID: "services", Title: t("report.table.services"), Note: t("survey_office.note.few", "n", survey.FewLeast), Columns: []Column{
		{t("report.col.service"), Text}, {t("survey_office.col.finished"), Count}, {t("survey_office.col.invited"), Count}, {t("survey_office.col.answers"), Count},
		{t("survey_office.col.rate"), Share}, {t("survey_office.col.target"), Count}, {t("survey_office.col.progress"), Share},
		{t("survey_office.col.index"), Points}, {t("survey_office.col.band"), Text},
	}}
	for i := range r.Services {
		s := &r.Services[i]
		out.Rows = append(out.Rows, []Cell{n.service(s.Service), s.Visits.Finished, s.Visits.Invited, s.Answers, s.Rate(), s.Target(), s.Progress(), float(s.Index, 2), n.band(s.Band)})
	}
	return out
}

func (n surveyNaming) traits(r *survey.Report) Table {
	t := n.words().T
	out := Table{ID: "profile", Title: t("survey_office.table.profile"), Note: t("survey_office.note.profile"), Columns: []Column{
		{t("survey_office.col.question"), Text}, {t("survey_office.col.choice"), Text}, {t("survey_office.col.people"), Count}, {t("report.col.share"), Share},
	}}
	all := map[string]int{}
	for _, trait := range r.Traits {
		all[trait.Question] += trait.N
	}
	for _, trait := range r.Traits {
		out.Rows = append(out.Rows, []Cell{n.words().T("survey.profile." + trait.Question), n.words().T("survey.profile." + trait.Question + "." + trait.Choice), trait.N, float64(trait.N) / float64(all[trait.Question])})
	}
	return out
}

func (n surveyNaming) remarks(r *survey.Report) Table {
	t := n.words().T
	out := Table{ID: "remarks", Title: t("survey_office.table.remarks"), Note: t("survey_office.note.remarks"), Columns: []Column{{t("survey_office.col.remark"), Text}}}
	for _, remark := range r.Remarks {
		out.Rows = append(out.Rows, []Cell{remark})
	}
	return out
}
