package public

import (
	"bytes"
	"fmt"
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"antrean/internal/words"
	"antrean/office"
	"antrean/office/casefile"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/worktime"
	"antrean/server/edge"
	"antrean/server/snapshot"
)

// The fields of the pages are listed at the heads of static/phone/track.html and list.html.

type phoneFrame struct {
	Lang     string
	Langs    []phoneLang
	Path     string
	Office   phoneOffice
	Contacts []phoneContact
	Complain string // address of the page for complaints, of what this page is about
}

type phoneLang struct{ Code, Name string }

type phoneOffice struct{ Short, Address string }

type phoneContact struct {
	Label, Value string
	Link         template.URL
}

type phoneNeed struct {
	Label, Kind, Where, Cost string
	Link                     template.URL
}

type trackPage struct {
	phoneFrame
	At, Epoch                             string
	Seq                                   uint64
	State, Number, Service                string
	Joined                                string
	Position, Ahead, Counter, Calls       int
	CalledAt, EndedAt                     string
	Day, Moved, Opens, Closing            string
	Complete, Free, CanCancel, Late, Kept bool
	Done, Priority                        bool
	Call, Undone, Turn, Push              string
	Party, Postpone, Behind, Again        int
	PostponeID, Due, RejoinUntil, List    string
	Also, Legs                            []string
	Lot, Share, Draw                      string
	Missing                               []phoneNeed
	Ready                                 []string
	Advice                                []string
	Survey                                *surveyPart // nil: the visit is not asked about
	Thanked                               bool
	Troubles                              []string
	Cases                                 []phoneCase
	Going, CanErase, Followed             bool
	Tell                                  bool   // a number may be left
	TellTo                                string // the end of the one that was
}

// files fills in the applications of a token. Nothing is erased while one of them goes on.
func (page *trackPage) files(o *edge.Office, v *office.View, token, lang string) {
	page.Cases = casesOf(o, v, token, lang)
	for _, c := range page.Cases {
		page.Going = page.Going || !c.Over
	}
	page.CanErase = !page.Going
	page.Push = o.PushKey()
	if page.Tell = o.Messages.On() && o.Messages.Going(token); page.Tell {
		page.TellTo = o.Messages.Left(token)
	}
}

func newFrame(o *edge.Office, lang, path string) phoneFrame {
	out := phoneFrame{
		Lang: lang, Path: path,
		Office:   phoneOffice{Short: o.Catalogue().Office.Short.In(lang), Address: o.Catalogue().Office.Address},
		Contacts: contacts(o.Catalogue(), lang), Complain: "/pengaduan?lang=" + lang,
	}
	for _, code := range o.Languages() {
		out.Langs = append(out.Langs, phoneLang{Code: code, Name: words.In(code).T("common.language")})
	}
	return out
}

// contacts lists the ways to reach the office that a phone can follow or show, the phone first.
func contacts(c *catalogue.Catalogue, lang string) []phoneContact {
	var first, rest []phoneContact
	for _, way := range c.Complaints {
		if way.Hidden || way.Value == "" {
			continue
		}
		contact := phoneContact{Label: way.Label.In(lang), Value: way.Value, Link: contactLink(way.Kind, way.Value)}
		if way.Kind == "phone" {
			first = append(first, contact)
		} else {
			rest = append(rest, contact)
		}
	}
	return append(first, rest...)
}

// contactLink is the address that a contact opens on a phone, or empty. Values come from the office's catalogue.
func contactLink(kind, value string) template.URL {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, value)
	switch kind {
	case "phone":
		return template.URL("tel:" + international(digits, "+"))
	case "whatsapp":
		return template.URL("https://wa.me/" + international(digits, ""))
	case "email":
		return template.URL("mailto:" + url.PathEscape(value))
	case "sp4n_sms":
		return template.URL("sms:" + digits)
	case "web", "survey", "sp4n_web":
		if strings.HasPrefix(value, "www.") {
			value = "https://" + value
		}
		if u, err := url.Parse(value); err == nil && (u.Scheme == "https" || u.Scheme == "http") {
			return template.URL(u.String())
		}
	}
	return ""
}

// international turns a number as dialled at home ("0811…") into one for everywhere ("62811…").
func international(digits, plus string) string {
	if rest, ok := strings.CutPrefix(digits, "0"); ok {
		return plus + "62" + rest
	}
	return digits
}

// followed reports whether what a ticket goes back for goes on as an application.
func followed(v *office.View, t *queue.Ticket) bool {
	return slices.ContainsFunc(v.Cases.ByToken(t.Token), func(c *casefile.Case) bool { return c.Service == t.Service && c.State == casefile.Returned })
}

// newTrackPage is the page of a ticket.
//
// One that joined another shows that other's way, without what only its own person may see or do.
func newTrackPage(o *edge.Office, v *office.View, t *queue.Ticket, lang, path string) trackPage {
	if on := v.State.GoesOn(t); on != t {
		return joinedPage(o, v, t, on, lang, path)
	}
	now := o.Now()
	page := trackPage{
		phoneFrame: newFrame(o, lang, path),
		At:         now.Format("15.04.05"), Epoch: v.Epoch, Seq: v.Seq(), State: string(t.State), Number: t.Number(), Counter: t.Counter, Calls: t.Calls,
		CalledAt: clock(o, t.CalledAt), EndedAt: clock(o, t.EndedAt), Complete: t.Complete(),
		CanCancel: t.State == queue.Booked || t.State == queue.LotHeld || t.State == queue.Waiting || t.State == queue.Called || t.State == queue.Parked,
	}
	page.Complain += "&" + complains(t)
	page.when(o, v, t, lang)
	page.more(o, v, t, lang)
	page.survey(o, t, lang)
	page.files(o, v, t.Token, lang)
	page.Followed = followed(v, t)
	if t.State == queue.Waiting {
		page.Ahead = v.Ahead(t)
		page.Position = page.Ahead + 1
	}
	missing := snapshot.MissingOf(o, t)
	page.Missing = needs(missing, o, t.Service, lang)
	for _, row := range snapshot.NamedFor(o, t, t.Said.Needed, false) {
		if !contains(missing, row.ID) {
			page.Ready = append(page.Ready, row.Label.In(lang))
		}
	}
	if s, ok := o.ServiceOf(t); ok {
		page.Service, page.Free = s.Short.In(lang), s.Fee.Free()
		page.Advice = adviceFor(s, t.State, lang)
	}
	if page.CanCancel || t.State == queue.Serving { // who is done has nothing to do with it
		page.Troubles = snapshot.TroublesFor(o, v, t.Service, lang)
	}
	return page
}

// complains are the parts of an address that say what a complaint is about.
func complains(t *queue.Ticket) string {
	return url.Values{"service": {t.Service}, "number": {t.Number()}}.Encode()
}

// when says which day the number holds for, from which it was carried, and what becomes of it at closing.
func (page *trackPage) when(o *edge.Office, v *office.View, t *queue.Ticket, lang string) {
	zone := o.Catalogue().Office.Location()
	page.Day = worktime.FormatDate(lang, worktime.Date(t.Day).Start(zone))
	if t.Was != "" {
		page.Moved = worktime.FormatDate(lang, worktime.Date(t.Was).Start(zone))
	}
	switch {
	case t.State != queue.Waiting && t.State != queue.Booked:
	case v.Rules.AtClosing == queue.ClosingExpire:
		page.Closing = words.In(lang).T("phone.closing.expire")
	case v.Rules.AtClosing == queue.ClosingNextDay:
		page.Closing = words.In(lang).T("phone.closing.next_day")
	default:
		page.Closing = words.In(lang).T("phone.closing.serve")
	}
	if opens := o.Hours().Opens(worktime.Date(t.Day)); t.State == queue.Booked && !opens.IsZero() {
		page.Opens = worktime.FormatClockZone(lang, o.Local(opens))
	}
}

// more fills in what only some tickets have.
func (page *trackPage) more(o *edge.Office, v *office.View, t *queue.Ticket, lang string) {
	if lot := snapshot.LotOf(o, t); lot != nil {
		page.Lot, page.Share = lot.Number, lot.Share
		if lot.Draw != nil {
			page.Draw = worktime.FormatClockZone(lang, *lot.Draw)
		}
	}
	page.Call, page.Turn = eventName(t.CalledAt), fmt.Sprintf("%d.%d", len(t.Legs), t.Stepped)
	if t.State == queue.Waiting {
		page.Undone = eventName(t.UndoneAt)
	}
	page.Priority, page.Party, page.Due = t.Priority, t.People(), clock(o, t.Due)
	page.steppingBack(v, t)
	if t.State == queue.NoShow && o.Now().Before(t.Grace(v.Rules)) {
		page.RejoinUntil = clock(o, t.Grace(v.Rules))
	}
	if t.State == queue.Returned {
		page.List = t.List
	}
	for _, leg := range t.Legs {
		page.Legs = append(page.Legs, snapshot.ServiceOf(o, leg.Service).Short.In(lang))
	}
	for _, id := range t.Also {
		page.Also = append(page.Also, snapshot.ServiceOf(o, id).Short.In(lang))
	}
}

// eventName tells one event of a ticket from the others by its moment; no moment has no name.
func eventName(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return strconv.FormatInt(at.UnixMilli(), 36)
}

// steppingBack says what comes of letting others go first.
func (page *trackPage) steppingBack(v *office.View, t *queue.Ticket) {
	behind, ok := snapshot.BehindOf(v, t)
	if !ok {
		return
	}
	page.Behind, page.PostponeID = behind, postponeID(t)
	page.Postpone = behind - 1 - v.Ahead(t)
	page.Again = v.Rules.PolicyInForce().PostponeTimes - t.Stepped - 1
}

// adviceFor is what the standard advises people who wait; later it has lost its sense.
func adviceFor(s *catalogue.Service, state queue.TicketState, lang string) []string {
	if state != queue.Waiting {
		return nil
	}
	var out []string
	for _, a := range s.Advice {
		out = append(out, a.Text.In(lang))
	}
	return out
}

func needs(missing []snapshot.Requirement, o *edge.Office, service, lang string) []phoneNeed {
	var out []phoneNeed
	s, _ := o.Catalogue().Service(service)
	for _, row := range missing {
		need := phoneNeed{Label: row.Label.In(lang), Kind: row.Kind}
		if s != nil {
			if found, ok := s.Requirement(row.ID); ok && found.Get != nil {
				need.Where, need.Cost = found.Get.Where.In(lang), found.Get.Cost.In(lang)
				need.Link = template.URL(found.Get.Link) // http(s), checked by the catalogue's schema
			}
		}
		out = append(out, need)
	}
	return out
}

func contains(rows []snapshot.Requirement, id string) bool {
	for _, row := range rows {
		if row.ID == id {
			return true
		}
	}
	return false
}

func (p *phonePages) render(lang, name string, view any) ([]byte, error) {
	var out bytes.Buffer
	if err := p.byLang[lang].ExecuteTemplate(&out, name, view); err != nil {
		return nil, fmt.Errorf("render %s: %w", name, err)
	}
	return out.Bytes(), nil
}
