package edge

import (
	"net/http"
	"strings"

	"github.com/gofiber/fiber/v2"
)

// Tagged answers with JSON that a client may keep, asking each time whether it is still so: 304 when it holds what
// the tag names.
func Tagged(c *fiber.Ctx, body []byte, tag string) error {
	tag = `"` + tag + `"`
	c.Set(fiber.HeaderETag, tag)
	c.Set(fiber.HeaderCacheControl, "no-cache")
	if holds(c.Get(fiber.HeaderIfNoneMatch), tag) {
		c.Status(http.StatusNotModified)
		return nil
	}
	c.Set(fiber.HeaderContentType, "application/json; charset=utf-8")
	return c.Send(body)
}

// holds reports whether If-None-Match names the tag. The comparison is weak (RFC 9110 section 13.1.2): a proxy that
// compresses makes tags weak.
func holds(header, tag string) bool {
	for item := range strings.SplitSeq(header, ",") {
		if item = strings.TrimSpace(item); item == "*" || strings.TrimPrefix(item, "W/") == tag {
			return true
		}
	}
	return false
}
