package live

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/display"
	"antrean/display/voice"
	"antrean/internal/plain"
	"antrean/internal/problem"
	"antrean/internal/words"
	"antrean/office/setup"
	"antrean/office/staff"
	"antrean/office/worktime"
	"antrean/server/edge"
)

const (
	// readWithin is how long reading a sentence aloud may take, before it is shown only (V-3).
	readWithin = 3 * time.Second
	// testWithin is how long after the opening a hall still proves its voice, when the program was not running then.
	testWithin = 10 * time.Minute
)

// An announcing is what a supervisor wants everybody to read and hear.
type announcing struct {
	CommandID string            `json:"command_id"`
	Hall      string            `json:"hall,omitempty"` // empty: all
	Text      map[string]string `json:"text"`           // by language
}

// Announce answers POST /api/v1/supervisor/announce: a sentence for the halls.
func (l *Live) Announce(c *fiber.Ctx) error {
	var in announcing
	if err := edge.Body(c, &in); err != nil {
		return err
	}
	if err := edge.CheckID("command_id", in.CommandID); err != nil {
		return err
	}
	if err := in.check(); err != nil {
		return err
	}
	announce := &l.office.Setup().Document.Announce
	halls := announce.HallsOf(l.office.Zones())
	if in.Hall != "" {
		if !slices.Contains(halls, in.Hall) {
			return problem.Field("hall", strings.Join(halls, ", "))
		}
		halls = []string{in.Hall}
	}
	if before, err := l.office.Audit.Trail(staff.Query{Who: edge.Account(c).Name, What: "voice.announced", Text: in.CommandID, Limit: 1}); err != nil || len(before) > 0 {
		if err != nil {
			return err
		}
		return edge.JSON(c, http.StatusOK, fiber.Map{"halls": halls})
	}
	detail := map[string]any{"command": in.CommandID, "halls": strings.Join(halls, ", "), "text": in.said()}
	if err := l.office.Audit.Note(c, "voice.announced", in.Hall, detail); err != nil {
		return err
	}
	l.notice(halls, &display.Notice{ID: in.CommandID, Text: in.Text, Sounds: l.aloud(c.UserContext(), in.Text)})
	return edge.JSON(c, http.StatusOK, fiber.Map{"halls": halls})
}

// check takes a sentence in languages of ours, in whole lines.
func (in *announcing) check() error {
	said := false
	for lang, text := range in.Text {
		text = strings.Join(strings.Fields(plain.Straight(text)), " ")
		in.Text[lang] = text
		if !slices.Contains(words.Languages(), lang) || !setup.Sayable(text) {
			return problem.Field("text", fmt.Sprintf("{%s: 1-%d}", strings.Join(words.Languages(), "|"), setup.PhraseMost))
		}
		if text == "" {
			delete(in.Text, lang)
		}
		said = said || text != ""
	}
	if !said {
		return problem.Field("text", fmt.Sprintf("{%s: 1-%d}", strings.Join(words.Languages(), "|"), setup.PhraseMost))
	}
	return nil
}

// said is the sentence in all of its languages, for the audit.
func (in *announcing) said() string {
	var texts []string
	for _, lang := range words.Languages() {
		if text := in.Text[lang]; text != "" {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, " / ")
}

// aloud reads a sentence in each of its languages, as far as something can.
func (l *Live) aloud(ctx context.Context, text map[string]string) []voice.Sound {
	if l.read == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, readWithin)
	defer cancel()
	var sounds []voice.Sound
	for _, lang := range words.Languages() {
		if text[lang] == "" {
			continue
		}
		sound, err := l.read(ctx, lang, text[lang])
		if err != nil {
			slog.Warn("an announcement is shown only", "lang", lang, "err", err)
			continue
		}
		sounds = append(sounds, sound)
	}
	return sounds
}

// notice gives halls a notice to show and say.
func (l *Live) notice(halls []string, n *display.Notice) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := time.Now()
	for _, h := range l.halls {
		if slices.Contains(halls, h.name) {
			h.sequencer.Offer(now, display.Call{ID: l.extraLocked(), At: now, Notice: n})
		}
	}
	l.wake()
}

// extraLocked is an id for an announcement that calls nobody: above those of all calls so far.
func (l *Live) extraLocked() uint64 {
	l.extras++
	return l.office.Engine.View().Seq()<<idBits | (l.extras%(1<<idBits-1) + 1)
}

// TestVoices lets every hall prove now that it can be heard.
func (l *Live) TestVoices() {
	l.notice(l.office.Setup().Document.Announce.HallsOf(l.office.Zones()), testNotice("test-"+staff.NewSecret(10)))
}

// testNotice is two chimes, and a sentence that says what they are.
func testNotice(id string) *display.Notice {
	text := map[string]string{}
	for _, lang := range words.Languages() {
		text[lang] = words.In(lang).T("voice.test")
	}
	return &display.Notice{ID: id, Text: text, Test: true}
}

// testVoices lets every hall prove in the morning that it can be heard, where the office wants that. An office that
// never closes has no morning.
func (l *Live) testVoices(now time.Time) {
	in := l.office.Setup()
	if !in.Document.Announce.MorningTest || in.Document.Always {
		return
	}
	opens := in.Hours.Opens(worktime.DateOf(now, now.Location()))
	if opens.IsZero() || now.Before(opens) || !now.Before(opens.Add(testWithin)) {
		return
	}
	for _, name := range l.untested(opens) {
		l.notice([]string{name}, testNotice("test-"+name+opens.Format("-20060102")))
	}
}

// untested lists the halls that have not proved their voice since an opening, and takes it that they now do.
func (l *Live) untested(opens time.Time) []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	var names []string
	for _, h := range l.halls {
		if h.tested.Before(opens) {
			h.tested = opens
			names = append(names, h.name)
		}
	}
	return names
}
