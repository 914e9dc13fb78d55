package edge

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"antrean/office/queue"
)

// Param is a part of the path, decoded; empty when its encoding is broken.
func Param(c *fiber.Ctx, name string) string {
	text, err := url.PathUnescape(c.Params(name))
	if err != nil {
		return ""
	}
	return text
}

// Job is the print job that a part of the path names; 0 when it names none.
func Job(c *fiber.Ctx, name string) queue.JobID {
	id, err := strconv.ParseUint(c.Params(name), 10, 64)
	if err != nil {
		return 0
	}
	return queue.JobID(id)
}

// misread undoes what people make of a code on paper: it has no I, L and O (Crockford's base32), and none of the
// spaces and hyphens that make it easier to read aloud.
var misread = strings.NewReplacer(" ", "", "-", "", "I", "1", "L", "1", "O", "0")

// Code is a token or a code of the path, as it was given out however it was typed.
func Code(c *fiber.Ctx, name string) string { return Clean(Param(c, name)) }

// Clean is a token or a code as it was given out, however somebody typed it.
func Clean(typed string) string { return misread.Replace(strings.ToUpper(typed)) }

// number is a queue number as people type it: "a12", "A 012" or "A-012".
var number = regexp.MustCompile(`^([A-Z]{1,3})[ -]*0*([0-9]{1,6})$`)

// Number reads a queue number as people type it; false when it is none.
func Number(text string) (string, bool) {
	parts := number.FindStringSubmatch(strings.ToUpper(strings.TrimSpace(text)))
	if parts == nil {
		return "", false
	}
	n, err := strconv.Atoi(parts[2])
	return queue.Number(parts[1], n), err == nil
}
