package layout

import "testing"

func TestTextBecomesPlainASCII(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Akta Kelahiran", "Akta Kelahiran"},
		{"José Müller, Łódź", "Jose Mueller, Lodz"},
		{"“Kutipan” ‘tunggal’ – selesai…", `"Kutipan" 'tunggal' - selesai...`},
		{"e\u0301 terurai", "e terurai"},
		{"baris\r\nbaru\ttab\u00a0tetap", "baris  baru tab tetap"},
		{"\x1b@\x1dV\x00jahat\x10\x04\x01\u0090", "@Vjahat"},
		{"tanpa\u200blebar\u202earah\ufeff", "tanpalebararah"},
		{"漢字 😀", "?? ?"},
		{"rusak\xff\xfe", "rusak??"},
	} {
		if got := ASCII(c.text); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}

func FuzzASCIIIsPrintable(f *testing.F) {
	f.Add("\x1b@ \x10\x04\x01 é \xff")
	f.Fuzz(func(t *testing.T, text string) {
		got := ASCII(text)
		for i := range len(got) {
			if got[i] < ' ' || got[i] > '~' {
				t.Fatalf("byte %02X in %q from %q", got[i], got, text)
			}
		}
		if again := ASCII(got); again != got {
			t.Errorf("%q becomes %q the second time", got, again)
		}
	})
}

func TestEveryLikenessIsASCII(t *testing.T) {
	for r, text := range plain {
		if ASCII(text) != text || text == "" {
			t.Errorf("%q is written %q", r, text)
		}
	}
}

func TestACodeSaysNoControlCharacters(t *testing.T) {
	if got, want := payload("HTTP://A/\x10\x04\x01\x1b@T\n\u0085é"), "HTTP://A/@Té"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
