package catalogue

import (
	"slices"
	"testing"
	"unicode/utf8"
)

func TestOurCataloguesAreTranslatedWhereAnOfficeOffersTheLanguage(t *testing.T) {
	for _, id := range append(Offices(), NationalID) {
		c := speaking(t, id, "id", "en", "jv", "su")
		for _, s := range c.Services {
			for _, lang := range []string{"jv", "su"} {
				if s.Name[lang] == "" || s.Short[lang] == "" {
					t.Errorf("%s: %s has no name in %s", id, s.ID, lang)
				}
				if n := utf8.RuneCountInString(s.Short[lang]); n > ShortMax {
					t.Errorf("%s: %q has %d letters, want %d", id, s.Short[lang], n, ShortMax)
				}
				for _, row := range s.Requirements {
					if row.Label[lang] == "" || row.Get != nil && row.Get.Where[lang] == "" {
						t.Errorf("%s: %s of %s is not in %s", id, row.ID, s.ID, lang)
					}
				}
			}
		}
		for name, q := range c.Questions {
			for _, option := range q.Options {
				if q.Ask["su"] == "" || option.Label["jv"] == "" {
					t.Errorf("%s: question %s is not translated", id, name)
				}
			}
		}
	}
}

func TestAnOfficesOwnWordsAreLeftAlone(t *testing.T) {
	text := map[string]any{"id": "Kotak saran", "su": "Kotak pamanggih", "source": "seed"}
	addWords(text, []string{"jv", "su"})
	if text["su"] != "Kotak pamanggih" || text["jv"] != "Kothak pamrayogi" {
		t.Errorf("got %v, want the office's Sundanese and our Javanese", text)
	}
	if from := text["source"].(map[string]any); from["su"] != "seed" || from["jv"] != "ours" {
		t.Errorf("sources %v, want seed for its own words and ours for the other", from)
	}
}

func TestALanguageThatIsNotOfferedIsNotAdded(t *testing.T) {
	c := speaking(t, NationalID, "id", "en")
	if words, ok := c.Services[0].Name["su"]; ok {
		t.Errorf("the name is %q in Sundanese, which nobody asked for", words)
	}
}

func TestLintMissesNoTranslationThatTheGlossaryHas(t *testing.T) {
	c := speaking(t, Offices()[0], "id", "en", "su")
	for _, f := range c.Lint() {
		if f.Code == "untranslated" && slices.Contains([]string{"/services/0/name", "/services/0/requirements/0/label"}, f.Path) {
			t.Errorf("%s is said to be untranslated", f.Path)
		}
	}
}

// speaking is one of our catalogues, offered in some languages.
func speaking(t *testing.T, id string, langs ...string) *Catalogue {
	t.Helper()
	raw, err := data.ReadFile("data/" + id + ".json")
	if err != nil {
		t.Fatal(err)
	}
	if raw, err = SetLangs(raw, langs); err != nil {
		t.Fatal(err)
	}
	c, err := Parse(id, raw)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
