package voice

import "testing"

func TestNumbersInWords(t *testing.T) {
	for _, c := range []struct {
		n      int
		id, en string
	}{
		{0, "nol", "zero"},
		{1, "satu", "one"},
		{9, "sembilan", "nine"},
		{10, "sepuluh", "ten"},
		{11, "sebelas", "eleven"},
		{12, "dua belas", "twelve"},
		{14, "empat belas", "fourteen"},
		{15, "lima belas", "fifteen"},
		{19, "sembilan belas", "nineteen"},
		{20, "dua puluh", "twenty"},
		{21, "dua puluh satu", "twenty one"},
		{25, "dua puluh lima", "twenty five"},
		{40, "empat puluh", "forty"},
		{56, "lima puluh enam", "fifty six"},
		{60, "enam puluh", "sixty"},
		{99, "sembilan puluh sembilan", "ninety nine"},
		{100, "seratus", "one hundred"},
		{101, "seratus satu", "one hundred and one"},
		{111, "seratus sebelas", "one hundred and eleven"},
		{150, "seratus lima puluh", "one hundred and fifty"},
		{200, "dua ratus", "two hundred"},
		{500, "lima ratus", "five hundred"},
		{612, "enam ratus dua belas", "six hundred and twelve"},
		{1000, "seribu", "one thousand"},
		{1001, "seribu satu", "one thousand and one"},
		{1100, "seribu seratus", "one thousand one hundred"},
		{1111, "seribu seratus sebelas", "one thousand one hundred and eleven"},
		{2000, "dua ribu", "two thousand"},
		{2030, "dua ribu tiga puluh", "two thousand and thirty"},
		{9999, "sembilan ribu sembilan ratus sembilan puluh sembilan", "nine thousand nine hundred and ninety nine"},
	} {
		for lang, want := range map[string]string{"id": c.id, "en": c.en} {
			if got := open(t, lang).Words(cardinals[lang](c.n)); got != want {
				t.Errorf("%d in %s: got %q, want %q", c.n, lang, got, want)
			}
		}
	}
}

func TestNoTwoNumbersSoundTheSame(t *testing.T) {
	for lang, count := range cardinals {
		pack, seen := open(t, lang), make(map[string]int)
		for n := range maxNumber + 1 {
			words := pack.Words(count(n))
			if other, twice := seen[words]; twice {
				t.Fatalf("%s: %d and %d are both %q", lang, other, n, words)
			}
			seen[words] = n
		}
	}
}
