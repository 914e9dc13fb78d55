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
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/plain"
	"antrean/internal/problem"
)

// BodyLimit is 32 KiB: ten times the longest checklist.
const BodyLimit = 32 << 10

// FormLimit is 256 KiB: the longest page of a service's standard with every field full, each letter of it escaped.
const FormLimit = 256 << 10

const langKey = "lang"

// Body reads a JSON object into in, a pointer to a struct. It refuses other types, what is no object in UTF-8, more
// than one value and a wrong type, naming the field.
func Body(c *fiber.Ctx, in any) error {
	kind, _, err := mime.ParseMediaType(c.Get(fiber.HeaderContentType))
	if err != nil || kind != fiber.MIMEApplicationJSON {
		return problem.New("wrong_type")
	}
	body := bytes.TrimLeft(c.Body(), " \t\r\n")
	if !bytes.HasPrefix(body, []byte("{")) || !utf8.Valid(body) { // encoding/json takes null, and mends bad UTF-8
		return problem.New("bad_json")
	}
	dec := json.NewDecoder(bytes.NewReader(body))
	if err := dec.Decode(in); err != nil {
		return badBody(err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return problem.New("bad_json")
	}
	return nil
}

// badBody is the refusal for what encoding/json could not take.
func badBody(err error) error {
	if refusal, ok := errors.AsType[*problem.Error](err); ok {
		return refusal
	}
	if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok && wrong.Field != "" {
		return problem.Field(wrong.Field, shape(wrong.Type))
	}
	return problem.Wrap("bad_json", err)
}

// shape is a Go type as JSON writes it.
func shape(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return `"…"`
	case reflect.Slice, reflect.Array:
		return "[…]"
	case reflect.Map, reflect.Struct:
		return "{…}"
	case reflect.Bool:
		return "true, false"
	case reflect.Pointer:
		return shape(t.Elem())
	}
	return "0, 1, 2, …"
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

// Plain is what somebody typed for people to read, as it is kept: without blanks around it and without marks that turn the
// direction of writing. What no keyboard types is refused.
func Plain(field, typed string) (string, error) {
	text := strings.TrimSpace(plain.Straight(typed))
	if !plain.Typed(text) {
		return "", problem.Field(field, "a-z 0-9 .,?!")
	}
	return text, nil
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
