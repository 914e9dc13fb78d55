package voice

import (
	"strings"
	"testing"
)

func TestNumbersInWords(t *testing.T) {
	for _, c := range []struct {
		n              int
		id, en, su, jv string
	}{
		{0, "nol", "zero", "nol", "nol"},
		{1, "satu", "one", "hiji", "setunggal"},
		{9, "sembilan", "nine", "salapan", "sanga"},
		{10, "sepuluh", "ten", "sapuluh", "sepuluh"},
		{11, "sebelas", "eleven", "sabelas", "sewelas"},
		{12, "dua belas", "twelve", "dua belas", "rolas"},
		{14, "empat belas", "fourteen", "opat belas", "patbelas"},
		{15, "lima belas", "fifteen", "lima belas", "limalas"},
		{19, "sembilan belas", "nineteen", "salapan belas", "sangalas"},
		{20, "dua puluh", "twenty", "dua puluh", "rongpuluh"},
		{21, "dua puluh satu", "twenty one", "dua puluh hiji", "selikur"},
		{25, "dua puluh lima", "twenty five", "dua puluh lima", "selawe"},
		{40, "empat puluh", "forty", "opat puluh", "patangpuluh"},
		{56, "lima puluh enam", "fifty six", "lima puluh genep", "seket enem"},
		{60, "enam puluh", "sixty", "genep puluh", "sewidak"},
		{99, "sembilan puluh sembilan", "ninety nine", "salapan puluh salapan", "sangangpuluh sanga"},
		{100, "seratus", "one hundred", "saratus", "satus"},
		{101, "seratus satu", "one hundred and one", "saratus hiji", "satus siji"},
		{111, "seratus sebelas", "one hundred and eleven", "saratus sabelas", "satus sewelas"},
		{150, "seratus lima puluh", "one hundred and fifty", "saratus lima puluh", "satus seket"},
		{200, "dua ratus", "two hundred", "dua ratus", "rongatus"},
		{500, "lima ratus", "five hundred", "lima ratus", "limangatus"},
		{612, "enam ratus dua belas", "six hundred and twelve", "genep ratus dua belas", "nematus rolas"},
		{1000, "seribu", "one thousand", "sarebu", "sewu"},
		{1001, "seribu satu", "one thousand and one", "sarebu hiji", "sewu siji"},
		{1100, "seribu seratus", "one thousand one hundred", "sarebu saratus", "sewu satus"},
		{1111, "seribu seratus sebelas", "one thousand one hundred and eleven", "sarebu saratus sabelas", "sewu satus sewelas"},
		{2000, "dua ribu", "two thousand", "dua rebu", "rongewu"},
		{2030, "dua ribu tiga puluh", "two thousand and thirty", "dua rebu tilu puluh", "rongewu telungpuluh"},
		{9999, "sembilan ribu sembilan ratus sembilan puluh sembilan", "nine thousand nine hundred and ninety nine", "salapan rebu salapan ratus salapan puluh salapan", "sangangewu sangangatus sangangpuluh sanga"},
	} {
		for lang, want := range map[string]string{"id": c.id, "en": c.en, "su": c.su, "jv": c.jv} {
			if got := open(t, lang).Words(cardinals[lang](c.n)); got != want {
				t.Errorf("%d in %s: got %q, want %q", c.n, lang, got, want)
			}
		}
	}
}

// Javanese has no rule that would give these words, and no ear here that would miss one.
func TestJavaneseWordsOneByOne(t *testing.T) {
	pack := open(t, "jv")
	for first, words := range map[int]string{
		2:  "kalih tiga sekawan gangsal enem pitu wolu sanga sepuluh",
		11: "sewelas rolas telulas patbelas limalas nembelas pitulas wolulas sangalas rongpuluh",
		21: "selikur rolikur telulikur patlikur selawe nemlikur pitulikur wolulikur sangalikur telungpuluh",
	} {
		for i, want := range strings.Fields(words) {
			if got := pack.Words(javanese(first + i)); got != want {
				t.Errorf("%d: got %q, want %q", first+i, got, want)
			}
		}
	}
	for n, want := range map[int]string{
		31: "telungpuluh siji", 32: "telungpuluh loro", 33: "telungpuluh telu", 34: "telungpuluh papat", 35: "telungpuluh lima", 50: "seket",
		70: "pitungpuluh", 80: "wolungpuluh", 90: "sangangpuluh", 125: "satus selawe", 300: "telungatus", 400: "patangatus", 600: "nematus",
		700: "pitungatus", 800: "wolungatus", 900: "sangangatus", 4021: "patangewu selikur",
	} {
		if got := pack.Words(javanese(n)); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
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
