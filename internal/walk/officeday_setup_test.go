package walk

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
)

// adminScreen is the desk of whoever sets the office up, and a phone.
var adminScreen = device{sizes: []size{{1280, 900}, {320, 740}}}

// A sheet is what somebody writes into a form, by the names of its fields: a text, or the ticked values.
type sheet map[string]any

// fillScript writes a sheet into a form and goes to its button, as somebody who works with the keyboard.
const fillScript = `((action, sheet) => {
	const form = [...document.forms].find((f) => f.method === 'post' && new URL(f.action).pathname === action);
	if (!form) return 'no form ' + action;
	for (const [name, value] of Object.entries(sheet)) {
		const fields = [...form.elements].filter((e) => e.name === name);
		if (fields.length === 0) return 'no field ' + name;
		const values = [].concat(value);
		const choices = fields.filter((e) => /checkbox|radio/.test(e.type));
		if (choices.length === 0) { fields[0].value = value; if (fields[0].value !== value) return name + ' does not take ' + value; }
		choices.forEach((e) => { e.checked = values.includes(e.value); });
		if (choices.length > 0 && values.some((v) => !choices.some((e) => e.value === v))) return name + ' does not offer ' + values;
	}
	(form.querySelector('button.main') || form.querySelector('button')).focus();
	window.walkBefore = true;
	return '';
})`

// fill fills in a form of the page and sends it with the keyboard.
func (x *tab) fill(action string, s sheet) {
	x.t.Helper()
	raw, err := json.Marshal(s)
	if err != nil {
		x.t.Fatal(err)
	}
	if wrong := eval[string](x, fmt.Sprintf("%s(%q, %s)", fillScript, action, raw)); wrong != "" {
		x.t.Fatalf("%s: fill %s: %s", x.name, action, wrong)
	}
	x.keys("\r")
	x.until(action+" is answered", func() bool { return eval[bool](x, `!window.walkBefore && document.readyState === 'complete'`) })
}

// done holds a form that was sent to having been taken.
func (x *tab) done(action string, s sheet) {
	x.t.Helper()
	x.fill(action, s)
	if wrong := eval[string](x, `[...document.querySelectorAll('.wrong[role=alert], .error')].map((e) => e.innerText).join(' | ')`); wrong != "" {
		x.t.Fatalf("%s: %s: %s", x.name, action, wrong)
	}
}

// peek looks at a page in the first size of its screen alone: where only a line of it differs from a state that was
// looked at in all of them.
func (x *tab) peek(state string) {
	x.t.Helper()
	all := x.dev.sizes
	x.dev.sizes = all[:1]
	x.look(state)
	x.dev.sizes = all
}

// at goes to a page and looks at it.
func (d *officeDay) at(path string) *tab {
	d.t.Helper()
	d.admin.visit(d.Base + path)
	d.admin.look(path)
	return d.admin
}

// found makes the first account with the code that the program has printed.
func (d *officeDay) found(code string) {
	d.t.Helper()
	d.admin = d.b.open(d.t, d.office, "admin", "/mulai?lang=id", adminScreen, "id")
	d.admin.look("mulai")
	d.admin.w.allow("/mulai", "422")
	d.admin.fill("/mulai", sheet{"code": "SALAH", "name": "camat", "password": "kopi pahit pagi"})
	d.admin.shows(d.admin.say.T("admin.first.code.wrong"))
	d.admin.peek("mulai with a wrong code")
	d.admin.done("/mulai", sheet{"code": code, "name": "camat", "display": "Bu Camat", "password": "kopi pahit pagi"})
	d.admin.shows(d.admin.say.T("admin.said.first"))
	d.admin.peek("admin begins")
	d.staff["admin"] = login{Name: "camat", Password: "kopi pahit pagi"}
}

// decide is everything that the office decides before its first day.
func (d *officeDay) decide() {
	d.t.Helper()
	d.at("/admin/office").done("/admin/office", sheet{
		"name_id": "Kantor Kecamatan Balongbendo", "name_en": "Balongbendo District Office", "short_id": "Kec. Balongbendo", "short_en": "Balongbendo",
		"level": "kecamatan", "parent": "Kabupaten Sidoarjo", "address": "Jl. Raya Balongbendo, Sidoarjo", "phone": "031-8971234", "zone": "Asia/Jakarta",
		"note": "nama kantor"})
	d.admin.peek("the office has a name")
	d.services()
	d.counters()
	week := sheet{"hours.cut_off_minutes": "0", "hours.holidays": "none"}
	for _, day := range []string{"senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"} {
		week["hours.week."+day] = "00.00-24.00"
	}
	d.at("/admin/hours").done("/admin/hours", week)
	d.admin.peek("open all week")
	d.at("/admin/rules").done("/admin/rules", sheet{"priority": "interleave", "priority_others": "1", "note": "prioritas selang-seling"})
	d.admin.peek("the rules of the queue")
}

// services takes what a kecamatan does from the national catalogue, wants one of them complete, and says one requirement
// in the office's own words.
func (d *officeDay) services() {
	d.t.Helper()
	d.at("/admin/services")
	d.at("/admin/services/pick")
	d.at("/admin/services/pick?set=district").done("/admin/services/pick", sheet{"note": "layanan kecamatan"})
	d.admin.peek("the services are there")
	d.at("/admin/services/ktp-rekam")
	d.at("/admin/services/ktp-rekam/gate").done("/admin/services/ktp-rekam/gate", sheet{"gate": "self", "note": "rekam hanya bila lengkap"})
	d.at("/admin/services/kk-tambah-lahir/requirements")
	need := "/admin/services/kk-tambah-lahir/requirements/kk_lama"
	d.at(need).done(need, sheet{"label.id": "KK lama yang asli", "note": "selalu diminta yang asli"})
	d.admin.peek("a requirement was changed")
	d.at("/admin/services/kk-tambah-lahir/preview")
	d.get(d.t, "/api/v1/catalogue", &d.catalogue)
	if label := d.service(d.t, "kk-tambah-lahir").requirement(d.t, "kk_lama").Label["id"]; !strings.HasPrefix(label, "KK lama yang asli") {
		d.t.Errorf("the kiosks are told %q, want what was written", label)
	}
}

// counters makes three of the one that every office begins with: family cards, identity cards with removals, the rest.
func (d *officeDay) counters() {
	d.t.Helper()
	d.at("/admin/counters")
	d.at("/admin/counters/1").done("/admin/counters/1", sheet{"name": "KK", "which": "some",
		"serves": []string{"kk-baru", "kk-pisah", "kk-tambah-lahir", "kk-ubah", "kk-hilang-rusak"}})
	d.at("/admin/counters/new").done("/admin/counters/new", sheet{"n": "2", "name": "KTP", "which": "some",
		"serves": []string{"ktp-rekam", "ktp-baru", "ktp-hilang-rusak", "ktp-ubah", "pindah-keluar", "ikd"}})
	d.at("/admin/counters/new").done("/admin/counters/new", sheet{"n": "3", "name": "Umum", "which": "some",
		"serves": []string{"pindah-keluar", "pindah-datang", "pindah-dalam", "ambil", "konsultasi"}})
	d.admin.peek("three counters")
}

// employ makes the accounts of those who work here; each chooses a password of their own at the first sign-in.
func (d *officeDay) employ() {
	d.t.Helper()
	d.at("/admin/people")
	d.hire("operator", "budi", "1")
	d.hire("operator", "wati", "2", "3")
	d.hire("front_office", "sari")
	d.hire("supervisor", "hadi")
	d.at("/admin/people")
}

func (d *officeDay) hire(role, name string, counters ...string) {
	d.t.Helper()
	d.at("/admin/people/new").done("/admin/people/new", sheet{"name": name, "display": strings.ToUpper(name[:1]) + name[1:], "roles": []string{role}, "counters": append([]string{}, counters...)})
	once := eval[string](d.admin, `document.querySelector('.once .secret').innerText.trim()`)
	d.admin.peek("a password to read out")
	x := d.b.open(d.t, d.office, name, "/masuk?lang=id", adminScreen, "id")
	x.peek("sign in")
	x.fill("/masuk", sheet{"name": name, "password": once})
	x.shows(x.say.T("admin.account.must"))
	x.look("a password of one's own")
	chosen := "rahasia milik " + role + " " + name
	x.done("/admin/account/password", sheet{"old": once, "password": chosen, "again": chosen})
	x.shows(x.say.T("admin.said.password"))
	x.peek("home")
	d.staff[name] = login{Name: name, Password: chosen, Role: role}
	d.Staff = append(d.Staff, d.staff[name])
}

// join lets two kiosks in by the codes on their glass.
func (d *officeDay) join() {
	d.t.Helper()
	d.at("/admin/devices")
	d.west, d.east = d.pair("kios barat"), d.pair("kios timur")
	d.Devices["kiosk"] = d.kioskToken(d.east)
	d.at("/admin/devices")
	d.admin.shows("kios barat")
	d.wall = d.b.open(d.t, d.office, "board", "/board/"+d.Zones[0], wallScreen, "id")
	d.wall.shows(d.wall.say.T("board.waiting"))
	d.wall.until("its letters are there", func() bool { return eval[bool](d.wall, `document.fonts.status === 'loaded'`) })
	d.wall.look("before the first")
}

func (d *officeDay) pair(name string) *visitor {
	d.t.Helper()
	x := d.b.open(d.t, d.office, name, "/kiosk", kioskGlass, "id")
	x.w.allow("/api/v1/kiosk/status", "401")
	var code string
	x.until("a code", func() bool {
		code = eval[string](x, `(document.body.innerText.match(/\b[A-Z0-9]{3}-[A-Z0-9]{3}\b/) || [''])[0]`)
		return code != ""
	})
	x.look("unpaired")
	d.admin.visit(d.Base + "/admin/devices")
	d.admin.done("/admin/devices/find", sheet{"code": code})
	d.admin.peek("a kiosk asks to join")
	d.admin.done("/admin/devices/join/"+strings.ReplaceAll(code, "-", ""), sheet{"name": name})
	x.find("button", x.say.T("kiosk.begin"))
	x.look("paired")
	return &visitor{tab: x, o: d.office, lang: "id"}
}

// history goes back to before the rules of the queue were changed, and forth again.
func (d *officeDay) history() {
	d.t.Helper()
	d.at("/admin/history")
	last := eval[int](d.admin, `document.querySelectorAll('.version').length`)
	for _, n := range []int{last - 1, last} {
		path := "/admin/history/" + fmt.Sprint(n)
		d.at(path).done(path, sheet{})
		d.admin.peek("a version was taken back")
	}
	d.at("/admin/rules")
	if others := eval[string](d.admin, `document.querySelector('[name=priority_others]').value`); others != "1" {
		d.t.Errorf("after going back and forth the rule says %q, want 1", others)
	}
	d.at("/admin/audit?text=" + url.QueryEscape("camat"))
}
