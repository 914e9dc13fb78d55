package snapshot

import (
	"slices"
	"strings"
	"time"

	"antrean/internal/words"
	"antrean/office"
	"antrean/office/casefile"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/worktime"
	"antrean/server/edge"
)

// A Trouble is something that is down, as everybody is told of it: one state, and the same sentence on kiosk, board, phone
// and in the lobby.
type Trouble struct {
	Need     string         `json:"need"`
	Text     catalogue.Text `json:"text"`
	Services []string       `json:"services"` // that stand still without it
	Until    *time.Time     `json:"until"`    // when it may be back; null when nobody knows, or that has passed
}

// TroublesOf lists what is down and concerns somebody who comes, by when it began.
func TroublesOf(o *edge.Office, v *office.View) []Trouble {
	out := []Trouble{}
	for _, need := range v.Cases.Down() {
		t := Trouble{Need: need.Name, Services: stalledBy(v, need.Name), Text: catalogue.Text{}}
		if len(t.Services) == 0 {
			continue // nothing that people come for
		}
		if need.Expected.After(o.Now()) {
			t.Until = moment(o, need.Expected)
		}
		for _, lang := range o.Languages() {
			t.Text[lang] = downSentence(o, lang, need)
		}
		out = append(out, t)
	}
	return out
}

// A ToldTrouble is a Trouble for those who give and take numbers: which services it concerns, in words, and those for
// which no number is given meanwhile.
type ToldTrouble struct {
	Trouble
	Affected catalogue.Text `json:"affected"`
	Closed   []string       `json:"closed"`
}

// ToldTroubles are TroublesOf for those who give and take numbers.
func ToldTroubles(o *edge.Office, v *office.View) []ToldTrouble {
	out := []ToldTrouble{}
	for _, t := range TroublesOf(o, v) {
		one := ToldTrouble{Trouble: t, Affected: catalogue.Text{}, Closed: []string{}}
		for _, lang := range o.Languages() {
			one.Affected[lang] = t.Affected(o.Catalogue(), lang)
		}
		for _, id := range t.Services {
			if _, closed := v.Rules.Down[id]; closed {
				one.Closed = append(one.Closed, id)
			}
		}
		out = append(out, one)
	}
	return out
}

// stalledBy are the services that stand still without a need, in the catalogue's order.
func stalledBy(v *office.View, need string) (ids []string) {
	services := v.Setup.Catalogue.Services
	for i := range services {
		if slices.ContainsFunc(v.Cases.Stalled(&services[i]), func(n casefile.Need) bool { return n.Name == need }) {
			ids = append(ids, services[i].ID)
		}
	}
	return ids
}

// TroublesFor are the sentences on what a service stands still without and is down.
func TroublesFor(o *edge.Office, v *office.View, service, lang string) (said []string) {
	for _, t := range TroublesOf(o, v) {
		if slices.Contains(t.Services, service) {
			said = append(said, t.Text.In(lang))
		}
	}
	return said
}

// Affected says of a trouble which services it concerns, by their short names, and how many more when they are many.
func (t Trouble) Affected(c *catalogue.Catalogue, lang string) string {
	names := []string{}
	for _, id := range t.Services {
		if s, ok := c.Service(id); ok && len(names) < namedMost {
			names = append(names, s.Short.In(lang))
		}
	}
	list := strings.Join(names, ", ")
	if more := len(t.Services) - len(names); more > 0 {
		return words.In(lang).T("health.services.more", "services", list, "n", more)
	}
	return words.In(lang).T("health.services", "services", list)
}

// namedMost is how many services a sentence names.
const namedMost = 3

func downSentence(o *edge.Office, lang string, need casefile.Need) string {
	sentences, name := words.In(lang), NeedName(lang, need.Name)
	if !need.Expected.After(o.Now()) {
		return sentences.T("health.down", "need", name)
	}
	return sentences.T("health.down.until", "need", name, "until", backAt(o, lang, need.Expected))
}

// ClosedSentence says why no number of a service is given while something is down; empty for any other permit.
func ClosedSentence(o *edge.Office, p queue.Permit, lang string) string {
	switch sentences, name := words.In(lang), NeedName(lang, p.Name); {
	case p.Why != queue.IsDown:
		return ""
	case p.Again.IsZero():
		return sentences.T("health.closed", "need", name)
	default:
		return sentences.T("health.closed.until", "need", name, "until", backAt(o, lang, p.Again))
	}
}

// backAt is a time of today, or a day and a time.
func backAt(o *edge.Office, lang string, at time.Time) string {
	local := o.Local(at)
	if local.Format(time.DateOnly) == o.Now().Format(time.DateOnly) {
		return worktime.FormatClockZone(lang, local)
	}
	return worktime.FormatDateTime(lang, local)
}

// NeedName is what people call a need. One that only the office's standards know is called as they do.
func NeedName(lang, need string) string {
	if sentences := words.In(lang); sentences.Has("health.need." + need) {
		return sentences.T("health.need." + need)
	}
	return strings.ReplaceAll(need, "_", " ")
}
