package words

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestIndonesianComesFirst(t *testing.T) {
	langs := Languages()
	if langs[0] != Default || !slices.Contains(langs, "en") {
		t.Errorf("languages %v, want %s first and en among them", langs, Default)
	}
	if !slices.IsSorted(langs[1:]) {
		t.Errorf("the other languages %v are not in order", langs[1:])
	}
}

func TestStaffReadWhatSaysEverything(t *testing.T) {
	if got := Staff(); !slices.Equal(got, []string{"id", "en"}) {
		t.Errorf("staff read %v, want id and en", got)
	}
	for _, code := range Languages() {
		if want := slices.Contains(Staff(), code); Checked(code) != want {
			t.Errorf("%s is checked: %v, want %v", code, Checked(code), want)
		}
	}
}

func TestAnUnknownLanguageIsTheDefault(t *testing.T) {
	if got := In("xx").Code(); got != Default {
		t.Errorf("got %q, want %q", got, Default)
	}
}

func TestTFillsPlaceholders(t *testing.T) {
	lang := Lang{code: "id", words: map[string]string{
		"a.place": "Anda di urutan ke-{n}",
		"a.twice": "{x} dan {x}, lalu {y}",
		"a.plain": "Silakan",
	}}
	for _, c := range []struct {
		name, want string
		key        string
		args       []any
	}{
		{"no placeholder", "Silakan", "a.plain", nil},
		{"a number", "Anda di urutan ke-5", "a.place", []any{"n", 5}},
		{"the same name twice", "1 dan 1, lalu 2", "a.twice", []any{"x", 1, "y", 2}},
		{"a value with braces is not filled again", "{y} dan {y}, lalu 2", "a.twice", []any{"x", "{y}", "y", 2}},
		{"a name without a value stays to be seen", "Anda di urutan ke-{n}", "a.place", nil},
		{"a name that the sentence lacks", "Silakan", "a.plain", []any{"n", 1}},
		{"a last name without its value", "Anda di urutan ke-{n}", "a.place", []any{"n"}},
		{"no sentence", "[a.none]", "a.none", []any{"n", 1}},
	} {
		if got := lang.T(c.key, c.args...); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestAMissingTranslationFallsBack(t *testing.T) {
	half := Lang{code: "su", words: map[string]string{}}
	if got, want := half.T("problem.stale"), In(Default).T("problem.stale"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if half.Has("problem.stale") {
		t.Error("Has speaks for the fallback, want this very language")
	}
}

func TestKeysAreInOrderAndHaveSentences(t *testing.T) {
	for _, code := range Languages() {
		lang := In(code)
		keys := lang.Keys()
		if !slices.IsSorted(keys) || len(keys) == 0 {
			t.Errorf("%s: %d keys, want some, in order", code, len(keys))
		}
		for _, key := range keys {
			if !lang.Has(key) || lang.T(key) == "" {
				t.Errorf("%s: %s has no sentence", code, key)
			}
		}
	}
}

func TestJSONHoldsEverySentenceUnderAStableTag(t *testing.T) {
	lang := In("en")
	body, tag := lang.JSON("")
	var got map[string]string
	if err := json.Unmarshal(body, &got); err != nil {
		t.Fatal(err)
	}
	if len(got) != len(lang.Keys()) || got["problem.stale"] != lang.T("problem.stale") {
		t.Errorf("%d sentences and %q for problem.stale, want %d and %q",
			len(got), got["problem.stale"], len(lang.Keys()), lang.T("problem.stale"))
	}
	again, same := lang.JSON("")
	if string(again) != string(body) || same != tag || len(tag) != 16 {
		t.Errorf("tags %q and %q, want the same 16 digits for the same words", tag, same)
	}
	if one, other := lang.JSON("board"); other == tag || len(one) >= len(body) {
		t.Errorf("the words of one room: %d bytes of %d, tag %s", len(one), len(body), other)
	}
	if _, other := In(Default).JSON(""); other == tag {
		t.Error("two languages share a tag")
	}
}
