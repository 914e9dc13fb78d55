package voice

import (
	"strings"
	"sync"
	"testing"
)

// opened are the packs that antrean carries, loaded once: no test changes them.
var opened = sync.OnceValues(func() (map[string]*Pack, error) {
	all := make(map[string]*Pack)
	for lang := range cardinals {
		pack, err := Open(lang)
		if err != nil {
			return nil, err
		}
		all[lang] = pack
	}
	return all, nil
})

// open returns the pack of a language.
func open(t testing.TB, lang string) *Pack {
	t.Helper()
	all, err := opened()
	if err != nil {
		t.Fatal(err)
	}
	return all[lang]
}

func TestPlansReadAsASentence(t *testing.T) {
	for _, c := range []struct {
		lang    string
		style   Style
		number  string
		counter int
		want    string
	}{
		{"id", Digits, "A-001", 1, "nomor antrean A nol nol satu silakan menuju loket satu"},
		{"id", Digits, "B-025", 12, "nomor antrean B nol dua lima silakan menuju loket dua belas"},
		{"id", Digits, "A-1000", 20, "nomor antrean A satu nol nol nol silakan menuju loket dua puluh"},
		{"id", Cardinal, "C-025", 3, "nomor antrean C dua puluh lima silakan menuju loket tiga"},
		{"id", Cardinal, "AB-000", 10, "nomor antrean A B nol silakan menuju loket sepuluh"},
		{"en", Digits, "A-001", 1, "ticket A zero zero one please proceed to counter one"},
		{"su", Digits, "A-025", 3, "nomer antrian A nol dua lima mangga ka loket tilu"},
		{"su", Cardinal, "B-121", 11, "nomer antrian B saratus dua puluh hiji mangga ka loket sabelas"},
		{"jv", Digits, "A-025", 3, "nomer antrian A nol kalih gangsal sumangga dhateng loket tiga"},
		{"jv", Cardinal, "C-056", 21, "nomer antrian C seket enem sumangga dhateng loket selikur"},
		{"en", Cardinal, "G-111", 21, "ticket G one hundred and eleven please proceed to counter twenty one"},
	} {
		plan, err := Plan(c.lang, c.style, c.number, c.counter)
		if err != nil {
			t.Errorf("%s %s: %v", c.lang, c.number, err)
			continue
		}
		if plan[0] != Chime {
			t.Errorf("%s %s begins with %q, want the chime", c.lang, c.number, plan[0])
		}
		if got := open(t, c.lang).Words(plan); got != c.want {
			t.Errorf("%s %s %s to %d:\n got %q\nwant %q", c.lang, c.style, c.number, c.counter, got, c.want)
		}
	}
}

func TestPlanRefusesWhatNobodyCanSay(t *testing.T) {
	for _, c := range []struct {
		why, lang string
		style     Style
		number    string
		counter   int
		want      string
	}{
		{"a language without numbers", "xx", Digits, "A-001", 1, `language "xx"`},
		{"counter nought", "id", Digits, "A-001", 0, "counter 0"},
		{"a counter of five digits", "id", Digits, "A-001", 10000, "counter 10000"},
		{"no hyphen", "id", Digits, "A001", 1, "hyphen"},
		{"no letter", "id", Digits, "-001", 1, "letters"},
		{"a small letter", "id", Digits, "a-001", 1, "letters"},
		{"a letter of another script", "id", Digits, "É-001", 1, "letters"},
		{"a digit among the letters", "id", Digits, "A1B-001", 1, "letters"},
		{"nothing after the hyphen", "id", Digits, "A-", 1, "digits"},
		{"a sign", "id", Digits, "A-+12", 1, "digits"},
		{"five digits", "id", Digits, "A-00001", 1, "digits"},
		{"an escape", "id", Cardinal, "A-\x1b1", 1, "digits"},
		{"no style", "id", "", "A-001", 1, "style"},
	} {
		plan, err := Plan(c.lang, c.style, c.number, c.counter)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, %v, want an error with %q", c.why, plan, err, c.want)
		}
	}
}

func TestEveryNumberHasItsClips(t *testing.T) {
	for lang := range cardinals {
		pack := open(t, lang)
		needs := make(map[ClipID]bool)
		for _, id := range Needs(lang) {
			needs[id] = true
		}
		for n := range maxNumber + 1 {
			for _, style := range []Style{Digits, Cardinal} {
				for _, id := range planOf(t, lang, style, n) {
					if pack.clips[id] == nil || !needs[id] {
						t.Fatalf("%s %s %d: no clip %q in the pack, or not in Needs", lang, style, n, id)
					}
				}
			}
		}
	}
}

// planOf calls ticket n, whose letter changes with n, to a counter that does too.
func planOf(t testing.TB, lang string, style Style, n int) []ClipID {
	t.Helper()
	number := string(alphabet[n%len(alphabet)]) + "-" + strings.Repeat("0", max(0, 3-len(whole(n)))) + string(whole(n))
	plan, err := Plan(lang, style, number, 1+n%maxNumber)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

func FuzzPlan(f *testing.F) {
	f.Add("A-001", 1, "digits")
	f.Add("AB-9999", 9999, "cardinal")
	f.Add("A--1", 3, "cardinal")
	pack := open(f, "id")
	f.Fuzz(func(t *testing.T, number string, counter int, style string) {
		plan, err := Plan("id", Style(style), number, counter)
		if err != nil {
			return
		}
		for _, id := range plan {
			if pack.clips[id] == nil {
				t.Errorf("%q to %d: no clip %q", number, counter, id)
			}
		}
	})
}
