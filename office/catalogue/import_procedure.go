package catalogue

import "strings"

// procedure makes channels and stages of a section: the words as they stand, a channel for each named way.
func (d *draft) procedure(lines []string) (channels, stages []any) {
	ways := sheets(lines)
	if len(ways) == 1 && ways[0].name == "" {
		return d.inline(ways[0].lines)
	}
	for _, w := range ways {
		name := w.name
		if strings.EqualFold(name, "catatan") {
			continue
		}
		if name == "" {
			name = defaultWord("counter")
		}
		var steps []any
		for _, text := range items(w.lines) {
			if strings.EqualFold(strings.TrimRight(text, ":"), "catatan") {
				break
			}
			id := newID(text, d.stageIDs)
			steps = append(steps, id)
			stages = append(stages, stage(id, "petugas", []string{text}))
		}
		channels = append(channels, d.channel(name, strings.Join(w.lines, " "), steps))
	}
	return channels, stages
}

// inline reads procedures that name the ways within the first entry, and then who does what.
func (d *draft) inline(lines []string) (channels, stages []any) {
	var shared []any
	type named struct {
		name, text string
		step       any
	}
	var ways []named
	for _, line := range lines {
		text := unmarked(line)
		at := inlineWay.FindAllStringSubmatchIndex(text, -1)
		for i, m := range at {
			end := len(text)
			if i+1 < len(at) {
				end = at[i+1][0]
			}
			name, body := text[m[2]:m[3]], text[m[1]:end]
			id := newID(name, d.stageIDs)
			stages = append(stages, stage(id, "pemohon", sentences(body)))
			ways = append(ways, named{name, body, id})
		}
		if len(at) > 0 {
			continue
		}
		role, body := "petugas", text
		if found := roleLine.FindStringSubmatch(text); found != nil {
			role, body = found[1], found[2]
		}
		id := newID(role, d.stageIDs)
		stages = append(stages, stage(id, newID(role, make(map[string]bool)), sentences(strings.TrimPrefix(body, unmarkedLead(body)))))
		shared = append(shared, id)
	}
	if len(ways) == 0 {
		ways = append(ways, named{name: defaultWord("counter")})
	}
	for _, w := range ways {
		steps := shared
		if w.step != nil {
			steps = append([]any{w.step}, shared...)
		}
		channels = append(channels, d.channel(w.name, w.text, steps))
	}
	return channels, stages
}

// unmarkedLead is the mark that an entry still begins with, such as "e. ".
func unmarkedLead(text string) string { return mark.FindString(text) }

func (d *draft) channel(name, text string, steps []any) map[string]any {
	kind := "queue"
	switch {
	case atVillage.MatchString(name):
		kind = "external"
	case online.MatchString(name):
		kind = "link"
	}
	out := map[string]any{"id": newID(name, d.channelIDs), "kind": sourced(kind, Inferred), "name": seedText(name)}
	if kind == "link" {
		if found := strings.TrimRight(webPlace.FindString(text), ".,;"); found != "" {
			out["url"] = sourced("https://"+found, Inferred)
			d.look("address", "what", found)
		}
	}
	if len(steps) > 0 {
		out["steps"] = sourced(steps, Inferred)
	}
	return out
}

func stage(id, role string, texts []string) map[string]any {
	var out []any
	for _, text := range texts {
		out = append(out, seedText(text))
	}
	return map[string]any{"id": id, "role": sourced(role, Inferred), "text": out}
}

// sentences are the points of an entry.
func sentences(text string) []string {
	var out []string
	for _, part := range bullets.Split(text, -1) {
		if part = closed(strings.TrimLeft(part, "- ")); part != "" {
			out = append(out, part)
		}
	}
	return out
}
