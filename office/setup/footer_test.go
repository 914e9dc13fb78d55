package setup

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"antrean/office/catalogue"
)

func TestAFooterIsBrokenAtWordsAsOnPaper(t *testing.T) {
	for text, want := range map[string][]string{
		"":                      nil,
		"Salam adminduk":        {"Salam adminduk"},
		strings.Repeat("a", 43): {strings.Repeat("a", 42), "a"},
		"Dokumen kependudukan gratis, laporkan pungutan ke 0811-500-1234": {"Dokumen kependudukan gratis, laporkan", "pungutan ke 0811-500-1234"},
	} {
		if got := FooterIn(text); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestAFooterFitsTwoLinesAndIsInTheOfficesOwnLanguage(t *testing.T) {
	for name, c := range map[string]struct {
		footer catalogue.Text
		want   string // the place of the fault; empty: none
	}{
		"none":             {nil, ""},
		"two full lines":   {catalogue.Text{"id": strings.Repeat("a", 42) + " " + strings.Repeat("b", 42)}, ""},
		"three lines":      {catalogue.Text{"id": strings.Repeat("kata ", 20)}, "footer.id"},
		"hidden":           {catalogue.Text{"id": "a\u0007b"}, "footer.id"},
		"only translated":  {catalogue.Text{"en": "Free of charge"}, "footer.id"},
		"unknown language": {catalogue.Text{"id": "a", "fr": "b"}, "footer.fr"},
	} {
		d := Blank()
		d.Footer = c.footer
		_, err := Compile(1, d, anyPrinter)
		faults, _ := errors.AsType[Faults](err)
		if got := len(faults); got > 1 || (c.want != "") != (got == 1) || got == 1 && faults[0].Path != c.want {
			t.Errorf("%s: got %v, want a fault at %q", name, err, c.want)
		}
	}
}
