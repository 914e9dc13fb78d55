package catalogue

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"antrean/internal/words"
)

// nameOf is what people call an object, or nil.
func nameOf(node any) Text {
	object, ok := node.(map[string]any)
	if !ok {
		return nil
	}
	for _, key := range []string{"short", "label", "name", "ask", "text"} {
		if text, ok := object[key].(map[string]any); ok && isText(text) {
			return textOf(text)
		}
	}
	if isText(object) && len(object) > 1 {
		return textOf(object)
	}
	if name := stageName(object); name != nil {
		return name
	}
	if id, ok := object["id"].(string); ok {
		return Text{DefaultLang: id}
	}
	return nil
}

// stageName is what applicants read of a stage, else how its first sentence begins; nil of anything else.
func stageName(node map[string]any) Text {
	if public, ok := node["public"].(map[string]any); ok && isText(public) {
		return textOf(public)
	}
	sentences, ok := node["text"].([]any)
	if !ok || len(sentences) == 0 {
		return nil
	}
	first, ok := sentences[0].(map[string]any)
	if !ok || !isText(first) {
		return nil
	}
	return textOf(first).Begins()
}

func textOf(node map[string]any) Text {
	out := make(Text)
	for lang, text := range node {
		if text, ok := text.(string); ok && lang != "source" {
			out[lang] = text
		}
	}
	return out
}

// brief is a value in a few words.
func brief(node any) string {
	switch node := node.(type) {
	case nil:
		return ""
	case string:
		return node
	case json.Number:
		return node.String()
	case []any:
		items := make([]string, len(node))
		for i, item := range node {
			items[i] = brief(item)
		}
		return strings.Join(items, ", ")
	case map[string]any:
		return briefObject(node)
	}
	return fmt.Sprint(node)
}

func briefObject(node map[string]any) string {
	if question, ok := node["q"].(string); ok {
		return question + " = " + brief(node["in"]) + brief(node["value"])
	}
	if name := nameOf(node); name != nil {
		if value, ok := node["value"].(map[string]any); ok && brief(value) != "" {
			return name.In(DefaultLang) + ": " + brief(value)
		}
		return name.In(DefaultLang)
	}
	if value, ok := node["value"]; ok {
		return brief(value)
	}
	var parts []string
	for _, key := range ordered(node) {
		if key != "source" {
			parts = append(parts, brief(node[key]))
		}
	}
	return strings.Join(parts, ", ")
}

// In is the change as a sentence.
func (c Change) In(lang string) string {
	w := words.In(lang)
	if c.What == "sources" {
		return w.T("catalogue.diff.sources")
	}
	sentence := w.T("catalogue.diff."+c.What, "what", c.subject(w), "before", c.said(w, 0), "after", c.said(w, 1))
	return strings.Replace(sentence, "?.", "?", 1) // a question closes itself
}

func (c Change) said(w words.Lang, i int) string {
	value := c.flat[i]
	if node, ok := value.(map[string]any); ok && isSourced(node) {
		value = node["value"]
	}
	if yes, ok := value.(bool); ok {
		return w.T(map[bool]string{true: "catalogue.diff.yes", false: "catalogue.diff.no"}[yes])
	}
	if role, ok := value.(string); ok && (slices.Contains(c.keys, "roles") || c.keys[len(c.keys)-1] == "role") {
		return RoleName(role, w.Code())
	}
	return [2]string{c.Before, c.After}[i]
}

// subject is the service, the field and what is in it: "Layanan KK karena rusak: persyaratan KTP-el, bentuk".
func (c Change) subject(w words.Lang) string {
	names, whole := c.names, c.What != "changed" // the name of what came or went stands behind the verb
	next := func() string {
		if len(names) == 0 {
			return ""
		}
		name := names[0]
		names = names[1:]
		return " " + name.In(w.Code())
	}
	var out []string
	keys := c.keys
	if keys[0] == "services" || keys[0] == "questions" {
		head := w.T("catalogue.field." + keys[0][:len(keys[0])-1])
		if named := next(); len(keys) > 2 || len(keys) > 1 && keys[0] == "services" {
			head += named
		}
		out, keys = append(out, head), keys[1:]
		if c.keys[0] == "questions" && len(keys) > 0 {
			keys = keys[1:] // its id
		}
	}
	for i, key := range keys {
		if i > 0 && keys[i-1] == "roles" {
			continue // the id of a stage, whose name stands before it
		}
		if i > 0 && key == DefaultLang {
			continue // the language of the standards goes without saying
		}
		field := fieldName(w, key, i > 0 && isLanguage(key))
		if last := i == len(keys)-1; len(names) > 0 && !(last && whole) && isListKey(key) {
			field += next()
		}
		out = append(out, field)
	}
	text := strings.Join(out, ": ")
	return strings.ToUpper(text[:1]) + text[1:] // every field begins with a letter of ASCII
}

func isListKey(key string) bool {
	return slices.Contains([]string{"requirements", "any", "options", "advice", "channels", "stages", "roles", "steps", "complaints", "lint"}, key)
}

func isLanguage(key string) bool { return len(key) == 2 && key != "at" && key != "in" }

func fieldName(w words.Lang, key string, language bool) string {
	if language {
		return w.T("catalogue.field.lang", "lang", key)
	}
	if slices.Contains(keyOrder[:], key) {
		return w.T("catalogue.field." + key)
	}
	return key
}
