package law

import "testing"

func TestHouseLayout(t *testing.T)     { obeyed(t, Layout) }
func TestHouseSlipsOfPen(t *testing.T) { obeyed(t, Pens) }

func TestLayoutCatches(t *testing.T) {
	caught(t, Layout, map[string]string{
		".gitignore":      "/antrean\n/bin/\n*.prof\n",
		".ci/run":         "",
		"README.md":       "",
		"antrean":         "",
		"cpu.prof":        "",
		"go.mod":          "",
		"main.go":         "package main",
		"pkg/x/x.go":      "package x",
		"server/serve.go": "package server",
	},
		"main.go: the top level is fixed",
		"pkg: the top level is fixed",
	)
}

func TestPensCatches(t *testing.T) {
	caught(t, Pens, map[string]string{
		"docs/a.md":               "see store.go:12 or `store/journal.go:7`\nat 10.42:13\n",
		"kiosk/a.go":              "package kiosk // TODO later\n// TODO(#12): with its issue\n",
		"kiosk/b.go":              "package kiosk // in /home/sari/antrean/x\n// served at /t/work/x\n",
		"kiosk/c.go":              "package kiosk // see ../shared/notes.md\n",
		"office/x.toml":           "path = \"/root/antrean/data\"\n",
		"static/a.json":           "{\"resolved\": \"https://registry.npmjs.org/acorn\"}\n",
		"static/vendor/preact.js": "// TODO of theirs\n",
	},
		`docs/a.md: line 1: "store.go:12" points at a line number`,
		`kiosk/a.go: line 1: "TODO" a note to do something`,
		`kiosk/b.go: line 1: "/home/sari/" names a path of one machine`,
		`kiosk/c.go: line 1: "../shared" names a folder outside`,
		`office/x.toml: line 1: "\"/root/" names a path of one machine`,
		`static/a.json: line 1: "registry.npmjs.org" names a registry`,
	)
}
