package catalogue

import (
	"os"
	"path"
	"strings"
	"testing"
	"unicode"
)

// inStandard holds the fields whose values are the standard's own words; the other values are codes, numbers and
// dates of ours that stand for what the standard says.
var inStandard = map[string]bool{
	"address": true, "phone": true, "website": true, "parent": true, "decree": true, "also": true, "value": true,
}

// TestWhatIsMarkedSeedStandsInTheStandard compares each word marked seed with the standard as the office published
// it, white space and separators aside.
func TestWhatIsMarkedSeedStandsInTheStandard(t *testing.T) {
	for _, office := range Offices() {
		raw, err := os.ReadFile("testdata/standard-" + office + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		standard := squeeze(string(raw))
		checked := 0
		for at, text := range seeds(t, office) {
			if checked++; !strings.Contains(standard, squeeze(text)) {
				t.Errorf("%s: %s: %q is marked seed and is not in the standard", office, at, text)
			}
		}
		if checked < 50 {
			t.Errorf("%s: only %d texts are marked seed", office, checked)
		}
	}
}

// seeds lists the texts and words of an office that claim to stand in its standard, by JSON pointer.
func seeds(t *testing.T, office string) map[string]string {
	t.Helper()
	raw, err := data.ReadFile("data/" + office + ".json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := readTree(raw)
	if err != nil {
		t.Fatal(err)
	}
	sources := make(map[string]Source)
	plain := strip(doc.root, "", sources)
	out := make(map[string]string)
	for at, source := range sources {
		text, isText := lookUp(plain, at).(string)
		if source == Seed && isText && (path.Base(at) == "id" || inStandard[path.Base(at)]) {
			out[at] = text
		}
	}
	return out
}

func lookUp(node any, at string) any {
	for _, key := range strings.Split(at, "/")[1:] {
		switch n := node.(type) {
		case map[string]any:
			node = n[key]
		case []any:
			i := 0
			for _, digit := range key {
				i = 10*i + int(digit-'0')
			}
			node = n[i]
		}
	}
	return node
}

// squeeze leaves letters, digits and the signs that numbers and addresses are made of.
func squeeze(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune(",;:<>", r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
}

func TestEveryTranslationIsMarkedOurs(t *testing.T) {
	for _, office := range Offices() {
		for at, source := range embedded(t, office).Sources {
			if path.Base(at) == "en" && source != Ours {
				t.Errorf("%s: %s is marked %s: neither standard has a word of English", office, at, source)
			}
		}
	}
}

func TestWhereAFieldIsFrom(t *testing.T) {
	c := embedded(t, banjar)
	for at, want := range map[string]Source{
		"/services/0/name/id":                    Seed,
		"/services/0/name/en":                    Ours,
		"/services/0/short/id":                   Inferred,
		"/services/0/gate":                       Seed,
		"/services/0/prefix":                     Ours,
		"/services/0/requirements/3/when":        Seed,
		"/services/0/requirements/0/get/cost":    "", // a text: its languages have sources
		"/services/0/requirements/0/get/cost/id": Ours,
		"/questions/warga/default":               Ours,
		"/services/1/name/id":                    Ours,
	} {
		if got := c.Sources[at]; got != want {
			t.Errorf("%s: got %q, want %q", at, got, want)
		}
	}
}
