package catalogue

import (
	"slices"
	"strings"
)

// A page is the text of a service standard, cut into its sections.
type page struct {
	head      []string               // what the site puts on top of every sheet: office, address, website, parent
	top       []string               // before the first section: names, the decree, the date
	sections  map[Component][]string // lines with their marks: "1. Kartu Keluarga"
	published string                 // "Kamis, 02 Januari 2025", or empty
}

// readPage cuts a text into sections.
func readPage(text string) *page {
	p := &page{sections: make(map[Component][]string)}
	lines, head := withoutHeads(cleanLines(text))
	p.head = head
	part, started := Component(""), false
	for _, line := range lines {
		if found := publish.FindStringSubmatch(line); found != nil {
			p.published = found[1]
			continue
		}
		if next, ok := heading(line); ok {
			part, started = next, true
			continue
		}
		switch {
		case unmarked(line) == "": // the number of a section, on a line of its own
		case !started:
			p.top = append(p.top, line)
		case part != "":
			p.sections[part] = append(p.sections[part], line)
		}
	}
	return p
}

func heading(line string) (Component, bool) {
	bare := strings.TrimRight(unmarked(line), " :.")
	for _, h := range headings {
		if h.says.MatchString(bare) {
			return h.part, true
		}
	}
	return "", false
}

// unmarked takes the number, letter or dot off a line.
func unmarked(line string) string { return strings.TrimSpace(mark.ReplaceAllString(line, "")) }

// cleanLines are the lines that say something.
func cleanLines(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(blanks.ReplaceAllString(line, " "))
		if line != "" && !noise.MatchString(line) {
			out = append(out, line)
		}
	}
	return out
}

// headLeast is how many lines in a row must come again to be the head of every sheet.
const headLeast = 3

// withoutHeads takes out the lines that the text begins with and that come again further down.
func withoutHeads(lines []string) (rest, head []string) {
	longest := 0
	for j := 1; j < len(lines); j++ {
		k := 0
		for j+k < len(lines) && k < j && lines[k] == lines[j+k] {
			k++
		}
		longest = max(longest, k)
	}
	if longest < headLeast {
		return lines, nil
	}
	head = lines[:longest]
	for i := 0; i < len(lines); {
		if i+longest <= len(lines) && slices.Equal(lines[i:i+longest], head) {
			i += longest
			continue
		}
		rest = append(rest, lines[i])
		i++
	}
	return rest, head
}

// items are the entries of a section without their marks and closing signs.
func items(lines []string) []string {
	var out []string
	for _, line := range lines {
		if text := closed(unmarked(line)); text != "" {
			out = append(out, text)
		}
	}
	return out
}

// closed takes off the semicolon or comma that a list ends its entries with.
func closed(text string) string { return strings.TrimRight(text, " ;,") }
