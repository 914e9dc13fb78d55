// Package kiosk answers what self-service kiosks ask: checks, numbers, lists, rings and the state of their paper.
package kiosk

import (
	"strings"

	"antrean/internal/problem"
	"antrean/internal/words"
	rules "antrean/kiosk"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/server/edge"
)

// A checklist is what a walk-in says at a kiosk.
type checklist struct {
	Service string            `json:"service"`
	Answers map[string]string `json:"answers,omitempty"`
	Have    []string          `json:"have,omitempty"`
	Lang    string            `json:"lang,omitempty"`
}

// evaluate reads the checklist by the rules of the service.
func (in checklist) evaluate(o *edge.Office) (rules.Verdict, *catalogue.Service, error) {
	if in.Lang != "" && words.In(in.Lang).Code() != in.Lang {
		return rules.Verdict{}, nil, problem.Field("lang", strings.Join(words.Languages(), ", "))
	}
	verdict, err := rules.Evaluate(o.Catalogue(), in.Service, in.Answers, in.Have)
	if err != nil {
		return rules.Verdict{}, nil, err
	}
	service, _ := o.Catalogue().Service(in.Service)
	return verdict, service, nil
}

// said is the verdict as the queue keeps it.
func (in checklist) said(v rules.Verdict) queue.Declared {
	lang := in.Lang
	if lang == "" {
		lang = words.Default
	}
	return Said(v, lang)
}

// Said is a verdict as the queue keeps it.
func Said(v rules.Verdict, lang string) queue.Declared {
	return queue.Declared{Answers: v.Answers, Have: v.Have, Needed: ids(v.Needed), Missing: ids(v.Missing), Lang: lang}
}

func ids(rows []catalogue.Requirement) []string {
	if len(rows) == 0 {
		return nil
	}
	out := make([]string, len(rows))
	for i := range rows {
		out[i] = rows[i].ID
	}
	return out
}
