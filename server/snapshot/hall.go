package snapshot

import (
	"slices"
	"time"

	"antrean/office"
	"antrean/office/catalogue"
	"antrean/server/edge"
)

// A Hall is how the voice of a hall stands, for those who may mute it.
type Hall struct {
	Name  string   `json:"name"`
	Zones []string `json:"zones"`
	Muted *Muted   `json:"muted"` // null: it is heard, as far as the office wants that
}

// A Muted is who wanted silence, and until when. A screen lets it go by itself when its time is over.
type Muted struct {
	Until   time.Time `json:"until"`
	By      string    `json:"by"`
	Counter int       `json:"counter"` // 0: not at a counter
}

// HallOf is the present of a hall.
func HallOf(o *edge.Office, v *office.View, name string, now time.Time) Hall {
	announce := &v.Setup.Document.Announce
	out := Hall{Name: name, Zones: slices.DeleteFunc(slices.Clone(v.Setup.Zones), func(zone string) bool { return announce.HallOf(zone) != name })}
	if m, ok := v.State.Muted(name, now); ok {
		out.Muted = &Muted{Until: o.Local(m.Until), By: m.By, Counter: m.Counter}
	}
	return out
}

// HallsOf lists the halls of the office.
func HallsOf(o *edge.Office, v *office.View) []Hall {
	now, halls := o.Now(), []Hall{}
	for _, name := range v.Setup.Document.Announce.HallsOf(v.Setup.Zones) {
		halls = append(halls, HallOf(o, v, name, now))
	}
	return halls
}

// PhrasesOf lists the sentences that the office keeps for announcing.
func PhrasesOf(v *office.View) []catalogue.Text {
	phrases := []catalogue.Text{}
	for _, p := range v.Setup.Document.Announce.Phrases {
		phrases = append(phrases, p.Text)
	}
	return phrases
}
