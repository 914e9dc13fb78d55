package voice

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Style is how the digits of a queue number are read. The counter is always read as a cardinal.
type Style string

const (
	Digits   Style = "digits"   // "A nol dua lima"
	Cardinal Style = "cardinal" // "A dua puluh lima"
)

// Plan lists the clips that call a number to a counter, the chime first. A number is one letter or more, a hyphen
// and digits, as on the ticket; a counter is 1 to 9999.
func Plan(lang string, style Style, number string, counter int) ([]ClipID, error) {
	count, ok := cardinals[lang]
	if !ok {
		return nil, fmt.Errorf("plan %q: no way to count in language %q", number, lang)
	}
	if counter < 1 || counter > maxNumber {
		return nil, fmt.Errorf("plan %q: counter %d is not between 1 and %d", number, counter, maxNumber)
	}
	spelled, err := spell(count, style, number)
	if err != nil {
		return nil, fmt.Errorf("plan %q: %w", number, err)
	}
	return slices.Concat([]ClipID{Chime, Ticket}, spelled, []ClipID{ToCounter}, count(counter)), nil
}

// spell reads a queue number: its letters one by one, then its digits in the style asked for.
func spell(count func(int) []ClipID, style Style, number string) ([]ClipID, error) {
	prefix, digits, ok := strings.Cut(number, "-")
	n, err := strconv.ParseUint(digits, 10, 16)
	switch {
	case !ok || prefix == "" || strings.Trim(prefix, alphabet) != "":
		return nil, fmt.Errorf("want letters A to Z, a hyphen and digits")
	case err != nil || n > maxNumber || len(digits) > len(strconv.Itoa(maxNumber)):
		return nil, fmt.Errorf("want at most four digits after the hyphen")
	}
	var out []ClipID
	for _, r := range prefix {
		out = append(out, letter(r))
	}
	switch style {
	case Cardinal:
		return append(out, count(int(n))...), nil
	case Digits:
		for _, r := range digits {
			out = append(out, ClipID(r))
		}
		return out, nil
	}
	return nil, fmt.Errorf("unknown style %q", style)
}

// Needs lists every clip that a plan in this language can name, in order, and nothing for a language unknown.
func Needs(lang string) []ClipID {
	count, ok := cardinals[lang]
	if !ok {
		return nil
	}
	need := map[ClipID]bool{Chime: true, Ticket: true, ToCounter: true}
	for _, r := range alphabet {
		need[letter(r)] = true
	}
	for n := range maxNumber + 1 {
		for _, id := range count(n) {
			need[id] = true
		}
	}
	ids := make([]ClipID, 0, len(need))
	for id := range need {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}
