package layout

import "strings"

// wrap breaks a text into rows of at most width characters. It breaks between atoms; an atom wider than a row is
// broken at its spaces, and a word wider than a row after a sign of an address, or where the row ends.
func wrap(text string, width int) []string {
	var rows []string
	row := ""
	for _, part := range fitting(atoms(text), width) {
		switch {
		case row == "":
			row = part
		case len(row)+1+len(part) <= width:
			row += " " + part
		default:
			rows = append(rows, row)
			row = part
		}
	}
	if row != "" {
		rows = append(rows, row)
	}
	return rows
}

// fitting breaks the atoms that are wider than a row.
func fitting(atoms []string, width int) []string {
	var out []string
	for _, atom := range atoms {
		if len(atom) <= width {
			out = append(out, atom)
			continue
		}
		for _, word := range strings.Fields(atom) {
			out = append(out, pieces(word, width)...)
		}
	}
	return out
}

// pieces cuts a word that is wider than a row.
func pieces(word string, width int) []string {
	var out []string
	for len(word) > width {
		at := strings.LastIndexAny(word[:width], "/-_?&=.,") + 1
		if at <= width/2 { // too little on the row, or no sign at all
			at = width
		}
		out = append(out, word[:at])
		word = word[at:]
	}
	return append(out, word)
}
