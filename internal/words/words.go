// Package words holds every sentence that people read, in every language; code and scripts hold only keys.
//
// Sentences stand in one JSON file a room and language (id/kiosk.json): a flat object from key to sentence. A key
// begins with its room ("kiosk.start"). Placeholders are names in braces: "Anda di urutan ke-{n}".
//
// Indonesian and English say everything. Javanese (krama) and Sundanese (basa lemes) say what applicants see, hear and
// hold; staff read Indonesian or English.
package words

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"sort"
	"strings"
)

//go:embed id/*.json en/*.json jv/*.json su/*.json
var files embed.FS

// Default is the language of an office, and of a sentence that has no translation.
const Default = "id"

// A Lang is one language's sentences. The zero Lang is not usable; call In.
type Lang struct {
	code  string
	words map[string]string
}

var all = load()

func load() map[string]Lang {
	langs := make(map[string]Lang)
	names, err := fs.Glob(files, "*/*.json")
	if err != nil {
		panic(err)
	}
	for _, name := range names {
		code := path.Dir(name)
		lang, ok := langs[code]
		if !ok {
			lang = Lang{code: code, words: make(map[string]string)}
			langs[code] = lang
		}
		raw, err := files.ReadFile(name)
		if err != nil {
			panic(err)
		}
		var room map[string]string
		if err := json.Unmarshal(raw, &room); err != nil {
			panic(fmt.Sprintf("words: %s: %v", name, err))
		}
		for key, text := range room {
			if _, twice := lang.words[key]; twice {
				panic(fmt.Sprintf("words: %s: %q stands twice", name, key))
			}
			lang.words[key] = text
		}
	}
	return langs
}

// Languages lists the languages that applicants can be spoken to in, Default first.
func Languages() []string { return list(func(Lang) bool { return true }) }

// Staff lists the languages that have every sentence, Default first: those of the pages that staff use.
func Staff() []string {
	whole := len(all[Default].words)
	return list(func(l Lang) bool { return len(l.words) >= whole })
}

// Checked reports whether somebody who grew up with a language has read its sentences. An office is told before it
// offers one that nobody has.
func Checked(code string) bool { return code != "jv" && code != "su" }

// list is the codes of the languages that are wanted, Default first.
func list(want func(Lang) bool) []string {
	codes := make([]string, 0, len(all))
	for code, lang := range all {
		if want(lang) {
			codes = append(codes, code)
		}
	}
	sort.Slice(codes, func(i, j int) bool {
		if (codes[i] == Default) != (codes[j] == Default) {
			return codes[i] == Default
		}
		return codes[i] < codes[j]
	})
	return codes
}

// In returns the sentences of a language; an unknown one gets Default.
func In(code string) Lang {
	if lang, ok := all[code]; ok {
		return lang
	}
	return all[Default]
}

// Code is the language's code, such as "id".
func (l Lang) Code() string { return l.code }

// T is the sentence at key with its placeholders filled: T("phone.position", "n", 5). A key without a sentence
// comes back in brackets, which the law tests refuse.
func (l Lang) T(key string, args ...any) string {
	text, ok := l.words[key]
	if !ok {
		if text, ok = all[Default].words[key]; !ok {
			return "[" + key + "]"
		}
	}
	if len(args) == 0 {
		return text
	}
	return filled(text, args)
}

// filled puts what is given into the placeholders of a sentence; those that nobody fills stay. What is put in is not
// looked at again.
func filled(text string, args []any) string {
	var out strings.Builder
	for {
		before, rest, open := strings.Cut(text, "{")
		out.WriteString(before)
		if !open {
			return out.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		if value, ok := given(args, name); closed && ok {
			out.WriteString(value)
			text = after
			continue
		}
		out.WriteByte('{')
		text = rest
	}
}

func given(args []any, name string) (string, bool) {
	for i := 0; i+1 < len(args); i += 2 {
		if fmt.Sprint(args[i]) == name {
			return fmt.Sprint(args[i+1]), true
		}
	}
	return "", false
}

// Has reports whether this very language has a sentence at key.
func (l Lang) Has(key string) bool { _, ok := l.words[key]; return ok }

// Keys lists the language's keys in order.
func (l Lang) Keys() []string {
	keys := make([]string, 0, len(l.words))
	for key := range l.words {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}

// JSON is the sentences of the language for a browser, and a tag that changes when they do: all of them, or those of
// some rooms, which stand with commas between: "board,time".
func (l Lang) JSON(rooms string) (body []byte, tag string) {
	said := l.words
	if rooms != "" {
		wanted := strings.Split(rooms, ",")
		said = maps.Clone(l.words)
		maps.DeleteFunc(said, func(key, _ string) bool {
			room, _, _ := strings.Cut(key, ".")
			return !slices.Contains(wanted, room)
		})
	}
	body, err := json.Marshal(said) // keys are sorted, so equal words give equal bytes
	if err != nil {
		panic(err)
	}
	sum := sha256.Sum256(body)
	return body, hex.EncodeToString(sum[:8])
}
