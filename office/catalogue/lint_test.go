package catalogue

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

func codes(found []Finding) []string {
	var out []string
	for _, f := range found {
		out = append(out, f.Code)
	}
	return out
}

func TestLintOfTheTwoStandards(t *testing.T) {
	for _, c := range []struct {
		office string
		codes  []string
		says   string
	}{
		{banjar, []string{"component"}, "8 dari 14 komponen"},
		{balongbendo, []string{"remark", "component", "rtrw", "slow"}, "SE 470/13287"},
	} {
		found := embedded(t, c.office).Lint()
		if !slices.Equal(codes(found), c.codes) || !strings.Contains(found[0].In("id"), c.says) {
			t.Errorf("%s: got %v, first %q, want %v", c.office, codes(found), found[0].In("id"), c.codes)
		}
	}
}

func TestLintSeesWhatIsWorthASecondLook(t *testing.T) {
	for _, c := range []struct{ say, old, new, code, path, english string }{
		{"a service that costs money", `"amount": {"value": 0, "source": "seed"}`, `"amount": {"value": 5000, "source": "seed"}`,
			"fee", "/services/0/fee", "kk-rusak costs money"},
		{"a text without English", `{"id": "KTP-el", "en": "Electronic identity card (KTP-el)", "source": {"id": "seed", "en": "ours"}}`,
			`{"id": "KTP-el", "source": "seed"}`, "untranslated", "/services/0/requirements/2/label", "missing in language en"},
		{"a question nobody needs", `"questions": {`, `"questions": {"agama": {"ask": {"id": "A?", "source": "ours"}, "options": [` +
			`{"id": "a", "label": {"id": "A", "source": "ours"}}, {"id": "b", "label": {"id": "B", "source": "ours"}}]},`,
			"unused", "/questions/agama", "No service uses"},
		{"a form of long ago", `Formulir F-1.02 yang telah`, `Formulir F-1.15 yang telah`, "old_form", "/services/0/requirements/0/label", "obsolete form F-1.15"},
		{"a letter of the neighbourhood", `{"id": "KTP-el", "en": "El`, `{"id": "Surat Pengantar RT/RW", "en": "El`, "rtrw", "/services/0/requirements/2", "RT/RW letter (ktp)"},
		{"a promise slower than the nation's", `"promise": {`, `"promise": {"unit": {"value": "working_day", "source": "seed"}, "value": {"value": 3, "source": "seed"}, ` +
			`"text": {"id": "3 hari", "en": "3 days", "source": "ours"}}, "pickup_old": {`, "slow", "/services/0/promise", "promises 3 working days"},
		{"answers that change nothing", `"options": [`, `"options": [{"id": "dwi", "label": {"id": "Ganda", "en": "Dual", "source": "ours"}},`,
			"unused_option", "/questions/warga/options", "answers dwi, wni"},
		{"a question that no row heeds", `"when": {"q": "warga", "in": ["oa"], "source": "seed"},`, ``, "unheeded", "/services/0/ask", "no requirement uses the answer"},
		{"a requirement from nowhere", `"requirements": [`, `"requirements": [{"id": "foto", "label": {"id": "Foto", "en": "Photo", "source": "ours"}},`,
			"nowhere", "/services/0/requirements/0", "where to get it"},
	} {
		text := strings.Replace(file(t, banjar), c.old, c.new, 1)
		if i, j := strings.Index(text, `"pickup_old"`), strings.Index(text, `"fee"`); i > 0 {
			text = strings.TrimRight(text[:i], " ,") + ",\n" + text[j:] // the old promise goes
		}
		parsed, err := Parse("f.json", []byte(text))
		if err != nil {
			t.Errorf("%s: %v", c.say, err)
			continue
		}
		found := parsed.Lint()
		i := slices.Index(codes(found), c.code)
		if i < 0 || found[i].Path != c.path || !strings.Contains(found[i].In("en"), c.english) {
			t.Errorf("%s: got %+v, want %s at %s", c.say, found, c.code, c.path)
		}
	}
}

func TestAServiceThatNoCounterServes(t *testing.T) {
	c := national(t)
	for _, try := range []struct {
		say    string
		serves [][]string
		want   []string
	}{
		{"one counter for everything", [][]string{nil}, nil},
		{"everything but one", [][]string{idsBut(c, "ikd"), {"legalisir"}}, []string{"/services/21"}},
	} {
		var got []string
		for _, f := range c.LintCounters(try.serves) {
			if f.Code != "no_counter" || !strings.Contains(f.In("id"), "ikd") {
				t.Errorf("%s: got %+v", try.say, f)
			}
			got = append(got, f.Path)
		}
		if !slices.Equal(got, try.want) {
			t.Errorf("%s: got %v, want %v", try.say, got, try.want)
		}
	}
}

func idsBut(c *Catalogue, id string) []string {
	var out []string
	for _, s := range c.Services {
		if s.ID != id {
			out = append(out, s.ID)
		}
	}
	return out
}

func TestAFindingForMachines(t *testing.T) {
	raw, err := json.Marshal(embedded(t, balongbendo).Lint())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"code":"rtrw"`, `"path":"/services/0/requirements/7"`, `kompetensi pelaksana`, `competence of staff`} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("no %s in %s", want, raw)
		}
	}
}
