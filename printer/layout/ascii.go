package layout

import (
	"strings"
	"unicode"
)

// plain says how letters and signs beyond ASCII are written with it. Bahasa Indonesia is ASCII; what comes here
// are names, quotation marks and dashes pasted from a text processor.
var plain = func() map[rune]string {
	table := make(map[rune]string)
	for to, from := range map[string]string{
		"A": "ÀÁÂÃÅĀĂĄ", "a": "àáâãåāăąª", "AE": "ÄÆ", "ae": "äæ", "C": "ÇĆĈĊČ", "c": "çćĉċč", "D": "ĎĐÐ", "d": "ďđð",
		"E": "ÈÉÊËĒĔĖĘĚ", "e": "èéêëēĕėęě", "G": "ĜĞĠĢ", "g": "ĝğġģ", "H": "ĤĦ", "h": "ĥħ", "I": "ÌÍÎÏĨĪĬĮİ", "i": "ìíîïĩīĭįı",
		"J": "Ĵ", "j": "ĵ", "K": "Ķ", "k": "ķ", "L": "ĹĻĽŁ", "l": "ĺļľł", "N": "ÑŃŅŇ", "n": "ñńņň",
		"O": "ÒÓÔÕØŌŎŐ", "o": "òóôõøōŏőº", "OE": "ÖŒ", "oe": "öœ", "R": "ŔŖŘ", "r": "ŕŗř", "S": "ŚŜŞŠȘ", "s": "śŝşšș", "ss": "ß",
		"T": "ŢŤŦȚ", "t": "ţťŧț", "TH": "Þ", "th": "þ", "U": "ÙÚÛŨŪŬŮŰŲ", "u": "ùúûũūŭůűųµ", "UE": "Ü", "ue": "ü",
		"W": "Ŵ", "w": "ŵ", "Y": "ÝŶŸ", "y": "ýÿŷ", "Z": "ŹŻŽ", "z": "źżž",
		"'": "‘’‚‛′´ʻʼʽˈ", `"`: "“”„‟″«»", "-": "‐‑‒–—―−•·", "...": "…", "x": "×", "/": "÷⁄", "<": "‹", ">": "›",
		"1": "¹", "2": "²", "3": "³", "1/4": "¼", "1/2": "½", "3/4": "¾", "(c)": "©", "(R)": "®", "TM": "™", "No.": "№",
		"EUR": "€", "GBP": "£", "JPY": "¥", "->": "→", "<-": "←", "v": "✓✔", "*": "★☆",
	} {
		for _, r := range from {
			table[r] = to
		}
	}
	return table
}()

// ASCII writes a text with printable ASCII alone. White space of every kind becomes a space, letters lose their
// accents, control and invisible characters vanish, and whatever has no likeness becomes a question mark.
func ASCII(text string) string {
	var out strings.Builder
	out.Grow(len(text))
	for _, r := range text {
		switch {
		case r >= ' ' && r <= '~':
			out.WriteRune(r)
		case unicode.IsSpace(r):
			out.WriteByte(' ')
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Mn, unicode.Me):
			// Controls would command the printer; format and combining marks have no width of their own.
		default:
			out.WriteString(likeness(r))
		}
	}
	return out.String()
}

func likeness(r rune) string {
	if text, ok := plain[r]; ok {
		return text
	}
	return "?"
}

// payload is what a QR code may say: any text without control characters, because bytes below 20h inside a
// command's data can be taken for a real-time command.
func payload(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, text)
}
