package edge

import "strings"

// Harmless keeps a spreadsheet from taking a text for a formula: names come from files and people.
func Harmless(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}
