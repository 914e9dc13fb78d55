package catalogue

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
)

// The edits below take a document and return another, in canonical form and checked by Parse. Nothing is lost on the
// way, sources included; what a person changes becomes Seed, the office's own. A change that breaks the document is
// a *Refusal whose faults name their places by JSON pointer.

// editedName is what a refusal of an edit calls the document.
const editedName = "catalogue"

// An edit changes an open document, or says why it cannot.
type edit func(doc map[string]any) *Fault

func apply(raw []byte, change edit) ([]byte, error) {
	tree, err := readTree(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")))
	if err != nil {
		return nil, refused(err)
	}
	doc, ok := tree.root.(map[string]any)
	if !ok {
		return nil, refuse(editedName, tree.faultAt("", "a catalogue is an object"))
	}
	if fault := change(doc); fault != nil {
		return nil, refuse(editedName, *fault)
	}
	out := formatTree(doc)
	if _, err := Parse(editedName, out); err != nil {
		return nil, err
	}
	return out, nil
}

// refused makes a refusal of the fault of a reader.
func refused(err error) error {
	if fault, ok := errors.AsType[Fault](err); ok {
		return refuse(editedName, fault)
	}
	return err
}

func noService(id string) *Fault {
	return &Fault{Line: 1, Column: 1, Path: "/services", Reason: fmt.Sprintf("there is no service %q", id)}
}

// services is the list of a document and the place of a service in it, or -1.
func services(doc map[string]any, id string) ([]any, int) {
	list, _ := doc["services"].([]any)
	return list, slices.IndexFunc(list, func(one any) bool {
		service, _ := one.(map[string]any)
		return service["id"] == id
	})
}

// AddService puts a service of the national catalogue before Consultation, with the questions it asks.
func AddService(raw []byte, id string) ([]byte, error) {
	source, err := nationalTree()
	if err != nil {
		return nil, err
	}
	return addFrom(raw, source, id, id)
}

// Adopt puts a service of another document, such as an imported one, before Consultation, under an id of its own and
// with the questions it asks. Everything keeps where it is from.
func Adopt(raw, from []byte, id, as string) ([]byte, error) {
	tree, err := readTree(from)
	if err != nil {
		return nil, refused(err)
	}
	source, _ := tree.root.(map[string]any)
	return addFrom(raw, source, id, as)
}

func addFrom(raw []byte, source map[string]any, id, as string) ([]byte, error) {
	return apply(raw, func(doc map[string]any) *Fault {
		all, there := services(source, id)
		if there < 0 {
			return noService(id)
		}
		list, here := services(doc, as)
		if here >= 0 {
			return &Fault{Line: 1, Column: 1, Path: fmt.Sprintf("/services/%d", here), Reason: fmt.Sprintf("the id %q stands twice", as)}
		}
		_, end := services(doc, Consultation)
		if end < 0 {
			end = len(list)
		}
		service, _ := clone(all[there]).(map[string]any)
		service["id"] = as
		doc["services"] = slices.Insert(list, end, any(service))
		lend(doc, source, questionsOf(all[there]))
		return nil
	})
}

// lend copies questions that a document does not have yet.
func lend(doc, source map[string]any, ids []string) {
	questions, _ := doc["questions"].(map[string]any)
	known, _ := source["questions"].(map[string]any)
	for _, id := range ids {
		if question, ok := known[id]; ok && questions != nil && questions[id] == nil {
			questions[id] = clone(question)
		}
	}
}

// questionsOf lists the questions that a service names, wherever it does.
func questionsOf(node any) []string {
	var ids []string
	switch node := node.(type) {
	case []any:
		for _, item := range node {
			ids = append(ids, questionsOf(item)...)
		}
	case map[string]any:
		if id, ok := node["q"].(string); ok {
			ids = append(ids, id)
		}
		if ask, ok := node["ask"].(map[string]any); ok {
			list, _ := ask["value"].([]any)
			for _, id := range list {
				word, _ := id.(string)
				ids = append(ids, word)
			}
		}
		for _, key := range sortedKeys(node) {
			ids = append(ids, questionsOf(node[key])...)
		}
	}
	return ids
}

// RemoveService takes a service out, and the questions that only it asked.
func RemoveService(raw []byte, id string) ([]byte, error) {
	return apply(raw, func(doc map[string]any) *Fault {
		list, i := services(doc, id)
		if i < 0 {
			return noService(id)
		}
		gone := questionsOf(list[i])
		list = slices.Delete(list, i, i+1)
		doc["services"] = list
		questions, _ := doc["questions"].(map[string]any)
		for _, question := range gone {
			if !slices.Contains(questionsOf(list), question) {
				delete(questions, question)
			}
		}
		return nil
	})
}

// MoveService puts a service at a place, counted from 0. Consultation stays last.
func MoveService(raw []byte, id string, to int) ([]byte, error) {
	return apply(raw, func(doc map[string]any) *Fault {
		list, i := services(doc, id)
		if i < 0 {
			return noService(id)
		}
		one := list[i]
		list = slices.Delete(list, i, i+1)
		last := len(list)
		if _, end := services(map[string]any{"services": list}, Consultation); end >= 0 {
			last = end
		}
		doc["services"] = slices.Insert(list, min(max(to, 0), last), one)
		return nil
	})
}

// SetService replaces a service by what somebody wrote, in the form of the file; sources may be left out. A service
// that is new goes before Consultation.
func SetService(raw []byte, id string, service []byte) ([]byte, error) {
	value, err := plainValue(service)
	if err != nil {
		return nil, refused(err)
	}
	return apply(raw, func(doc map[string]any) *Fault {
		list, i := services(doc, id)
		if i >= 0 {
			list[i] = own(value, list[i])
			return nil
		}
		_, end := services(doc, Consultation)
		doc["services"] = slices.Insert(list, max(end, 0), own(value, nil))
		return nil
	})
}

// SetOffice replaces the profile of the office.
func SetOffice(raw, office []byte) ([]byte, error) { return setPart(raw, "office", office) }

// SetComplaints replaces the ways to complain.
func SetComplaints(raw, complaints []byte) ([]byte, error) {
	return setPart(raw, "complaints", complaints)
}

// SetQuestions replaces the questions. One that a service still asks cannot go.
func SetQuestions(raw, questions []byte) ([]byte, error) { return setPart(raw, "questions", questions) }

// SetLangs replaces the languages that the kiosks and phones offer; the standard's own stands first.
func SetLangs(raw []byte, langs []string) ([]byte, error) {
	part, err := json.Marshal(map[string]any{"value": langs})
	if err != nil {
		return nil, refused(err)
	}
	return setPart(raw, "langs", part)
}

func setPart(raw []byte, key string, part []byte) ([]byte, error) {
	value, err := plainValue(part)
	if err != nil {
		return nil, refused(err)
	}
	return apply(raw, func(doc map[string]any) *Fault {
		doc[key] = own(value, doc[key])
		return nil
	})
}

// nationalTree is the national catalogue as a tree. Nobody changes it: whoever puts a part of it elsewhere clones that.
var nationalTree = sync.OnceValues(func() (map[string]any, error) {
	raw, err := NationalRaw()
	if err != nil {
		return nil, err
	}
	tree, err := readTree(raw)
	if err != nil {
		return nil, err
	}
	doc, _ := tree.root.(map[string]any)
	return doc, nil
})
