package catalogue

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// imported reads one of the two standards as its office published it.
func imported(t *testing.T, office string) (*Catalogue, []Look) {
	t.Helper()
	text, err := os.ReadFile("testdata/standard-" + office + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	raw, looks, err := Import(string(text))
	return parsed(t, raw, err), looks
}

func texts(list []Text) []string {
	var out []string
	for _, text := range list {
		out = append(out, text.In("id"))
	}
	return out
}

// TestAnImportedPageAgreesWithTheOneMadeByHand compares what the import claims to read with the embedded catalogues.
func TestAnImportedPageAgreesWithTheOneMadeByHand(t *testing.T) {
	for _, office := range Offices() {
		c, _ := imported(t, office)
		got, want := c.Services[0], embedded(t, office).Services[0]
		if len(c.Services) != 2 || len(got.Requirements) != len(want.Requirements) {
			t.Fatalf("%s: got %d services, %d requirements", office, len(c.Services), len(got.Requirements))
		}
		for i, row := range want.Requirements {
			if mine := got.Requirements[i]; mine.Label.In("id") != row.Label.In("id") || len(mine.Any) != len(row.Any) {
				t.Errorf("%s, requirement %d: got %q any of %d, want %q any of %d", office, i, mine.Label.In("id"), len(mine.Any), row.Label.In("id"), len(row.Any))
			}
		}
		if got.Promise.Value != want.Promise.Value || got.Promise.Text.In("id") != want.Promise.Text.In("id") || got.Promise.Condition.In("id") != want.Promise.Condition.In("id") {
			t.Errorf("%s: got promise %+v, want %+v", office, got.Promise, want.Promise)
		}
		if got.Fee.Amount != want.Fee.Amount || got.Fee.Text.In("id") != want.Fee.Text.In("id") {
			t.Errorf("%s: got fee %+v, want %+v", office, got.Fee, want.Fee)
		}
		if want.Standard.Page = ""; *got.Standard != *want.Standard {
			t.Errorf("%s: got standard %+v, want %+v", office, *got.Standard, *want.Standard)
		}
		for part, lists := range map[string][2][]Text{"product": {got.Product, want.Product}, "legal": {got.Legal, want.Legal}, "facilities": {got.Facilities, want.Facilities}} {
			if !slices.Equal(texts(lists[0]), texts(lists[1])) {
				t.Errorf("%s: got %s %q, want %q", office, part, texts(lists[0]), texts(lists[1]))
			}
		}
	}
}

func TestAnImportedPageSortsComplaintsByKind(t *testing.T) {
	for _, office := range Offices() {
		c, _ := imported(t, office)
		want := embedded(t, office).Complaints
		for i := range max(len(want), len(c.Complaints)) {
			if i >= len(want) || i >= len(c.Complaints) {
				t.Fatalf("%s: got %d complaints, want %d: %+v", office, len(c.Complaints), len(want), c.Complaints)
			}
			got := c.Complaints[i]
			if got.Kind != want[i].Kind || got.Value != want[i].Value || got.Hidden != want[i].Hidden {
				t.Errorf("%s, complaint %d: got %+v, want %+v", office, i, got, want[i])
			}
		}
	}
}

func TestAnImportedPageKeepsTheWaysToApply(t *testing.T) {
	for office, want := range map[string][]string{
		banjar:      {"link Layanan Online 7 0", "external Layanan Desa/Kelurahan 7 0", "queue Layanan Offline 7 0"},
		balongbendo: {"queue Pelayanan Tatap Muka 5 0", "link Pelayanan Secara Daring Mandiri 10 8", "external Pelayanan secara daring melalui Petugas registrasi adminduk di Desa/Kelurahan 6 8"},
	} {
		c, _ := imported(t, office)
		var got []string
		for _, way := range c.Services[0].Channels {
			got = append(got, strings.Join([]string{way.Kind, way.Name.In("id"), number(len(way.Steps)).String(), number(len(way.Requirements)).String()}, " "))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", office, got, want)
		}
	}
	c, _ := imported(t, balongbendo)
	if got := c.Services[0].Pickup; got == nil || !slices.Equal(got.Who, []string{"pemohon", "anggota_satu_kk"}) {
		t.Errorf("got pickup %+v", got)
	}
}

func TestNothingOfTheSiteGetsIntoAnImportedPage(t *testing.T) {
	for _, office := range Offices() {
		text, err := os.ReadFile("testdata/standard-" + office + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		raw, _, err := Import(string(text))
		if err != nil {
			t.Fatal(err)
		}
		for _, noise := range []string{"Dibaca", "Bagikan", "Loading", "HARI INI", "31378", "Service Delivery", "Manufacturing"} {
			if strings.Contains(string(raw), noise) {
				t.Errorf("%s: %q got into the catalogue", office, noise)
			}
		}
		if n := strings.Count(string(raw), "JL. SILIWANGI KM 03 46332"); n > 1 {
			t.Errorf("%s: the head of the sheet stands there %d times", office, n)
		}
	}
	c, _ := imported(t, banjar)
	if c.Office.ID != banjar || c.Office.Short.In("id") != "Disdukcapil Kota Banjar" || c.Office.Level != "kota" {
		t.Errorf("got %+v", c.Office)
	}
	if c.Office.Website != "disdukcapil.banjarkota.go.id" || c.Office.Parent != "Pemerintah Kota Banjar" || c.Services[0].Name.In("id") != "Penerbitan KK Karena Rusak" {
		t.Errorf("got %+v, %v", c.Office, c.Services[0].Name)
	}
	if c, _ := imported(t, balongbendo); c.Office.Name.In("id") != "Kecamatan Balongbendo" {
		t.Errorf("got %+v", c.Office)
	}
}

func TestAnImportSaysWhatToLookAt(t *testing.T) {
	_, looks := imported(t, banjar)
	said := lookTexts(looks)
	for _, want := range []string{"KITAP bagi Orang Asing” tampaknya hanya untuk: Orang Asing", "tidak memuat komponen: kompetensi pelaksana", "bit.ly/PAK_ONOM"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in\n%s", want, said)
		}
	}
	c, looks := imported(t, balongbendo)
	said = lookTexts(looks)
	for _, want := range []string{"hotline WA", "tidak menyebut nama layanan", "Pelayanan Daring", "salah satu"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in\n%s", want, said)
		}
	}
	if len(c.Services[0].Remarks) != 1 {
		t.Errorf("got remarks %+v, want one about the school certificate", c.Services[0].Remarks)
	}
	if _, _, err := Import("Berita hari ini\nTidak ada standar di sini."); err == nil {
		t.Error("a page without requirements was imported")
	}
}

func lookTexts(looks []Look) string {
	var out []string
	for _, look := range looks {
		out = append(out, look.In("id"))
	}
	return strings.Join(out, "\n")
}

// TestBothStylesOfHeadings reads a page with Roman numbers and one with letters.
func TestBothStylesOfHeadings(t *testing.T) {
	for _, style := range [][6]string{
		{"I.", "II.", "III.", "IV.", "V.", "VI."}, {"A.", "B.", "C.", "D.", "E.", "F."}, {"1.", "2.", "3.", "4.", "5.", "6."},
	} {
		page := "Kecamatan Contoh\nAkta Kelahiran\n" + style[0] + " Persyaratan\n1. F-2.01\n2. KK\n" + style[1] + " Sistem, Mekanisme, dan Prosedur\n1. Datang ke kantor\n" +
			style[2] + " Jangka Waktu Pelayanan\n3 hari kerja jika berkas lengkap\n" + style[3] + " Biaya/Tarif\nRp 25.000\n" + style[4] + " Produk Layanan\nAkta\n" +
			style[5] + " Jaminan Pelayanan\nSesuai standar\n"
		raw, _, err := Import(page)
		s := parsed(t, raw, err).Services[0]
		if len(s.Requirements) != 2 || s.Promise.Value != 3 || s.Promise.Condition.In("id") != "jika berkas lengkap" || s.Fee.Amount != 25000 || len(s.Guarantee) != 1 {
			t.Errorf("%s: got %d rows, %+v, %+v, %v", style[0], len(s.Requirements), s.Promise, s.Fee, s.Guarantee)
		}
	}
}

func FuzzImport(f *testing.F) {
	f.Add("Persyaratan\n1. KK/KTP\n")
	f.Add("I. Persyaratan\n1. F-1.01 dan F-1.02\nPengaduan Layanan\nWA : -\n")
	f.Fuzz(func(t *testing.T, text string) {
		raw, _, err := Import(text)
		if err != nil {
			return
		}
		if _, err := Parse("fuzz", raw); err != nil {
			t.Errorf("%q became a broken document: %v", text, err)
		}
	})
}
