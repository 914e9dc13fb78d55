package kiosk

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"antrean/display"
	"antrean/display/voice"
	"antrean/display/voice/guide"
	"antrean/internal/problem"
	"antrean/server/edge"
)

// GuidePath is where the clips of the audio guide lie; the rest of an address is a hash and ".ogg".
const GuidePath = "/audio/guide/"

// A Speak says free text with a program, or fails with voice.ErrNoSpeaker when there is none.
type Speak func(ctx context.Context, lang, text string) (display.Sound, error)

// Say answers POST /api/v1/kiosk/say: where the sound of a text lies, for the audio guide. A fixed sentence of the kiosk
// has a clip; any other is said by the program of the settings. Without either, url is null and the text stays silent.
func Say(speak Speak) fiber.Handler {
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
		if hash, ok := guide.Clip(in.Lang, in.Text); ok {
			sound, _ := guide.Open(hash)
			return edge.JSON(c, http.StatusOK, fiber.Map{"url": GuidePath + hash + ".ogg", "ms": sound.Length.Milliseconds()})
		}
		sound, err := speak(c.UserContext(), in.Lang, strings.Clone(in.Text))
		switch {
		case err == nil:
			return edge.JSON(c, http.StatusOK, fiber.Map{"url": sound.URL, "ms": sound.Length.Milliseconds()})
		case errors.Is(err, voice.ErrText):
			return problem.Field("text", "1-600 …")
		case !errors.Is(err, voice.ErrNoSpeaker):
			slog.Warn("a text of a kiosk is not spoken", "lang", in.Lang, "err", err)
		}
		return edge.JSON(c, http.StatusOK, fiber.Map{"url": nil, "ms": nil})
	}
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
