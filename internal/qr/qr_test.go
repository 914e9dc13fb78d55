package qr

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func TestUpperCaseAddressNeedsASmallerCode(t *testing.T) {
	lower := "https://antrean.banjarkota.go.id/t/7KQ2M9XD4RTZB"
	for _, c := range []struct {
		text string
		want int // modules a side
	}{{lower, 33}, {strings.ToUpper(lower), 29}} {
		m, err := Encode(c.text, M)
		if err != nil {
			t.Fatal(err)
		}
		if m.Size != c.want {
			t.Errorf("%s: got %d modules, want %d", c.text, m.Size, c.want)
		}
	}
}

// TestTheSideIsKnownBeforeTheCodeIsDrawn at the edges of sizes and wherever else, and refuses the same texts.
func TestTheSideIsKnownBeforeTheCodeIsDrawn(t *testing.T) {
	for _, letter := range []string{"7", "A", "a"} {
		for _, n := range []int{0, 1, 14, 15, 16, 20, 21, 34, 35, 38, 39, 62, 63, 90, 91, 122, 300, maxBytes[M], maxBytes[M] + 1} {
			text := strings.Repeat(letter, n)
			m, drawn := Encode(text, M)
			side, err := Side(text, M)
			if side != m.Size || fmt.Sprint(err) != fmt.Sprint(drawn) {
				t.Errorf("%d letters %s: got %d modules, %v; drawn %d, %v", n, letter, side, err, m.Size, drawn)
			}
		}
	}
}

func TestTextsThatDoNotFitAreRefused(t *testing.T) {
	if _, err := Encode("", M); !errors.Is(err, ErrEmpty) {
		t.Errorf("empty text: got %v", err)
	}
	if _, err := Encode(strings.Repeat("a", maxBytes[M]+1), M); !errors.Is(err, ErrTooLong) {
		t.Errorf("long text: got %v", err)
	}
	if _, err := Encode("a", Level(9)); err == nil {
		t.Error("an unknown level was taken")
	}
	if _, err := Encode(strings.Repeat("a", maxBytes[M]), M); err != nil {
		t.Errorf("the longest text: %v", err)
	}
}

func TestFinderPatternsStandInThreeCornersWithoutBorder(t *testing.T) {
	m, err := Encode("A-001", M)
	if err != nil {
		t.Fatal(err)
	}
	last := m.Size - 1
	for _, corner := range [][2]int{{0, 0}, {last, 0}, {0, last}} {
		if !m.At(corner[0], corner[1]) {
			t.Errorf("corner %v is light", corner)
		}
	}
	for _, outside := range [][2]int{{-1, 0}, {0, -1}, {m.Size, 0}, {0, m.Size}} {
		if m.At(outside[0], outside[1]) {
			t.Errorf("outside %v is dark", outside)
		}
	}
}

func TestPathDrawsTheSameModules(t *testing.T) {
	m, err := Encode("HTTP://ANTREAN.LAN/T/7KQ2M9XD4RTZB", Q)
	if err != nil {
		t.Fatal(err)
	}
	const quiet = 4
	drawn := make(map[[2]int]bool)
	for _, rect := range regexp.MustCompile(`M(\d+) (\d+)h(\d+)v1h-(\d+)z`).FindAllStringSubmatch(m.Path(quiet), -1) {
		x, _ := strconv.Atoi(rect[1])
		y, _ := strconv.Atoi(rect[2])
		run, _ := strconv.Atoi(rect[3])
		for i := range run {
			drawn[[2]int{x + i - quiet, y - quiet}] = true
		}
	}
	for y := range m.Size {
		for x := range m.Size {
			if drawn[[2]int{x, y}] != m.At(x, y) {
				t.Fatalf("module %d,%d: drawn %v, is %v", x, y, drawn[[2]int{x, y}], m.At(x, y))
			}
		}
	}
	if want := fmt.Sprintf(`viewBox="0 0 %d %d"`, m.Size+2*quiet, m.Size+2*quiet); !strings.Contains(m.SVG(quiet), want) {
		t.Errorf("SVG lacks %s", want)
	}
}
