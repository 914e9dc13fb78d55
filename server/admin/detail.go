package admin

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"antrean/office/catalogue"
	"antrean/office/complaint"
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
	case name == "complaint" && slices.Contains(complaint.Kinds(), complaint.Kind(value)):
		return v.T("admin_complaint.kind." + value)
	case name == "kind" && staff.KnownKind(value):
		return v.T("admin.kind." + value)
	case name == "service":
		return v.serviceName(value)
	case name == "from" || name == "to": // of a ticket: a service, and perhaps a counter
		service, counter, there := strings.Cut(value, ", ")
		if there {
			return v.serviceName(service) + ", " + v.T("admin.counter.n", "n", counter)
		}
		return v.serviceName(service)
	}
	return value
}

// serviceName is what people call a service; a word that is no service's id, also not in the national catalogue, stays
// as it is.
func (v *View) serviceName(id string) string {
	if service, ok := v.admin.office.Catalogue().Service(id); ok {
		return service.Short.In(v.Lang)
	}
	if nation, err := catalogue.National(); err == nil {
		if service, ok := nation.Service(id); ok {
			return service.Short.In(v.Lang)
		}
	}
	return id
}

// subject is what a deed was done to, by its name: the standards are changed service by service, or question by
// question.
func (v *View) subject(what, subject string) string {
	if what != "setup.services" {
		return subject
	}
	if question, ok := v.admin.office.Catalogue().Questions[subject]; ok {
		return question.Ask.In(v.Lang)
	}
	return v.serviceName(subject)
}
