package catalogue

import (
	"fmt"
	"os"
	"path"
	"strings"
	"testing"
)

func national(t testing.TB) *Catalogue {
	t.Helper()
	c, err := National()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestTheNationalCatalogueHoldsTheWholeDraft writes the catalogue down as testdata/national.txt does and compares the
// two line by line: every service, item, question and condition is there, and nothing else.
func TestTheNationalCatalogueHoldsTheWholeDraft(t *testing.T) {
	raw, err := os.ReadFile("testdata/national.txt")
	if err != nil {
		t.Fatal(err)
	}
	gathered, words, _ := strings.Cut(string(raw), "\n\n")
	want := strings.Split(gathered, "\n")[1:]
	var got []string
	c := national(t)
	for i := range c.Services {
		got = append(got, outline(c, &c.Services[i])...)
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("line %d: got %q, want %q", i+2, at(got, i), at(want, i))
		}
	}
	if len(c.Services) != 26 {
		t.Errorf("got %d services, want 26", len(c.Services))
	}
	wordsOf(t, c, words)
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "nothing"
}

// outline is a service as the list of the draft writes it.
func outline(c *Catalogue, s *Service) []string {
	out := []string{fmt.Sprintf("%s %s %d %s: %s", s.ID, s.Prefix, s.Promise.Value, s.Promise.Unit, s.Name.In("id"))}
	add := func(format string, args ...any) { out = append(out, "  "+fmt.Sprintf(format, args...)) }
	if len(s.Ask) > 0 {
		add("ask %s", strings.Join(s.Ask, " "))
	}
	for i := range s.Requirements {
		add("%s", outlineRow(&s.Requirements[i]))
	}
	if s.Stock != "" {
		add("stock %s", s.Stock)
	}
	if s.Within != nil {
		add("report %d %s", s.Within.Days, s.Within.After.In("id"))
	}
	if s.Elsewhere != nil {
		add("external %s", s.Elsewhere.System)
	}
	if s.InPerson {
		add("in_person")
	}
	if s.StopIf != nil {
		add("stop %s=%s %s", s.StopIf.When.Question, s.StopIf.When.In[0], strings.TrimSuffix(s.StopIf.Text.In("id"), "."))
	}
	var product []string
	for _, p := range s.Product {
		product = append(product, p.In("id"))
	}
	add("product %s", strings.Join(product, "; "))
	if s.Standard != nil {
		add("source %s", s.Standard.Basis)
	} else {
		add("source produk kami")
	}
	return out
}

func outlineRow(row *Requirement) string {
	leaves := row.Any
	if len(leaves) == 0 {
		leaves = []Leaf{{ID: row.ID, Form: row.Form}}
	}
	var items []string
	for _, leaf := range leaves {
		item, _, _ := strings.Cut(leaf.ID, "-") // what follows tells apart the same item in two rows
		items = append(items, strings.TrimSpace(item+" "+leaf.Form))
	}
	out := strings.Join(items, " | ")
	if row.Copies > 0 {
		out += fmt.Sprintf(" x%d", row.Copies)
	}
	if row.Optional {
		out += " optional"
	}
	if row.When != nil {
		out += " when " + row.When.Question + "=" + strings.Join(row.When.In, "/")
	}
	if row.Note != nil {
		note := strings.TrimSuffix(row.Note.In("id"), ".")
		out += " note " + strings.ToLower(note[:1]) + note[1:]
	}
	return out
}

// wordsOf compares the words of items and questions. Those marked unused belong to one office or to a service that the
// national text does not have yet.
func wordsOf(t *testing.T, c *Catalogue, list string) {
	t.Helper()
	labels := make(map[string]string)
	for _, s := range c.Services {
		for _, row := range s.Requirements {
			for _, leaf := range append([]Leaf{{ID: row.ID, Label: row.Label}}, row.Any...) {
				item, _, _ := strings.Cut(leaf.ID, "-")
				labels[item] = leaf.Label.In("id")
			}
		}
	}
	checked := 0
	for line := range strings.Lines(list) {
		head, text, ok := strings.Cut(strings.TrimSpace(line), ": ")
		fields := strings.Fields(head)
		if !ok || len(fields) < 2 || len(fields) > 2 && fields[2] == "unused" {
			continue
		}
		checked++
		switch fields[0] {
		case "item":
			if got := labels[fields[1]]; got != text && !strings.HasPrefix(got, text+" (") {
				t.Errorf("item %s: got %q, want %q", fields[1], got, text)
			}
		case "question":
			if got := outlineQuestion(fields[1], c.Questions[fields[1]]); got != head+": "+text {
				t.Errorf("got %q, want %q", got, head+": "+text)
			}
		}
	}
	if checked != 61+14 {
		t.Errorf("compared %d items and questions, want 75", checked)
	}
}

func outlineQuestion(id string, q Question) string {
	out := "question " + id
	for _, option := range q.Options {
		out += " " + option.ID
	}
	if id == "warga" && q.Default != "" { // the other defaults are ours
		out += " default " + q.Default
	}
	return out + ": " + q.Ask.In("id")
}

func TestTheNationalCatalogueIsWhole(t *testing.T) {
	c := national(t)
	for i := range c.Services {
		s := &c.Services[i]
		for _, row := range s.Requirements {
			if row.Get == nil || row.Get.Where.In("id") == row.Get.Where.In("en") {
				t.Errorf("%s: %s does not say in both languages where to get it", s.ID, row.ID)
			}
		}
		if !s.Fee.Free() || s.Gate != Flag {
			t.Errorf("%s: fee %d, gate %s", s.ID, s.Fee.Amount, s.Gate)
		}
	}
	for at, source := range c.Sources {
		if source == Seed {
			t.Errorf("%s is marked seed: no office wrote it", at)
		}
		if path.Base(at) == "en" && source != Ours {
			t.Errorf("%s is marked %s: the national text is in Indonesian", at, source)
		}
	}
	for _, f := range c.Lint() {
		if f.Code != "component" {
			t.Errorf("%s: %s", f.Path, f.In("id"))
		}
	}
	if last := c.Services[len(c.Services)-1]; last.ID != Consultation {
		t.Errorf("the last service is %s", last.ID)
	}
	if _, err := Embedded(NationalID); err == nil {
		t.Error("the template passes for an office")
	}
}

func TestALabelSaysFormAndCopies(t *testing.T) {
	s, _ := national(t).Service("kia-baru")
	photo, _ := s.Requirement("pasfoto_anak")
	if got, want := photo.Label.In("id"), "Pasfoto anak berwarna 2x3 (asli, 2 lembar)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	s, _ = national(t).Service("ktp-hilang-rusak")
	kk, _ := s.Requirement("kk")
	if got, want := kk.Label.In("en"), "Family card (KK) (photocopy, if you have it)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFilesAreInCanonicalForm(t *testing.T) {
	for _, name := range append(Offices(), NationalID) {
		raw, err := data.ReadFile("data/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		got, err := Format(raw)
		if err != nil || string(got) != string(raw) {
			t.Errorf("%s.json is not as Format writes it (%v)", name, err)
		}
		again, err := Format(got)
		if err != nil || string(again) != string(got) {
			t.Errorf("%s.json: Format changes its own work (%v)", name, err)
		}
	}
	if _, err := Format([]byte(`{"a": 1,}`)); err == nil {
		t.Error("what is not JSON was formatted")
	}
}

// TestWhatAnOfficeDoesNotHaveIsNothing: nobody is told to call "-", and whoever starts from the national catalogue need not
// have filled in everything.
func TestWhatAnOfficeDoesNotHaveIsNothing(t *testing.T) {
	office := national(t).Office
	if office.Phone != "" || office.Address != "" || office.Website == "" {
		t.Errorf("address %q, phone %q, website %q: want none, none and one", office.Address, office.Phone, office.Website)
	}
	if value, _ := office.raw()["phone"].(map[string]any); value["value"] != Unset {
		t.Errorf("the file of this office says %v of its phone, want %q", value, Unset)
	}
}
