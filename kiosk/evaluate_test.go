package kiosk

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"antrean/internal/problem"
	"antrean/office/catalogue"
)

var offices = map[string]string{"banjar": "disdukcapil-kota-banjar", "balongbendo": "kecamatan-balongbendo"}

// parsed are both catalogues, read once: a catalogue never changes.
var parsed = sync.OnceValues(func() (map[string]*catalogue.Catalogue, error) {
	all := make(map[string]*catalogue.Catalogue)
	for name, id := range offices {
		c, err := catalogue.Embedded(id)
		if err != nil {
			return nil, err
		}
		all[name] = c
	}
	national, err := catalogue.National()
	all["nasional"] = national
	return all, err
})

func office(t testing.TB, name string) *catalogue.Catalogue {
	t.Helper()
	all, err := parsed()
	if err != nil {
		t.Fatal(err)
	}
	return all[name]
}

// TestDialogues plays testdata/*.txt: who comes with what, and what the kiosk says.
func TestDialogues(t *testing.T) {
	for _, name := range []string{"banjar", "balongbendo", "nasional"} {
		raw, err := os.ReadFile(filepath.Join("testdata", name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for i, line := range strings.Split(string(raw), "\n") {
			if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			if said = append(said, line); len(said) < 2 {
				continue
			}
			if got := play(t, office(t, name), said[0]); got != said[1] {
				t.Errorf("%s.txt, line %d: %s\ngot  %s\nwant %s", name, i+1, said[0], got, said[1])
			}
			said = nil
		}
		if len(said) != 0 {
			t.Errorf("%s.txt: %q has no verdict", name, said[0])
		}
	}
}

// play evaluates "service question=option …: id …" and writes the verdict as the dialogues do.
func play(t *testing.T, c *catalogue.Catalogue, line string) string {
	t.Helper()
	left, right, ok := strings.Cut(line, ":")
	if !ok {
		t.Fatalf("%q has no colon", line)
	}
	words := strings.Fields(left)
	answers := make(map[string]string)
	for _, word := range words[1:] {
		question, option, _ := strings.Cut(word, "=")
		answers[question] = option
	}
	verdict, err := Evaluate(c, words[0], answers, strings.Fields(right))
	if refusal, ok := errors.AsType[*problem.Error](err); ok {
		return "ditolak " + refusal.Code + " " + refusal.Field
	}
	if err != nil {
		t.Fatal(err)
	}
	if verdict.Stop != nil {
		return "tidak perlu: " + verdict.Stop.In("id")
	}
	if verdict.Complete {
		return "lengkap"
	}
	return "kurang " + strings.Join(ids(verdict.Missing), " ")
}

func ids(rows []catalogue.Requirement) []string {
	var out []string
	for _, row := range rows {
		out = append(out, row.ID)
	}
	return out
}

// TestTheWholeTruthTable tries every answer with every choice of rows: what is missing is exactly what is needed and
// not there.
func TestTheWholeTruthTable(t *testing.T) {
	for _, c := range []struct {
		office, service string
		question        string
		only            map[string]string // a row that one answer needs
		cases           int
	}{
		{"banjar", "kk-rusak", "warga", map[string]string{"kitap": "oa"}, 2 * 16},
		{"balongbendo", "kk-tambah-biodata", "punya_ijazah", map[string]string{"ijazah": "ya"}, 2 * 512},
	} {
		standard := office(t, c.office)
		service, _ := standard.Service(c.service)
		tried := 0
		for _, option := range standard.Questions[c.question].Options {
			for chosen := range 1 << len(service.Requirements) {
				var have, missing, owned, needed []string
				for i, row := range service.Requirements {
					if chosen>>i&1 == 1 {
						have = append(have, row.ID)
					}
					if only, ok := c.only[row.ID]; ok && only != option.ID {
						continue
					}
					needed = append(needed, row.ID)
					if chosen>>i&1 == 1 {
						owned = append(owned, row.ID)
					} else {
						missing = append(missing, row.ID)
					}
				}
				got, err := Evaluate(standard, c.service, map[string]string{c.question: option.ID}, have)
				if err != nil {
					t.Fatal(err)
				}
				if got.Complete != (len(missing) == 0) || !slices.Equal(ids(got.Missing), missing) ||
					!slices.Equal(ids(got.Needed), needed) || !slices.Equal(got.Have, owned) || got.Answers[c.question] != option.ID {
					t.Fatalf("%s %s with %v: got %+v, want missing %v of %v", c.service, option.ID, have, got, missing, needed)
				}
				tried++
			}
		}
		if tried != c.cases {
			t.Errorf("%s: tried %d cases, want %d", c.service, tried, c.cases)
		}
	}
}

func TestAnAnswerIsTakenAsGivenOrByDefault(t *testing.T) {
	banjar := office(t, "banjar")
	for _, c := range []struct {
		say           string
		answers, want map[string]string
	}{
		{"nobody answers", nil, map[string]string{"warga": "wni"}},
		{"a foreigner", map[string]string{"warga": "oa"}, map[string]string{"warga": "oa"}},
		{"and more than was asked", map[string]string{"warga": "oa", "umur": "7"}, map[string]string{"warga": "oa"}},
	} {
		got, err := Evaluate(banjar, "kk-rusak", c.answers, nil)
		if err != nil || !maps.Equal(got.Answers, c.want) {
			t.Errorf("%s: got %v, %v, want %v", c.say, got.Answers, err, c.want)
		}
	}
}

func TestAQuestionWithoutADefaultMustBeAnswered(t *testing.T) {
	c := &catalogue.Catalogue{
		Questions: map[string]catalogue.Question{"lahir": {Options: []catalogue.Option{{ID: "faskes"}, {ID: "rumah"}}}},
		Services:  []catalogue.Service{{ID: "akta", Ask: []string{"lahir"}}},
	}
	_, err := Evaluate(c, "akta", nil, nil)
	refusal, ok := errors.AsType[*problem.Error](err)
	if !ok || refusal.Code != "unanswered" || refusal.Field != "answers.lahir" {
		t.Errorf("got %v, want unanswered answers.lahir", err)
	}
	if _, err := Evaluate(c, "akta", map[string]string{"lahir": "rumah"}, nil); err != nil {
		t.Errorf("answered: %v", err)
	}
}

func TestWhatIsTooLargeIsRefused(t *testing.T) {
	many := make(map[string]string)
	for i := range answersMax + 1 {
		many[strings.Repeat("q", i+1)] = "ya"
	}
	long := strings.Repeat("x", idMax+1)
	for _, c := range []struct {
		say     string
		answers map[string]string
		have    []string
		field   string
	}{
		{"33 answers", many, nil, "answers"},
		{"65 ids", nil, make([]string, haveMax+1), "have"},
		{"a long question", map[string]string{long: "ya"}, nil, "answers"},
		{"a long option", map[string]string{"warga": long}, nil, "answers"},
		{"a long id", nil, []string{"ktp", long}, "have"},
	} {
		_, err := Evaluate(office(t, "banjar"), "kk-rusak", c.answers, c.have)
		refusal, ok := errors.AsType[*problem.Error](err)
		if !ok || refusal.Code != "bad_field" || refusal.Field != c.field {
			t.Errorf("%s: got %v, want bad_field %s", c.say, err, c.field)
		}
	}
}

func FuzzEvaluate(f *testing.F) {
	f.Add("banjar", "kk-rusak", "warga", "oa", "f102 kk_rusak ktp kitap")
	f.Add("balongbendo", "kk-tambah-biodata", "punya_ijazah", "tidak", "kk lahir_bidan akta_kawin")
	f.Add("", "konsultasi", "", "\x1b@", "'; drop table tickets; --")
	f.Fuzz(func(t *testing.T, name, service, question, option, have string) {
		if name != "banjar" {
			name = "balongbendo"
		}
		verdict, err := Evaluate(office(t, name), service, map[string]string{question: option}, strings.Split(have, " "))
		if err != nil {
			refusal, ok := errors.AsType[*problem.Error](err)
			if !ok || refusal.Field == "" {
				t.Errorf("got %v, want a refusal with its field", err)
			}
			return
		}
		if verdict.Complete != (len(verdict.Missing) == 0) || len(verdict.Missing)+len(verdict.Have) != len(verdict.Needed) {
			t.Errorf("%s with %q: %+v", service, have, verdict)
		}
	})
}
