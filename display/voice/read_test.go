package voice

import "testing"

func TestWhatStandsInATextIsRead(t *testing.T) {
	for _, test := range []struct{ lang, text, want string }{
		{"id", "0", "nol"}, {"id", "25", "dua puluh lima"}, {"en", "118", "one hundred and eighteen"},
		{"id", "09.14", "sembilan empat belas"}, {"id", "8.05", "delapan nol lima"}, {"id", "13.00", "tiga belas nol nol"},
		{"id", "A-025", "A nol dua lima"}, {"id", "007", "nol nol tujuh"}, {"id", "7K3", "tujuh K tiga"}, {"id", "10000", "satu nol nol nol nol"},
	} {
		pack, err := Open(test.lang)
		if err != nil {
			t.Fatal(err)
		}
		plan, ok := Read(test.lang, test.text)
		if got := pack.Words(plan); !ok || got != test.want {
			t.Errorf("%s %s: got %q, want %q", test.lang, test.text, got, test.want)
		}
	}
	for _, text := range []string{"", "loket", "-", "A-", "1,5", "Ä"} {
		if plan, ok := Read("id", text); ok {
			t.Errorf("%q is read as %v", text, plan)
		}
	}
	if _, ok := Read("xx", "1"); ok {
		t.Error("a language without numbers is read")
	}
}

func TestEveryReadWordHasItsClip(t *testing.T) {
	for _, lang := range Languages() {
		pack, err := Open(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{"0", "9999", "23.59", "00.00", "ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789"} {
			plan, _ := Read(lang, text)
			if sound, err := pack.Join(plan); err != nil || sound.Length == 0 {
				t.Errorf("%s %s: %v", lang, text, err)
			}
		}
	}
}
