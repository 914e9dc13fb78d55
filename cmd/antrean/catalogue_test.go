package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"antrean/office/catalogue"
	"antrean/office/setup"
	"antrean/store"
)

// written is a file with a text.
func written(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLintExitsByFaultsAndPrintsRemarks(t *testing.T) {
	raw, err := catalogue.EmbeddedRaw("kecamatan-balongbendo")
	if err != nil {
		t.Fatal(err)
	}
	broken := written(t, "rusak.json", strings.Replace(string(raw), `"requirement": "rtrw"`, `"requirement": "rt"`, 1))
	config := written(t, "antrean.toml", "catalogue = \"kecamatan-balongbendo\"\n\n[[counter]]\nn = 1\nserves = [\"kk-tambah-biodata\"]\n\n[hours]\nmonday = \"08.00-12.00\"\n")
	for _, c := range []struct {
		say  string
		args []string
		code int
		want string
	}{
		{"an office with remarks", []string{"kecamatan-balongbendo"}, exitDone, "rtrw /services/0/requirements/7: "},
		{"in English", []string{"kecamatan-balongbendo", "-lang", "en"}, exitDone, "promises 3 working days"},
		{"a broken file", []string{broken}, exitFailed, "/services/0/lint/0/requirement"},
		{"no file", []string{filepath.Join(t.TempDir(), "x.json")}, exitFailed, "nor a file"},
		{"nothing named", nil, exitUsage, "name one file"},
		{"an office without a counter for a service", []string{"-config", config}, exitDone, "no_counter /services/1"},
	} {
		code, out, say := try(t, "", append([]string{"catalogue", "lint"}, c.args...)...)
		if code != c.code || !strings.Contains(out+say, c.want) {
			t.Errorf("%s: got %d %s%s, want %d and %q", c.say, code, out, say, c.code, c.want)
		}
	}
	code, out, _ := try(t, "", "catalogue", "lint", "-json", "kecamatan-balongbendo", "-lang", "en")
	var report struct {
		Faults  []lintFault
		Remarks []struct{ Code, Path string }
	}
	if err := json.Unmarshal([]byte(out), &report); code != exitDone || err != nil || len(report.Remarks) != 4 || report.Faults == nil {
		t.Errorf("got %d %v %s", code, err, out)
	}
}

// TestToolsTakeTheStandardsThatAreInForce sets an office up in the browser: its settings file says something older.
func TestToolsTakeTheStandardsThatAreInForce(t *testing.T) {
	config, data := anOffice(t)
	s, err := store.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	document := setup.Blank()
	if document.Catalogue, err = catalogue.EmbeddedRaw("kecamatan-balongbendo"); err != nil {
		t.Fatal(err)
	}
	document.Counters = []setup.Counter{{N: 1, Serves: []string{catalogue.Consultation}}}
	body, err := document.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SaveSetup(setup.Version{N: 1, At: time.Now(), By: "adi", Body: body}); err != nil {
		t.Fatal(err)
	}
	_, want, _ := try(t, "", "catalogue", "export", "kecamatan-balongbendo")
	if code, out, say := try(t, "", "catalogue", "export", "-config", config); code != exitDone || out != want {
		t.Errorf("export: got %d %s and %.200q, want what is in force", code, say, out)
	}
	if code, out, say := try(t, "", "catalogue", "lint", "-config", config); code != exitDone || !strings.Contains(out, "no_counter /services/0") {
		t.Errorf("lint: got %d %s%s, want a service without a counter", code, out, say)
	}
}

func TestImportWritesACatalogueAndTheListOfDoubts(t *testing.T) {
	page := written(t, "halaman.txt", "Kecamatan Contoh\nAkta Kelahiran\nA. Persyaratan\n1. F-2.01\n2. KTP-el bagi Orang Asing\nB. Biaya/Tarif\nGratis\n")
	target := filepath.Join(t.TempDir(), "out.json")
	code, out, say := try(t, "", "catalogue", "import", page, "-o", target)
	if code != exitDone || !strings.Contains(out, "condition: ") {
		t.Fatalf("got %d %s%s", code, out, say)
	}
	raw, err := os.ReadFile(target)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := catalogue.Parse(target, raw); err != nil {
		t.Error(err)
	}
	code, out, say = try(t, "", "catalogue", "import", page)
	if code != exitDone || out != string(raw) || !strings.Contains(say, "condition: ") {
		t.Errorf("to standard output: got %d %s", code, say)
	}
	if code, _, _ := try(t, "", "catalogue", "import", written(t, "berita.txt", "Berita")); code != exitFailed {
		t.Errorf("a page without a standard: got %d", code)
	}
}

func TestExportIsCanonicalAndDiffSaysWhatChanged(t *testing.T) {
	code, out, say := try(t, "", "catalogue", "export", "disdukcapil-kota-banjar")
	raw, err := catalogue.EmbeddedRaw("disdukcapil-kota-banjar")
	if code != exitDone || err != nil || out != string(raw) {
		t.Fatalf("got %d %s %v", code, say, err)
	}
	config := written(t, "antrean.toml", "catalogue = \"disdukcapil-kota-banjar\"\n\n[[counter]]\nn = 1\n\n[hours]\nmonday = \"08.00-12.00\"\n")
	if code, again, say := try(t, "", "catalogue", "export", "-config", config); code != exitDone || again != out {
		t.Errorf("by settings: got %d %s", code, say)
	}
	changed := written(t, "baru.json", strings.Replace(out, `"requirements": [`, `"requirements": [{"id": "foto", "label": {"id": "Pasfoto", "source": "seed"}},`, 1))
	code, said, _ := try(t, "", "catalogue", "diff", "disdukcapil-kota-banjar", changed)
	if want := "Layanan KK karena rusak: persyaratan ditambah: Pasfoto.\n"; code != exitDone || said != want {
		t.Errorf("got %d %q, want %q", code, said, want)
	}
	code, said, _ = try(t, "", "catalogue", "diff", changed, "disdukcapil-kota-banjar", "-json")
	if code != exitDone || !strings.Contains(said, `"what":"removed"`) {
		t.Errorf("got %d %s", code, said)
	}
	if code, _, _ := try(t, "", "catalogue", "diff", changed); code != exitUsage {
		t.Errorf("one catalogue: got %d, want %d", code, exitUsage)
	}
	if code, _, say := try(t, "", "catalogue"); code != exitUsage || !strings.Contains(say, "lint, import") {
		t.Errorf("got %d %s", code, say)
	}
}
