package catalogue

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
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
	stages                 [2]map[string]any // of the service in both documents, by id
}

// stage is a stage of the service as a person knows it; its id when there is none.
func (w where) stage(id any) any {
	key, _ := id.(string)
	for _, stages := range []map[string]any{w.stages[1], w.stages[0]} {
		if stage, ok := stages[key]; ok {
			return stage
		}
	}
	return id
}

// stagesOf are the stages of a service by their ids.
func stagesOf(service any) map[string]any {
	node, _ := service.(map[string]any)
	list, _ := node["stages"].([]any)
	out := make(map[string]any, len(list))
	for _, item := range list {
		stage, _ := item.(map[string]any)
		if id, ok := stage["id"].(string); ok {
			out[id] = stage
		}
	}
	return out
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
	if last := len(at.keys) - 1; last > 0 && at.keys[last] == "steps" {
		d.steps(old, now, at)
		return
	} else if last > 0 && at.keys[last] == "roles" { // none is as good as an empty one
		oldRoles, _ := old.(map[string]any)
		nowRoles, _ := now.(map[string]any)
		d.object(oldRoles, nowRoles, at)
		return
	}
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

// steps compares the ways through the stages, and calls these by their names.
func (d *differ) steps(old, now any, at where) {
	named := func(node any) []any {
		sourced, _ := node.(map[string]any)
		ids, _ := sourced["value"].([]any)
		out := make([]any, len(ids))
		for i, id := range ids {
			out[i] = at.stage(id)
		}
		return out
	}
	d.list(named(old), named(now), at)
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
		if last := len(at.keys) - 1; last > 0 && at.keys[last] == "roles" {
			below = below.called(at.stage(key))
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
		below := at.item(i, j, item)
		if slices.Equal(at.keys, []string{"services"}) {
			below.stages = [2]map[string]any{stagesOf(old[i]), stagesOf(item)}
		}
		if last := len(at.keys) - 1; at.keys[last] != "steps" { // a step is the same stage before and now
			d.value(old[i], item, below)
		}
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
