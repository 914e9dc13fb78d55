package admin

import (
	"fmt"
	"html/template"
	"path"
	"slices"
	"strings"
	"sync"

	"antrean/internal/words"
	"antrean/static"
)

// shared are the templates that every page uses.
var shared = []string{"layout.html", "parts.html", "rows.html", "icons.html", "service_parts.html"}

// pages are the templates by name and language. Each is parsed when it is first asked for, once for all servers of a program:
// an office opens few of them in a day, and all of them together take longer than the rest of its start.
var pages = sync.OnceValue(func() map[pageKey]func() (*template.Template, error) {
	all := make(map[pageKey]func() (*template.Template, error))
	for _, lang := range words.Staff() {
		frame := sync.OnceValues(func() (*template.Template, error) { return parseFrame(lang) })
		for _, asset := range static.Names() {
			name, isPage := pageOf(asset)
			if !isPage {
				continue
			}
			all[pageKey{name, lang}] = sync.OnceValues(func() (*template.Template, error) { return parsePage(frame, asset) })
		}
	}
	return all
})

type pageKey struct{ name, lang string }

// pageOf is the name of the page that an asset is, if it is one.
func pageOf(asset string) (name string, isPage bool) {
	dir, file := path.Split(asset)
	name, isPage = strings.CutSuffix(file, ".html")
	return name, isPage && dir == "admin/" && !slices.Contains(shared, file)
}

// page is a page in a language.
func page(name, lang string) (*template.Template, error) {
	parse, ok := pages()[pageKey{name, lang}]
	if !ok {
		return nil, fmt.Errorf("page %s: there is none", name)
	}
	made, err := parse()
	if err != nil {
		return nil, fmt.Errorf("page %s: %w", name, err)
	}
	return made, nil
}

func parsePage(frame func() (*template.Template, error), asset string) (*template.Template, error) {
	of, err := frame()
	if err != nil {
		return nil, err
	}
	made, err := of.Clone()
	if err != nil {
		return nil, err
	}
	body, _, _ := static.Asset(asset)
	if _, err := made.New(path.Base(asset)).Parse(string(body)); err != nil {
		return nil, err
	}
	return made, nil
}

// parseFrame is what every page of a language uses.
func parseFrame(lang string) (*template.Template, error) {
	frame := template.New("frame").Funcs(template.FuncMap{
		"t": words.In(lang).T, "page": pager, "wrap": wrap, "line": wrapLine, "rows": wrapRows, "ask": ask, "mover": mover, "grouped": grouped,
		"sessions": func(rows []sessionRow, action string) sessionsPage { return sessionsPage{rows, action} },
	})
	for _, name := range shared {
		body, _, _ := static.Asset("admin/" + name)
		if _, err := frame.New(name).Parse(string(body)); err != nil {
			return nil, err
		}
	}
	return frame, nil
}
