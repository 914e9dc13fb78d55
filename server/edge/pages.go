package edge

import (
	"fmt"
	"html/template"

	"antrean/internal/words"
	"antrean/static"
)

// Pages parses the files of a room of static for each of the languages. Callers keep what it returns for all servers of
// a program: on a mini-PC, parsing them took longer than the rest of an office's start.
func Pages(room string, files, langs []string) (map[string]*template.Template, error) {
	frame := template.New(room).Funcs(template.FuncMap{"t": words.In(words.Default).T})
	for _, name := range files {
		body, ok := static.Inline(room + "/" + name)
		if !ok {
			return nil, fmt.Errorf("%s pages: no %s", room, name)
		}
		if _, err := frame.New(name).Parse(string(body)); err != nil {
			return nil, fmt.Errorf("%s pages: %w", room, err)
		}
	}
	byLang := make(map[string]*template.Template)
	for _, lang := range langs {
		pages, err := frame.Clone()
		if err != nil {
			return nil, fmt.Errorf("%s pages: %w", room, err)
		}
		byLang[lang] = pages.Funcs(template.FuncMap{"t": words.In(lang).T})
	}
	return byLang, nil
}
