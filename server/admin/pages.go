package admin

import (
	"fmt"
	"html/template"
	"slices"
	"sync"

	"antrean/internal/words"
	"antrean/static"
)

// shared are the templates that every page uses.
var shared = []string{"layout.html", "parts.html", "rows.html", "icons.html", "service_parts.html"}

// pages are the templates, each parsed when it is first asked for: an office opens few of them in a day, and all of
// them together take longer than the rest of its start.
type pages struct {
	mu     sync.Mutex
	frames map[string]*template.Template // what every page uses, by language
	made   map[pageKey]*template.Template
}

type pageKey struct{ name, lang string }

func newPages() *pages {
	return &pages{frames: make(map[string]*template.Template), made: make(map[pageKey]*template.Template)}
}

// page is a page in a language.
func (p *pages) page(name, lang string) (*template.Template, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	key := pageKey{name, lang}
	if made, ok := p.made[key]; ok {
		return made, nil
	}
	frame, err := p.frameLocked(lang)
	if err != nil {
		return nil, fmt.Errorf("page %s: %w", name, err)
	}
	body, _, ok := static.Asset("admin/" + name + ".html")
	if !ok || slices.Contains(shared, name+".html") {
		return nil, fmt.Errorf("page %s: there is none", name)
	}
	made, err := frame.Clone()
	if err != nil {
		return nil, fmt.Errorf("page %s: %w", name, err)
	}
	if _, err := made.New(name + ".html").Parse(string(body)); err != nil {
		return nil, fmt.Errorf("page %s: %w", name, err)
	}
	p.made[key] = made
	return made, nil
}

func (p *pages) frameLocked(lang string) (*template.Template, error) {
	if frame, ok := p.frames[lang]; ok {
		return frame, nil
	}
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
	p.frames[lang] = frame
	return frame, nil
}
