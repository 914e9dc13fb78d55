package guide

import (
	"math"
	"regexp"
	"strings"
	"unicode"

	"antrean/display/voice"
)

// own is the language of what an office has not translated: the screen then shows its Indonesian words.
const own = "id"

// longest is how many words a clip has at most; the longest sentence of the kiosk has fewer.
const longest = 60

// ordinal is how the languages of Java write "the third": ke-3.
var ordinal = regexp.MustCompile(`(\p{Ll}-)([0-9])`)

// A Part is one sound of a text: a clip, or words of the voice.
type Part struct {
	Hash  string         // of a clip; "" when it is Words
	Words []voice.ClipID // a number or a code
}

// Parts puts a text together from what clips say and from the numbers between them, in as few parts as can be: "Sisa 3
// nomor hari ini" is a clip, a number and a clip. It returns nothing for a text of which any word has no sound: half a
// sentence may say the opposite of the whole.
func Parts(lang, text string) []Part {
	tokens := strings.Fields(ordinal.ReplaceAllString(text, "$1 $2"))
	best := make([]way, len(tokens)+1) // from each word to the end
	for i := len(tokens) - 1; i >= 0; i-- {
		best[i] = way{cost: math.MaxInt}
		for j := i + 1; j <= len(tokens) && j <= i+longest; j++ {
			if best[j].cost == math.MaxInt {
				continue
			}
			part, cost := find(lang, tokens[i:j])
			if cost >= 0 && cost+best[j].cost < best[i].cost {
				best[i] = way{part, cost + best[j].cost, j}
			}
		}
	}
	if best[0].cost == math.MaxInt {
		return nil
	}
	var out []Part
	for i := 0; i < len(tokens); i = best[i].next {
		part := best[i].part
		if n := len(out); part.Words != nil && n > 0 && out[n-1].Words != nil {
			out[n-1].Words = append(out[n-1].Words, part.Words...)
		} else if part.Hash != "" || part.Words != nil {
			out = append(out, part)
		}
	}
	return out
}

// A way is what is said from a word on, and where it goes on.
type way struct {
	part Part
	cost int
	next int
}

// find is the sound of some words that follow each other, and what it costs: a clip of the language less than one of the
// office's own, what is no word nothing, and less than nothing when there is no sound.
func find(lang string, tokens []string) (Part, int) {
	text := strings.Join(tokens, " ")
	bare := strings.TrimFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if bare == "" {
		return Part{}, 0
	}
	for i, in := range []string{lang, own} {
		for _, said := range []string{text, bare, bare + ".", bare + ",", bare + ":"} {
			if hash, ok := Clip(in, said); ok {
				return Part{Hash: hash}, 10 + i
			}
		}
	}
	if len(tokens) == 1 {
		if words, ok := voice.Read(lang, bare); ok {
			return Part{Words: words}, 12 // a word that has a clip is not spelled
		}
	}
	return Part{}, -1
}
