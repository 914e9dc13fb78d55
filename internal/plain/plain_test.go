package plain

import "testing"

func TestNothingTurnsTheDirection(t *testing.T) {
	for text, want := range map[string]string{
		"Siti, loket 2":                   "Siti, loket 2",
		"a\u202egnp.exe":                  "agnp.exe",
		"\u202a+62 812-3456-789\u202c":    "+62 812-3456-789",
		"\u2066x\u2069\u200e\u200f\u061c": "x",
		"👨\u200d👩":                        "👨\u200d👩", // joined signs are one to the eye
	} {
		if got := Straight(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestWhatNoKeyboardTypes(t *testing.T) {
	for text, want := range map[string]bool{"dua\nbaris\tini": true, "a\x00": false, "\x1b@": false, "\u0085": false, "": true} {
		if got := Typed(text); got != want {
			t.Errorf("%q: got %v", text, got)
		}
	}
}
