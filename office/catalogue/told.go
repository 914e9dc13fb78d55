package catalogue

import "antrean/internal/words"

// tell puts into every label what form, copies and optional say beside it: "KK lama (fotokopi, 2 lembar)". Whoever
// reads a row, on glass, paper or phone, then reads all of it.
func (c *Catalogue) tell() {
	for i := range c.Services {
		rows := c.Services[i].Requirements
		for j := range rows {
			row := &rows[j]
			row.Label = told(row.Label, row.Form, row.Copies, row.Optional)
			for k := range row.Any {
				row.Any[k].Label = told(row.Any[k].Label, row.Any[k].Form, 0, false)
			}
		}
	}
}

func told(label Text, form string, copies int, optional bool) Text {
	if form == "" && copies == 0 && !optional {
		return label
	}
	out := make(Text, len(label))
	for lang, text := range label {
		out[lang] = text + aside(lang, form, copies, optional)
	}
	return out
}

// aside is what stands in brackets behind a label.
func aside(lang, form string, copies int, optional bool) string {
	w, parts := words.In(lang), ""
	add := func(part string) {
		if parts != "" {
			parts += ", "
		}
		parts += part
	}
	if form != "" {
		add(w.T("catalogue.form." + form))
	}
	if copies > 0 {
		add(w.T("catalogue.copies", "n", copies))
	}
	if optional {
		add(w.T("catalogue.optional"))
	}
	return " (" + parts + ")"
}
