package guide

import (
	"strings"
	"testing"

	"antrean/display/voice"
)

func TestATextIsPutTogetherFromAsFewPartsAsCanBe(t *testing.T) {
	pack, err := voice.Open("id")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ text, want string }{
		{"Panggil petugas", "clip"},
		{"Sisa 3 nomor hari ini", "clip | tiga | clip"},
		{"A 0 2 5", "A nol dua lima"},
		{"Senin, 23 November", "clip | dua puluh tiga | clip"},
		{"— · Kembali …", "clip"},
		{"Anda di urutan ke-3", "clip | tiga"},
		{"12 7", "dua belas tujuh"},
		{"Sisa 3 kelereng", ""},
		{"", ""},
		{"…", ""},
	} {
		var got []string
		for _, part := range Parts("id", test.text) {
			if part.Hash != "" {
				got = append(got, "clip")
			} else {
				got = append(got, pack.Words(part.Words))
			}
		}
		if strings.Join(got, " | ") != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}

func TestWhatAnOfficeHasNotTranslatedIsSaidInItsOwnWords(t *testing.T) {
	own, ok := Clip("id", "Panggil petugas")
	if parts := Parts("jv", "Panggil petugas"); !ok || len(parts) != 1 || parts[0].Hash != own {
		t.Errorf("got %v", parts)
	}
	theirs, ok := Clip("jv", "Nimbali petugas")
	if parts := Parts("jv", "Nimbali petugas"); !ok || len(parts) != 1 || parts[0].Hash != theirs {
		t.Errorf("got %v", parts)
	}
}

// Whoever asks for a text waits for it: the longest there may be is put together at once.
func TestALongTextIsQuick(t *testing.T) {
	text := strings.TrimSpace(strings.Repeat("Kembali 1 ", voice.TextMost/10))
	if parts := Parts("id", text); len(parts) != 2*voice.TextMost/10 {
		t.Errorf("got %d parts", len(parts))
	}
}
