package admin

import (
	"maps"
	"strings"

	"antrean/kiosk"
	"antrean/office/catalogue"
)

// pathsMost is how many combinations of answers a preview writes out; the national services have at most 12.
const pathsMost = 64

// A previewCase is what somebody with certain answers is asked to bring.
type previewCase struct {
	If   string
	N    int
	Rows []needRow
	Stop string
}

type previewPage struct {
	ID, Gate string
	Asks     []previewAsk
	Cases    []previewCase
	Cut      bool
}

type previewAsk struct{ Ask, Options string }

// Preview answers GET /admin/services/{id}/preview: the checklist in words, for each combination of answers.
func (a *Admin) Preview(v *View) error {
	service, err := a.service(v)
	if err != nil {
		return err
	}
	c := a.office.Catalogue()
	page := previewPage{ID: service.ID, Gate: v.T("admin_services.gate." + string(service.Gate))}
	asks := service.Questions()
	for _, id := range asks {
		var options []string
		for _, option := range c.Questions[id].Options {
			options = append(options, option.Label.In(v.Lang))
		}
		page.Asks = append(page.Asks, previewAsk{c.Questions[id].Ask.In(v.Lang), strings.Join(options, " / ")})
	}
	ways, cut := combinations(c, asks)
	page.Cut = cut
	for _, answers := range ways {
		one, err := v.previewCase(c, service, asks, answers)
		if err != nil {
			return err
		}
		page.Cases = append(page.Cases, one)
	}
	return v.Under(servicesCrumb(v), serviceCrumb(v, service)).Show("service_preview", v.T("admin_services.preview"), page)
}

// combinations are all the ways to answer some questions, in the order of their options, as far as they are shown.
func combinations(c *catalogue.Catalogue, asks []string) (ways []map[string]string, cut bool) {
	ways = []map[string]string{{}}
	for _, id := range asks {
		var next []map[string]string
		for _, way := range ways {
			for _, option := range c.Questions[id].Options {
				longer := maps.Clone(way)
				longer[id] = option.ID
				next = append(next, longer)
			}
		}
		if len(next) > pathsMost {
			next, cut = next[:pathsMost], true
		}
		ways = next
	}
	return ways, cut
}

func (v *View) previewCase(c *catalogue.Catalogue, s *catalogue.Service, asks []string, answers map[string]string) (previewCase, error) {
	var have []string // what is only good to have stands in the list when it is there
	for _, row := range s.Requirements {
		if row.Optional {
			have = append(have, row.ID)
		}
	}
	verdict, err := kiosk.Evaluate(c, s.ID, answers, have)
	if err != nil {
		return previewCase{}, err
	}
	var said []string
	for _, id := range asks {
		option, _ := c.Questions[id].Option(answers[id])
		said = append(said, option.Label.In(v.Lang))
	}
	out := previewCase{If: strings.Join(said, " · "), N: len(verdict.Needed), Stop: verdict.Stop.In(v.Lang)}
	for _, row := range verdict.Needed {
		one := needRow{ID: row.ID, Label: row.Label.In(v.Lang), Optional: row.Optional}
		for _, leaf := range row.Any {
			one.Any = append(one.Any, leaf.Label.In(v.Lang))
		}
		if row.Third != "" {
			one.Third = v.T("admin_services.third." + row.Third)
		}
		out.Rows = append(out.Rows, one)
	}
	return out, nil
}
