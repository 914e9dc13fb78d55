package edge

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"strings"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
)

// BodyLimit is 32 KiB: ten times the longest checklist.
const BodyLimit = 32 << 10

const langKey = "lang"

// Body reads a JSON body into in, a pointer to a struct. It refuses other types, broken JSON, more than one value
// and a wrong type, naming the field.
func Body(c *fiber.Ctx, in any) error {
	kind, _, err := mime.ParseMediaType(c.Get(fiber.HeaderContentType))
	if err != nil || kind != fiber.MIMEApplicationJSON {
		return problem.New("wrong_type")
	}
	dec := json.NewDecoder(bytes.NewReader(c.Body()))
	if err := dec.Decode(in); err != nil {
		if refusal, ok := errors.AsType[*problem.Error](err); ok {
			return refusal
		}
		if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok && wrong.Field != "" {
			return problem.Field(fieldName(wrong.Field), wrong.Type.String())
		}
		return problem.Wrap("bad_json", err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return problem.New("bad_json")
	}
	return nil
}

// fieldName drops the names of embedded structs from encoding/json's path.
func fieldName(path string) string {
	parts := strings.Split(path, ".")
	kept := parts[:0]
	for _, part := range parts {
		if part != "" && (part[0] < 'A' || part[0] > 'Z') {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, ".")
}

// SetLang makes the language of a body the one to answer in.
func SetLang(c *fiber.Ctx, lang string) { c.Locals(langKey, lang) }

// Digest sums a parsed body up, so that two spellings of the same body are the same.
func Digest(action string, body any) string {
	raw, err := json.Marshal(body)
	if err != nil { // bodies are structs we parsed from JSON
		panic(fmt.Sprintf("digest of %s: %v", action, err))
	}
	h := sha256.New()
	h.Write([]byte(action))
	h.Write([]byte{0})
	h.Write(raw)
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// CheckID checks an id chosen by a client: 8 to 64 characters of A-Z a-z 0-9 - _.
func CheckID(field, id string) error {
	if len(id) < 8 || len(id) > 64 {
		return problem.Field(field, "8-64 A-Z a-z 0-9 - _")
	}
	for _, r := range id {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' && r != '_' {
			return problem.Field(field, "8-64 A-Z a-z 0-9 - _")
		}
	}
	return nil
}
