package admin

import (
	"strconv"
	"strings"

	"antrean/office/catalogue"
)

// pointer is a place in the standards as refusals name it: pointer("services", 3, "fee") is /services/3/fee.
func pointer(steps ...any) string {
	var out strings.Builder
	for _, step := range steps {
		switch step := step.(type) {
		case int:
			out.WriteString("/" + strconv.Itoa(step))
		case string:
			out.WriteString("/" + step)
		}
	}
	return out.String()
}

// condition says when a requirement is asked for: "Hanya jika status kawin: kawin atau cerai"; nothing for always.
func (v *View) condition(c *catalogue.Catalogue, w *catalogue.When) string {
	if w == nil {
		return ""
	}
	question := c.Questions[w.Question]
	var answers []string
	for _, id := range w.In {
		if option, ok := question.Option(id); ok {
			answers = append(answers, option.Label.In(v.Lang))
		}
	}
	return v.T("admin_services.when", "ask", question.Ask.In(v.Lang), "answers", strings.Join(answers, " "+v.T("admin_services.or")+" "))
}

// needLines are the requirements of a service, each with its condition.
func (v *View) needLines(c *catalogue.Catalogue, s *catalogue.Service) []string {
	var out []string
	for _, row := range s.Requirements {
		line := row.Label.In(v.Lang)
		if when := v.condition(c, row.When); when != "" {
			line += " – " + when
		}
		out = append(out, line)
	}
	return out
}

// askLines are the questions that the kiosk asks for a service.
func (v *View) askLines(c *catalogue.Catalogue, s *catalogue.Service) []string {
	var out []string
	for _, id := range s.Questions() {
		out = append(out, c.Questions[id].Ask.In(v.Lang))
	}
	return out
}
