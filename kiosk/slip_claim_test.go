package kiosk

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"antrean/office/catalogue"
	"antrean/printer/slip"
)

// claimed is the slip of an application with a promise at both offices' closing time.
func claimed(t testing.TB, lang string, change func(*Claim)) slip.Document {
	t.Helper()
	c := office(t, "balongbendo")
	service := mustService(t, c, "kk-tambah-biodata")
	l := Claim{Code: "2026-00042", Number: "A-025", At: printedAt, Due: time.Date(2026, time.November, 26, 8, 0, 0, 0, time.UTC),
		Collect: []string{catalogue.Applicant, catalogue.Family}, TrackURL: track + "#2026-00042", Scan: "BERKAS:2026-00042"}
	if change != nil {
		change(&l)
	}
	return ClaimSlip(lang, c, service, l)
}

func mustService(t testing.TB, c *catalogue.Catalogue, id string) *catalogue.Service {
	t.Helper()
	service, ok := c.Service(id)
	if !ok {
		t.Fatalf("no service %s", id)
	}
	return service
}

// claim is its text, a block a line.
func claim(t *testing.T, lang string, change func(*Claim)) string {
	t.Helper()
	var out strings.Builder
	for _, block := range claimed(t, lang, change).Blocks {
		fmt.Fprintf(&out, "%v|%s|%s\n", block.Kind, block.Text, block.Value)
	}
	return out.String()
}

func TestAClaimSlipSaysWhatIsPromisedAndToWhom(t *testing.T) {
	for lang, parts := range map[string][]string{
		"id": {"Tanda terima pengambilan", "2026-00042", "A-025", "Kamis, 26 November 2026", "15.00 WIB", "Pemohon sendiri", "satu KK", track + "#2026-00042"},
		"en": {"Claim slip", "2026-00042", "Thursday, 26 November 2026", "WIB", "The applicant"},
		"su": {"Tanda tarima"}, "jv": {"Tandha tampi"},
	} {
		got := claim(t, lang, nil)
		for _, part := range parts {
			if !strings.Contains(got, part) {
				t.Errorf("%s: no %q in\n%s", lang, part, got)
			}
		}
		if c := office(t, "balongbendo"); strings.Count(got, "|"+mustService(t, c, "kk-tambah-biodata").Short.In(lang)+"|") != 1 {
			t.Errorf("%s: the service does not stand there once:\n%s", lang, got)
		}
		if strings.Contains(got, "[application.") || strings.Contains(got, "{") {
			t.Errorf("%s: a sentence is missing in\n%s", lang, got)
		}
	}
}

func TestACopyOfAClaimSlipIsMarked(t *testing.T) {
	if got := claim(t, "id", func(l *Claim) { l.Copy = 2 }); !strings.Contains(got, "Lembar ke-2") {
		t.Errorf("a second paper looks like the first:\n%s", got)
	}
	if got := claim(t, "id", func(l *Claim) { l.Copy = 1 }); strings.Contains(got, "Lembar ke-") {
		t.Errorf("the first paper is marked:\n%s", got)
	}
}

func TestAClaimSlipWithoutAddressOrPromiseSaysSo(t *testing.T) {
	got := claim(t, "id", func(l *Claim) { l.TrackURL, l.Due = "", time.Time{} })
	if !strings.Contains(got, "BERKAS:2026-00042") || strings.Contains(got, "/t/") || strings.Contains(got, "Dijanjikan") || !strings.Contains(got, "belum bisa dijanjikan") {
		t.Errorf("got\n%s", got)
	}
}
