package catalogue

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"antrean/internal/words"
)

// A Change is one difference between two documents.
type Change struct {
	Path    string `json:"path"`    // in the newer document; in the older one for what is gone
	Service string `json:"service"` // id of the service, or empty: office, questions, complaints
	What    string `json:"what"`    // added, removed, changed, moved or sources
	Before  string `json:"before"`
	After   string `json:"after"`

	keys  []string // the fields on the way, without places in lists
	names []Text   // of the service, question or way, and of the item inside it
	flat  [2]any   // the values themselves, for words of yes and no
}

// Diff lists what changed from one document to another, in the order of the newer one. Sources alone count as one
// change of their own, and only when nothing else differs.
func Diff(a, b []byte) ([]Change, error) {
	before, err := readTree(a)
	if err != nil {
		return nil, fmt.Errorf("the older document: %w", err)
	}
	after, err := readTree(b)
	if err != nil {
		return nil, fmt.Errorf("the newer document: %w", err)
	}
	old, okOld := before.root.(map[string]any)
	now, okNow := after.root.(map[string]any)
	if !okOld || !okNow {
		return nil, errors.New("a catalogue is an object")
	}
	d := &differ{}
	d.object(old, now, where{})
	if len(d.found) == 0 && !reflect.DeepEqual(old, now) {
		d.found = append(d.found, Change{What: "sources"})
	}
	return d.found, nil
}

// where is a place in both documents.
type where struct {
	path, oldPath, service string
	keys                   []string
	names                  []Text
}

func (w where) down(key string) where {
	w.path, w.oldPath = w.path+"/"+escape(key), w.oldPath+"/"+escape(key)
	w.keys = append(slices.Clone(w.keys), key)
	return w
}

// item is an item of a list, with its name.
func (w where) item(i, j int, node any) where {
	w.oldPath, w.path = w.oldPath+"/"+strconv.Itoa(i), w.path+"/"+strconv.Itoa(j)
	return w.called(node)
}

func (w where) called(node any) where {
	if name := nameOf(node); name != nil {
		w.names = append(slices.Clone(w.names), name)
	}
	if object, ok := node.(map[string]any); ok && slices.Equal(w.keys, []string{"services"}) {
		w.service, _ = object["id"].(string)
	}
	return w
}

type differ struct{ found []Change }

func (d *differ) add(what string, at where, before, after any) {
	path := at.path
	if what == "removed" {
		path = at.oldPath
	}
	d.found = append(d.found, Change{
		Path: path, Service: at.service, What: what, Before: brief(before), After: brief(after),
		keys: at.keys, names: at.names, flat: [2]any{before, after},
	})
}

func (d *differ) value(old, now any, at where) {
	switch {
	case same(old, now):
	case old == nil:
		d.add("added", at, nil, now)
	case now == nil:
		d.add("removed", at, old, nil)
	default:
		d.differ(old, now, at)
	}
}

func (d *differ) differ(old, now any, at where) {
	oldList, isList := old.([]any)
	nowList, both := now.([]any)
	if isList && both {
		if keyed(oldList) || keyed(nowList) {
			d.list(oldList, nowList, at)
		} else {
			d.add("changed", at, old, now)
		}
		return
	}
	oldObject, isObject := old.(map[string]any)
	nowObject, bothObjects := now.(map[string]any)
	if isObject && bothObjects && !isSourced(nowObject) {
		d.object(oldObject, nowObject, at)
		return
	}
	d.add("changed", at, old, now)
}

func (d *differ) object(old, now map[string]any, at where) {
	all := make(map[string]any, len(old)+len(now))
	for key := range old {
		all[key] = old[key]
	}
	for key := range now {
		all[key] = now[key]
	}
	for _, key := range ordered(all) {
		if key == "source" || key == "$schema" || key == "components_missing" {
			continue // components_missing only repeats what is not there
		}
		below := at.down(key)
		if slices.Equal(at.keys, []string{"questions"}) {
			below = below.called(all[key])
		}
		d.value(old[key], now[key], below)
	}
}

// list compares items by what they are, not by where they stand.
func (d *differ) list(old, now []any, at where) {
	var kept []any // of the older list, in the order of the newer
	for j, item := range now {
		i := slices.IndexFunc(old, func(one any) bool { return keyOf(one) == keyOf(item) })
		if i < 0 {
			d.add("added", at.item(j, j, item), nil, item)
			continue
		}
		kept = append(kept, old[i])
		d.value(old[i], item, at.item(i, j, item))
	}
	var stayed []any // of the older list, in its own order
	for i, item := range old {
		if slices.ContainsFunc(now, func(one any) bool { return keyOf(one) == keyOf(item) }) {
			stayed = append(stayed, item)
		} else {
			d.add("removed", at.item(i, i, item), item, nil)
		}
	}
	if !slices.EqualFunc(stayed, kept, func(a, b any) bool { return keyOf(a) == keyOf(b) }) {
		d.add("moved", at, stayed, kept)
	}
}

// keyOf is what an item is known by: its id, its kind with its place in the world, or its words.
func keyOf(item any) string {
	node, ok := item.(map[string]any)
	if !ok {
		return brief(item)
	}
	if id, ok := node[DefaultLang].(string); ok {
		return id
	}
	if kind, ok := node["kind"].(string); ok {
		return kind
	}
	return brief(node["text"])
}

func keyed(list []any) bool {
	return slices.ContainsFunc(list, func(item any) bool { _, ok := item.(map[string]any); return ok })
}

// same compares two values, sources aside.
func same(a, b any) bool { return reflect.DeepEqual(bare(a), bare(b)) }

func bare(node any) any {
	switch node := node.(type) {
	case []any:
		out := make([]any, len(node))
		for i := range node {
			out[i] = bare(node[i])
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(node))
		for key := range node {
			if key != "source" {
				out[key] = bare(node[key])
			}
		}
		return out
	}
	return node
}

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
	if id, ok := object["id"].(string); ok {
		return Text{DefaultLang: id}
	}
	return nil
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
	return slices.Contains([]string{"requirements", "any", "options", "advice", "channels", "stages", "complaints", "lint"}, key)
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
