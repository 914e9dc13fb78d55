package admin

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"antrean/office/queue"
	"antrean/office/staff"
)

// detail is the detail of an audit entry as a person reads it: "Loket: 1, 2 → 3". The names of its fields have their
// words at "admin.detail."; what is empty is left out, and a field without a word keeps its own.
func (v *View) detail(raw json.RawMessage) string {
	var fields map[string]any
	if len(raw) == 0 {
		return ""
	}
	if err := json.Unmarshal(raw, &fields); err != nil {
		return string(raw)
	}
	return v.flat(fields)
}

func (v *View) flat(fields map[string]any) string {
	var parts []string
	for name, value := range fields {
		if value == nil || value == "" || value == 0.0 {
			continue
		}
		label := name
		if v.Words.Has("admin.detail." + name) {
			label = v.T("admin.detail." + name)
		}
		parts = append(parts, label+": "+v.value(name, value))
	}
	slices.Sort(parts)
	return strings.Join(parts, "; ")
}

// value writes one value. A list of two lists is what was before and what is now.
func (v *View) value(name string, value any) string {
	switch value := value.(type) {
	case nil:
		return "–"
	case string:
		return v.word(name, value)
	case []any:
		return v.values(name, value)
	case map[string]any:
		return v.flat(value)
	case bool:
		if value {
			return v.T("admin.yes")
		}
		return v.T("admin.no")
	case float64:
		return strconv.FormatFloat(value, 'f', -1, 64)
	}
	return fmt.Sprint(value)
}

func (v *View) values(name string, list []any) string {
	var parts []string
	change := len(list) == 2
	for _, one := range list {
		_, isList := one.([]any)
		change = change && (isList || one == nil)
		parts = append(parts, v.value(name, one))
	}
	if len(parts) == 0 || len(parts) == 1 && parts[0] == "" {
		return "–"
	}
	if change {
		return strings.Join(parts, " → ")
	}
	return strings.Join(parts, ", ")
}

// word is a word of ours as people call it.
func (v *View) word(name, value string) string {
	switch {
	case name == "roles" && slices.Contains(staff.Roles(), staff.Role(value)):
		return v.T("admin.role." + value)
	case name == "place" && slices.Contains(queue.Reorders(), value):
		return v.T("admin.place." + value)
	case name == "break" && slices.Contains(queue.BreakReasons(), value):
		return v.T("supervisor.break." + value)
	case (name == "from" || name == "to") && slices.Contains(queue.TicketStates(), queue.TicketState(value)):
		return v.T("supervisor.state." + value)
	case name == "kind" && staff.KnownKind(value):
		return v.T("admin.kind." + value)
	}
	return value
}
