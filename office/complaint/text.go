package complaint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"antrean/internal/plain"
	"antrean/internal/problem"
)

// What people may write, in characters.
const (
	TextMost    = 2000
	ContactMost = 100
	NumberMost  = 12
)

// clean is a text as it is kept: one kind of line end, no blanks around it, no marks that turn its direction. What no
// keyboard types is refused.
func clean(field, text string, most int, lines bool) (string, error) {
	valid := utf8.ValidString(text)
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ").Replace(text)
	text = strings.TrimSpace(plain.Straight(text))
	odd := func(r rune) bool { return unicode.IsControl(r) && (r != '\n' || !lines) }
	switch {
	case !valid || strings.ContainsFunc(text, odd):
		return "", problem.Field(field, "a-z 0-9 .,?!")
	case utf8.RuneCountInString(text) > most:
		return "", problem.Field(field, "≤ "+itoa(most)).And("most", most)
	}
	return text, nil
}

// needed is clean for a text that may not be empty.
func needed(field, text string, most int) (string, error) {
	text, err := clean(field, text, most, true)
	if err == nil && text == "" {
		err = problem.Field(field, "1-"+itoa(most)).And("empty", true)
	}
	return text, err
}
