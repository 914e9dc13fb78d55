package law

import (
	"strconv"
	"strings"
)

// A room is a set of packages and the packages of the house it may import. Patterns are those of within.
type room struct{ who, may string }

// DO NOT CHANGE THIS TABLE TO MEND A BUILD. It is docs/architecture.md in a form that a machine can hold to; a change
// is a decision about the design, and its commit says why. The first row that fits a package counts.
// Test files are exempt.
var rooms = []room{
	{"cmd/...", "..."},
	{workshop, "..."},

	{"server/...", "server/... office/... kiosk display/... printer/... static internal/..."},
	{"store/...", "store/... office/... printer/spool internal/..."},
	{"kiosk/agent", "printer/... internal/..."},
	{"kiosk/...", "kiosk office/catalogue office/worktime printer/slip internal/..."},
	{"display/...", "display/... office internal/..."},

	{"office", "office/... internal/..."},
	{"office/casefile", "office/catalogue office/worktime internal/..."},
	{"office/complaint", "office/worktime internal/..."},
	{"office/catalogue", "office/worktime internal/..."},
	{"office/setup", "office/casefile office/catalogue office/queue office/survey office/worktime internal/..."},
	{"office/survey", "office/worktime internal/..."},
	{"office/message", "office/catalogue office/notify internal/..."},
	{"office/notify", "office/casefile office/catalogue office/queue office/worktime internal/..."},
	{"office/journal/...", "office/journal internal/..."},
	{"office/report", "office/queue office/casefile office/catalogue office/worktime internal/..."},
	{"office/queue office/worktime office/staff office/webpush", "internal/..."},

	{"printer/slip", ""},
	{"printer/...", "printer/... internal/..."},
	{"static/... internal/...", ""},
}

// workshop names the rooms where the house is tested and its sources are made. They may import everything, and
// nothing but a test or another of them may import them.
const workshop = "internal/law internal/rig internal/walk internal/faults internal/bench internal/golden internal/tools/..."

// outside names who may import a package that is not ours; what is in the standard library and not named here is
// free. A module without a row is refused: a dependency has one place where it is used.
var outside = []room{
	{"github.com/gofiber/fiber/v2/... github.com/valyala/fasthttp/...", "server/..."},
	{"github.com/gorilla/websocket", "server/ws kiosk/agent"},
	{"github.com/mattn/go-sqlite3 database/sql/...", "store/..."},
	{"github.com/tarm/serial", "printer/port"},
	{"github.com/skip2/go-qrcode", "internal/qr"},
	{"github.com/pelletier/go-toml/v2/...", "cmd/..."},
	{"github.com/santhosh-tekuri/jsonschema/v6/...", "office/catalogue"},
	{"github.com/benbjohnson/immutable", "office/..."},
	{"golang.org/x/crypto/...", "office/staff"},
	{"golang.org/x/image/...", "printer/..."},
	{"golang.org/x/sys/...", "cmd/... server/ws store/... printer/port"},
	{"github.com/xuri/excelize/v2", "server/report"},
	{"github.com/creack/pty", "printer/virtual"},
	{"github.com/chromedp/...", ""},
}

// Imports holds every package to the two tables.
func Imports(t *Tree) []Breach {
	var out []Breach
	for _, p := range t.Packages {
		may, known := allowed(p.Path)
		if !known {
			out = append(out, breach(p.Path, "has no row in the import table"))
			continue
		}
		for _, f := range p.Files {
			for _, spec := range f.AST.Imports {
				name, _ := strconv.Unquote(spec.Path.Value) // the parser has checked it
				if why := refused(p.Path, may, name); why != "" {
					out = append(out, breach(t.line(spec), "%s may not import %s: %s", p.Path, name, why))
				}
			}
		}
	}
	return out
}

// allowed is what a package may import of the house.
func allowed(pkg string) (may string, known bool) {
	for _, r := range rooms {
		if within(pkg, r.who) {
			return r.may, true
		}
	}
	return "", false
}

// refused says why a package may not import another, or "".
func refused(pkg, may, name string) string {
	if ours, ok := strings.CutPrefix(name, Module+"/"); ok {
		switch {
		case within(ours, workshop) && !within(pkg, workshop):
			return "that room is for tests only"
		case !within(ours, may):
			return "it may import " + orNothing(may)
		}
		return ""
	}
	for _, r := range outside {
		if within(name, r.who) {
			if within(pkg, r.may) || within(pkg, workshop) {
				return ""
			}
			return "only " + orNothing(r.may) + " may"
		}
	}
	if host, _, _ := strings.Cut(name, "/"); strings.Contains(host, ".") {
		return "no room has been given to this module"
	}
	return ""
}

func orNothing(patterns string) string {
	if patterns == "" {
		return "nothing outside tests"
	}
	return patterns
}
