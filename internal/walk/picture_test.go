package walk

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Pictures for README.md: small enough to be read beside the text.
const (
	shotsDir  = "../../docs/shots"
	wideShot  = 900        // px: of a screen that lies
	tallShot  = 540        // px: of one that stands
	shotBytes = 120 * 1024 // at most
)

// shoot keeps a picture of the screen, so many pixels wide.
func (x *tab) shoot(name string, width int) {
	x.t.Helper()
	x.settle()
	s := x.dev.sizes[0]
	clip := &page.Viewport{Width: float64(s.width), Height: float64(s.height), Scale: float64(width) / float64(s.width)}
	res, err := chromedp.Call(x.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{Clip: clip})
	if err != nil {
		x.t.Fatalf("%s: picture: %v", x.name, err)
	}
	keep(x.t, name, res.Data)
}

// deskWidth is how much of the desk a slip's picture shows around it, in dots.
const deskWidth = 24

// onDesk lays a slip on white, so that its letters do not stand at the very edge of the picture.
func onDesk(t *testing.T, raw []byte) []byte {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("slip: %v", err)
	}
	b := m.Bounds()
	desk := image.NewGray(image.Rect(0, 0, b.Dx()+2*deskWidth, b.Dy()))
	draw.Draw(desk, desk.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(desk, b.Sub(b.Min).Add(image.Pt(deskWidth, 0)), m, b.Min, draw.Src)
	var out bytes.Buffer
	if err := png.Encode(&out, desk); err != nil {
		t.Fatalf("slip: %v", err)
	}
	return out.Bytes()
}

// keep writes a picture, packed as well as PNG can.
func keep(t *testing.T, name string, raw []byte) {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&out, fewColours(m)); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if out.Len() > shotBytes {
		t.Errorf("%s takes %d bytes, want at most %d", name, out.Len(), shotBytes)
	}
	if err := os.WriteFile(filepath.Join(shotsDir, name+".png"), out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// fewColours leaves a picture the 256 colours that it has most of, and every other pixel the nearest of them. Screens
// have few colours and the edges of their letters many that no eye tells apart.
func fewColours(m image.Image) image.Image {
	count := make(map[color.RGBA]int)
	b := m.Bounds()
	at := func(x, y int) color.RGBA { return color.RGBAModel.Convert(m.At(x, y)).(color.RGBA) }
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			count[at(x, y)]++
		}
	}
	all := slices.SortedFunc(maps.Keys(count), func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	})
	var palette color.Palette
	for _, c := range all[:min(len(all), 256)] {
		palette = append(palette, c)
	}
	index := make(map[color.RGBA]uint8, len(all))
	for _, c := range all {
		index[c] = uint8(palette.Index(c))
	}
	out := image.NewPaletted(b, palette)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			out.SetColorIndex(x, y, index[at(x, y)])
		}
	}
	return out
}
