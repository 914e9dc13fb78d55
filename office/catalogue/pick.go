package catalogue

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Choice is a service of the national catalogue that an office offers.
type Choice struct {
	Service string
	Prefix  string // the letter of its numbers; empty: the national one
}

// Picks are what an office begins with.
type Picks struct {
	Office     Office // whose texts are the office's own
	Services   []Choice
	Complaints []Complaint // of the office; the national ones come by themselves
}

// Pick makes an office's document: the chosen services in their order, Consultation last, and the questions they ask.
func Pick(p Picks) ([]byte, error) {
	source, err := nationalTree()
	if err != nil {
		return nil, err
	}
	doc := map[string]any{
		"format": number(1), "langs": clone(source["langs"]), "office": p.Office.raw(), "questions": map[string]any{},
		"complaints": complaintsRaw(p.Complaints, source["complaints"]),
	}
	var list []any
	for _, choice := range withConsultation(p.Services) {
		service, err := picked(source, choice)
		if err != nil {
			return nil, err
		}
		list = append(list, service)
		lend(doc, source, questionsOf(service))
	}
	doc["services"] = list
	out := formatTree(doc)
	if _, err := Parse(editedName, out); err != nil {
		return nil, err
	}
	return out, nil
}

func withConsultation(chosen []Choice) []Choice {
	last := Choice{Service: Consultation}
	out := slices.DeleteFunc(slices.Clone(chosen), func(c Choice) bool {
		if c.Service == Consultation {
			last = c
		}
		return c.Service == Consultation
	})
	return append(out, last)
}

func picked(source map[string]any, choice Choice) (map[string]any, error) {
	all, i := services(source, choice.Service)
	if i < 0 {
		return nil, refuse(editedName, *noService(choice.Service))
	}
	service, ok := clone(all[i]).(map[string]any)
	if !ok {
		return nil, fmt.Errorf("national catalogue: %s is no object", choice.Service)
	}
	if choice.Prefix != "" {
		service["prefix"] = own(map[string]any{"value": choice.Prefix}, service["prefix"])
	}
	return service, nil
}

// raw is the profile as the file has it, in the office's own words.
func (o *Office) raw() map[string]any {
	word := func(text string) map[string]any {
		return map[string]any{"value": cmp.Or(text, Unset), "source": string(Seed)}
	}
	out := map[string]any{
		"id": o.ID, "name": o.Name.raw(), "short": o.Short.raw(), "level": word(o.Level), "address": word(o.Address),
		"phone": word(o.Phone), "website": word(o.Website), "parent": word(o.Parent), "zone": word(o.Zone),
	}
	if len(o.Pledge) > 0 {
		out["pledge"] = o.Pledge.raw()
	}
	return out
}

func (t Text) raw() map[string]any {
	out := map[string]any{"source": string(Seed)}
	for lang, text := range t {
		out[lang] = text
	}
	return out
}

// complaintsRaw puts the office's ways before the national ones.
func complaintsRaw(ways []Complaint, national any) []any {
	out := []any{}
	for _, way := range ways {
		one := map[string]any{"kind": way.Kind, "label": way.Label.raw(), "value": map[string]any{"value": way.Value, "source": string(Seed)}}
		if way.Hidden {
			one["hidden"] = map[string]any{"value": true, "source": string(Seed)}
		}
		out = append(out, one)
	}
	list, _ := national.([]any)
	for _, item := range list {
		way, _ := item.(map[string]any)
		if kind, _ := way["kind"].(string); strings.HasPrefix(kind, "sp4n") || len(ways) == 0 {
			out = append(out, clone(item))
		}
	}
	return out
}
