// Package golden compares what a test made with a file kept in testdata, and rewrites the file when asked.
//
// Run a test with -update to rewrite, and only to read the difference afterwards.
package golden

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files of this package with what the tests make")

// Bytes fails the test when got differs from testdata/name.
func Bytes(t testing.TB, name string, got []byte) {
	t.Helper()
	want, updated := read(t, name, got)
	if updated || bytes.Equal(got, want) {
		return
	}
	t.Errorf("%s: got %d bytes, want %d, first difference at byte %d", path(name), len(got), len(want), firstDifference(got, want))
}

// Text fails the test when got differs from testdata/name, and shows both.
func Text(t testing.TB, name, got string) {
	t.Helper()
	want, updated := read(t, name, []byte(got))
	if updated || got == string(want) {
		return
	}
	t.Errorf("%s: got\n%s\nwant\n%s", path(name), got, want)
}

// PNG fails the test when a picture has other pixels than testdata/name. How the file is compressed does not matter.
func PNG(t testing.TB, name string, got []byte) {
	t.Helper()
	want, updated := read(t, name, got)
	if updated {
		return
	}
	if bytes.Equal(got, want) {
		return
	}
	gotImage, wantImage := decode(t, name, got), decode(t, name, want)
	if gotImage.Bounds() != wantImage.Bounds() {
		t.Errorf("%s: got a picture of %v, want %v", path(name), gotImage.Bounds(), wantImage.Bounds())
		return
	}
	for y := gotImage.Bounds().Min.Y; y < gotImage.Bounds().Max.Y; y++ {
		for x := gotImage.Bounds().Min.X; x < gotImage.Bounds().Max.X; x++ {
			if !samePixel(gotImage, wantImage, x, y) {
				t.Errorf("%s: first different pixel at %d,%d", path(name), x, y)
				return
			}
		}
	}
}

func samePixel(a, b image.Image, x, y int) bool {
	ar, ag, ab, aa := a.At(x, y).RGBA()
	br, bg, bb, ba := b.At(x, y).RGBA()
	return ar == br && ag == bg && ab == bb && aa == ba
}

func decode(t testing.TB, name string, raw []byte) image.Image {
	t.Helper()
	picture, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("decode %s: %v", path(name), err)
	}
	return picture
}

func path(name string) string { return filepath.Join("testdata", name) }

// read returns the golden file, or writes it when the test runs with -update.
func read(t testing.TB, name string, got []byte) (want []byte, updated bool) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path(name), got, 0o644); err != nil {
			t.Fatal(err)
		}
		return got, true
	}
	want, err := os.ReadFile(path(name))
	if err != nil {
		t.Fatalf("read golden file (make it with -update): %v", err)
	}
	return want, false
}

func firstDifference(a, b []byte) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

// Section fails the test when the part of a document between the lines <!-- mark --> and <!-- /mark --> is not got.
// The document is named from the package's folder.
func Section(t testing.TB, file, mark, got string) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("read document: %v", err)
	}
	head, rest, began := strings.Cut(string(raw), "<!-- "+mark+" -->\n")
	want, tail, ended := strings.Cut(rest, "<!-- /"+mark+" -->\n")
	switch {
	case !began || !ended:
		t.Fatalf("%s has no part between <!-- %s --> and <!-- /%s -->", file, mark, mark)
	case got == want:
	case *update:
		whole := head + "<!-- " + mark + " -->\n" + got + "<!-- /" + mark + " -->\n" + tail
		if err := os.WriteFile(file, []byte(whole), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s, part %s (rewrite it with -update): got\n%s", file, mark, got)
	}
}
