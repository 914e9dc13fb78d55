package public

import (
	"html/template"
	"strings"
	"time"

	"antrean/internal/words"
	"antrean/office/catalogue"
	"antrean/office/worktime"
)

type standardPage struct {
	standardFrame
	Name, Decree, Published, Basis string
	Groups                         []standardGroup
	QR                             *listQR
	Address                        string
}

type standardGroup struct {
	Title string
	Parts []standardPart
}

type standardPart struct {
	N         int
	ID, Title string
	Lead      []string
	Rows      []standardRow
	Points    []string
	Ways      []standardWay
	Contacts  []phoneContact
	Lacks     bool
}

type standardRow struct {
	Label, When       string
	Any               []string
	Where, Cost, Note string
}

type standardWay struct {
	Name       string
	URL        template.URL
	Also, Path string
	Needs      []string
	Steps      [][]string
	Correction string
}

// A reader writes a standard in one language.
type reader struct {
	all  *catalogue.Catalogue
	one  *catalogue.Service
	lang string
	w    words.Lang
}

func newStandardPage(all *catalogue.Catalogue, one *catalogue.Service, lang string) standardPage {
	r := reader{all: all, one: one, lang: lang, w: words.In(lang)}
	page := standardPage{Name: one.Name.In(lang)}
	if from := one.Standard; from != nil {
		page.Decree, page.Basis = from.Decree, from.Basis
		if day, err := time.Parse(time.DateOnly, from.Published); err == nil {
			page.Published = worktime.FormatDate(lang, day)
		}
	}
	page.Groups = []standardGroup{{Title: r.w.T("standar.delivery")}, {Title: r.w.T("standar.making")}}
	for i, part := range catalogue.Components() {
		group := &page.Groups[0]
		if i >= catalogue.DeliveryComponents {
			group = &page.Groups[1]
		}
		group.Parts = append(group.Parts, r.part(part, len(group.Parts)+1))
	}
	return page
}

// part is one of the 14 components, or the word that the standard leaves it out.
func (r reader) part(id catalogue.Component, n int) standardPart {
	out := standardPart{N: n, ID: string(id), Title: r.title(id), Lacks: r.all.Lacks(r.one, id)}
	switch id {
	case "requirements":
		for i := range r.one.Requirements {
			out.Rows = append(out.Rows, r.row(&r.one.Requirements[i]))
		}
	case "procedure":
		for i := range r.one.Channels {
			out.Ways = append(out.Ways, r.way(&r.one.Channels[i]))
		}
	case "promise":
		out.Lead = r.promise()
	case "fee":
		out.Lead = []string{r.one.Fee.Text.In(r.lang)}
	case "product":
		out.Points = r.texts(r.one.Product)
		if r.one.Pickup != nil {
			out.Points = append(out.Points, r.one.Pickup.Text.In(r.lang))
		}
	case "complaints":
		for _, way := range r.all.Complaints {
			if !way.Hidden {
				out.Contacts = append(out.Contacts, phoneContact{Label: way.Label.In(r.lang), Value: way.Value, Link: contactLink(way.Kind, way.Value)})
			}
		}
	default:
		out.Points = r.texts(r.one.Texts(id))
	}
	return out
}

// title begins with a capital, which the names of fields do not.
func (r reader) title(id catalogue.Component) string {
	name := r.w.T("catalogue.field." + string(id))
	return strings.ToUpper(name[:1]) + name[1:]
}

func (r reader) texts(list []catalogue.Text) []string {
	var out []string
	for _, text := range list {
		out = append(out, text.In(r.lang))
	}
	return out
}

func (r reader) row(row *catalogue.Requirement) standardRow {
	out := standardRow{Label: row.Label.In(r.lang), Note: row.Note.In(r.lang)}
	for _, leaf := range row.Any {
		out.Any = append(out.Any, leaf.Label.In(r.lang))
	}
	if row.Get != nil {
		out.Where, out.Cost = row.Get.Where.In(r.lang), row.Get.Cost.In(r.lang)
	}
	if row.When != nil {
		question := r.all.Questions[row.When.Question]
		var answers []string
		for _, id := range row.When.In {
			if option, ok := question.Option(id); ok {
				answers = append(answers, option.Label.In(r.lang))
			}
		}
		out.When = r.w.T("standar.when", "ask", question.Ask.In(r.lang), "answers", strings.Join(answers, " / "))
	}
	return out
}

func (r reader) way(way *catalogue.Channel) standardWay {
	out := standardWay{
		Name: way.Name.In(r.lang), URL: template.URL(way.URL), // http(s), checked by the catalogue's schema
		Also: way.Also, Path: strings.Join(r.texts(way.Path), " › "), Needs: r.texts(way.Requirements),
	}
	for _, id := range way.Steps {
		if stage, ok := r.one.Stage(id); ok {
			out.Steps = append(out.Steps, r.texts(stage.Text))
		}
	}
	if way.Correction != nil {
		out.Correction = way.Correction.Text.In(r.lang)
	}
	return out
}

// promise is the time, its condition and what the office cannot promise.
func (r reader) promise() []string {
	var out []string
	add := func(text string) {
		if text != "" {
			out = append(out, text)
		}
	}
	if p := r.one.Promise; p != nil {
		add(p.Text.In(r.lang))
		add(p.Condition.In(r.lang))
	}
	if wait := r.one.Elsewhere; wait != nil {
		add(wait.Text.In(r.lang))
	}
	if within := r.one.Within; within != nil {
		add(r.w.T("standar.within", "n", within.Days, "event", within.After.In(r.lang)))
	}
	if r.one.InPerson {
		add(r.w.T("standar.in_person"))
	}
	if stop := r.one.StopIf; stop != nil {
		add(stop.Text.In(r.lang))
	}
	return out
}
