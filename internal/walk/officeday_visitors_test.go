package walk

import (
	"crypto/rand"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"antrean/internal/rig"
)

// come lets everybody of the plan come: first those before a glass, in the order of their numbers.
func (d *officeDay) come() {
	d.t.Helper()
	d.takes(d.west, "A-001", "kk-tambah-lahir")
	d.takes(d.east, "A-002", "kk-tambah-lahir", func(k *visitor) { k.press("button", k.say.T("kiosk.on")) })
	d.takes(d.west, "A-003", "kk-tambah-lahir", func(k *visitor) {
		k.press("button", k.say.T("kiosk.another"))
		k.press("button", k.o.service(k.t, "konsultasi").Short["id"])
		k.find("heading", k.say.T("kiosk.confirm"))
	})
	d.takes(d.east, "A-004", "kk-tambah-lahir")
	d.goesHome(d.west, "B-001", "ktp-rekam", "kk")
	d.takes(d.east, "D-001", "pindah-keluar")
	d.takes(d.west, "G-001", "konsultasi")
	kiosks := [2]*rig.Client{d.client(d.kioskToken(d.west)), d.client(d.kioskToken(d.east))}
	for i, v := range plan() {
		if !slices.Contains([]string{"A-001", "A-002", "A-003", "A-004", "A-010", "B-001", "D-001", "G-001"}, v.number) {
			d.byToken(kiosks[i%2], v)
		}
	}
	d.helped("A-010", "kk-tambah-lahir")
}

// client is somebody without a glass; an empty token is for who signs in.
func (d *officeDay) client(token string) *rig.Client {
	return &rig.Client{Base: d.Base, Bearer: token, HTTP: &http.Client{Timeout: patience}}
}

// choosesAt finds the tile of a service, on whichever page it stands, and answers what is asked.
func (d *officeDay) choosesAt(k *visitor, id string) {
	d.t.Helper()
	k.service = d.service(d.t, id)
	k.press("button", k.say.T("kiosk.begin"))
	k.find("heading", k.say.T("kiosk.services_title"))
	tile := k.service.Short[k.lang]
	if !k.there("button", tile) {
		k.press("button", k.say.T("kiosk.more_services"))
	}
	k.press("button", tile)
	if id == "kk-tambah-lahir" {
		k.find("heading", k.say.T("kiosk.check_title"))
		k.press("button", d.catalogue.Questions["lahir"].Options[0].Label[k.lang])
	}
}

// takes is a visitor who has everything.
func (d *officeDay) takes(k *visitor, number, id string, more ...func(*visitor)) {
	d.t.Helper()
	d.choosesAt(k, id)
	if len(k.service.Requirements) > 0 {
		k.find("heading", k.say.T("kiosk.check_title"))
		k.look(id)
		k.press("button", k.say.T("kiosk.all"))
	}
	k.find("heading", k.say.T("kiosk.confirm"))
	for _, do := range more {
		do(k)
	}
	k.look("confirm " + number)
	d.gets(k, number)
}

func (d *officeDay) gets(k *visitor, number string) {
	d.t.Helper()
	k.press("button", k.say.T("kiosk.take_number"))
	if got := k.number(); got != number {
		d.t.Fatalf("%s gives %s, want %s of the plan", k.name, got, number)
	}
	k.look(number)
	k.leave()
}

// goesHome is a visitor without one paper, where numbers are for complete files only: with a list, and back with it.
func (d *officeDay) goesHome(k *visitor, number, id, without string) {
	d.t.Helper()
	d.choosesAt(k, id)
	k.find("heading", k.say.T("kiosk.check_title"))
	k.answer("usia17", "kiosk.yes")
	k.answer(without, "kiosk.not_yet")
	k.press("button", k.say.T("kiosk.continue"))
	k.look("missing")
	k.press("button", k.say.T("kiosk.print_list"))
	code := k.code()
	k.look("list")
	k.leave()
	k.press("button", k.say.T("kiosk.have_code"))
	k.find("heading", k.say.T("kiosk.code_title"))
	for _, letter := range code {
		k.press("button", string(letter))
	}
	k.press("button", k.say.T("kiosk.continue"))
	k.find("heading", k.say.T("kiosk.check_title"))
	k.answer(without, "kiosk.yes")
	k.press("button", k.say.T("kiosk.continue"))
	k.find("heading", k.say.T("kiosk.confirm"))
	d.gets(k, number)
}

// byToken is a visitor whose kiosk has no glass; who gives the number back does so by phone.
func (d *officeDay) byToken(kiosk *rig.Client, v turn) {
	d.t.Helper()
	have := []string{}
	for _, r := range d.service(d.t, v.service).Requirements {
		if r.When == nil || slices.Contains(r.When.In, "faskes") {
			have = append(have, r.ID)
		}
	}
	if v.number == "A-005" {
		have = slices.DeleteFunc(have, func(id string) bool { return id == "kk_lama" })
	}
	answers := map[string]map[string]string{"kk-tambah-lahir": {"lahir": "faskes"}, "ambil": {"kuasa": "sendiri"}}[v.service]
	status, reply := kiosk.Post(d.t, "/api/v1/tickets", map[string]any{"request_id": rand.Text(), "service": v.service, "have": have, "answers": answers, "lang": "id"})
	if status != http.StatusCreated || reply["number"] != v.number {
		d.t.Fatalf("%s: %d %v", v.number, status, reply)
	}
	if v.fate == gives {
		path := fmt.Sprint("/api/v1/tickets/", reply["token"], "/cancel")
		if status, reply := d.client("").Post(d.t, path, map[string]any{"request_id": rand.Text()}); status != http.StatusOK {
			d.t.Fatalf("%s is not given back: %d %v", v.number, status, reply)
		}
	}
}

// helped is a visitor for whom the front office takes the number.
func (d *officeDay) helped(number, id string) {
	d.t.Helper()
	x := d.b.open(d.t, d.office, "front office", "/front-office", adminScreen, "id")
	x.find("button", x.say.T("staff.signin.go"))
	x.signIn(d.staff["sari"])
	x.shows(x.say.T("frontoffice.idle.none.lead"))
	x.look("nobody")
	x.press("button", x.say.T("frontoffice.assist.title"))
	x.press("searchbox", x.say.T("frontoffice.assist.search"))
	x.keys("kelahiran")
	service := d.service(d.t, id)
	x.pressFor(service.Name["id"], x.say.T("frontoffice.assist.papers"))
	question := d.catalogue.Questions["lahir"]
	x.look("papers")
	x.press("radio", question.Options[0].Label["id"])
	x.press("button", x.say.T("frontoffice.assist.all"))
	x.pressFor(x.say.T("frontoffice.assist.give"), x.say.T("frontoffice.given"))
	x.shows(number)
	x.look("given")
}

// comesBack shows at a kiosk that somebody has a number already.
func (d *officeDay) comesBack(k *visitor, number string) {
	d.t.Helper()
	k.press("button", k.say.T("kiosk.have_code"))
	k.find("heading", k.say.T("kiosk.code_title"))
	for _, key := range strings.ReplaceAll(number, "-", "") {
		k.press("button", string(key))
	}
	k.press("button", k.say.T("kiosk.continue"))
	k.find("heading", k.say.T("kiosk.comeback.rejoined"))
	k.look("rejoined")
	k.leave()
}
