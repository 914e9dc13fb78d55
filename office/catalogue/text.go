package catalogue

import "strings"

// A Text is a sentence or label in one or more languages, by their two-letter codes. It always has DefaultLang.
type Text map[string]string

// DefaultLang is the language of the standards themselves.
const DefaultLang = "id"

// ShortMax is how many characters a short name may have: one line of a 58 mm slip, one row of a board.
const ShortMax = 32

// In returns the text in a language, or in DefaultLang where it has not been translated.
func (t Text) In(lang string) string {
	if text, ok := t[lang]; ok {
		return text
	}
	return t[DefaultLang]
}

// beginsMost is how much of a long text stands for it, in characters.
const beginsMost = 60

// Begins is how a long text begins, cut at a word.
func (t Text) Begins() Text {
	out := make(Text, len(t))
	for lang, text := range t {
		out[lang] = text
		if runes := []rune(text); len(runes) > beginsMost {
			begin := string(runes[:beginsMost])
			if i := strings.LastIndexByte(begin, ' '); i > 0 {
				begin = begin[:i]
			}
			out[lang] = strings.TrimRight(begin, " ,;:.") + "…"
		}
	}
	return out
}

// A Source says where a field is from.
type Source string

// The four sources. An office that edits its file marks its own additions Seed.
const (
	Seed     Source = "seed"     // stands in the office's own published standard
	Inferred Source = "inferred" // follows from the standard, is not said in these words
	Ours     Source = "ours"     // a translation, a default or a hint of ours, for the office to change
	Nation   Source = "national" // the text that holds for the whole country, as the national catalogue has it
)
