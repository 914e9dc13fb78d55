package snapshot

import (
	"cmp"
	"slices"
	"time"

	"antrean/internal/words"
	"antrean/office"
	"antrean/office/catalogue"
	"antrean/office/worktime"
	"antrean/server/edge"
)

// A BoardScreen is what a television of the zone is set to, found by its name.
type BoardScreen struct {
	Name       string  `json:"name"`
	Layout     string  `json:"layout"`
	FarthestM  float64 `json:"farthest_seat_m"`    // 0: not measured
	DiagonalIn float64 `json:"screen_diagonal_in"` // 0: not measured
	Counters   []int   `json:"counters"`           // none: all
}

// A BoardNotice is what the board must say now.
type BoardNotice struct {
	Text  catalogue.Text `json:"text"`
	Until *time.Time     `json:"until"`
}

// A BoardMissed is a number whose person did not come.
type BoardMissed struct {
	Number string    `json:"number"`
	At     time.Time `json:"at"`
}

// A BoardClosing is a day soon on which the office is closed, though it usually works then.
type BoardClosing struct {
	Day  string `json:"day"`
	Name string `json:"name"` // of the holiday, or the reason
}

// How much a board tells beside the calls.
const (
	boardMissed   = 6  // numbers
	boardNext     = 3  // numbers
	boardTop      = 3  // services whose requirements are shown while nobody is called
	boardAhead    = 14 // days looked at for closings
	boardClosings = 3
)

// more fills in what the office has decided to tell, and what people ask again and again.
func (b *Board) more(o *edge.Office, v *office.View) {
	boards := &v.Setup.Document.Boards
	now := o.Now()
	b.Dark = boards.NightDark
	for _, s := range boards.ScreensIn(b.Zone) {
		b.Screens = append(b.Screens, BoardScreen{Name: s.Name, Layout: s.Layout, FarthestM: s.FarthestM, DiagonalIn: s.DiagonalIn, Counters: list(s.Counters)})
	}
	for _, n := range boards.NoticesIn(b.Zone, now) {
		b.Notices = append(b.Notices, BoardNotice{Text: n.Text, Until: moment(o, n.Until)})
	}
	for _, t := range TroublesOf(o, v) {
		b.Notices = append(b.Notices, BoardNotice{Text: t.Text}) // its sentence says until when
	}
	services := zoneServices(v.Rules, b.Zone)
	for _, t := range v.State.Missed(boardMissed) {
		if slices.Contains(services, t.Service) {
			b.Missed = append(b.Missed, BoardMissed{Number: t.Number(), At: o.Local(t.EndedAt)})
		}
	}
	if boards.ShowNext {
		b.Next = numbersNext(v, 0, b.openServices(), boardNext)
	}
	b.Top = topServices(v, services)
	b.Closings = closingsOf(o, now)
}

// openServices are those that some open counter of the zone serves, in the zone's order.
func (b *Board) openServices() []string {
	var open []string
	for _, c := range b.Counters {
		if c.State != "open" {
			continue
		}
		for _, service := range c.Serves {
			if !slices.Contains(open, service) {
				open = append(open, service)
			}
		}
	}
	return open
}

func boardCounterOf(o *edge.Office, v *office.View, n int) BoardCounter {
	c := CounterOf(o, v, n)
	out := BoardCounter{N: c.N, Name: c.Name, State: c.State, Break: c.Break, Serves: c.Serves, Next: []string{}}
	if now, ok := v.State.Counter(n); ok {
		if t, ok := v.State.Ticket(now.Ticket); ok {
			number := t.Number()
			out.Now, out.Service, out.Serving = &number, &t.Service, !t.StartedAt.IsZero()
		}
	}
	if c.State == "open" && v.Setup.Document.Boards.ShowNext {
		out.Next = numbersNext(v, n, c.Serves, boardNext)
	}
	return out
}

// numbersNext are the numbers that a counter is to call, in order. Counter 0 stands for nobody's.
func numbersNext(v *office.View, n int, serves []string, most int) []string {
	numbers := []string{}
	if len(serves) == 0 {
		return numbers
	}
	for _, t := range v.State.Next(v.Rules, n, serves, most) {
		numbers = append(numbers, t.Number())
	}
	return numbers
}

// topServices are the services that most numbers of today were given for; before the first, the first of the kiosk.
func topServices(v *office.View, services []string) []string {
	given := make(map[string]int)
	for _, t := range v.State.Issued() {
		given[t.Service]++
	}
	top := slices.Clone(services)
	top = slices.DeleteFunc(top, func(id string) bool { return id == catalogue.Consultation }) // nothing is to be brought
	slices.SortStableFunc(top, func(a, b string) int { return cmp.Compare(given[b], given[a]) })
	return list(top[:min(boardTop, len(top))])
}

// closingsOf are the days of the next two weeks on which the office does not work for a reason with a name.
func closingsOf(o *edge.Office, now time.Time) []BoardClosing {
	hours, out := o.Hours(), []BoardClosing{}
	today := worktime.DateOf(now, hours.Zone())
	for ahead := 1; ahead <= boardAhead && len(out) < boardClosings; ahead++ {
		day := today.Add(ahead)
		if sign := hours.Sign(day); len(sign.Ranges) == 0 && sign.Name != "" {
			out = append(out, BoardClosing{Day: string(day), Name: sign.Name})
		}
	}
	return out
}

// linesOf are a text's lines, one for each language that the office writes.
func linesOf(texts []catalogue.Text) []BoardText {
	out := []BoardText{}
	for _, text := range texts {
		for _, lang := range words.Languages() {
			if line := text[lang]; line != "" {
				out = append(out, BoardText{Lang: lang, Text: line})
			}
		}
	}
	return out
}
