package kiosk

import (
	"antrean/office/catalogue"
	"antrean/printer/slip"
)

// A Return is what the slip says that somebody takes home from a counter.
type Return struct {
	List    // its Missing is not used: Lacks says more
	Lacks   []Lack
	Number  string // of the visit; empty: not known any more
	Counter int
}

// A Lack is a requirement that a counter did not find met.
type Lack struct {
	Row     catalogue.Requirement
	Invalid bool // it is there, but not valid
}

// ReturnSlip is the paper of a visit that ended for want of papers: what each of them lacks, and how to go on.
func ReturnSlip(lang string, c *catalogue.Catalogue, service *catalogue.Service, r Return) slip.Document {
	s := newSheet(lang, c, service)
	s.copied(r.Copy, "slip.copy.code")
	s.head()
	s.loud(2, s.words.T("slip.return.title"))
	if r.Number != "" && r.Counter != 0 {
		s.say("slip.return.number", "number", r.Number, "counter", r.Counter)
	}
	s.about(r.At)
	s.add(slip.Block{Kind: slip.Text, Text: s.words.T("slip.return.bring"), Bold: true})
	s.gap()
	for _, lack := range r.Lacks {
		s.lack(lack)
	}
	s.had(r.Have, "slip.return.fine")
	s.resume(r.List)
	s.foot()
	return s.document("return", r.Code)
}

// lack lists one row with what is wrong with it, and where it is to be had.
func (s *sheet) lack(l Lack) {
	why := s.words.T("slip.return.short")
	if l.Invalid {
		why = s.words.T("slip.return.invalid")
	}
	s.add(slip.Block{Kind: slip.Item, Mark: "[ ]", Text: l.Row.Label.In(s.lang), Bold: true, Size: 1})
	s.add(slip.Block{Kind: slip.Item, Mark: "   ", Text: why})
	if l.Row.Get != nil {
		s.add(slip.Block{Kind: slip.Item, Mark: "   ", Text: l.Row.Get.Where.In(s.lang)})
	}
	s.gap()
}
