// Package plain tells what people see of a text from what they do not: marks that turn the direction of writing, which a
// paste brings along, and signs that no keyboard types.
package plain

import (
	"strings"
	"unicode"
)

// Turning reports whether a sign turns the direction of writing. With such marks a text can be made to read otherwise than it
// is stored (CVE-2021-42574); numbers copied out of a phone's messages carry them too.
func Turning(r rune) bool {
	return r == '\u061c' || r == '\u200e' || r == '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

// Straight is a text without the marks that turn its direction. Nobody misses them: nobody saw them.
func Straight(text string) string {
	return strings.Map(func(r rune) rune {
		if Turning(r) {
			return -1
		}
		return r
	}, text)
}

// Typed reports whether a text has only signs that a keyboard types: no control characters but line breaks and tabs.
func Typed(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' })
}
