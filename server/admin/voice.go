package admin

import (
	"slices"
	"strconv"
	"strings"

	"antrean/display/voice"
	"antrean/internal/problem"
	"antrean/server/edge"
)

// The page on which the office records its own words for the calls. What is recorded waits as a draft until somebody has
// heard it and puts it in use: that makes one version of the setup of many recordings, and screens load again once.

// The states of a word: who says it now, and who will once the drafts are in use.
const (
	wordBuilt = "built" // the voice that the program carries
	wordOwn   = "own"   // a recording of the office
	wordDraft = "draft" // a new recording, not in use yet
	wordBack  = "back"  // a recording in use, which goes back to the carried voice
	wordLost  = "lost"  // a recording in use whose file is gone
)

type voicePage struct {
	Tabs    []voiceTab
	Lang    string
	Checked bool // by somebody who speaks the language
	Groups  []wordGroup
	Total   int // words that calls need
	Own     int // of them recorded, in use or not yet
	InUse   int
	Drafts  int
	Mixed   bool // some words are recorded and some are not
	Form    *Form
	MostMs  int
}

type voiceTab struct {
	Lang, Name string
	Own, Total int
	On         bool
}

type wordGroup struct {
	Key, Label, Hint string
	Rows             []wordRow
}

type wordRow struct {
	Clip, Text, State string
	Said              string // of its state
}

// recordMost is the longest recording that a browser makes, in ms: a phrase and some silence.
const recordMost = 8000

// Voices answers GET /admin/suara: the words of the office's first language.
func (a *Admin) Voices(v *View) error { return v.lead("/admin/suara/" + voice.Languages()[0]) }

// Voice answers GET /admin/suara/{tongue}: the words of a language, and who says them.
func (a *Admin) Voice(v *View) error {
	tongue, err := a.tongue(v)
	if err != nil {
		return err
	}
	page, err := a.voicePage(v, tongue, a.useForm(v, tongue))
	if err != nil {
		return err
	}
	return v.listening().Show("voice", v.T("admin.voice"), page)
}

// listening lets the page have a script, and ask for the microphone.
func (v *View) listening() *View {
	v.c.Set("Permissions-Policy", "camera=(), microphone=(self), geolocation=()")
	return v.Scripted()
}

// tongue is the language of calls in the path, which may be another one than the page's.
func (a *Admin) tongue(v *View) (string, error) {
	tongue := edge.Param(v.c, "tongue")
	if !slices.Contains(voice.Languages(), tongue) || a.office.Clips == nil {
		return "", problem.New("not_found")
	}
	return tongue, nil
}

func (a *Admin) voicePage(v *View, tongue string, form *Form) (voicePage, error) {
	drafts, err := a.office.Clips.Drafts()
	if err != nil {
		return voicePage{}, problem.Wrap("unavailable", err)
	}
	pack, err := a.voices.Built(tongue)
	if err != nil {
		return voicePage{}, problem.Wrap("internal", err)
	}
	page := voicePage{Lang: tongue, Checked: pack.Checked(), Form: form, MostMs: recordMost}
	inUse := a.office.Setup().Document.Voice.Clips
	for _, lang := range voice.Languages() {
		tab := voiceTab{Lang: lang, Name: v.T("admin_voice.lang." + lang), On: lang == tongue, Total: len(voiceWords(lang))}
		for _, clip := range voiceWords(lang) {
			if state := wordState(inUse[lang], drafts[lang], clip); state == wordOwn || state == wordDraft {
				tab.Own++
			}
		}
		page.Tabs = append(page.Tabs, tab)
	}
	for _, clip := range voiceWords(tongue) {
		row := wordRow{Clip: clip, Text: pack.Text(voice.ClipID(clip)), State: wordState(inUse[tongue], drafts[tongue], clip)}
		a.count(&page, tongue, &row)
		row.Said = v.T("admin_voice.state." + row.State)
		page.add(v, row)
	}
	page.Mixed = page.InUse > 0 && page.InUse < page.Total
	return page, nil
}

// count looks whether a recording is still there, and adds its word to the sums.
func (a *Admin) count(page *voicePage, tongue string, row *wordRow) {
	hash := a.office.Setup().Document.Voice.Clips[tongue][row.Clip]
	if row.State == wordOwn {
		if _, err := a.office.Clips.Read(hash); err != nil {
			row.State = wordLost
		}
	}
	page.Total++
	if row.State == wordOwn || row.State == wordDraft {
		page.Own++
	}
	if hash != "" {
		page.InUse++
	}
	if row.State == wordDraft || row.State == wordBack {
		page.Drafts++
	}
}

// add puts a word into its group.
func (p *voicePage) add(v *View, row wordRow) {
	key := wordKind(row.Clip)
	if n := len(p.Groups); n == 0 || p.Groups[n-1].Key != key {
		p.Groups = append(p.Groups, wordGroup{Key: key, Label: v.T("admin_voice.group." + key), Hint: v.T("admin_voice.group." + key + ".hint")})
	}
	last := &p.Groups[len(p.Groups)-1]
	last.Rows = append(last.Rows, row)
}

// wordState says who says a word.
func wordState(inUse, drafts map[string]string, clip string) string {
	hash, isDraft := drafts[clip]
	switch {
	case isDraft && hash == "":
		return wordBack
	case isDraft:
		return wordDraft
	case inUse[clip] != "":
		return wordOwn
	}
	return wordBuilt
}

// The groups of the words, in the order in which they are recorded.
var wordKinds = [...]string{"phrase", "number", "count", "letter"}

// wordKind is the group of a word.
func wordKind(clip string) string {
	_, err := strconv.Atoi(clip)
	switch {
	case clip == string(voice.Ticket) || clip == string(voice.ToCounter):
		return "phrase"
	case err == nil:
		return "number"
	case len(clip) == 1:
		return "letter"
	}
	return "count"
}

// voiceWords are the words that calls in a language need, as they are recorded: phrases, numbers, what counts, letters.
// The chime is made by the program.
func voiceWords(lang string) []string {
	var out []string
	for _, id := range voice.Needs(lang) {
		if id != voice.Chime {
			out = append(out, string(id))
		}
	}
	slices.SortStableFunc(out, func(a, b string) int {
		if x, y := slices.Index(wordKinds[:], wordKind(a)), slices.Index(wordKinds[:], wordKind(b)); x != y {
			return x - y
		}
		if len(a) != len(b) && wordKind(a) == "number" {
			return len(a) - len(b)
		}
		return strings.Compare(a, b)
	})
	return out
}
