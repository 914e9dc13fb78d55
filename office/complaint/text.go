package complaint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"antrean/internal/problem"
)

// What people may write, in characters.
const (
	TextMost    = 2000
	ContactMost = 100
	NumberMost  = 12
)

// turning are the marks that turn the direction of writing: with them a text can be made to read otherwise than it is
// stored.
const turning = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

// clean is a text as it is kept: one kind of line end, no blanks around it, no marks that turn its direction. What no
// keyboard types is refused.
func clean(field, text string, most int, lines bool) (string, error) {
	valid := utf8.ValidString(text)
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ").Replace(text)
	text = strings.TrimSpace(strings.Map(func(r rune) rune {
		if strings.ContainsRune(turning, r) {
			return -1
		}
		return r
	}, text))
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
