package live

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/server/edge"
)

// Board answers GET /api/v1/board/{zone}: what the socket sends, for a screen whose sockets fail.
func (l *Live) Board(c *fiber.Ctx) error {
	z, err := l.known(c)
	if err != nil {
		return err
	}
	board := l.board(z)
	body, err := json.Marshal(board)
	if err != nil {
		return problem.Wrap("internal", err)
	}
	board.Frame = still(board.Frame)
	return edge.Tagged(c, body, edge.Digest("board", board))
}

// BoardPage answers GET /board/{zone} with the board's page, when there is such a zone.
func (l *Live) BoardPage(page fiber.Handler) fiber.Handler {
	return func(c *fiber.Ctx) error {
		if _, err := l.known(c); err != nil {
			return err
		}
		return page(c)
	}
}

// Speaker answers POST /api/v1/board/{zone}/speaker: a board's sign of life, and who speaks.
func (l *Live) Speaker(c *fiber.Ctx) error {
	z, err := l.known(c)
	if err != nil {
		return err
	}
	var in struct {
		Screen string  `json:"screen"`
		Audio  string  `json:"audio"`
		Ended  *uint64 `json:"ended"`
	}
	if err := edge.Body(c, &in); err != nil {
		return err
	}
	if err := edge.CheckID("screen", in.Screen); err != nil {
		return err
	}
	if in.Audio != "ok" && in.Audio != "blocked" {
		return problem.Field("audio", "ok, blocked")
	}
	l.mu.Lock()
	lease := z.hall.sequencer.Heartbeat(time.Now(), in.Screen, in.Audio == "ok", in.Ended)
	l.mu.Unlock()
	l.wake()
	var speaker *string
	if lease.Speaker != "" {
		speaker = &lease.Speaker
	}
	return edge.JSON(c, http.StatusOK, fiber.Map{"speaker": speaker, "lease_ms": lease.For.Milliseconds()})
}

// wake lets the halls be looked at now.
func (l *Live) wake() {
	select {
	case l.nudge <- struct{}{}:
	default:
	}
}

// Audio answers GET /audio/{hash}.wav: a sound made lately.
func (l *Live) Audio(c *fiber.Ctx) error {
	hash, isWAV := strings.CutSuffix(c.Params("file"), ".wav")
	sound, ok := l.shelf.Get(hash)
	if !ok || !isWAV {
		return problem.New("not_found")
	}
	c.Set(fiber.HeaderContentType, "audio/wav")
	c.Set(fiber.HeaderCacheControl, "public, max-age=3600, immutable")
	c.Set(fiber.HeaderContentLength, strconv.Itoa(len(sound.WAV)))
	return c.Send(sound.WAV)
}
