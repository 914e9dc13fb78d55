package admin

import (
	"log/slog"
	"maps"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"antrean/display/voice"
	"antrean/internal/problem"
	"antrean/server/edge"
)

// sampleNumber and sampleCounter are the call that a page says to let one hear a voice. They hold digits, a letter and
// both phrases.
const (
	sampleNumber  = "A-025"
	sampleCounter = 3
)

// ClipSound answers GET /admin/suara/{tongue}/{clip}/now and …/built: a word as it will be said, and as the carried voice
// says it.
func (a *Admin) ClipSound(v *View) error {
	tongue, err := a.tongue(v)
	if err != nil {
		return err
	}
	clip, which := edge.Param(v.c, "clip"), edge.Param(v.c, "which")
	if !isWord(tongue, clip) || which != "now" && which != "built" {
		return problem.New("not_found")
	}
	pack, err := a.voices.Built(tongue)
	if err == nil && which == "now" {
		pack, err = a.tried(tongue, clip)
	}
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	sound, err := pack.Clip(voice.ClipID(clip))
	if err != nil {
		return problem.Wrap("internal", err)
	}
	return sendSound(v.c, sound)
}

// VoiceSample answers GET /admin/suara/{tongue}/sample?style=: a whole call as it will be heard.
func (a *Admin) VoiceSample(v *View) error {
	tongue, err := a.tongue(v)
	if err != nil {
		return err
	}
	style := voice.Digits
	if v.c.Query("style") == string(voice.Cardinal) {
		style = voice.Cardinal
	}
	plan, err := voice.Plan(tongue, style, sampleNumber, sampleCounter)
	if err != nil {
		return problem.Wrap("internal", err)
	}
	pack, err := a.tried(tongue, "")
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	sound, err := pack.Join(plan)
	if err != nil {
		return problem.Wrap("internal", err)
	}
	return sendSound(v.c, sound)
}

// tried is the voice of a language with the drafts in it, of one word or of all.
func (a *Admin) tried(tongue, only string) (*voice.Pack, error) {
	drafts, err := a.office.Clips.Drafts()
	if err != nil {
		return nil, err
	}
	own := maps.Clone(a.office.Setup().Document.Voice.Clips[tongue])
	if own == nil {
		own = map[string]string{}
	}
	maps.Copy(own, drafts[tongue])
	maps.DeleteFunc(own, func(clip, hash string) bool { return hash == "" || only != "" && clip != only })
	pack, err := a.voices.Mix(tongue, own)
	if pack == nil {
		return nil, err
	}
	if err != nil { // the page marks them as lost, and the carried voice says them
		slog.Warn("recordings of the office cannot be heard", "lang", tongue, "err", err)
	}
	return pack, nil
}

func sendSound(c *fiber.Ctx, sound voice.Sound) error {
	c.Set(fiber.HeaderContentType, "audio/wav")
	c.Set(fiber.HeaderCacheControl, "no-store") // the same address says something else after the next recording
	c.Set(fiber.HeaderContentLength, strconv.Itoa(len(sound.WAV)))
	return c.Send(sound.WAV)
}
