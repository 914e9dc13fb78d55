package walk

import (
	"fmt"
	"net/http"
	"net/http/cookiejar"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/internal/words"
)

// A procedure is what a standard says of an application from the first step to the last, walked through in an office
// whose days the test has in its hand: people at the kiosk and with their phones, and each member of staff at a page of
// their own.
type procedure struct {
	*machine
	b        *browser
	settings string // the settings by which the console finds the office
	copies   string // where its copies lie
	monday   time.Time
	crew     map[string]login
	tabs     []*tab
	desks    map[string]*desk
	pages    map[string]string // addresses for applicants, by code
	claim    string            // what a claim slip says to a scanner
	kiosk    *visitor
	marks    *canaries
}

// procedureWeek are the hours of the dialogues in office/casefile/testdata, so that their dates can be read there.
var procedureWeek = sheet{
	"hours.week.senin": "08.00-12.00, 13.00-15.00", "hours.week.selasa": "08.00-12.00, 13.00-15.00", "hours.week.rabu": "08.00-12.00, 13.00-15.00",
	"hours.week.kamis": "08.00-12.00, 13.00-15.00", "hours.week.jumat": "08.00-11.30, 13.00-15.00", "hours.week.sabtu": "", "hours.week.minggu": "",
	"hours.cut_off_minutes": "0", "hours.holidays": "none", "always": []string{}, // a demo never closes
}

// newProcedure starts an office of a build of the program.
func newProcedure(t *testing.T, b *browser, program string, flags ...string) *procedure {
	t.Helper()
	p := &procedure{machine: newMachine(t, program, flags...), b: b, crew: map[string]login{}, desks: map[string]*desk{}, pages: map[string]string{}, marks: newCanaries()}
	p.settings, p.copies = filepath.Join(t.TempDir(), "antrean.toml"), t.TempDir()
	text := fmt.Sprintf("catalogue = %q\ndata = %q\n[backup]\ndirs = [%q]\n[hours]\n\"senin-jumat\" = \"08.00-15.00\"\n[[counter]]\nn = 1\n", p.catalogueName(), p.dir, p.copies)
	if err := os.WriteFile(p.settings, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, l := range p.Staff {
		p.crew[l.Name] = l
	}
	return p
}

// decides lets the admin decide something on a page of the setup.
func (p *procedure) decides(decided map[string]sheet) {
	p.t.Helper()
	x := p.open("admin", "/masuk?lang=id", adminScreen)
	who := p.person(p.t, "admin")
	x.done("/masuk", sheet{"name": who.Name, "password": who.Password})
	for path, s := range decided {
		x.visit(p.Base + path)
		action, _, _ := strings.Cut(path, "?")
		x.done(action, s)
	}
	x.leave()
}

// stands puts a person before the kiosk.
func (p *procedure) stands() {
	p.t.Helper()
	p.kiosk = p.b.atKiosk(p.t, p.office, "id", fieldsScript)
	p.tabs = append(p.tabs, p.kiosk.tab)
	p.marks.watch(p.kiosk.tab)
}

// beginProcedure starts an office on the morning of a Monday. The crew are name and role; each has a duty of its own:
// the role of a stage.
func beginProcedure(t *testing.T, b *browser, flags []string, crew []member) *procedure {
	t.Helper()
	p := newProcedure(t, b, buildProgram(t), flags...)
	duties := sheet{"missed": "restart", "close_when_down": []string{"SIAK"}}
	for _, m := range crew {
		p.hire(m)
		for _, duty := range m.duties {
			was, _ := duties["duty_"+duty].([]string)
			duties["duty_"+duty] = append(was, m.name)
		}
	}
	p.decides(map[string]sheet{"/admin/hours": procedureWeek, "/admin/berkas": duties})
	now := p.clock.now()
	p.monday = time.Date(now.Year(), now.Month(), now.Day()+(8-int(now.Weekday()))%7, 0, 0, 0, 0, p.clock.zone)
	if p.monday.Before(now) {
		p.monday = p.monday.AddDate(0, 0, 7)
	}
	p.at(0, "08.05")
	p.stands()
	return p
}

// A member of the crew has an account of a role, and does the work of stages.
type member struct {
	name, role string
	duties     []string
}

// catalogueName is the standard of the flags.
func (p *procedure) catalogueName() string {
	for i, flag := range p.flags[:len(p.flags)-1] {
		if flag == "-office" {
			return map[string]string{"banjar": "disdukcapil-kota-banjar", "balongbendo": "kecamatan-balongbendo"}[p.flags[i+1]]
		}
	}
	return ""
}

// hire makes an account at the console, beside the running office; the demo's own people are there already.
func (p *procedure) hire(m member) {
	p.t.Helper()
	if _, there := p.crew[m.name]; there {
		return
	}
	p.crew[m.name] = login{Name: m.name, Password: "kata sandi " + m.name + " panjang", Role: m.role}
	p.console(p.crew[m.name].Password+"\n", "staff", "add", "-config", p.settings, "-name", m.name, "-role", m.role)
}

// console runs a command of the program on the office's machine and returns what it prints.
func (p *procedure) console(in string, args ...string) string {
	p.t.Helper()
	cmd := exec.Command(p.program, args...)
	cmd.Stdin = strings.NewReader(in)
	cmd.Env = p.clock.environ()
	out, err := cmd.CombinedOutput()
	if err != nil {
		p.t.Fatalf("antrean %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// at puts the clock forward to a time of a day after the Monday. Who was signed in on another day is not any more.
func (p *procedure) at(day int, clock string) {
	p.t.Helper()
	at, err := time.ParseInLocation("15.04.05", (clock + ".00")[:len("15.04.05")], p.clock.zone)
	if err != nil {
		p.t.Fatal(err)
	}
	to := time.Date(p.monday.Year(), p.monday.Month(), p.monday.Day()+day, at.Hour(), at.Minute(), at.Second()+1, 0, p.clock.zone) // the shift has whole seconds
	if to.Before(p.clock.now()) {
		p.t.Fatalf("it is past %v: %v", to, p.clock.now())
	}
	if to.YearDay() != p.clock.now().YearDay() {
		for name, d := range p.desks {
			d.leave()
			delete(p.desks, name)
		}
	}
	p.clock.to(to)
}

// moment is how pages for applicants write a time of a day after the Monday.
func (p *procedure) moment(day int, clock string) string {
	at := p.monday.AddDate(0, 0, day)
	months := strings.Fields("Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember")
	return fmt.Sprintf("%s, %d %s %d, %s WIB", strings.Fields("Minggu Senin Selasa Rabu Kamis Jumat Sabtu")[at.Weekday()], at.Day(), months[at.Month()-1], at.Year(), clock)
}

// leave closes a screen for good, which must have seen nothing go wrong.
func (x *tab) leave() {
	x.t.Helper()
	x.close()
	x.gone = true
}

// trackPage is the path behind a code, in the language of the walk: the browser's own is another.
func trackPage(address string) string {
	return "/t/" + address[strings.LastIndex(address, "/")+1:] + "?lang=" + words.Default
}

// open opens a screen of the office.
func (p *procedure) open(name, path string, dev device, early ...string) *tab {
	p.t.Helper()
	x := p.b.open(p.t, p.office, name, path, dev, words.Default, early...)
	p.tabs = append(p.tabs, x)
	return x
}

// sits puts somebody of the crew at a counter.
func (p *procedure) sits(name string, n int) *clerk {
	p.t.Helper()
	c := p.b.sitDown(p.t, p.office, p.crew[name], n, "keys", false)
	p.tabs = append(p.tabs, c.tab)
	return c
}

// label is what a requirement is called.
func (p *procedure) label(service, id string) string {
	return p.service(p.t, service).requirement(p.t, id).Label[words.Default]
}

// end closes all screens, which must have seen nothing go wrong, and stops the office.
func (p *procedure) end() {
	p.t.Helper()
	for _, x := range p.tabs {
		if !x.gone {
			x.leave()
		}
	}
	stop(p.t, p.cmd, p.log)
}

// phone opens the page behind a code: one of a paper that was scanned, or an address.
func (p *procedure) phone(name, address string) *tab {
	p.t.Helper()
	x := p.open(name, trackPage(address), phoneGlass, fieldsScript)
	p.marks.watch(x)
	return x
}

// api is somebody of the crew without a screen.
func (p *procedure) api(name string) *rig.Client {
	p.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		p.t.Fatal(err)
	}
	c := &rig.Client{Base: p.Base, HTTP: &http.Client{Timeout: patience, Jar: jar}}
	who := p.crew[name]
	if status, reply := c.Post(p.t, "/api/v1/login", map[string]any{"name": who.Name, "password": who.Password}); status != http.StatusOK {
		p.t.Fatalf("%s signs in: %d %v", name, status, reply)
	}
	return c
}

// health sets what is down on the page for it, in two taps.
func (p *procedure) health(name, need string, down bool) {
	p.t.Helper()
	x := p.open("health", "/masuk?lang=id", adminScreen)
	who := p.crew[name]
	x.done("/masuk", sheet{"name": who.Name, "password": who.Password})
	x.visit(p.Base + "/kesehatan")
	panel := x.find("region", x.say.T("health.need."+need))
	x.peek("health of " + need)
	if !down {
		x.press("button", x.say.T("admin_health.fixed.of", "need", x.say.T("health.need."+need)))
	} else {
		x.press("DisclosureTriangle", x.say.T("admin_health.report"), panel)
		x.press("button", x.say.T("admin_health.unknown"), panel)
	}
	x.until("the page has it", func() bool {
		return x.there("region", x.say.T("health.need."+need)) && strings.Contains(plain(try[string](x, fmt.Sprintf(`document.querySelector('section[aria-label=%q]').innerText`, x.say.T("health.need."+need)))),
			plain(x.say.T(map[bool]string{true: "admin_health.down", false: "admin_health.up"}[down])))
	})
	x.peek("health told of " + need)
	x.leave()
}
