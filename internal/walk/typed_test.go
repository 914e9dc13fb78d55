package walk

import (
	"crypto/rand"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/rig"
	"antrean/server/edge"
)

// TestWhatPeopleTypeStandsNowhere types into everything that people reach: the kiosk's pads, its search and its scanner,
// the pages of phones, addresses and headers that mean nothing, and, about people, what staff write. A field that is new
// fails it until somebody has typed into it and said where that may stand.
func TestWhatPeopleTypeStandsNowhere(t *testing.T) {
	needsWalk(t)
	told := make(chan []byte, 64)
	gateway := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		told <- body
	}))
	defer gateway.Close()
	p := newProcedure(t, startBrowser(t), buildProgram(t), "-office", "balongbendo", "-gate", "flag", "-webhook", gateway.URL)
	p.decides(map[string]sheet{
		"/admin/survei":                     {"on": "yes", "every": "1"},
		"/admin/rules":                      {"one_person": "office"},
		"/admin/services/pick?set=district": {"note": "layanan kecamatan"},
	})
	p.get(t, "/api/v1/catalogue", &p.catalogue)
	p.stands()
	p.typesAtKiosk()
	nik := p.marks.also("3515994507990001"[4:])
	number, token := p.takesWith("3515" + nik)
	contact := p.leavesANumber(token)
	p.staffWrites(number)
	select {
	case message := <-told:
		if !strings.Contains(string(message), contact) {
			t.Errorf("somebody else is told: %s", message)
		}
	case <-time.After(patience):
		t.Error("whoever left a number was told nothing")
	}
	phone := p.phone("phone", token)
	p.answersSurvey(phone)
	p.complains()
	p.crawls(phone, token)
	p.asksForNothing()
	p.erases(phone)
	_, other := p.takesWith("3515" + p.marks.also("3515990507880002"[4:]))
	p.gives(other)
	p.forgotten(other)
}

// typesAtKiosk looks for a service, and types and scans codes that nobody has.
func (p *procedure) typesAtKiosk() {
	p.t.Helper()
	k := p.kiosk
	k.press("button", k.say.T("kiosk.begin"))
	k.press("button", k.say.T("kiosk_glass.find"))
	for _, letter := range p.marks.also("KENARYHILANG") {
		k.press("button", string(letter))
	}
	k.shows(k.say.T("kiosk_glass.find_none"))
	k.press("button", k.say.T("kiosk.back"))
	k.press("button", k.say.T("kiosk.back"))
	k.press("button", k.say.T("kiosk.have_code"))
	code := p.marks.code()
	k.w.allow("/api/v1/kiosk/lists/"+code, "404")
	for _, letter := range code {
		k.press("button", string(letter))
	}
	k.press("button", k.say.T("kiosk.continue"))
	k.shows(k.say.T("kiosk.code_unknown"))
	k.press("button", k.say.T("kiosk.back"))
	k.find("button", k.say.T("kiosk.begin"))
	token := p.marks.code() + "0123456789AB"
	k.w.allow("/api/v1/kiosk/rejoin", "404")
	k.keys("HTTP://ANTREAN/T/" + token + "\r")
	k.until("the scan is answered", func() bool { return len(k.w.posted("/api/v1/kiosk/rejoin")) > 0 })
	k.press("button", k.say.T("kiosk.back"))
	k.find("button", k.say.T("kiosk.begin"))
}

// takesWith takes a number of a service without papers with a NIK, and returns its token.
func (p *procedure) takesWith(nik string) (number, token string) {
	p.t.Helper()
	k := p.kiosk
	k.press("button", k.say.T("kiosk.begin"))
	k.find("heading", k.say.T("kiosk.services_title"))
	tile := p.service(p.t, "kk-tambah-biodata").Short[k.lang]
	if !k.there("button", tile) {
		k.press("button", k.say.T("kiosk.more_services"))
	}
	k.press("button", tile)
	k.press("button", k.say.T("kiosk.all"))
	k.press("button", k.say.T("kiosk.take_number"))
	k.find("heading", k.say.T("kiosk.nik_title"))
	for _, digit := range nik {
		k.press("button", string(digit))
	}
	k.press("button", k.say.T("kiosk.continue"))
	number = k.number()
	token = scan(p.t, p.paperOf(k, number).picture(p.t))
	k.leave()
	return number, token[strings.LastIndex(token, "/")+1:]
}

// paperOf waits for the first paper that bears a number.
func (p *procedure) paperOf(k *visitor, number string) (paper slip) {
	p.t.Helper()
	k.until("a paper with "+number, func() bool {
		for _, one := range p.slips(p.t) { // the newest first
			if strings.Contains(one.text(), number) {
				paper = one
			}
		}
		return paper.o != nil
	})
	return paper
}

// staffWrites opens an application, writes notes of it, and looks for people by what they say.
func (p *procedure) staffWrites(number string) {
	t := p.t
	t.Helper()
	clerk := worker{p.api("sari")}
	clerk.does(t, 1, "open", "next", "start")
	write := func(path string, body map[string]any) map[string]any {
		t.Helper()
		body["command_id"] = rand.Text()
		status, reply := clerk.Post(t, "/api/v1/cases"+path, body)
		if status/100 != 2 {
			t.Fatalf("%s: %d %v", path, status, reply)
		}
		return reply["cases"].([]any)[0].(map[string]any)
	}
	code := "/" + write("", map[string]any{"ticket": number, "note": p.marks.text("dibuka")})["code"].(string)
	write(code+"/return", map[string]any{"lacks": []map[string]string{{"id": "nikah", "kind": "kurang"}}, "note": p.marks.text("pesan untuk pemohon")})
	write(code+"/mend", map[string]any{})
	write(code+"/amend", map[string]any{"note": p.marks.text("dibetulkan")})
	write(code+"/advance", map[string]any{"note": p.marks.text("lengkap")})
	write(code+"/hold", map[string]any{"cause": "technical", "note": p.marks.text("ditahan")})
	write(code+"/release", map[string]any{})
	write(code+"/cancel", map[string]any{"note": p.marks.text("dibatalkan")})
	clerk.does(t, 1, "finish")

	front := p.open("front office", "/front-office", deskScreen)
	front.signIn(p.crew["dewi"])
	front.press("button", front.say.T("frontoffice.assist.title"))
	front.types("searchbox", front.say.T("frontoffice.assist.search"), p.marks.text("kartu keluarga hilang"))
	front.leave()
	boss := p.open("supervisor", "/supervisor", deskScreen)
	boss.signIn(p.crew["ratna"])
	boss.types("searchbox", boss.say.T("supervisor.find"), p.marks.text("ibu berkerudung biru"))
	boss.leave()
	d := p.desk("sari")
	d.w.allow("/api/v1/cases", "404")
	d.scans(p.marks.text("Bu Ani"))
	d.shows(d.say.T("backoffice.scan.unknown"))
	d.leave()
}

// gives ends the other visit: somebody who asks to be forgotten at the office's console.
func (p *procedure) gives(token string) {
	p.t.Helper()
	status, reply := (&rig.Client{Base: p.Base, HTTP: http.DefaultClient}).Post(p.t, "/api/v1/tickets/"+token+"/cancel", map[string]any{"request_id": rand.Text()})
	if status != http.StatusOK {
		p.t.Fatalf("give the number back: %d %v", status, reply)
	}
}

// answersSurvey leaves a remark, which is the survey's own and belongs to nobody.
func (p *procedure) answersSurvey(phone *tab) {
	p.t.Helper()
	phone.find("heading", phone.say.T("survey.title"))
	phone.press("radio", phone.say.T("survey.word.cepat.4"))
	phone.writes(phone.say.T("survey.remark"), p.marks.text("saran", "survey_answer.remark"))
	phone.press("button", phone.say.T("survey.send"))
	phone.shows(phone.say.T("survey.thanks"))
}

// leavesANumber types where messages may go, what is no number first. It stands where messages are sent from, while its
// person waits to be told, and nowhere else.
func (p *procedure) leavesANumber(token string) (number string) {
	p.t.Helper()
	at := "/t/" + token + "/kabar"
	x := p.open("phone that wants to be told", "/t/"+token+"?lang=id", phoneGlass, fieldsScript)
	p.marks.watch(x)
	x.w.allow(at, "400")
	x.press("link", x.say.T("phone.tell"))
	x.writes(x.say.T("phone.tell.number"), p.marks.text("nomor ibu"))
	x.press("button", x.say.T("phone.tell.send"))
	x.find("heading", x.say.T("phone.tell.title"))
	x.shows(x.say.T("phone.tell.wrong"))
	number = p.marks.also("8997700112233")
	x.done(at, sheet{"contact": "0" + number})
	x.shows(x.say.T("phone.tell.to", "to", "•••"+number[len(number)-3:]))
	x.leave()
	p.marks.stand(p.t, "while somebody waits to be told", []string{"contact.address"}, p.dir)
	return number
}

// complains writes to the office, is answered, opens it again and takes it back.
func (p *procedure) complains() {
	t := p.t
	t.Helper()
	x := p.open("phone that complains", "/pengaduan?lang=id", phoneGlass, fieldsScript)
	p.marks.watch(x)
	x.w.allow("/pengaduan", "404")
	x.writes(x.say.T("complaint.code"), p.marks.code())
	x.w.allow("/pengaduan/"+p.marks.typed[len(p.marks.typed)-1], "404")
	x.press("button", x.say.T("complaint.find.go"))
	x.find("heading", x.say.T("complaint.state.unknown_complaint"))
	x.visit(p.Base + "/pengaduan?lang=id")
	x.done("/pengaduan", sheet{"kind": "plain", "text": p.marks.text("pengaduan"), "number": p.marks.code()[:8], "contact": p.marks.text("telepon")})
	x.find("heading", x.say.T("complaint.state.new"))
	ref := regexp.MustCompile(`PGD-\d{4}-\d{4}`).FindString(x.text())
	p.marks.stand(t, "while the complaint is open", []string{"complaint.private", "complaint.contact", "journal.private", "snapshot.body",
		"contact.address"}, p.dir) // of the visit whose end could still be undone

	boss := p.open("supervisor answers", "/masuk?lang=id", deskScreen)
	who := p.crew["ratna"]
	boss.done("/masuk", sheet{"name": who.Name, "password": who.Password})
	boss.visit(p.Base + "/admin/pengaduan/" + ref)
	boss.done("/admin/pengaduan/"+ref+"/reply", sheet{"text": p.marks.text("jawaban"), "final": "answer"})
	eval[struct{}](boss, `document.querySelectorAll('details').forEach((one) => { one.open = true; })`)
	boss.done("/admin/pengaduan/"+ref+"/close", sheet{})
	boss.leave()
	x.reload()
	x.press("DisclosureTriangle", x.say.T("complaint.reopen"))
	x.writes(x.say.T("complaint.reopen.text"), p.marks.text("belum selesai"))
	x.press("button", x.say.T("complaint.reopen.yes"))
	x.find("heading", x.say.T("complaint.state.in_work"))
	x.press("DisclosureTriangle", x.say.T("complaint.erase"))
	x.press("button", x.say.T("complaint.erase.yes"))
	x.find("heading", x.say.T("complaint.state.erased"))
	x.leave()
}

// staffPages are those of pages without a right that ask at once who somebody is, or belong to a machine.
var staffPages = strings.Fields("/ /counter /front-office /printers /berkas /supervisor /join/* /board/* /masuk /mulai /logo /emulator/* /cek/*")

// crawls goes to every page that people reach, by the links of those that it knows, and holds the list of the program's own
// pages against it: a page that no link leads to is named here, or belongs to staff.
func (p *procedure) crawls(phone *tab, token string) {
	t := p.t
	t.Helper()
	seen := map[string]bool{"/pengaduan/*": true, "/kiosk": true, "/t/*/kabar": true} // where others have just been
	list := map[string]any{"request_id": rand.Text(), "service": "kk-tambah-biodata", "have": []string{}, "lang": "id"}
	_, saved := p.atKiosk().Post(t, "/api/v1/kiosk/lists", list)
	queue := []string{"/t/" + token, fmt.Sprint("/c/", saved["code"]), "/lobi", "/standar", "/pengaduan"}
	x := p.open("phone that looks around", "/lobi", phoneGlass, fieldsScript)
	p.marks.watch(x)
	for ; len(queue) > 0; queue = queue[1:] {
		kind := kindOfPublic(queue[0])
		if seen[kind] {
			continue
		}
		seen[kind] = true
		x.visit(p.Base + queue[0])
		queue = append(queue, eval[[]string](x, `[...document.querySelectorAll('a[href]')].filter((a) => !a.hasAttribute('download') && a.origin === location.origin).map((a) => a.pathname)`)...)
	}
	for _, route := range rig.Open(t, rig.Options{}).Server.Routes() {
		kind := kindOfPublic(route.Path)
		if route.Method == fiber.MethodGet && route.Right == edge.Anyone && isPage(route.Path) && !seen[kind] && !slices.Contains(staffPages, kind) {
			t.Errorf("nobody has looked at %s: lead to it, or say whose page it is", route.Path)
		}
	}
}

// isPage says that a path is read by a person.
func isPage(path string) bool {
	return !regexp.MustCompile(`^/(api|ws|assets|words|audio|media|healthz|readyz|push\.js)(/|$)|/export$`).MatchString(path)
}

// kindOfPublic is a path with the names of things taken out.
func kindOfPublic(path string) string {
	steps := strings.Split(strings.TrimPrefix(path, "/"), "/")
	if len(steps) > 1 {
		steps[1] = "*"
	}
	return "/" + strings.Join(steps, "/")
}

// asksForNothing asks for addresses that are nowhere, with headers that say who somebody is.
func (p *procedure) asksForNothing() {
	t := p.t
	t.Helper()
	for _, path := range []string{
		"/t/%s", "/t/%s0123456789AB", "/c/%s", "/pengaduan/%s", "/pengaduan?code=%s", "/pengaduan?number=%s&service=%[1]s", "/lobi?lang=%s", "/lobi/%s", "/standar/%s",
		"/%s", "/api/v1/tickets/%s", "/words/%s.json", "/media/%s", "/board/%s", "/join/%s", "/audio/%s", "/kiosk?%s", "/api/v1/board/%s", "/assets/%s/kiosk/main.js",
	} {
		req, err := http.NewRequest(http.MethodGet, p.Base+fmt.Sprintf(path, url.PathEscape(p.marks.code())), nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, header := range []string{"User-Agent", "Referer", "Accept-Language", "X-Forwarded-For", "X-Real-Ip", "Cookie"} {
			req.Header.Set(header, p.marks.code())
		}
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		_ = resp.Body.Close()
	}
}
