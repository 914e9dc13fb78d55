package catalogue

import (
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
		{balongbendo, []string{"remark", "component"}, "SE 470/13287"},
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
	} {
		text := strings.Replace(file(t, banjar), c.old, c.new, 1)
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
