package golden

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"
)

// A failing records whether a comparison failed, in place of the real test.
type failing struct {
	testing.TB
	failed bool
}

func (f *failing) Helper()               {}
func (f *failing) Errorf(string, ...any) { f.failed = true }

func TestADifferenceFailsTheTest(t *testing.T) {
	if *update {
		t.Skip("golden files are being rewritten")
	}
	for _, c := range []struct {
		name    string
		compare func(testing.TB)
		fails   bool
	}{
		{"same bytes", func(t testing.TB) { Bytes(t, "greeting.txt", []byte("selamat pagi\n")) }, false},
		{"other bytes", func(t testing.TB) { Bytes(t, "greeting.txt", []byte("selamat sore\n")) }, true},
		{"shorter bytes", func(t testing.TB) { Bytes(t, "greeting.txt", []byte("selamat")) }, true},
		{"same text", func(t testing.TB) { Text(t, "greeting.txt", "selamat pagi\n") }, false},
		{"other text", func(t testing.TB) { Text(t, "greeting.txt", "") }, true},
		{"same picture", func(t testing.TB) { PNG(t, "dot.png", dot(t, 2, png.BestSpeed)) }, false},
		{"same picture, other compression", func(t testing.TB) { PNG(t, "dot.png", dot(t, 2, png.NoCompression)) }, false},
		{"dot elsewhere", func(t testing.TB) { PNG(t, "dot.png", dot(t, 3, png.BestSpeed)) }, true},
	} {
		f := &failing{TB: t}
		c.compare(f)
		if f.failed != c.fails {
			t.Errorf("%s: failed %v, want %v", c.name, f.failed, c.fails)
		}
	}
}

// dot is an 8 by 8 picture with one black pixel at x,x.
func dot(t testing.TB, x int, level png.CompressionLevel) []byte {
	t.Helper()
	picture := image.NewGray(image.Rect(0, 0, 8, 8))
	for i := range picture.Pix {
		picture.Pix[i] = 0xFF
	}
	picture.SetGray(x, x, color.Gray{})
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: level}
	if err := encoder.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
