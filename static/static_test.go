package static

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"antrean/internal/raced"
)

func TestEveryReferencedFileIsServed(t *testing.T) {
	patterns := map[string]*regexp.Regexp{
		".html": regexp.MustCompile(`(?:src|href)="([^"#?]+)"`),
		".js":   regexp.MustCompile(`(?m)(?:\bfrom |^import |\bimport\()'([^']+)'`),
		".css":  regexp.MustCompile(`url\("?([^")]+)"?\)`),
	}
	seen := 0
	for _, name := range Names() {
		pattern, ok := patterns[path.Ext(name)]
		if !ok || strings.HasPrefix(name, "vendor/") {
			continue
		}
		body, _, _ := Asset(name)
		for _, match := range pattern.FindAllSubmatch(body, -1) {
			target, ours := resolve(name, string(match[1]))
			if !ours {
				continue
			}
			seen++
			for _, target := range inEachRoom(target) {
				if _, _, ok := Asset(target); !ok {
					t.Errorf("%s names %s, which is not served", name, target)
				}
			}
		}
	}
	if seen < 10 {
		t.Errorf("found %d references between files, want at least 10: the patterns no longer see them", seen)
	}
}

// inEachRoom is what the page that rooms of the staff share names in each of those that have no page of their own.
func inEachRoom(target string) []string {
	if !strings.Contains(target, roomMarker) {
		return []string{target}
	}
	var out []string
	for _, name := range Names() {
		room, file := path.Split(name)
		room = strings.TrimSuffix(room, "/")
		if _, _, own := Asset(room + "/index.html"); file == "main.js" && !own {
			out = append(out, strings.ReplaceAll(target, roomMarker, room))
		}
	}
	return out
}

// resolve turns a reference in a file into a path below static; pages of the server and data are not ours to check.
func resolve(from, reference string) (target string, ours bool) {
	if rest, ok := strings.CutPrefix(reference, marker+"/"); ok {
		return rest, true
	}
	if strings.HasPrefix(reference, ".") || strings.HasSuffix(from, ".css") && !strings.HasPrefix(reference, "data:") {
		return path.Join(path.Dir(from), reference), true
	}
	return "", false
}

func TestPagesKeepTheContentPolicy(t *testing.T) {
	forbidden := map[string]*regexp.Regexp{
		"an inline style":   regexp.MustCompile(`(?i)<style|\sstyle\s*=\s*["']`),
		"an inline script":  regexp.MustCompile(`(?i)<script(?:\s+type="[a-z]+")?\s*>|\son[a-z]+\s*=\s*["']`),
		"markup from texts": regexp.MustCompile(`innerHTML|insertAdjacentHTML|document\.write|\beval\(`),
	}
	for i, name := range Names() {
		if raced.On && i%5 > 0 {
			continue // nothing races here, and patterns are slow under its detector: make long looks at every file
		}
		if strings.HasPrefix(name, "vendor/") || strings.HasPrefix(name, "phone/") {
			continue // the tracking page inlines one style and one module by their sha256; its own tests know which
		}
		body, _, _ := Asset(name)
		for what, pattern := range forbidden {
			if found := pattern.Find(body); found != nil {
				t.Errorf("%s holds %s: %q", name, what, found)
			}
		}
	}
}

func TestVendoredFilesAreUnchanged(t *testing.T) {
	list, _, ok := Asset("vendor/VENDOR.md")
	if !ok {
		t.Fatal("vendor/VENDOR.md is not embedded")
	}
	row := regexp.MustCompile(`(?m)^\|[^|]*\|[^|]*\| (\S+) \|[^|]*\| ([0-9a-f]{64}) \|$`)
	listed := make(map[string]bool)
	for _, match := range row.FindAllSubmatch(list, -1) {
		name, want := string(match[1]), string(match[2])
		listed[name] = true
		body, _, ok := Asset(name)
		sum := sha256.Sum256(body)
		if got := hex.EncodeToString(sum[:]); !ok || got != want {
			t.Errorf("%s: sha256 %s, listed %s", name, got, want)
		}
	}
	for _, name := range Names() {
		foreign := strings.HasPrefix(name, "vendor/") || strings.HasPrefix(name, "font/")
		if foreign && name != "vendor/VENDOR.md" && !listed[name] {
			t.Errorf("%s has no row in vendor/VENDOR.md", name)
		}
	}
}

func TestPageNamesTheAssetsOfThisBuild(t *testing.T) {
	page, ok := Page("kiosk")
	if !ok {
		t.Fatal("there is no page kiosk")
	}
	if strings.Contains(string(page), marker) {
		t.Errorf("the page still holds %s", marker)
	}
	if want := `src="/assets/` + Build() + `/kiosk/main.js"`; !strings.Contains(string(page), want) {
		t.Errorf("the page does not hold %s", want)
	}
	if _, ok := Page("nowhere"); ok {
		t.Error("an unknown page was found")
	}
}

func TestTestsOfModulesAreNotServed(t *testing.T) {
	loaded, err := read(fstest.MapFS{"kiosk/state.js": {}, "kiosk/state.test.js": {}})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := loaded.assets["kiosk/state.js"]; !ok {
		t.Error("kiosk/state.js is not served")
	}
	if _, ok := loaded.assets["kiosk/state.test.js"]; ok {
		t.Error("kiosk/state.test.js is served")
	}
}

func TestBuildChangesWithAnyByteOrName(t *testing.T) {
	build := func(files fstest.MapFS) string {
		loaded, err := read(files)
		if err != nil {
			t.Fatal(err)
		}
		return loaded.build
	}
	base := build(fstest.MapFS{"a/a.js": {Data: []byte("1")}, "b/b.js": {Data: []byte("2")}})
	others := map[string]fstest.MapFS{
		"another byte":       {"a/a.js": {Data: []byte("1")}, "b/b.js": {Data: []byte("3")}},
		"another name":       {"a/a.js": {Data: []byte("1")}, "b/c.js": {Data: []byte("2")}},
		"a byte moved along": {"a/a.js": {Data: []byte("12")}, "b/b.js": {Data: []byte("")}},
	}
	for what, files := range others {
		if build(files) == base {
			t.Errorf("%s left the build as it was", what)
		}
	}
	with := build(fstest.MapFS{"a/a.js": {Data: []byte("1")}, "a/a.test.js": {Data: []byte("t")}, "b/b.js": {Data: []byte("2")}})
	if with != base {
		t.Error("a test of a module changed the build")
	}
}

func TestContentTypes(t *testing.T) {
	for name, want := range map[string]string{
		"kiosk/main.js":                         "text/javascript; charset=utf-8",
		"style/tokens.css":                      "text/css; charset=utf-8",
		"font/atkinson-hyperlegible-next.woff2": "font/woff2",
		"font/LICENSE":                          "text/plain; charset=utf-8",
	} {
		if _, got, ok := Asset(name); !ok || got != want {
			t.Errorf("%s: type %q (served %v), want %q", name, got, ok, want)
		}
	}
}

func TestComments(t *testing.T) {
	for source, want := range map[string]string{
		"/** One line. */\nconst a = 1;\n":                            "\nconst a = 1;\n",
		"/**\n * @param {string} a **\n */\nfunction f(a) {}\n":       "\n\n\nfunction f(a) {}\n",
		"  /** @type {T} */ (a).b();\n  /** Own. */\n  c();\n":        "  /** @type {T} */ (a).b();\n\n  c();\n",
		"const a = /** @type {T} */ (b); // kept\n/* kept too */\nd;": "const a = /** @type {T} */ (b); // kept\n/* kept too */\nd;",
	} {
		if got := string(withoutDocs([]byte(source))); got != want {
			t.Errorf("%q is sent as %q, want %q", source, got, want)
		}
	}
}
