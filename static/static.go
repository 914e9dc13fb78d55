// Package static holds what browsers load: pages, modules, styles, the font and the vendored libraries, in the binary.
//
// Assets are served under /assets/HASH/, where HASH is Build: a new build has new addresses, so that a browser may
// keep them for ever. Pages name their assets behind the marker {{assets}}; modules name each other relatively.
package static

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"sort"
	"strings"
	"sync"
)

//go:embed */*.html */*.css */*.js */*.woff2 */LICENSE* */VENDOR.md
var embedded embed.FS

// marker stands in a page where the address of its assets belongs.
const marker = "{{assets}}"

// roomMarker stands in staff/page.html for the room that shows itself there.
const roomMarker = "{{room}}"

// hashLength is how many hexadecimal digits of the tree hash stand in an address: 48 bits tell builds apart.
const hashLength = 12

// An asset is one file as it is sent.
type asset struct {
	body []byte
	kind string // the Content-Type

	small func() []byte // compressed when it is first asked for; nil where it would gain nothing
}

// A tree is every file that is served, and the hash over all of them.
type tree struct {
	assets map[string]asset
	build  string
}

var load = sync.OnceValue(func() tree {
	loaded, err := read(embedded)
	if err != nil {
		panic(fmt.Sprintf("static: %v", err)) // the files are in the binary: they can be read or it is broken
	}
	return loaded
})

// read takes all files of a file system that browsers may have.
func read(files fs.FS) (tree, error) {
	assets := make(map[string]asset)
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !served(name) {
			return err
		}
		body, err := fs.ReadFile(files, name)
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		if path.Ext(name) == ".js" && !strings.HasPrefix(name, "vendor/") { // what others wrote keeps its licences
			body = withoutDocs(body)
		}
		kept := asset{body: body, kind: contentType(name)}
		if path.Ext(name) != ".woff2" { // compressed already
			kept.small = sync.OnceValue(func() []byte { return zip(body) })
		}
		assets[name] = kept
		return nil
	})
	return tree{assets: assets, build: hash(assets)}, err
}

// docs is a comment for whoever reads the source, on lines of its own.
var docs = regexp.MustCompile(`(?m)^[ \t]*/\*\*(?:[^*]|\*+[^*/])*\*+/[ \t]*$`)

// withoutDocs leaves out what browsers do not read, a quarter of a board; lines keep their numbers.
func withoutDocs(source []byte) []byte {
	return docs.ReplaceAllFunc(source, func(comment []byte) []byte { return bytes.Repeat([]byte{'\n'}, bytes.Count(comment, []byte{'\n'})) })
}

// served says whether a file is for browsers: tests of modules stand beside them, and tools may unpack below.
func served(name string) bool {
	return !strings.HasSuffix(name, ".test.js") && !strings.HasPrefix(name, "node_modules/")
}

// hash is over names and bytes in the order of names, each with its length, so that no two trees read alike.
func hash(assets map[string]asset) string {
	names := make([]string, 0, len(assets))
	for name := range assets {
		names = append(names, name)
	}
	sort.Strings(names)
	sum := sha256.New()
	for _, name := range names {
		fmt.Fprintf(sum, "%d %s %d ", len(name), name, len(assets[name].body))
		sum.Write(assets[name].body)
	}
	return hex.EncodeToString(sum.Sum(nil))[:hashLength]
}

// Build is the short hash over all embedded files. It stands in every asset's address and in every snapshot, so
// that a page of an older build finds out and loads itself again.
func Build() string { return load().build }

// Prefix is the path under which this build's assets are served, such as "/assets/0123456789ab".
func Prefix() string { return "/assets/" + Build() }

// Asset is one file by its path below static ("kiosk/main.js") with its Content-Type. The bytes are shared: do not
// change them.
func Asset(name string) (body []byte, contentType string, ok bool) {
	found, ok := load().assets[name]
	return found.body, found.kind, ok
}

// importLine is one import of a module, as a line of its own, and what it names.
var importLine = regexp.MustCompile(`(?m)^import \{[^}\n]*\} from '(\./[^'\n]+)';\n`)

// Inline is a module and those beside it that it imports, as one text for a page that makes no second request: theirs
// first, and no import left. They share their names, as the text shows.
func Inline(name string) (body []byte, ok bool) {
	body, _, ok = Asset(name)
	for _, m := range importLine.FindAllSubmatch(body, -1) {
		theirs, _, there := Asset(path.Join(path.Dir(name), string(m[1])))
		body, ok = append(bytes.Clone(theirs), bytes.Replace(body, m[0], nil, 1)...), ok && there
	}
	return body, ok
}

// Zipped is one file as gzip makes it small; false where that would gain nothing. The bytes are shared: do not change
// them.
func Zipped(name string) (body []byte, ok bool) {
	found := load().assets[name]
	if found.small == nil {
		return nil, false
	}
	return found.small(), true
}

func zip(body []byte) []byte {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression) // once for as long as the program runs
	if err == nil {
		_, err = w.Write(body)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(fmt.Sprintf("static: %v", err)) // a buffer takes everything
	}
	return out.Bytes()
}

// Names lists every asset in order.
func Names() []string {
	names := make([]string, 0, len(load().assets))
	for name := range load().assets {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// Page is the HTML of a screen ("kiosk") with the addresses of this build's assets filled in. A screen of the staff that
// needs nothing but its own style and script has no HTML of its own.
func Page(name string) ([]byte, bool) {
	found, ok := load().assets[path.Join(name, "index.html")]
	if _, script := load().assets[path.Join(name, "main.js")]; !ok && script {
		found, ok = load().assets["staff/page.html"]
	}
	if !ok {
		return nil, false
	}
	body := bytes.ReplaceAll(found.body, []byte(marker), []byte(Prefix()))
	return bytes.ReplaceAll(body, []byte(roomMarker), []byte(name)), true
}

// contentType is by ending, from a table of our own: the machine's list of types may say anything of .js.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".woff2":
		return "font/woff2"
	default:
		return "text/plain; charset=utf-8"
	}
}
