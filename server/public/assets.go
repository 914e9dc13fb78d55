package public

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"sync/atomic"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/internal/qr"
	"antrean/internal/words"
	"antrean/office/setup"
	"antrean/server/edge"
	"antrean/static"
)

// Page answers with the shell of a screen.
func Page(name string) fiber.Handler {
	body, ok := static.Page(name)
	return func(c *fiber.Ctx) error {
		if !ok {
			return problem.New("not_found")
		}
		return Show(c, body)
	}
}

// Show answers with a page that holds nothing of its asker, under the policy of all pages.
func Show(c *fiber.Ctx, body []byte) error {
	c.Set(fiber.HeaderContentType, "text/html; charset=utf-8")
	c.Set(fiber.HeaderCacheControl, "no-cache")
	c.Set(fiber.HeaderContentSecurityPolicy, policy+connections(c))
	return c.Send(body)
}

// Asset answers GET /assets/{build}/…: a file of this build, to be kept for ever. Another build's are gone.
func Asset(c *fiber.Ctx) error {
	name := c.Params("*")
	body, kind, ok := static.Asset(name)
	if !ok || c.Params("build") != static.Build() {
		return problem.New("not_found")
	}
	c.Set(fiber.HeaderContentType, kind)
	c.Set(fiber.HeaderCacheControl, "public, max-age=31536000, immutable")
	c.Set(fiber.HeaderVary, fiber.HeaderAcceptEncoding)
	if small, ok := static.Zipped(name); ok && takesGzip(c.Get(fiber.HeaderAcceptEncoding)) {
		c.Set(fiber.HeaderContentEncoding, "gzip")
		body = small
	}
	return c.Send(body)
}

// Words answers GET /words/{lang}.json: every sentence, or with ?only= those of some rooms, for a screen that has to
// be light.
func Words(c *fiber.Ctx) error {
	lang := strings.TrimSuffix(c.Params("file"), ".json")
	if words.In(lang).Code() != lang || !strings.HasSuffix(c.Params("file"), ".json") {
		return problem.New("not_found")
	}
	body, tag := words.In(lang).JSON(c.Query("only"))
	c.Set(fiber.HeaderVary, fiber.HeaderAcceptEncoding)
	if takesGzip(c.Get(fiber.HeaderAcceptEncoding)) {
		c.Set(fiber.HeaderContentEncoding, "gzip")
		return edge.Tagged(c, zip(body), tag+"-gzip")
	}
	return edge.Tagged(c, body, tag)
}

// Catalogue answers GET /api/v1/catalogue.
func Catalogue(o *edge.Office) fiber.Handler {
	var kept atomic.Pointer[written]
	return func(c *fiber.Ctx) error {
		now := kept.Load()
		if in := o.Setup(); now == nil || now.setup != in {
			var err error
			if now, err = write(in); err != nil {
				return problem.Wrap("internal", err)
			}
			kept.Store(now)
		}
		return edge.Tagged(c, now.body, now.tag)
	}
}

// written is the catalogue of a setup as screens get it.
type written struct {
	setup *setup.InForce
	body  []byte
	tag   string // not the version: another build may write the same catalogue otherwise
}

func write(in *setup.InForce) (*written, error) {
	body, err := json.Marshal(in.Catalogue.PublicIn(in.Languages()))
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(body)
	return &written{setup: in, body: body, tag: hex.EncodeToString(sum[:8])}, nil
}

// qrMost is the longest text that a screen asks a QR code of.
const qrMost = 200 // bytes

// QR answers GET /api/v1/qr.svg?text=…: the code of an address of this office. It draws no other: a code that comes
// from here looks like ours.
func QR(o *edge.Office) fiber.Handler {
	return func(c *fiber.Ctx) error {
		text := c.Query("text")
		if len(text) > qrMost || !ours(o, text) {
			return problem.Field("text", "https://…")
		}
		code, err := qr.Encode(text, qr.M)
		if err != nil {
			return problem.Field("text", "https://…")
		}
		c.Set(fiber.HeaderContentType, "image/svg+xml")
		c.Set(fiber.HeaderCacheControl, "no-store") // its address holds a token
		return c.SendString(code.SVG(qr.Quiet))
	}
}

// ours reports whether an address is one of this server's, of the office's own services, or where its standards say that
// something is got.
func ours(o *edge.Office, text string) bool {
	if base := o.PublicURL() + "/"; base != "/" && len(text) > len(base) && strings.EqualFold(text[:len(base)], base) {
		return true
	}
	for i := range o.Catalogue().Services {
		s := &o.Catalogue().Services[i]
		for _, channel := range s.Channels {
			if channel.URL != "" && channel.URL == text {
				return true
			}
		}
		for _, row := range s.Requirements {
			if row.Get != nil && row.Get.Link != "" && row.Get.Link == text {
				return true
			}
		}
	}
	return false
}
