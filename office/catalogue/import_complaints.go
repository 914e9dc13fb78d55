package catalogue

import "strings"

// complaints sorts the ways to complain by kind.
func (d *draft) complaints(lines []string) []any {
	out := []any{}
	nation, letter := false, false
	var address []string
	for _, line := range lines {
		text := closed(unmarked(line))
		switch found := letterTo.FindStringSubmatch(text); {
		case found != nil:
			letter, address = true, append(address, strings.TrimSpace(found[1]))
			continue
		case letter && !mark.MatchString(line):
			address = append(address, text)
			continue
		}
		letter = false
		if isNation := nationWay.MatchString(text) && !app.MatchString(text); isNation {
			nation = true
			continue
		}
		if nation {
			out = append(out, nationalWay(text)...)
			continue
		}
		out = append(out, d.ways(text)...)
	}
	if to := strings.Trim(strings.Join(address, ", "), ", "); to != "" {
		out = append([]any{way("letter", inferredText("Surat"), to)}, out...)
	}
	return out
}

// ways reads a line with one way or several: "Telepon : … WA : …".
func (d *draft) ways(text string) []any {
	lower := strings.ToLower(text)
	switch {
	case strings.Contains(lower, "kotak saran"):
		return []any{way("box", seedText(text), "")}
	case strings.Contains(lower, "survei"):
		return []any{way("survey", seedText(text), "")}
	}
	var out []any
	at := wayLabel.FindAllStringSubmatchIndex(text, -1)
	for i, m := range at {
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		label, value := text[m[2]:m[3]], strings.Trim(text[m[1]:end], " <>;,")
		one := way(kindOf(label), seedText(label), value)
		if strings.Trim(value, "-– ") == "" {
			one["hidden"] = sourced(true, Ours)
			d.look("empty_way", "what", label)
		}
		out = append(out, one)
	}
	return out
}

func kindOf(label string) string {
	word := strings.ToLower(strings.TrimRight(label, "."))
	for _, k := range wayKinds {
		if k.word == word {
			return k.kind
		}
	}
	return "web"
}

func nationalWay(text string) []any {
	text = strings.TrimRight(text, ".")
	if found := smsTo.FindStringSubmatch(text); found != nil {
		return []any{way("sp4n_sms", inferredText("SMS SP4N-LAPOR!"), found[1])}
	}
	if found := twitter.FindStringSubmatch(text); found != nil {
		return []any{way("sp4n_twitter", inferredText("Twitter SP4N-LAPOR!"), found[1])}
	}
	if found := lapor.FindStringSubmatch(text); found != nil {
		return []any{way("sp4n_web", inferredText("Website SP4N-LAPOR!"), found[1])}
	}
	if found := app.FindStringSubmatch(text); found != nil {
		return []any{way("sp4n_app", seedText(found[1]), found[2])}
	}
	return nil
}

func way(kind string, label map[string]any, value string) map[string]any {
	return map[string]any{"kind": kind, "label": label, "value": sourced(value, Seed)}
}
