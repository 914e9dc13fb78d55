package catalogue

import (
	"embed"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"strings"
	"sync"
)

//go:embed glossary/*.json
var glossaries embed.FS

// glossary holds, by language and by Indonesian text, what the texts of our own catalogues are called in languages
// that standards are not published in. An office that offers such a language need not write them again, and one that
// writes its own words is left alone.
var glossary = sync.OnceValue(func() map[string]map[string]string {
	names, err := glossaries.ReadDir("glossary")
	if err != nil {
		panic(err)
	}
	all := make(map[string]map[string]string)
	for _, file := range names {
		raw, err := glossaries.ReadFile(path.Join("glossary", file.Name()))
		if err != nil {
			panic(err)
		}
		var words map[string]string
		if err := json.Unmarshal(raw, &words); err != nil {
			panic(fmt.Sprintf("catalogue: glossary of %s: %v", file.Name(), err))
		}
		all[strings.TrimSuffix(file.Name(), ".json")] = words
	}
	return all
})

// translated is the document with the glossary's words where a text lacks a language that the office offers.
func translated(root any) any {
	var langs []string
	for _, lang := range spoken(root) {
		if glossary()[lang] != nil {
			langs = append(langs, lang)
		}
	}
	if len(langs) == 0 {
		return root
	}
	return translate(root, langs)
}

// LangsOf reads which languages a document names; none of what is no document.
func LangsOf(raw []byte) []string {
	root, err := plainValue(raw)
	if err != nil {
		return nil
	}
	return spoken(root)
}

// spoken reads the languages of a document that matches the schema.
func spoken(root any) []string {
	top, _ := root.(map[string]any)
	part, _ := top["langs"].(map[string]any)
	list, _ := part["value"].([]any)
	var langs []string
	for _, one := range list {
		if lang, ok := one.(string); ok {
			langs = append(langs, lang)
		}
	}
	return langs
}

func translate(node any, langs []string) any {
	switch node := node.(type) {
	case []any:
		out := make([]any, len(node))
		for i, item := range node {
			out[i] = translate(item, langs)
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(node))
		for key, item := range node {
			out[key] = translate(item, langs)
		}
		if isText(node) {
			addWords(out, langs)
		}
		return out
	}
	return node
}

// addWords puts a text's translations in, as ours.
func addWords(text map[string]any, langs []string) {
	original, _ := text[DefaultLang].(string)
	sources := sourcesOf(text)
	for _, lang := range langs {
		words, known := glossary()[lang][original]
		if _, own := text[lang]; own || !known {
			continue
		}
		text[lang] = words
		sources[lang] = string(Ours)
	}
	text["source"] = sources
}

// sourcesOf spells out where each language of a text is from: a document may say it once for all of them.
func sourcesOf(text map[string]any) map[string]any {
	if each, ok := text["source"].(map[string]any); ok {
		return maps.Clone(each)
	}
	sources := make(map[string]any)
	for lang := range text {
		if lang != "source" {
			sources[lang] = text["source"]
		}
	}
	return sources
}
