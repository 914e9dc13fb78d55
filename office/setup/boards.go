package setup

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"antrean/office/catalogue"
)

// Boards are what the screens of the waiting rooms show beside the calls.
type Boards struct {
	Running []Running `json:"running,omitempty"`
	Media   []Medium  `json:"media,omitempty"` // in the order in which they are shown when nobody is called
	Screens []Screen  `json:"screens,omitempty"`
	Notices []Notice  `json:"notices,omitempty"`

	ShowNext  bool `json:"show_next,omitempty"`  // who is called next; priority and returns may still come before
	NightDark bool `json:"night_dark,omitempty"` // outside the opening hours the glass is dark but for a small clock
}

// A Running is the text at the foot of the boards of a waiting room.
type Running struct {
	Zone string         `json:"zone,omitempty"` // empty: of all of them
	Text catalogue.Text `json:"text"`
}

// A Medium is a picture or a video.
type Medium struct {
	Hash  string `json:"hash"` // SHA-256 of its bytes, in hexadecimal
	Name  string `json:"name"` // as the file was called
	Type  string `json:"type"` // one of MediaTypes
	Bytes int64  `json:"bytes"`
}

// Limits of what boards show.
const (
	RunningMost    = 200 // characters: two pages to be read in passing
	MediaMost      = 30
	MediumNameMost = 100      // characters
	PictureMost    = 10 << 20 // bytes
	VideoMost      = 200 << 20
)

// MediaTypes are the kinds of files that every board can show, and how many bytes each may have.
func MediaTypes() map[string]int64 {
	return map[string]int64{"image/png": PictureMost, "image/jpeg": PictureMost, "image/webp": PictureMost, "video/mp4": VideoMost, "video/webm": VideoMost}
}

// lateVersions is of how many versions the files stay, so that they can be taken back.
const lateVersions = 50

// LateMedia lists what the late versions of a book name, each file once, the newest first.
func LateMedia(book Reader) ([]Medium, error) {
	versions, err := book.Setups(0, lateVersions)
	if err != nil {
		return nil, err
	}
	var out []Medium
	for _, version := range versions {
		document, err := Decode(version.Body)
		if err != nil {
			return nil, fmt.Errorf("version %d: %w", version.N, err)
		}
		for _, m := range document.Boards.Media {
			if !slices.ContainsFunc(out, func(had Medium) bool { return had.Hash == m.Hash }) {
				out = append(out, m)
			}
		}
	}
	return out, nil
}

// IsVideo reports whether a medium moves.
func (m Medium) IsVideo() bool { return strings.HasPrefix(m.Type, "video/") }

// RunningIn is the text of a waiting room: its own, then that of all of them.
func (b Boards) RunningIn(zone string) []catalogue.Text {
	var out []catalogue.Text
	for _, of := range []string{zone, ""} {
		for _, r := range b.Running {
			if r.Zone == of {
				out = append(out, r.Text)
			}
		}
	}
	return out
}

func (d *Document) checkBoards(faults *Faults) {
	d.checkScreens(faults)
	d.checkNotices(faults)
	for i, r := range d.Boards.Running {
		at := fmt.Sprintf("boards.running[%d]", i)
		if r.Zone != "" && !PlainName(r.Zone) {
			faults.add(at+".zone", "setup.fault.plain_name", "value", r.Zone)
		}
		for lang, text := range r.Text {
			if utf8.RuneCountInString(text) > RunningMost || strings.ContainsFunc(text, unicode.IsControl) {
				faults.add(at+".text."+lang, "setup.fault.running", "most", RunningMost)
			}
		}
	}
	types, seen := MediaTypes(), []string{}
	for i, m := range d.Boards.Media {
		at := fmt.Sprintf("boards.media[%d]", i)
		most, known := types[m.Type]
		switch {
		case !isHash(m.Hash) || !known || m.Bytes < 1 || m.Bytes > most || utf8.RuneCountInString(m.Name) > MediumNameMost:
			faults.add(at, "setup.fault.medium", "value", m.Name)
		case slices.Contains(seen, m.Hash):
			faults.add(at+".hash", "setup.fault.twice", "value", m.Name)
		}
		seen = append(seen, m.Hash)
	}
	if len(d.Boards.Media) > MediaMost {
		faults.add("boards.media", "setup.fault.media_many", "most", MediaMost)
	}
}

// isHash reports whether text is a SHA-256 in hexadecimal.
func isHash(text string) bool {
	return len(text) == 64 && strings.Trim(text, "0123456789abcdef") == ""
}
