package admin

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"antrean/internal/plain"
	"antrean/office/catalogue"
)

// numberMost is the greatest number of the standards.
const numberMost = 100_000_000

// read fills the sheet with what was sent and looks at each field.
func (s *sheet) read() *sheet {
	s.Read(s.v)
	for _, field := range s.Fields {
		if field.Kind != "checks" {
			field.Value = oneLine(field.Value)
		}
	}
	for _, b := range s.bound {
		s.check(b)
	}
	for _, w := range s.wholes {
		s.checkWhole(w)
	}
	return s
}

// oneLine makes one line of what was typed: the standards have no line breaks.
func oneLine(text string) string { return strings.TrimSpace(lineEnds.Replace(plain.Straight(text))) }

// lineEnds are what parts lines and columns. Other control characters stay, to be shown as they were refused.
var lineEnds = strings.NewReplacer("\r\n", " ", "\r", " ", "\n", " ", "\t", " ")

var (
	urlForm   = regexp.MustCompile(`^https?://[!-~]+$`)
	clockForm = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]$`)
)

const urlMost = 300

func (s *sheet) check(b *bound) {
	n, most := utf8.RuneCountInString(b.Value), textMost
	if b.test == "short" {
		most = shortMost
	}
	if n > most {
		s.Fail(b.Name, s.v.T("admin.form.long", "n", most))
	}
	if b.shape == asText && b.lang != catalogue.DefaultLang && b.Value != "" {
		first := strings.Join(append(slices.Clone(b.at), catalogue.DefaultLang), ".")
		if s.Value(first) == "" {
			s.Fail(first, s.v.T("admin_services.bad.first"))
		}
	}
	if b.Value == "" {
		return
	}
	bad := ""
	switch {
	case b.shape == asNumber:
		if v, err := strconv.Atoi(b.Value); err != nil || v < 0 || v > numberMost {
			bad = "number"
		}
	case b.test == "url" && (!urlForm.MatchString(b.Value) || len(b.Value) > urlMost):
		bad = "url"
	case b.test == "clock" && !clockForm.MatchString(b.Value):
		bad = "clock"
	case b.test == "letter" && (len(b.Value) != 1 || b.Value[0] < 'A' || b.Value[0] > 'Z'):
		bad = "letter"
	case b.test == "date":
		if _, err := time.Parse(time.DateOnly, b.Value); err != nil {
			bad = "date"
		}
	}
	if bad != "" {
		s.Fail(b.Name, s.v.T("admin_services.bad."+bad))
	}
}

// checkWhole sees that an object that has begun is finished.
func (s *sheet) checkWhole(w whole) {
	if !s.begun(w) {
		return
	}
	for _, name := range w.needs {
		if field := s.Field(name); field.Value == "" && len(field.Values) == 0 {
			s.Fail(name, s.v.T("admin.form.empty"))
		}
	}
}

// begun reports whether anything was typed for an object; what is only chosen from a list does not count, unless it is
// needed and may be left empty.
func (s *sheet) begun(w whole) bool {
	return slices.ContainsFunc(s.bound, func(b *bound) bool {
		below := len(b.at) >= len(w.at) && slices.Equal(b.at[:len(w.at)], w.at)
		typed := b.Kind != "select" && b.Kind != "radio" && b.Value != "" || len(b.Values) > 0
		return below && typed
	})
}

// put writes what was typed into a branch.
func (s *sheet) put(into branch) {
	for _, b := range s.bound {
		b.put(into)
	}
	for _, w := range s.wholes {
		if last := len(w.at) - 1; !s.begun(w) {
			if parent := reach(into, w.at[:last], false); parent != nil {
				delete(parent, w.at[last])
			}
		}
	}
	tidy(into)
	for _, finish := range s.finish {
		finish(into)
	}
	s.placeRows()
}

func (b *bound) put(into branch) {
	b.wrote = b.at
	last := len(b.at) - 1
	switch b.shape {
	case asNothing:
		return
	case asText:
		b.putText(into)
		return
	}
	value, empty := b.newValue()
	parent := reach(into, b.at[:last], !empty)
	if parent == nil {
		return
	}
	old, there := parent[b.at[last]].(branch)
	switch {
	case empty && there && (old["value"] == false || same(old["value"], []any{})): // it says no, or nothing, in so many words
	case empty:
		delete(parent, b.at[last])
	case there && same(old["value"], value):
	default:
		parent[b.at[last]] = branch{"value": value}
	}
}

func (b *bound) newValue() (value any, empty bool) {
	switch b.shape {
	case asYes:
		return true, b.Value == ""
	case asMany:
		return anyOf(b.Values), len(b.Values) == 0
	case asNumber:
		n, err := strconv.Atoi(b.Value)
		return json.Number(strconv.Itoa(n)), err != nil
	}
	return b.Value, b.Value == ""
}

// same reports whether two values say the same; the order of ticks says nothing.
func same(a, b any) bool {
	x, ok := a.([]any)
	y, also := b.([]any)
	if ok && also {
		first, second := wordsOf(x), wordsOf(y)
		slices.Sort(first)
		slices.Sort(second)
		return slices.Equal(first, second)
	}
	return !ok && !also && a == b
}

func (b *bound) putText(into branch) {
	text := reach(into, b.at, b.Value != "")
	if text == nil {
		return
	}
	if b.Value == "" {
		delete(text, b.lang)
		return
	}
	text[b.lang] = b.Value
}

// reach is the object at a place. With grow it is made where it is missing, rows of lists too.
func reach(node branch, at []string, grow bool) branch {
	for i := 0; i < len(at); i++ {
		if i+1 < len(at) {
			if n, err := strconv.Atoi(at[i+1]); err == nil {
				inner := reachRow(node, at[i], n, grow)
				if inner == nil {
					return nil
				}
				node, i = inner, i+1
				continue
			}
		}
		inner, ok := node[at[i]].(branch)
		if !ok {
			if !grow {
				return nil
			}
			inner = branch{}
			node[at[i]] = inner
		}
		node = inner
	}
	return node
}

func reachRow(node branch, key string, n int, grow bool) branch {
	list, _ := node[key].([]any)
	for grow && len(list) <= n {
		list = append(list, branch{})
	}
	if n >= len(list) {
		return nil
	}
	node[key] = list
	row, _ := list[n].(branch)
	return row
}

// tidy takes out of a branch what has become empty: texts without words, rows and lists without anything.
func tidy(node branch) {
	for key, value := range node {
		switch value := value.(type) {
		case branch:
			tidy(value)
			if hollow(value) {
				delete(node, key)
			}
		case []any:
			had := len(value)
			left := slices.DeleteFunc(value, func(item any) bool {
				inner, ok := item.(branch)
				if ok {
					tidy(inner)
				}
				return ok && hollow(inner)
			})
			node[key] = left
			if len(left) == 0 && had > 0 {
				delete(node, key)
			}
		}
	}
}

// hollow reports whether nothing is left of an object but where it was from.
func hollow(node branch) bool {
	for key := range node {
		if key != "source" {
			return false
		}
	}
	return true
}

// placeRows notes where the rows of lists stand, now that empty ones are gone.
func (s *sheet) placeRows() {
	left := map[string]int{}  // by the list: rows that stay
	place := map[string]int{} // by the row as it was sent
	for _, b := range s.bound {
		last := len(b.at) - 1
		if _, err := strconv.Atoi(b.at[last]); err != nil || b.shape != asText || b.lang != catalogue.DefaultLang || b.Value == "" {
			continue
		}
		list := strings.Join(b.at[:last], ".")
		place[strings.Join(b.at, ".")] = left[list]
		left[list]++
	}
	for _, b := range s.bound {
		if n, ok := place[strings.Join(b.at, ".")]; ok {
			b.wrote = append(slices.Clone(b.at[:len(b.at)-1]), strconv.Itoa(n))
		}
	}
}

// place is the field of a place in the document; "" for one that is not of this sheet.
func (s *sheet) place(path string) string {
	if below, ours := strings.CutPrefix(path, "catalogue"+s.prefix); ours {
		if best := s.nearest(strings.Split(strings.Trim(below, "/"), "/")); best != nil {
			return best.Name
		}
	}
	return ""
}

// nearest is the field whose place shares the most with a path, and at least its beginning.
func (s *sheet) nearest(path []string) *bound {
	var best *bound
	most := 0
	for _, b := range s.bound {
		n := 0
		for n < len(path) && n < len(b.wrote) && path[n] == b.wrote[n] {
			n++
		}
		if n < len(path) && n == len(b.wrote) && path[n] == b.lang {
			n++
		}
		if n > most {
			best, most = b, n
		}
	}
	return best
}
