package kiosk

import (
	"strconv"
	"time"

	"antrean/office/catalogue"
	"antrean/office/worktime"
	"antrean/printer/slip"
)

// A Ticket is what a number slip says.
type Ticket struct {
	Number    string
	IssuedAt  time.Time
	Ahead     int    // people to be called before this one; negative when not known
	TrackURL  string // address of the ticket's page; empty where phones cannot reach the office
	Wifi      string // the network on which that opens; empty: any
	Complete  bool
	Missing   []catalogue.Requirement
	Needed    []catalogue.Requirement
	Priority  bool
	Party     int                  // people or documents it is for; not said below 2
	Also      []*catalogue.Service // that follow with the same number
	Day       time.Time            // the later day it is for; zero: the day it was taken
	AtClosing worktime.AtClosing   // what becomes of it when the counters close
	Grace     Grace                // for who misses the call
	Footer    string               // the office's own line; empty: none
	Copy      int                  // which paper of this ticket it is: 2 when it is printed for the second time; 0 and 1 are the first
}

// A Grace is what an office gives who missed the call: until when, and behind whom, they may come back into the line.
type Grace struct {
	Minutes int // 0: none is given
	Others  int // who then go first
}

// TicketSlip is the paper of a queue number.
func TicketSlip(lang string, c *catalogue.Catalogue, service *catalogue.Service, t Ticket) slip.Document {
	s := newSheet(lang, c, service)
	s.copied(t.Copy, "slip.copy.number")
	s.head()
	s.say("slip.ticket.title")
	s.gap()
	s.add(slip.Block{Kind: slip.Number, Text: t.Number, Align: slip.Center})
	s.about(t.IssuedAt)
	s.visit(t)
	if !t.Complete {
		s.incomplete(t.Missing)
	}
	s.valid(t)
	s.rule()
	s.follow(t.TrackURL, t.Wifi)
	s.inHand(t.Needed, t.Missing)
	s.advice()
	s.foot()
	s.own(t.Footer)
	return s.document("ticket", t.Number)
}

// own is the line that the office adds, below everything else.
func (s *sheet) own(text string) {
	if text != "" {
		s.rule()
		s.add(slip.Block{Kind: slip.Text, Text: text, Align: slip.Center})
	}
}

// valid says on which day the number holds, how many are before it, and what becomes of it at closing.
func (s *sheet) valid(t Ticket) {
	day := s.words.T("slip.ticket.today")
	if !t.Day.IsZero() {
		s.loud(1, s.words.T("slip.ticket.day", "date", worktime.FormatDate(s.lang, t.Day)))
		day = s.words.T("slip.ticket.that_day")
	} else {
		s.ahead(t.Ahead)
	}
	s.say(closingWords(t.AtClosing), "day", day)
	s.grace(t.Grace)
}

// grace is one line on coming back after a missed call. It is on the paper, for who has no phone does not learn it elsewhere.
func (s *sheet) grace(g Grace) {
	switch {
	case g.Minutes <= 0:
	case g.Others <= 0:
		s.small(s.words.T("slip.ticket.grace", "minutes", g.Minutes), 0)
	default:
		s.small(s.words.T("slip.ticket.grace_others", "minutes", g.Minutes, "n", g.Others), 0)
	}
}

// closingWords is the sentence on what becomes of a number when the counters close.
func closingWords(rule worktime.AtClosing) string {
	switch rule {
	case worktime.ClosingExpire:
		return "slip.ticket.closing_expire"
	case worktime.ClosingNextDay:
		return "slip.ticket.closing_next_day"
	}
	return "slip.ticket.valid"
}

// visit says what makes it unlike most: priority, a party, and the services that follow.
func (s *sheet) visit(t Ticket) {
	if t.Priority {
		s.loud(2, s.words.T("slip.ticket.priority"))
	}
	if t.Party > 1 {
		s.loud(1, s.words.T("slip.ticket.party", "n", t.Party))
	}
	for _, next := range t.Also {
		s.say("slip.ticket.also", "service", next.Short.In(s.lang))
	}
	if t.Priority || t.Party > 1 || len(t.Also) > 0 {
		s.rule()
	}
}

// incomplete says above everything else what the counter will ask for in vain.
func (s *sheet) incomplete(missing []catalogue.Requirement) {
	s.loud(2, s.words.T("slip.ticket.incomplete"))
	s.gap()
	s.add(slip.Block{Kind: slip.Text, Text: s.words.T("slip.ticket.missing"), Bold: true})
	s.lacking(missing, 1)
	s.add(slip.Block{Kind: slip.Text, Text: s.words.T("slip.ticket.returned")})
	s.rule()
}

func (s *sheet) ahead(people int) {
	switch {
	case people < 0:
	case people == 0:
		s.loud(1, s.words.T("slip.ahead.none"))
	case people == 1:
		s.add(slip.Block{Kind: slip.Pair, Text: s.words.T("slip.ahead"), Value: s.words.T("slip.ahead.one"), Bold: true})
	default:
		s.add(slip.Block{Kind: slip.Pair, Text: s.words.T("slip.ahead"), Value: s.words.T("slip.ahead.many", "n", people), Bold: true})
	}
}

// follow says how to see one's turn come. Without an address no code is printed: a dead one is worse than none.
func (s *sheet) follow(address, wifi string) {
	if address == "" {
		s.loud(1, s.words.T("slip.ticket.screen"))
		return
	}
	s.say("slip.ticket.phone")
	s.code(address)
	s.address(address)
	s.network(wifi)
}

// inHand lists what the person declared to have, for the moment of being called.
func (s *sheet) inHand(needed, missing []catalogue.Requirement) {
	lacks := make(map[string]bool)
	for _, row := range missing {
		lacks[row.ID] = true
	}
	n := 0
	for _, row := range needed {
		if lacks[row.ID] {
			continue
		}
		if n++; n == 1 {
			s.rule()
			s.add(slip.Block{Kind: slip.Text, Text: s.words.T("slip.ticket.ready"), Bold: true})
		}
		s.add(slip.Block{Kind: slip.Item, Mark: strconv.Itoa(n) + ".", Text: row.Label.In(s.lang)})
	}
}

func (s *sheet) advice() {
	for _, advice := range s.service.Advice {
		s.add(slip.Block{Kind: slip.Space, Small: true, Spare: spareAdvice})
		s.small(advice.Text.In(s.lang), spareAdvice)
	}
}
