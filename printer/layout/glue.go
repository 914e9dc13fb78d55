package layout

import "strings"

// What belongs together though a space stands between: the word before a number, the zone after a time, the parts
// of a date. Case is ignored.
const (
	beforeDigits = " wa sms telp telp. tel tel. hp fax faks call no no. nomor loket rp rp. km rt rw jl. pukul "
	zones        = " wib wita wit "
	months       = " januari februari maret april mei juni juli agustus september oktober november desember" +
		" january february march may june july august october december "
)

// atoms splits a text into what may not be broken where it fits on a row: words, and words that belong together
// such as "WA 0811-101-3279", "2 Januari 2025" or "09.20 WIB".
func atoms(text string) []string {
	var out []string
	for _, word := range strings.Fields(text) {
		if n := len(out); n > 0 && together(lastWord(out[n-1]), word) {
			out[n-1] += " " + word
			continue
		}
		out = append(out, word)
	}
	return out
}

func lastWord(atom string) string { return atom[strings.LastIndexByte(atom, ' ')+1:] }

// together reports whether two neighbouring words stay on one row.
func together(before, after string) bool {
	switch {
	case after == "/" || after == "-": // a separator hangs at the end of a row, never at the start of one
		return true
	case listed(beforeDigits, before) && startsWithDigit(after):
		return true
	case startsWithDigit(before) && listed(zones, after):
		return true
	case isDay(before) && listed(months, after), listed(months, before) && isYear(after):
		return true
	default:
		return telephone(before) && telephone(after)
	}
}

// listed reports whether a word, without the punctuation after it, stands in a list of words between spaces.
func listed(list, word string) bool {
	word = strings.ToLower(word)
	return strings.Contains(list, " "+word+" ") || strings.Contains(list, " "+strings.TrimRight(word, ".,;:")+" ")
}

func startsWithDigit(word string) bool {
	word = strings.TrimLeft(word, "+(")
	return word != "" && word[0] >= '0' && word[0] <= '9'
}

func isDay(word string) bool { return len(word) <= 2 && digits(word) }

func isYear(word string) bool {
	word = strings.TrimRight(word, ".,;:)")
	return len(word) == 4 && digits(word)
}

func digits(word string) bool {
	return word != "" && strings.Trim(word, "0123456789") == ""
}

// telephone reports whether a word can be a group of a telephone number: "+62", "(0265)", "741-124".
func telephone(word string) bool {
	return startsWithDigit(word) && len(word) >= 3 && strings.Trim(strings.TrimRight(word, ".,;:"), "+()-0123456789") == ""
}
