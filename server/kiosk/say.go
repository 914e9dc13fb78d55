package kiosk

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"

	"antrean/display"
	"antrean/display/voice"
	"antrean/display/voice/guide"
	"antrean/internal/problem"
	"antrean/internal/words"
	"antrean/server/edge"
)

// GuidePath is where the clips of the audio guide lie; the rest of an address is a hash and ".ogg".
const GuidePath = "/audio/guide/"

// A Voice says what no clip says: free text with a program, and numbers and codes with the words of calls.
type Voice interface {
	// Speak says free text, or fails with voice.ErrNoSpeaker when there is no program.
	Speak(ctx context.Context, lang, text string) (display.Sound, error)
	Read(lang string, plan []voice.ClipID) (display.Sound, error)
}

// A part is one sound of a text.
type part struct {
	URL string `json:"url"`
	MS  int64  `json:"ms"`
}

// Say answers POST /api/v1/kiosk/say: which sounds say a text, one after the other, for the audio guide. A fixed sentence
// of the kiosk is one clip; any other is said by the program of the settings, and without one put together from clips and
// numbers. What none of them can say has no parts, and the text stays silent.
func Say(speaker Voice) fiber.Handler {
	return func(c *fiber.Ctx) error {
		var in struct {
			Lang string `json:"lang"`
			Text string `json:"text"`
		}
		if err := edge.Body(c, &in); err != nil {
			return err
		}
		if !slices.Contains(voice.Languages(), in.Lang) {
			return problem.Field("lang", strings.Join(voice.Languages(), ", "))
		}
		if utf8.RuneCountInString(in.Text) > voice.TextMost {
			return problem.Field("text", "1-600 …")
		}
		parts, err := said(c.UserContext(), speaker, in.Lang, strings.Clone(in.Text))
		if errors.Is(err, voice.ErrText) {
			return problem.Field("text", "1-600 …")
		}
		if err != nil {
			slog.Warn("a text of a kiosk is not spoken", "lang", in.Lang, "err", err)
		}
		return edge.JSON(c, http.StatusOK, fiber.Map{"parts": append([]part{}, parts...)})
	}
}

// said finds the sounds of a text. A program that fails leaves it to the clips.
func said(ctx context.Context, speaker Voice, lang, text string) ([]part, error) {
	if hash, ok := guide.Clip(lang, text); ok {
		return []part{clip(hash)}, nil
	}
	sound, failed := speaker.Speak(ctx, lang, text)
	switch {
	case failed == nil:
		return []part{{sound.URL, sound.Length.Milliseconds()}}, nil
	case errors.Is(failed, voice.ErrText):
		return nil, failed
	case errors.Is(failed, voice.ErrNoSpeaker):
		failed = nil
	}
	var out []part
	for _, one := range guide.Parts(lang, text) {
		if one.Hash != "" {
			out = append(out, clip(one.Hash))
			continue
		}
		sound, err := speaker.Read(lang, one.Words)
		if err != nil {
			return nil, errors.Join(failed, err)
		}
		out = append(out, part{sound.URL, sound.Length.Milliseconds()})
	}
	return out, failed
}

func clip(hash string) part {
	sound, _ := guide.Open(hash) // whoever has the hash has found it
	return part{GuidePath + hash + ".ogg", sound.Length.Milliseconds()}
}

// guides are the languages that the audio guide speaks, in the order of voice.Languages: those whose sentences have clips,
// and all when a program speaks.
func guides(o *edge.Office) []string {
	out := []string{}
	for _, lang := range voice.Languages() {
		_, ok := guide.Clip(lang, words.In(lang).T("kiosk_glass.guide_on"))
		if ok || len(o.Speaker) > 0 {
			out = append(out, lang)
		}
	}
	return out
}

// GuideClip answers GET /audio/guide/{hash}.ogg: a clip of the audio guide. What has this hash never changes.
func GuideClip(c *fiber.Ctx) error {
	hash, isOgg := strings.CutSuffix(edge.Param(c, "file"), ".ogg")
	sound, ok := guide.Open(hash)
	if !ok || !isOgg {
		return problem.New("not_found")
	}
	c.Set(fiber.HeaderContentType, "audio/ogg")
	c.Set(fiber.HeaderCacheControl, "public, max-age=31536000, immutable")
	return c.Send(sound.Ogg)
}
