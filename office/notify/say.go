package notify

import (
	"slices"
	"strings"
	"time"

	"antrean/internal/words"
	"antrean/office/casefile"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/worktime"
)

// A Writer puts notices into words.
type Writer struct {
	Zone    *time.Location
	Service func(version, id string) (*catalogue.Service, bool) // as the standards of a version have it
}

// Words are a notice as its person reads it. Title is one line and says the main thing; Body says what to do, and may
// be empty.
type Words struct {
	Title, Body string
}

// Say puts a notice into words of a language; an unknown one gets the office's own. Nothing in it is markup.
func (w *Writer) Say(n *Notice, lang string) Words {
	said := words.In(lang)
	s := saying{Lang: said, writer: w, n: n}
	key := string(n.Kind)
	switch {
	case n.Kind == Near && n.Ahead == 0:
		key = "near.next"
	case n.Kind == Ready && n.How == catalogue.SelfPrint:
		key = "ready.print"
	case n.Kind == Handed && n.How == catalogue.SelfPrint:
		key = "handed.print"
	}
	args := []any{"code", n.Code(), "number", n.Number, "n", max(n.Ahead, n.Calls), "counter", n.Counter, "service", w.Called(n, s.Code()),
		"time", s.clock(n.At), "due", s.moment(n.Due), "until", s.clock(n.Due), "day", s.day(), "lot", n.Lot, "what", said.T("message.what." + string(n.Of))}
	body := append([]string{said.T("message."+key+".body", args...)}, s.more()...)
	return Words{Title: said.T("message."+key+".title", args...), Body: strings.Join(slices.DeleteFunc(body, func(line string) bool { return line == "" }), " ")}
}

// Text is a notice as one message: who says it, what, and where more stands; without a link it ends before that.
func (w Words) Text(lang, office, link string) string {
	said := words.In(lang)
	text := said.T("message.text", "office", office, "title", w.Title, "body", w.Body)
	if link != "" {
		text += " " + said.T("message.link", "link", link)
	}
	return text
}

// A saying is one notice being put into words.
type saying struct {
	words.Lang
	writer *Writer
	n      *Notice
}

// more are the sentences that only some notices have.
func (s *saying) more() (out []string) {
	n := s.n
	switch n.Kind {
	case NoShow:
		if n.Due.After(n.At) {
			out = append(out, s.T("message.no_show.until", "until", s.clock(n.Due)))
		}
	case Returned:
		for _, kind := range []string{queue.Short, queue.Invalid} {
			if list := s.lacks(kind); list != "" {
				out = append(out, s.T("message.lacks."+kind, "list", list))
			}
		}
		if !n.Due.IsZero() {
			out = append(out, s.T("message.returned.until", "due", s.moment(n.Due)))
		}
	case Promised:
		out = append(out, s.T("application.moved."+n.Reason))
		if n.Reason == casefile.MovedByStaff {
			out = append(out, n.Because)
		}
	}
	return out
}

// lacks names what is missing, in the words of the standard.
func (s *saying) lacks(kind string) string {
	var names []string
	for _, lack := range s.n.Lacks {
		if lack.Kind == kind {
			names = append(names, s.writer.Requirement(s.n, lack.ID, s.Code()))
		}
	}
	return strings.Join(names, "; ")
}

// Requirement is what a requirement of a notice's service is called.
func (w *Writer) Requirement(n *Notice, id, lang string) string {
	if service, ok := w.Service(n.Catalogue, n.Service); ok {
		if row, ok := service.Requirement(id); ok {
			return row.Label.In(lang)
		}
	}
	return id
}

// Called is what a notice's service is called in short.
func (w *Writer) Called(n *Notice, lang string) string {
	if service, ok := w.Service(n.Catalogue, n.Service); ok {
		return service.Short.In(lang)
	}
	return n.Service
}

func (s *saying) moment(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return worktime.FormatDateTime(s.Code(), at.In(s.writer.Zone))
}

func (s *saying) clock(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return worktime.FormatClockZone(s.Code(), at.In(s.writer.Zone))
}

func (s *saying) day() string {
	if s.n.Day == "" {
		return ""
	}
	return worktime.FormatDate(s.Code(), worktime.Date(s.n.Day).Start(s.writer.Zone))
}
