package layout

import (
	"reflect"
	"strings"
	"testing"
)

func TestWhatBelongsTogetherStaysOnOneRow(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  []string
	}{
		{"Pengaduan: WA 0811-101-3279 / lapor.go.id / SMS 1708", 48, []string{"Pengaduan: WA 0811-101-3279 / lapor.go.id /", "SMS 1708"}},
		{"Pengaduan: WA 0811-101-3279 / lapor.go.id / SMS 1708", 22, []string{"Pengaduan:", "WA 0811-101-3279 /", "lapor.go.id / SMS 1708"}},
		{"Perkiraan dilayani: pukul 09.20 WIB", 32, []string{"Perkiraan dilayani:", "pukul 09.20 WIB"}},
		{"Berlaku sampai 23 November 2026, pukul 15.00", 24, []string{"Berlaku sampai", "23 November 2026,", "pukul 15.00"}},
		{"Formulir F-1.02 diisi lengkap", 12, []string{"Formulir", "F-1.02 diisi", "lengkap"}},
		{"Hubungi Telp. (0265) 741 124 pada jam kerja", 25, []string{"Hubungi", "Telp. (0265) 741 124 pada", "jam kerja"}},
		{"Silakan menuju Loket 3 sekarang", 20, []string{"Silakan menuju", "Loket 3 sekarang"}},
		{"  dua   spasi \n baris baru  ", 30, []string{"dua spasi baris baru"}},
		{"", 10, nil},
	} {
		if got := wrap(ASCII(c.text), c.width); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q at %d:\ngot  %q\nwant %q", c.text, c.width, got, c.want)
		}
	}
}

func TestWhatFitsNoRowIsBrokenAndComplete(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  []string
	}{
		{"HTTPS://ANTREAN.BANJARKOTA.GO.ID/T/7KQ2M9XD4RTZB", 32, []string{"HTTPS://ANTREAN.BANJARKOTA.GO.", "ID/T/7KQ2M9XD4RTZB"}},
		{"WA 0811-101-3279", 10, []string{"WA", "0811-101-", "3279"}},
		{"Pertanggungjawaban", 6, []string{"Pertan", "ggungj", "awaban"}},
	} {
		if got := wrap(c.text, c.width); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q at %d: got %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

func FuzzWrapLosesNothing(f *testing.F) {
	f.Add("Pengaduan: WA 0811-101-3279 / lapor.go.id / SMS 1708", 20)
	f.Add("a - / 1 Januari 2026 x", 3)
	f.Fuzz(func(t *testing.T, text string, width int) {
		width = 1 + abs(width)%64
		text = ASCII(text)
		rows := wrap(text, width)
		for _, row := range rows {
			if len(row) > width || row != strings.TrimSpace(row) || row == "" {
				t.Errorf("row %q is not clean at width %d", row, width)
			}
		}
		if got, want := strip(strings.Join(rows, "")), strip(text); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

func abs(n int) int {
	if n < 0 {
		return -(n + 1)
	}
	return n
}

func strip(text string) string { return strings.Join(strings.Fields(text), "") }
