package voice

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	clockText = regexp.MustCompile(`^([0-9]{1,2})[.:]([0-9]{2})$`)  // 09.14
	codeText  = regexp.MustCompile(`^[A-Z0-9]+(?:[-.][A-Z0-9]+)*$`) // A-025, 7K3M, WIB
)

// Read says a number, a time or a code as it stands in a text: 25 as a number, 09.14 as two, A-025 and 7K3M letter by
// letter. It knows no other word.
func Read(lang, text string) ([]ClipID, bool) {
	count, ok := cardinals[lang]
	if !ok || text == "" {
		return nil, false
	}
	if n, err := strconv.Atoi(text); err == nil && n >= 0 && n <= maxNumber && strconv.Itoa(n) == text {
		return count(n), true
	}
	if parts := clockText.FindStringSubmatch(text); parts != nil {
		hour, _ := strconv.Atoi(parts[1]) // two digits
		return append(count(hour), minutes(count, parts[2])...), true
	}
	if codeText.MatchString(text) {
		return letters(text), true
	}
	return nil, false
}

// minutes are read as a number, with the nought that stands before it.
func minutes(count func(int) []ClipID, text string) []ClipID {
	if text[0] == '0' {
		return letters(text)
	}
	n, _ := strconv.Atoi(text) // two digits
	return count(n)
}

// letters reads letters and digits one by one.
func letters(text string) (out []ClipID) {
	for _, r := range text {
		if r != '-' && r != '.' {
			out = append(out, ClipID(strings.ToLower(string(r))))
		}
	}
	return out
}
