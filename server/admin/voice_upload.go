package admin

import (
	"errors"
	"log/slog"
	"mime"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/display/voice"
	"antrean/internal/problem"
	"antrean/internal/words"
	"antrean/server/edge"
)

// Recordings come in chunks as pictures do, but into memory: each is small, and looked at before it is kept.
const (
	recordingMost  = 10*32_000 + 4096 // bytes: ten seconds and a head
	recordingsMost = 16               // that may be arriving at once
	recordingLife  = 10 * time.Minute
)

type recording struct {
	id, tongue, clip, who string
	size                  int
	raw                   []byte
	at                    time.Time
	outcome               fiber.Map // nil until all of it has arrived and was looked at
}

type recordings struct {
	mu   sync.Mutex
	kept map[string]*recording
}

func newRecordings() *recordings { return &recordings{kept: make(map[string]*recording)} }

// beginLocked keeps a recording, and forgets those that nobody goes on with.
func (r *recordings) beginLocked(one *recording) error {
	arriving := 0
	for id, old := range r.kept {
		if one.at.Sub(old.at) > recordingLife {
			delete(r.kept, id)
		} else if old.outcome == nil {
			arriving++
		}
	}
	if arriving >= recordingsMost {
		return problem.New("too_many")
	}
	r.kept[one.id] = one
	return nil
}

// answer is what whoever sends hears: how much has arrived, and what became of it.
func (r *recording) answer() fiber.Map {
	have := len(r.raw)
	if r.outcome != nil {
		have = r.size
	}
	out := fiber.Map{"id": r.id, "have": have, "size": r.size, "chunk": chunkMost, "done": r.outcome != nil}
	for key, value := range r.outcome {
		out[key] = value
	}
	return out
}

// BeginRecording answers POST /admin/recordings {request_id, lang, clip, size}: the id to send chunks to.
func (a *Admin) BeginRecording(c *fiber.Ctx) error {
	var in struct {
		RequestID string `json:"request_id"`
		Lang      string `json:"lang"`
		Clip      string `json:"clip"`
		Size      int    `json:"size"`
	}
	if err := edge.Body(c, &in); err != nil {
		return err
	}
	if err := edge.CheckID("request_id", in.RequestID); err != nil {
		return err
	}
	switch {
	case voice.Needs(in.Lang) == nil:
		return problem.Field("lang", "id, en, su, jv")
	case !isWord(in.Lang, in.Clip):
		return problem.Field("clip", "0, 1, …, a, …, z, ticket, to-counter, …")
	case in.Size < 1 || in.Size > recordingMost:
		return problem.Field("size", "1-"+strconv.Itoa(recordingMost))
	case a.office.Clips == nil:
		return problem.New("unavailable")
	}
	who := edge.Account(c).Name
	id := edge.Digest("recording", []string{who, in.RequestID, in.Lang, in.Clip, strconv.Itoa(in.Size)})
	a.recordings.mu.Lock()
	defer a.recordings.mu.Unlock()
	one, ok := a.recordings.kept[id]
	if !ok { // else it was asked once more, and goes on
		one = &recording{id: id, tongue: in.Lang, clip: in.Clip, who: who, size: in.Size, at: time.Now()}
		if err := a.recordings.beginLocked(one); err != nil {
			return err
		}
	}
	return edge.JSON(c, http.StatusOK, one.answer())
}

// Recording answers GET /admin/recordings/{id}: how much of it has arrived.
func (a *Admin) Recording(c *fiber.Ctx) error {
	a.recordings.mu.Lock()
	defer a.recordings.mu.Unlock()
	one, ok := a.recordings.kept[edge.Param(c, "id")]
	if !ok || one.who != edge.Account(c).Name {
		return problem.New("not_found")
	}
	return edge.JSON(c, http.StatusOK, one.answer())
}

// RecordingChunk answers POST /admin/recordings/{id}/chunks?offset=: bytes of it. A chunk that stands elsewhere than the
// end of what has arrived is not taken. With the last one the recording is looked at; the answer then says in flaw what
// is wrong with it, or that it is a draft now.
func (a *Admin) RecordingChunk(c *fiber.Ctx) error {
	kind, _, err := mime.ParseMediaType(c.Get(fiber.HeaderContentType))
	if err != nil || kind != fiber.MIMEOctetStream {
		return problem.New("wrong_type")
	}
	offset, err := strconv.Atoi(c.Query("offset"))
	if err != nil || offset < 0 {
		return problem.Field("offset", "0, 1, 2, …")
	}
	a.recordings.mu.Lock()
	defer a.recordings.mu.Unlock()
	one, ok := a.recordings.kept[edge.Param(c, "id")]
	if !ok || one.who != edge.Account(c).Name {
		return problem.New("not_found")
	}
	body := c.Body()
	if one.outcome == nil && offset == len(one.raw) {
		if len(body) == 0 || len(body) > chunkMost || offset+len(body) > one.size {
			return problem.Field("offset", "0-"+strconv.Itoa(one.size))
		}
		one.raw, one.at = append(one.raw, body...), time.Now()
	}
	if one.outcome == nil && len(one.raw) == one.size {
		if err := a.hear(one, a.view(c).Lang); err != nil {
			return err
		}
	}
	return edge.JSON(c, http.StatusOK, one.answer())
}

// hear looks at a recording that has arrived whole, and keeps a good one as a draft.
func (a *Admin) hear(one *recording, lang string) error {
	w := words.In(lang)
	take, err := voice.ReadTake(one.raw)
	if flaw, ok := errors.AsType[voice.Flaw](err); ok {
		slog.Debug("a recording is not taken", "clip", one.clip, "err", err)
		one.outcome, one.raw = fiber.Map{"flaw": string(flaw), "said": w.T("admin_voice.flaw." + string(flaw))}, nil
		return nil
	}
	if err != nil {
		return problem.Wrap("internal", err)
	}
	if err := a.draft(one.tongue, func(drafts map[string]string) error {
		hash, err := a.office.Clips.Keep(take.WAV)
		if drafts[one.clip] = hash; a.office.Setup().Document.Voice.Clips[one.tongue][one.clip] == hash {
			delete(drafts, one.clip) // the same sound is in use already
		}
		return err
	}); err != nil {
		return err
	}
	one.outcome = fiber.Map{"flaw": "", "said": said(w, take), "ms": take.Length.Milliseconds(), "abrupt": take.Abrupt}
	one.raw = nil
	return nil
}

// said tells what was done to a good recording.
func said(w words.Lang, take voice.Take) string {
	key := "admin_voice.taken"
	if take.Abrupt {
		key = "admin_voice.taken.abrupt"
	}
	seconds := func(ms int64) string { return w.T("admin_voice.seconds", "whole", ms/1000, "tenth", ms%1000/100) }
	return w.T(key, "length", seconds(take.Length.Milliseconds()), "cut", seconds((take.CutBefore + take.CutAfter).Milliseconds()))
}
