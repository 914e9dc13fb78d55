package layout_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"antrean/printer/layout"
	"antrean/printer/slip"
)

// telephone is a number as offices write it, in one group or several: "0811-101-3279", "(0265) 741 124".
var telephone = regexp.MustCompile(`\(?\d{3,}\)?(?:[ -]\d{3,})+`)

// TestOfficeSlipsBreakBetweenWords lays out every slip that the kiosk's own tests keep, a block at a time: a word or
// a telephone number that fits a row stands on one row, on the narrow paper too.
func TestOfficeSlipsBreakBetweenWords(t *testing.T) {
	names, err := filepath.Glob("../../kiosk/testdata/*.json")
	if err != nil || len(names) < 10 {
		t.Fatalf("the kiosk keeps %d slips: %v", len(names), err)
	}
	words := 0
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var doc slip.Document
		if err := json.Unmarshal(raw, &doc); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, p := range []layout.Paper{layout.Paper80(), layout.Paper58()} {
			for _, block := range doc.Blocks {
				if block.Kind == slip.QR {
					continue
				}
				words += len(unbroken(block))
				staysWhole(t, filepath.Base(name), block, p)
			}
		}
	}
	if words < 1000 {
		t.Errorf("only %d words were looked at", words)
	}
}

// unbroken are the words and telephone numbers of a block.
func unbroken(b slip.Block) []string {
	text := layout.ASCII(b.Text + " " + b.Value)
	return append(strings.Fields(text), telephone.FindAllString(text, -1)...)
}

func staysWhole(t *testing.T, name string, b slip.Block, p layout.Paper) {
	t.Helper()
	columns := p.Columns
	if b.Small {
		columns = p.SmallColumns
	}
	columns /= max(1, b.Size)
	if b.Kind == slip.Item {
		columns -= len(b.Mark) + 1
	}
	var rows []string
	for _, row := range layout.Rows(slip.Document{Blocks: []slip.Block{b}}, p) {
		rows = append(rows, row.Text)
	}
	for _, word := range unbroken(b) {
		stands := func(row string) bool {
			return slices.Contains(strings.Fields(row), word) || telephone.MatchString(word) && strings.Contains(row, word)
		}
		if len(word) <= columns && !slices.ContainsFunc(rows, stands) {
			t.Errorf("%s on %d dots: %q is broken in %q", name, p.Dots, word, rows)
		}
	}
}
