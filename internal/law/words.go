package law

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
)

// sentences folds the words of the tree: language, then key, then sentence. What is wrong with the files themselves
// comes back as breaches.
func (t *Tree) sentences() (map[string]map[string]string, []Breach) {
	langs := make(map[string]map[string]string)
	var out []Breach
	for _, name := range t.names() {
		if ok, _ := path.Match("internal/words/*/*.json", name); !ok {
			continue
		}
		lang := path.Base(path.Dir(name))
		if langs[lang] == nil {
			langs[lang] = make(map[string]string)
		}
		room := strings.TrimSuffix(path.Base(name), ".json")
		pairs, err := flat(t.Texts[name])
		if err != nil {
			out = append(out, breach(name, "is not a flat object of sentences: %v", err))
		}
		for _, pair := range pairs {
			key, text := pair[0], pair[1]
			if _, twice := langs[lang][key]; twice {
				out = append(out, breach(name, "%s stands twice", key))
			}
			if !strings.HasPrefix(key, room+".") {
				out = append(out, breach(name, "%s stands in the wrong room: want %s.…", key, room))
			}
			if strings.TrimSpace(text) != text || text == "" {
				out = append(out, breach(name, "%s is empty or has blanks around it", key))
			}
			langs[lang][key] = text
		}
	}
	return langs, out
}

// flat reads a JSON object of strings in its order, with keys that stand twice.
func flat(text []byte) ([][2]string, error) {
	dec := json.NewDecoder(bytes.NewReader(text))
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		return nil, fmt.Errorf("want an object, got %v", open)
	}
	var pairs [][2]string
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return pairs, err
		}
		value, err := dec.Token()
		if err != nil {
			return pairs, err
		}
		k, _ := key.(string)
		v, ok := value.(string)
		if !ok {
			return pairs, fmt.Errorf("%v holds %v, want a sentence", key, value)
		}
		pairs = append(pairs, [2]string{k, v})
	}
	_, err := dec.Token()
	return pairs, err
}

// placeholder is a name in braces, as words.T fills it.
var placeholder = regexp.MustCompile(`\{(\w+)\}`)

// placeholders lists the names in braces of a sentence, each once, in order.
func placeholders(text string) string {
	var names []string
	for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), " ")
}

// firstLanguage is the one that the others are held to.
const firstLanguage = "id"

// applicants are the rooms of what applicants see, hear and hold: all that a language must say which staff do not read.
var applicants = []string{"application", "board", "common", "complaint", "health", "kiosk", "kiosk_glass", "lobby", "message", "phone", "problem", "slip", "standar", "survey", "time", "voice"}

// forApplicants lists the languages that say no more than that.
var forApplicants = []string{"jv", "su"}

// sameInAll lists keys whose sentence is rightly the same in two languages.
var sameInAll []Exception

// Languages wants every language to say the same things: the same keys, the same placeholders, and a translation
// where a sentence has two words or more. One that staff do not read says what applicants see, and nothing else.
func Languages(t *Tree) []Breach {
	langs, out := t.sentences()
	if len(langs) < 2 || langs[firstLanguage] == nil {
		return append(out, breach("internal/words", "want %q and at least one more language", firstLanguage))
	}
	for _, lang := range sorted(langs) {
		if lang == firstLanguage {
			continue
		}
		where := "internal/words/" + lang
		for _, key := range sorted(langs[firstLanguage]) {
			ours := langs[firstLanguage][key]
			theirs, ok := langs[lang][key]
			switch {
			case !says(lang, key):
				if ok {
					out = append(out, breach(where, "%s is for staff, who do not read this language", key))
				}
			case !ok:
				out = append(out, breach(where, "%s is missing", key))
			case placeholders(theirs) != placeholders(ours):
				out = append(out, breach(where, "%s has placeholders %q, %q has %q", key, placeholders(theirs), firstLanguage, placeholders(ours)))
			case theirs == ours && wordsIn(ours) > 1 && !excepted(sameInAll, key):
				out = append(out, breach(where, "%s is not translated: %q", key, ours))
			}
		}
		for _, key := range sorted(langs[lang]) {
			if _, ok := langs[firstLanguage][key]; !ok {
				out = append(out, breach(where, "%s is not in %q", key, firstLanguage))
			}
		}
	}
	return out
}

// says reports whether a language has to say what stands at key.
func says(lang, key string) bool {
	room, _, _ := strings.Cut(key, ".")
	return !slices.Contains(forApplicants, lang) || slices.Contains(applicants, room)
}

// word is a run of letters that a person would read as a word; a placeholder is none.
var word = regexp.MustCompile(`\p{L}{2,}`)

// wordsIn counts the words of a sentence.
func wordsIn(text string) int {
	return len(word.FindAllString(placeholder.ReplaceAllString(text, ""), -1))
}

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
