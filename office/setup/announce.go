package setup

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"antrean/internal/words"
	"antrean/office/catalogue"
)

// Announce is how the halls of an office call people aloud. The zero value is a chime and one reading in Indonesian.
type Announce struct {
	Halls       []Hall       `json:"halls,omitempty"`  // those that are not as usual
	Sound       Sounding     `json:"sound,omitempty"`  // empty: SoundBoth
	Lang        string       `json:"lang,omitempty"`   // that calls are read in; empty: Indonesian
	Second      string       `json:"second,omitempty"` // and then in this one; empty: in none
	Style       Reading      `json:"style,omitempty"`  // empty: ReadDigits
	Twice       bool         `json:"twice,omitempty"`  // each call is read twice
	Quiet       []QuietHours `json:"quiet,omitempty"`
	QuietUntil  string       `json:"quiet_until,omitempty"`  // "2026-12-03T14:00" in the office's clock: no sound before then
	MorningTest bool         `json:"morning_test,omitempty"` // each hall proves at opening that it can be heard
	Phrases     []Phrase     `json:"phrases,omitempty"`      // sentences that staff can have announced
}

// A Hall is where people hear the same. A waiting room that stands in none is a hall of its own, with its own name.
type Hall struct {
	Name   string   `json:"name"`
	Zones  []string `json:"zones,omitempty"`  // none: the waiting room of the hall's name
	Volume *int     `json:"volume,omitempty"` // 0 to 100; nil: 100
}

// A Sounding is what an announcement is made of.
type Sounding string

// The soundings.
const (
	SoundBoth   Sounding = "both" // a chime, then speech
	SoundSpeech Sounding = "speech"
	SoundChime  Sounding = "chime"
	SoundNone   Sounding = "none" // calls are shown only
)

// Soundings lists them all.
func Soundings() []Sounding { return []Sounding{SoundBoth, SoundSpeech, SoundChime, SoundNone} }

// A Reading is how a queue number is read.
type Reading string

// The readings of A-025.
const (
	ReadDigits   Reading = "digits"   // "A nol dua lima"
	ReadCardinal Reading = "cardinal" // "A dua puluh lima"
)

// Readings lists them all.
func Readings() []Reading { return []Reading{ReadDigits, ReadCardinal} }

// A Phrase is a sentence kept for announcing.
type Phrase struct {
	Text catalogue.Text `json:"text"`
}

// Limits of announcing.
const (
	VolumeMost = 100
	PhraseMost = 200 // characters of a sentence: fifteen seconds of speech
	PhraseMany = 20
)

// Chimes reports whether a chime goes before calls.
func (a *Announce) Chimes() bool {
	return a.Sound == "" || a.Sound == SoundBoth || a.Sound == SoundChime
}

// Speaks reports whether calls are read aloud.
func (a *Announce) Speaks() bool {
	return a.Sound == "" || a.Sound == SoundBoth || a.Sound == SoundSpeech
}

// First is the language that calls are read in.
func (a *Announce) First() string {
	if a.Lang == "" {
		return words.Default
	}
	return a.Lang
}

// HallOf is where people in a waiting room hear what is said.
func (a *Announce) HallOf(zone string) string {
	for _, h := range a.Halls {
		if slices.Contains(h.Zones, zone) {
			return h.Name
		}
	}
	return zone
}

// Volume is how loud a hall is, from 0 to VolumeMost.
func (a *Announce) Volume(hall string) int {
	for _, h := range a.Halls {
		if h.Name == hall && h.Volume != nil {
			return *h.Volume
		}
	}
	return VolumeMost
}

// HallsOf lists the halls of waiting rooms, each once, in their order.
func (a *Announce) HallsOf(zones []string) []string {
	var halls []string
	for _, zone := range zones {
		if hall := a.HallOf(zone); !slices.Contains(halls, hall) {
			halls = append(halls, hall)
		}
	}
	return halls
}

func (d *Document) checkAnnounce(faults *Faults) {
	a := &d.Announce
	if a.Sound != "" && !slices.Contains(Soundings(), a.Sound) {
		faults.add("announce.sound", "setup.fault.announce", "value", string(a.Sound))
	}
	if a.Style != "" && !slices.Contains(Readings(), a.Style) {
		faults.add("announce.style", "setup.fault.announce", "value", string(a.Style))
	}
	a.checkLangs(faults)
	a.checkHalls(faults)
	for i, q := range a.Quiet {
		if _, err := q.compile(); err != nil {
			faults.add(fmt.Sprintf("announce.quiet[%d]", i), "setup.fault.announce.quiet", "value", q.String())
		}
	}
	if _, err := a.quietUntil(nil); err != nil {
		faults.add("announce.quiet_until", "setup.fault.announce.until", "value", a.QuietUntil)
	}
	a.checkPhrases(faults)
}

// checkLangs takes languages of ours, and two different ones.
func (a *Announce) checkLangs(faults *Faults) {
	if a.Lang != "" && !slices.Contains(words.Languages(), a.Lang) {
		faults.add("announce.lang", "setup.fault.announce", "value", a.Lang)
	}
	if a.Second != "" && !slices.Contains(words.Languages(), a.Second) {
		faults.add("announce.second", "setup.fault.announce", "value", a.Second)
	}
	if a.Second != "" && a.Second == a.First() {
		faults.add("announce.second", "setup.fault.announce.second")
	}
}

// checkHalls takes each waiting room into one hall, and no name twice.
func (a *Announce) checkHalls(faults *Faults) {
	names, zones := map[string]bool{}, map[string]bool{}
	for i, h := range a.Halls {
		at := fmt.Sprintf("announce.halls[%d]", i)
		switch {
		case !PlainName(h.Name):
			faults.add(at+".name", "setup.fault.plain_name", "value", h.Name)
		case names[h.Name]:
			faults.add(at+".name", "setup.fault.twice", "value", h.Name)
		}
		names[h.Name] = true
		if h.Volume != nil && (*h.Volume < 0 || *h.Volume > VolumeMost) {
			faults.add(at+".volume", "setup.fault.announce.volume", "value", *h.Volume, "most", VolumeMost)
		}
		for _, zone := range h.Zones {
			if zones[zone] {
				faults.add(at+".zones", "setup.fault.twice", "value", zone)
			}
			zones[zone] = true
		}
	}
}

func (a *Announce) checkPhrases(faults *Faults) {
	if len(a.Phrases) > PhraseMany {
		faults.add("announce.phrases", "setup.fault.announce.phrases", "most", PhraseMany)
	}
	for i, p := range a.Phrases {
		for lang, text := range p.Text {
			if !Sayable(text) {
				faults.add(fmt.Sprintf("announce.phrases[%d].text.%s", i, lang), "setup.fault.announce.phrase", "most", PhraseMost)
			}
		}
	}
}

// Sayable reports whether a sentence can be shown and announced.
func Sayable(text string) bool {
	return utf8.RuneCountInString(text) <= PhraseMost && !strings.ContainsFunc(text, unicode.IsControl)
}
