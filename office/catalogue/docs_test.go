package catalogue

import (
	"os"
	"strings"
	"testing"
)

// TestTheExampleInTheDocs keeps docs/catalogue.md true: an office may start from its example.
func TestTheExampleInTheDocs(t *testing.T) {
	raw, err := os.ReadFile("../../docs/catalogue.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(raw), "```json\n")
	example, _, closed := strings.Cut(rest, "\n```")
	if !found || !closed {
		t.Fatal("docs/catalogue.md has no example")
	}
	c, err := Parse("docs/catalogue.md", []byte(example))
	if err != nil {
		t.Fatal(err)
	}
	if c.Office.ZoneAbbr() != "WITA" || len(c.Services) != 2 {
		t.Errorf("got %+v", c)
	}
}
