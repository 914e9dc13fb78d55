package setup

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"antrean/internal/words"
)

// How much the line of the office at the foot of every ticket may hold: two lines of the usual 80 mm paper, so that it
// never pushes what a visitor needs off the slip.
const (
	FooterLines   = 2
	FooterColumns = 42
)

// FooterIn breaks a footer as the paper does, at words; a longer word stands alone and is broken where the paper ends.
func FooterIn(text string) (lines []string) {
	line := ""
	for word := range strings.FieldsSeq(text) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= FooterColumns:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
		for utf8.RuneCountInString(line) > FooterColumns {
			runes := []rune(line)
			lines, line = append(lines, string(runes[:FooterColumns])), string(runes[FooterColumns:])
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

func (d *Document) checkFooter(faults *Faults) {
	for _, lang := range slices.Sorted(maps.Keys(d.Footer)) {
		text := d.Footer[lang]
		switch {
		case !slices.Contains(words.Languages(), lang):
			faults.add("footer."+lang, "setup.fault.language", "value", lang)
		case strings.ContainsFunc(text, unicode.IsControl) || len(FooterIn(text)) > FooterLines:
			faults.add("footer."+lang, "setup.fault.footer", "lines", FooterLines, "columns", FooterColumns)
		}
	}
	if len(d.Footer) > 0 && strings.TrimSpace(d.Footer[words.Default]) == "" { // the others fall back to it
		faults.add("footer."+words.Default, "setup.fault.footer_own")
	}
}

// footer is compared language by language.
func (d *differ) footer() {
	all := maps.Clone(d.old.Footer)
	if all == nil {
		all = map[string]string{}
	}
	maps.Copy(all, d.now.Footer)
	for _, lang := range slices.Sorted(maps.Keys(all)) {
		d.changed("footer", d.old.Footer[lang], d.now.Footer[lang], "lang", lang)
	}
}
