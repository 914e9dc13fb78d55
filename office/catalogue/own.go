package catalogue

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
)

// own gives an edited value its sources: what is as it was keeps where it was from, and what somebody wrote anew is
// the office's own, Seed. The new value may leave its sources out; those it names are not believed.
func own(now, before any) any {
	switch now := now.(type) {
	case []any:
		old, _ := before.([]any)
		out := make([]any, len(now))
		for i, item := range now {
			out[i] = own(item, counterpart(item, i, old))
		}
		return out
	case map[string]any:
		old, _ := before.(map[string]any)
		return ownObject(now, old)
	}
	return now
}

func ownObject(now, old map[string]any) any {
	switch {
	case isText(now):
		return ownText(now, old)
	case isSourced(now):
		return ownWhole(now, old)
	}
	out := make(map[string]any, len(now))
	for key, value := range now {
		out[key] = own(value, old[key])
	}
	return out
}

// isSourced reports whether an object has one source for all of it: a wrapped value or a condition.
func isSourced(node map[string]any) bool {
	if _, ok := node["q"]; ok {
		return true
	}
	_, ok := node["value"]
	_, known := node["source"]
	return ok && (len(node) == 1 || len(node) == 2 && known)
}

func ownWhole(now, old map[string]any) any {
	out := maps.Clone(now)
	out["source"] = string(Seed)
	if old["source"] != nil && reflect.DeepEqual(without(now, "source"), without(old, "source")) {
		out["source"] = old["source"]
	}
	return out
}

// ownText keeps a source a language, or one for all where they agree.
func ownText(now, old map[string]any) any {
	out, sources := without(now, "source"), make(map[string]any)
	for lang := range out {
		sources[lang] = string(Seed)
		if was := sourceOf(old, lang); was != "" && old[lang] == out[lang] {
			sources[lang] = was
		}
	}
	same := true
	for lang := range out {
		same = same && sources[lang] == sources[DefaultLang]
	}
	if same {
		out["source"] = sources[DefaultLang]
	} else {
		out["source"] = sources
	}
	return out
}

// sourceOf is where a language of a text is from, or "".
func sourceOf(text map[string]any, lang string) string {
	switch source := text["source"].(type) {
	case string:
		return source
	case map[string]any:
		word, _ := source[lang].(string)
		return word
	}
	return ""
}

func without(node map[string]any, key string) map[string]any {
	out := maps.Clone(node)
	delete(out, key)
	return out
}

// counterpart is the item of the old list that an item of the new one stands for: the one with its id, with its kind
// and value, or with its words, else the one in its place.
func counterpart(item any, i int, old []any) any {
	if node, ok := item.(map[string]any); ok {
		for _, name := range []string{DefaultLang, "kind"} {
			key, ok := node[name].(string)
			if !ok {
				continue
			}
			at := slices.IndexFunc(old, func(one any) bool {
				other, _ := one.(map[string]any)
				return other[name] == key
			})
			if at >= 0 {
				return old[at]
			}
			if !isText(node) {
				return nil
			}
		}
	}
	if i < len(old) {
		return old[i]
	}
	return nil
}

// plainValue reads a value that somebody sends, with numbers as they were written.
func plainValue(raw []byte) (any, error) {
	doc, err := readTree(raw)
	if err != nil {
		return nil, err
	}
	return doc.root, nil
}

// clone copies a tree, so that two documents share nothing.
func clone(node any) any {
	switch node := node.(type) {
	case []any:
		out := make([]any, len(node))
		for i := range node {
			out[i] = clone(node[i])
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(node))
		for key := range node {
			out[key] = clone(node[key])
		}
		return out
	}
	return node
}

func number(n int) json.Number {
	raw, _ := json.Marshal(n) // an int always encodes
	return json.Number(raw)
}
