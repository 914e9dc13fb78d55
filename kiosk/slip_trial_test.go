package kiosk

import (
	"strings"
	"testing"
	"time"

	"antrean/printer/slip"
)

func TestATestSlipNamesThePrinterAndSpellsItsCode(t *testing.T) {
	for _, printer := range []string{"kiosk-1", "Mesin antrean di lobi lantai satu, dekat pintu masuk utama", "é漢字"} {
		for _, lang := range []string{"id", "en"} {
			document := TestSlip(lang, printer, "epson-80", time.Date(2026, time.November, 23, 10, 28, 0, 0, time.UTC))
			pairs, codes := texts(document, slip.Pair), texts(document, slip.QR)
			if len(pairs) != 2 || !strings.HasSuffix(pairs[0], printer) || !strings.HasSuffix(pairs[1], "epson-80") {
				t.Errorf("%s: got %q", lang, pairs)
			}
			if len(codes) != 1 || len(codes[0]) != 55 || !says(document, codes[0]) || strings.ToValidUTF8(codes[0], "") != codes[0] {
				t.Errorf("%s: got codes %q", lang, codes)
			}
			if document.Kind != "test" || document.Title != printer {
				t.Errorf("got %s %q", document.Kind, document.Title)
			}
		}
	}
}
