package admin

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"antrean/internal/problem"
	"antrean/office/catalogue"
)

// A branch is an object of the standards as the document has it. What a page does not know stays in it as it was.
type branch = map[string]any

// branchOf reads a document; numbers stay as they were written.
func branchOf(raw []byte) (branch, error) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var out branch
	if err := dec.Decode(&out); err != nil {
		return nil, problem.Wrap("internal", fmt.Errorf("read standards: %w", err))
	}
	return out, nil
}

// standards is the office's document as a branch of its own, and the version it is from.
func (a *Admin) standards() (doc branch, version int, err error) {
	in := a.office.Setup()
	doc, err = branchOf(in.Document.Catalogue)
	return doc, in.N, err
}

// listAt is a list of a branch; nil when there is none.
func listAt(node any, at ...string) []any {
	list, _ := dig(node, at...).([]any)
	return list
}

// branchAt is an object below a branch; nil when there is none.
func branchAt(node any, at ...string) branch {
	out, _ := dig(node, at...).(branch)
	return out
}

// dig is what stands at a place; nil for nothing.
func dig(node any, at ...string) any {
	for _, step := range at {
		switch inner := node.(type) {
		case branch:
			node = inner[step]
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i < 0 || i >= len(inner) {
				return nil
			}
			node = inner[i]
		default:
			return nil
		}
	}
	return node
}

// wordAt is a wrapped value as text.
func wordAt(node any, at ...string) string {
	switch value := dig(node, append(slices.Clone(at), "value")...).(type) {
	case string:
		return value
	case json.Number:
		return value.String()
	}
	return ""
}

// plainAt is a bare word, as ids are.
func plainAt(node any, at ...string) string {
	word, _ := dig(node, at...).(string)
	return word
}

// wordsOf are the words of a list.
func wordsOf(list []any) []string {
	var out []string
	for _, item := range list {
		if word, ok := item.(string); ok {
			out = append(out, word)
		}
	}
	return out
}

// anyOf is a list of words for a document.
func anyOf(list []string) []any {
	out := make([]any, len(list))
	for i, word := range list {
		out[i] = word
	}
	return out
}

// findBranch is the place in a list of the object with an id, or -1.
func findBranch(list []any, id string) int {
	return slices.IndexFunc(list, func(one any) bool { return plainAt(one, "id") == id })
}

// copyOf is a branch that shares nothing with another.
func copyOf(node branch) branch {
	raw, err := json.Marshal(node)
	if err != nil {
		return nil // what was read can be written
	}
	out, err := branchOf(raw)
	if err != nil {
		return nil
	}
	return out
}

// Longest id made of a label: long enough to be known again, short enough for an address.
const (
	slugMost  = 40
	slugWords = 5
)

// slug makes an id of a label that none of taken has: "Fotokopi KTP-el suami" is fotokopi-ktp-el-suami.
func slug(label, otherwise string, taken func(string) bool) string {
	words := strings.FieldsFunc(strings.ToLower(label), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	base := ""
	for i, word := range words {
		if i == slugWords || len(base)+len(word) >= slugMost {
			break
		}
		base += "-" + word
	}
	base = strings.TrimLeft(base, "-0123456789")
	if base == "" {
		base = otherwise
	}
	id := base
	for n := 2; taken(id); n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	return id
}

// takenIn reports of an id whether a service has it for a requirement or for a leaf of one.
func takenIn(service branch) func(string) bool {
	taken := map[string]bool{}
	for _, row := range listAt(service, "requirements") {
		taken[plainAt(row, "id")] = true
		for _, leaf := range listAt(row, "any") {
			taken[plainAt(leaf, "id")] = true
		}
	}
	return func(id string) bool { return taken[id] }
}

// settleAsk keeps the questions of a service in step with its requirements: what a condition asks must be asked, and
// what was asked for a condition that is gone is asked no more.
func settleAsk(before, after branch) {
	was, now := heededIn(before), heededIn(after)
	ask := slices.DeleteFunc(wordsOf(listAt(after, "ask", "value")), func(id string) bool {
		return slices.Contains(was, id) && !slices.Contains(now, id)
	})
	for _, row := range listAt(after, "requirements") {
		q := plainAt(row, "when", "q")
		if q != "" && !slices.Contains(ask, q) && !answeredIn(after, q) {
			ask = append(ask, q)
		}
	}
	switch {
	case slices.Equal(ask, wordsOf(listAt(after, "ask", "value"))):
	case len(ask) == 0:
		delete(after, "ask")
	default:
		after["ask"] = branch{"value": anyOf(ask)}
	}
}

// heededIn lists the questions on which something in a service depends.
func heededIn(service branch) []string {
	out := []string{plainAt(service, "stop_if", "when", "q")}
	for _, row := range listAt(service, "requirements") {
		out = append(out, plainAt(row, "when", "q"))
	}
	return slices.DeleteFunc(out, func(q string) bool { return q == "" })
}

func answeredIn(service branch, question string) bool {
	return slices.ContainsFunc(listAt(service, "requirements"), func(row any) bool { return plainAt(row, "third_answer", "q") == question })
}

// reserved are ids that addresses of ours have taken.
var reserved = [...]string{"pick", "remarks", "import", "new", "questions"}

// freeService reports of an id whether a service cannot have it any more.
func freeService(c *catalogue.Catalogue) func(string) bool {
	return func(id string) bool {
		_, taken := c.Service(id)
		return taken || slices.Contains(reserved[:], id)
	}
}
