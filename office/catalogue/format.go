package catalogue

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// keyOrder is the order of keys in a file written by Format: as a person would tell it, the source last.
var keyOrder = [...]string{
	"$schema", "format", "langs", "office", "questions", "services", "complaints",
	"id", "q", "in", "kind", "label", "prefix", "name", "short", "words", "level", "address", "phone", "website", "parent", "zone", "pledge",
	"icon", "gate", "ask", "options", "default", "picture", "form", "copies", "optional", "when", "any", "third", "third_answer", "get", "where",
	"cost", "link", "note", "who", "role", "roles", "public", "done", "needs", "returns", "prints", "aside", "ends", "central", "url", "also", "path", "stop_if",
	"requirements", "advice", "steps", "correction", "promise", "system", "days", "after", "amount", "value", "unit", "text", "condition",
	"clock_starts", "pause_on", "rule", "at", "hidden", "fee", "product", "pickup", "report_within", "stock", "external_wait", "in_person",
	"legal", "facilities", "competence", "supervision", "staff", "service_guarantee", "security_guarantee", "evaluation",
	"channels", "stages", "standard", "decree", "year", "published", "page", "basis", "components_missing", "lint", "requirement", "source",
}

// lineWidth is how many columns a value may take before it is broken up.
const lineWidth = 165

// Format writes a document as files of this program are written: keys in one order, short values on one line. It
// changes nothing but white space and order; what is not JSON is refused.
func Format(raw []byte) ([]byte, error) {
	doc, err := readTree(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")))
	if err != nil {
		return nil, err
	}
	return formatTree(doc.root), nil
}

func formatTree(root any) []byte {
	var out strings.Builder
	formatValue(&out, root, 0, 0)
	out.WriteByte('\n')
	return []byte(out.String())
}

// formatValue writes a value on one line if it fits behind the used columns, or a member a line.
func formatValue(out *strings.Builder, node any, depth, used int) {
	line := oneLine(node)
	members := parts(node)
	if len(members) == 0 || 2*depth+used+utf8.RuneCountInString(line) <= lineWidth && depth > 0 {
		out.WriteString(line)
		return
	}
	_, isList := node.([]any)
	out.WriteString(map[bool]string{true: "[", false: "{"}[isList])
	for i, m := range members {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString("\n" + strings.Repeat("  ", depth+1) + m.name)
		formatValue(out, m.value, depth+1, utf8.RuneCountInString(m.name))
	}
	out.WriteString("\n" + strings.Repeat("  ", depth) + map[bool]string{true: "]", false: "}"}[isList])
}

type part struct {
	name  string // with its quotes and colon; empty in a list
	value any
}

// parts are the members of an object in their order, or the items of a list.
func parts(node any) []part {
	var out []part
	switch node := node.(type) {
	case []any:
		for _, item := range node {
			out = append(out, part{value: item})
		}
	case map[string]any:
		for _, key := range ordered(node) {
			out = append(out, part{quote(key) + ": ", node[key]})
		}
	}
	return out
}

func oneLine(node any) string {
	switch node := node.(type) {
	case []any:
		items := make([]string, len(node))
		for i, item := range node {
			items[i] = oneLine(item)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case map[string]any:
		var items []string
		for _, m := range parts(node) {
			items = append(items, m.name+oneLine(m.value))
		}
		return "{" + strings.Join(items, ", ") + "}"
	case string:
		return quote(node)
	case json.Number:
		return node.String()
	}
	return fmt.Sprint(orNone(node))
}

// orNone spells the null of JSON.
func orNone(node any) any {
	if node == nil {
		return "null"
	}
	return node
}

func quote(text string) string {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(text); err != nil {
		return `""` // text always encodes
	}
	return strings.TrimSuffix(out.String(), "\n")
}

// ordered lists keys by keyOrder; languages stand behind the Indonesian, and what nobody knows stands before the source.
func ordered(node map[string]any) []string {
	keys := sortedKeys(node)
	text := isText(node)
	rank := func(key string) int {
		if i := slices.Index(keyOrder[:], key); i >= 0 && (!text || key == DefaultLang || key == "source") {
			return 2 * i
		}
		if text {
			return 2*slices.Index(keyOrder[:], DefaultLang) + 1
		}
		return 2*len(keyOrder) - 3
	}
	slices.SortStableFunc(keys, func(a, b string) int { return rank(a) - rank(b) })
	return keys
}

// isText reports whether an object is a text: languages, and perhaps their source.
func isText(node map[string]any) bool {
	for key := range node {
		if key != "source" && len(key) != 2 {
			return false
		}
	}
	_, ok := node[DefaultLang].(string)
	return ok
}
