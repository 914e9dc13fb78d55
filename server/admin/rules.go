package admin

import (
	"reflect"
	"strconv"
	"strings"

	"antrean/office/queue"
	"antrean/office/setup"
)

// A rule is a field of queue.Policy as the form asks for it. Its words stand at "admin_setup.rule." and the name.
type rule struct {
	name   string   // in JSON
	part   string   // key of the part of the form that begins with it, under "admin_setup.rules."
	unit   string   // key of what a number counts, under "admin_setup.unit."
	values []string // of a word; their words stand at the name and the value
	text   func(p *queue.Policy) *string
	number func(p *queue.Policy) *int
}

// rules is every field of the policy, in the order of the form.
func rules() []rule {
	places := []string{queue.PlaceArrival, queue.PlaceEnd}
	return []rule{
		{name: "priority", part: "priority", values: []string{queue.PriorityInterleave, queue.PriorityStrict, queue.PriorityCounter}, text: func(p *queue.Policy) *string { return &p.Priority }},
		{name: "priority_others", unit: "people", number: func(p *queue.Policy) *int { return &p.PriorityOthers }},
		{name: priorityCounters},
		{name: "transfer_place", part: "transfer", values: places, text: func(p *queue.Policy) *string { return &p.TransferPlace }},
		{name: "next_service_place", values: places, text: func(p *queue.Policy) *string { return &p.NextServicePlace }},
		{name: "no_show_recalls", part: "no_show", unit: "times", number: func(p *queue.Policy) *int { return &p.NoShowRecalls }},
		{name: "recall_spacing_seconds", unit: "seconds", number: func(p *queue.Policy) *int { return &p.RecallSpacingSeconds }},
		{name: "grace_minutes", unit: "minutes", number: func(p *queue.Policy) *int { return &p.GraceMinutes }},
		{name: "grace_others", unit: "people", number: func(p *queue.Policy) *int { return &p.GraceOthers }},
		{name: "postpone_times", part: "postpone", unit: "times", number: func(p *queue.Policy) *int { return &p.PostponeTimes }},
		{name: "postpone_places", unit: "people", number: func(p *queue.Policy) *int { return &p.PostponePlaces }},
		{name: "park_minutes", part: "park", unit: "minutes", number: func(p *queue.Policy) *int { return &p.ParkMinutes }},
		{name: "park_most_minutes", unit: "minutes", number: func(p *queue.Policy) *int { return &p.ParkMostMinutes }},
		{name: "undo_seconds", part: "desk", unit: "seconds", number: func(p *queue.Policy) *int { return &p.UndoSeconds }},
		{name: "assist_minutes", unit: "minutes", number: func(p *queue.Policy) *int { return &p.AssistMinutes }},
		{name: "before_opening", part: "before", values: []string{queue.BeforeNone, queue.BeforeLot}, text: func(p *queue.Policy) *string { return &p.BeforeOpening }},
		{name: "lot_minutes", unit: "minutes", number: func(p *queue.Policy) *int { return &p.LotMinutes }},
		{name: "one_person", part: "person", values: []string{queue.PersonAny, queue.PersonService, queue.PersonOffice}, text: func(p *queue.Policy) *string { return &p.OnePerson }},
	}
}

// priorityCounters is the one field that is a list.
const priorityCounters = "priority_counters"

func (a *Admin) rulesForm(v *View) *Form {
	form := &Form{Action: "/admin/rules"}
	policy, usual := a.office.Engine.View().Rules.PolicyInForce(), queue.DefaultPolicy()
	for _, r := range rules() {
		field := r.field(v, &policy, &usual)
		if r.name == priorityCounters {
			a.offerCounters(v, field, policy.PriorityCounters)
		}
		if r.part != "" {
			field.Begins = &Section{Label: v.T("admin_setup.rules." + r.part)}
		}
		form.Fields = append(form.Fields, field)
	}
	if policy.Priority == queue.PriorityStrict {
		form.Warn = v.T("admin_setup.rules.strict")
	}
	return v.deciding(form)
}

// field asks for a rule, and says in its hint what is allowed and what is usual.
func (r rule) field(v *View, policy, usual *queue.Policy) *Field {
	field := &Field{Name: r.name, Label: v.T("admin_setup.rule." + r.name), Hint: v.T("admin_setup.rule." + r.name + ".hint")}
	switch {
	case r.number != nil:
		field.Kind, field.Must, field.Value, field.Unit = "number", true, strconv.Itoa(*r.number(policy)), v.T("admin_setup.unit."+r.unit)
		for _, b := range usual.Bounds() {
			if b.Field == r.name {
				field.Least, field.MostN = b.Least, b.Most
			}
		}
		if r.name == "park_minutes" { // no more than the field below it: the policy's own check says so
			field.MostN = 24 * 60
		}
		field.Hint += " " + v.T("admin_setup.rule.range", "least", field.Least, "most", field.MostN, "usual", *r.number(usual))
	case r.text != nil:
		field.Kind, field.Must, field.Value = "radio", true, *r.text(policy)
		for _, value := range r.values {
			field.Options = append(field.Options, Option{Value: value, Label: v.T("admin_setup.choice." + r.name + "." + value), Hint: v.T("admin_setup.choice." + r.name + "." + value + ".hint")})
		}
		if len(r.values) > 1 {
			field.Hint += " " + v.T("admin_setup.rule.usual", "usual", v.T("admin_setup.choice."+r.name+"."+*r.text(usual)))
		}
	}
	return field
}

func (a *Admin) offerCounters(v *View, field *Field, chosen []int) {
	field.Kind = "checks"
	for _, c := range a.office.Engine.View().Rules.Counters {
		field.Options = append(field.Options, Option{Value: strconv.Itoa(c.N), Label: v.T("admin.counter.n", "n", c.N), Hint: c.Name})
	}
	for _, n := range chosen {
		field.Values = append(field.Values, strconv.Itoa(n))
	}
}

// Rules answers GET /admin/rules: what an office may set of the rules of its queue.
func (a *Admin) Rules(v *View) error {
	return v.Show("rules", v.T("admin.rules"), a.rulesForm(v))
}

// ChangeRules answers POST /admin/rules. Rules that are the usual ones are not kept, so that they follow the program.
func (a *Admin) ChangeRules(v *View) error {
	form := a.rulesForm(v).Read(v)
	policy := form.policy()
	if policy.Priority == queue.PriorityCounter && len(policy.PriorityCounters) == 0 {
		form.Fail(priorityCounters, v.T("admin_setup.rule.priority_counters.none"))
	}
	if policy.ParkMinutes > policy.ParkMostMinutes {
		form.Fail("park_minutes", v.T("admin_setup.number", "least", 1, "most", policy.ParkMostMinutes))
	}
	in, err := v.decide(form, func(path string) string {
		name, _ := strings.CutPrefix(path, "policy.")
		return map[bool]string{true: name}[form.has(name)]
	}, func(d *setup.Document) error {
		d.Policy = &policy
		if reflect.DeepEqual(policy, queue.DefaultPolicy()) {
			d.Policy = nil
		}
		return nil
	})
	if err == errAgain {
		return v.retry(form, "rules", v.T("admin.rules"), form)
	}
	if err != nil {
		return err
	}
	return v.decided(form, in, "setup.rules", "", "/admin/rules")
}

// policy is what was typed. A number with a fault is 0 in it, and goes no further.
func (f *Form) policy() queue.Policy {
	policy := queue.DefaultPolicy()
	for _, r := range rules() {
		switch {
		case r.number != nil:
			*r.number(&policy) = f.Int(r.name)
		case r.text != nil:
			*r.text(&policy) = f.Value(r.name)
		}
	}
	for _, text := range f.Field(priorityCounters).Values {
		if n, err := strconv.Atoi(text); err == nil {
			policy.PriorityCounters = append(policy.PriorityCounters, n)
		}
	}
	return policy
}
