package edge

import (
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/internal/words"
)

// statuses carries each code over HTTP; docs/protocol.md lists the same, and a test compares them.
var statuses = map[string]int{
	"bad_request":            http.StatusBadRequest,
	"bad_json":               http.StatusBadRequest,
	"bad_field":              http.StatusBadRequest,
	"bad_handshake":          http.StatusBadRequest,
	"unauthenticated":        http.StatusUnauthorized,
	"wrong_login":            http.StatusUnauthorized,
	"forbidden":              http.StatusForbidden,
	"must_change":            http.StatusForbidden,
	"foreign_origin":         http.StatusForbidden,
	"not_found":              http.StatusNotFound,
	"unknown_ticket":         http.StatusNotFound,
	"unknown_check":          http.StatusNotFound,
	"unknown_list":           http.StatusNotFound,
	"unknown_service":        http.StatusNotFound,
	"unknown_counter":        http.StatusNotFound,
	"unknown_zone":           http.StatusNotFound,
	"unknown_ring":           http.StatusNotFound,
	"unknown_assist":         http.StatusNotFound,
	"unknown_case":           http.StatusNotFound,
	"unknown_pairing":        http.StatusNotFound,
	"method_not_allowed":     http.StatusMethodNotAllowed,
	"too_slow":               http.StatusRequestTimeout,
	"request_id_reused":      http.StatusConflict,
	"stale":                  http.StatusConflict,
	"ticket_in_hand":         http.StatusConflict,
	"not_over":               http.StatusConflict,
	"case_not_over":          http.StatusConflict,
	"case_not_undone":        http.StatusConflict,
	"counter_closed":         http.StatusConflict,
	"closed":                 http.StatusConflict,
	"quota_out":              http.StatusConflict,
	"not_today":              http.StatusConflict,
	"too_soon":               http.StatusTooManyRequests,
	"already_has":            http.StatusConflict,
	"nik_needed":             http.StatusConflict,
	"too_early":              http.StatusConflict,
	"too_late":               http.StatusConflict,
	"not_postponable":        http.StatusConflict,
	"push_off":               http.StatusConflict,
	"not_measuring":          http.StatusConflict,
	"nothing_to_undo":        http.StatusConflict,
	"not_collector":          http.StatusConflict,
	"too_large":              http.StatusRequestEntityTooLarge,
	"messages_off":           http.StatusConflict,
	"wrong_type":             http.StatusUnsupportedMediaType,
	"not_needed":             http.StatusUnprocessableEntity,
	"incomplete":             http.StatusUnprocessableEntity,
	"unanswered":             http.StatusUnprocessableEntity,
	"unknown_requirement":    http.StatusUnprocessableEntity,
	"too_many":               http.StatusTooManyRequests,
	"header_too_large":       http.StatusRequestHeaderFieldsTooLarge,
	"internal":               http.StatusInternalServerError,
	"unavailable":            http.StatusServiceUnavailable,
	"disk_full":              http.StatusServiceUnavailable,
	"unknown_complaint":      http.StatusNotFound,
	"complaint_meanwhile":    http.StatusConflict,
	"complaint_closed":       http.StatusConflict,
	"complaint_unanswered":   http.StatusConflict,
	"complaint_not_reopened": http.StatusConflict,
	"service_down":           http.StatusConflict,
}

// Status is the HTTP status of a code; an unknown code is our fault.
func Status(code string) int {
	if status, ok := statuses[code]; ok {
		return status
	}
	return http.StatusInternalServerError
}

// Statuses lists every code with its status.
func Statuses() map[string]int {
	out := make(map[string]int, len(statuses))
	for code, status := range statuses {
		out[code] = status
	}
	return out
}

// JSON answers with a value.
func JSON(c *fiber.Ctx, status int, value any) error {
	body, err := json.Marshal(value)
	if err != nil {
		return problem.Wrap("internal", err)
	}
	c.Set(fiber.HeaderContentType, "application/json; charset=utf-8")
	c.Set(fiber.HeaderCacheControl, "no-store")
	return c.Status(status).Send(body)
}

// Refuse answers with what went wrong, in the asker's language. It is the server's error handler.
func Refuse(c *fiber.Ctx, err error) error {
	refusal := RefusalOf(c, err)
	status := Status(refusal.Code)
	c.Set(fiber.HeaderContentType, "application/json; charset=utf-8")
	c.Set(fiber.HeaderCacheControl, "no-store")
	return c.Status(status).Send(RefusalBody(refusal, Lang(c)))
}

// RefusalOf finds the refusal in any error, and logs the one that is our fault.
func RefusalOf(c *fiber.Ctx, err error) *problem.Error {
	refusal := refusalOf(err)
	if Status(refusal.Code) >= http.StatusInternalServerError {
		slog.Error("request failed", "method", c.Method(), "route", c.Route().Path, "code", refusal.Code, "err", err)
	}
	return refusal
}

// RefusalBody is a refusal as it travels: {code, message, hint, ...}.
func RefusalBody(refusal *problem.Error, lang string) []byte {
	body := make(map[string]any, len(refusal.Also)+4)
	for key, value := range refusal.Also {
		body[key] = value
	}
	body["code"] = refusal.Code
	body["message"], body["hint"] = Sentences(refusal, lang)
	if refusal.Field != "" {
		body["field"] = refusal.Field
	}
	raw, err := json.Marshal(body)
	if err != nil { // Also holds our own types only
		return []byte(`{"code":"internal"}`)
	}
	return raw
}

// Sentences are what a refusal says: what happened, and what to do now.
func Sentences(refusal *problem.Error, lang string) (message, hint string) {
	with := make([]any, 0, 2*len(refusal.With))
	for key, value := range refusal.With {
		with = append(with, key, value)
	}
	sentences := words.In(lang)
	return sentences.T("problem."+refusal.Code, with...), sentences.T("problem."+refusal.Code+".hint", with...)
}

// refusalOf finds the refusal in an error of ours or of Fiber's router.
func refusalOf(err error) *problem.Error {
	if refusal, ok := errors.AsType[*problem.Error](err); ok {
		return refusal
	}
	if e, ok := errors.AsType[*fiber.Error](err); ok {
		switch e.Code {
		case http.StatusNotFound:
			return problem.New("not_found")
		case http.StatusMethodNotAllowed:
			return problem.New("method_not_allowed")
		}
	}
	return problem.Wrap("internal", err)
}

// Lang is the language the asker reads: asked for, else the browser's, else the office's.
func Lang(c *fiber.Ctx) string { return langOf(c, words.Languages()) }

// PageLang is the language of a page for staff: asked for, else the one this browser was set to, else as Lang. Staff's pages
// do not have every language that applicants are spoken to in.
func PageLang(c *fiber.Ctx) string {
	if kept := c.Cookies(LangCookie); !slices.Contains(words.Staff(), c.Query("lang")) && slices.Contains(words.Staff(), kept) {
		return kept
	}
	return langOf(c, words.Staff())
}

// langOf is the first language of some that the asker reads.
func langOf(c *fiber.Ctx, some []string) string {
	if lang := c.Query("lang"); slices.Contains(some, lang) {
		return lang
	}
	if chosen, ok := c.Locals(langKey).(string); ok && slices.Contains(some, chosen) {
		return chosen
	}
	for _, part := range strings.Split(c.Get(fiber.HeaderAcceptLanguage), ",") {
		tag, _, _ := strings.Cut(strings.TrimSpace(part), ";")
		lang, _, _ := strings.Cut(strings.ToLower(tag), "-")
		if slices.Contains(some, lang) {
			return lang
		}
	}
	return words.Default
}

// LangCookie keeps the language of a browser.
const LangCookie = "lang"
