package admin_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/office/setup"
	"antrean/office/staff"
)

// blank gives the office the standards of one that has just begun.
func blank(t *testing.T, r *rig.Rig) {
	t.Helper()
	r.Decide(t, func(d *setup.Document) { d.Catalogue = setup.Blank().Catalogue })
}

func base(r *rig.Rig) string { return strconv.Itoa(r.Office.Setup().N) }

func offered(c *catalogue.Catalogue) string {
	var out []string
	for _, s := range c.Services {
		out = append(out, s.ID+":"+s.Prefix)
	}
	return strings.Join(out, " ")
}

func TestAnOfficeBeginsByPickingAndTheKioskFollows(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: ""})
	blank(t, r)
	admin := at(t, r, rig.Admin)
	if _, page := admin.look("/admin/services"); !strings.Contains(page, "/admin/services/pick?set=district") {
		t.Error("an office with nothing yet is offered no set")
	}
	_, page := admin.look("/admin/services/pick?set=district&q=pindah")
	if got := strings.Count(page, `type="checkbox"`); got < 3 || got > 8 {
		t.Errorf("looking for pindah shows %d services", got)
	}
	if !strings.Contains(page, `<input type="hidden" name="pick" value="kk-baru">`) {
		t.Error("what was ticked before the search is lost")
	}
	admin.done("/admin/services/pick", url.Values{"base": {base(r)}, "pick": {"kk-baru", "ktp-hilang-rusak"}, "prefix.kk-baru": {"k"}, "prefix.ktp-hilang-rusak": {"B"}, "note": {"mulai"}})
	if got, want := offered(r.Office.Catalogue()), "kk-baru:K ktp-hilang-rusak:B konsultasi:G"; got != want {
		t.Fatalf("got %s, want %s", got, want)
	}
	status, body := r.Anyone().Get(t, "/api/v1/catalogue")
	if status != http.StatusOK || body["version"] != r.Office.Catalogue().Version || len(body["services"].([]any)) != 3 {
		t.Errorf("the kiosk has %v, want the new version", body["version"])
	}
	kept, err := r.Store.Setup(r.Office.Setup().N)
	if err != nil || kept.By != rig.Admin || kept.Note != "mulai" {
		t.Errorf("kept: %+v (%v)", kept, err)
	}
	status, _, page = admin.send("/admin/services/pick", url.Values{"base": {base(r)}, "pick": {"kk-pisah"}, "prefix.kk-pisah": {"12"}})
	if status != http.StatusUnprocessableEntity || !strings.Contains(page, `name="pick" value="kk-pisah" checked`) || !strings.Contains(page, `value="12"`) {
		t.Errorf("a letter that is none: got %d, want the page with what was typed", status)
	}
}

func TestARequirementWithAConditionIsMadeMovedAndTakenBack(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: "self"})
	admin := at(t, r, rig.Admin)
	before := r.Office.Setup()
	needs := "/admin/services/kk-rusak/requirements"
	to := admin.changed("/admin/services/questions/new", url.Values{"ask.id": {"Rusak karena apa?"}, "ask.en": {"Damaged by what?"},
		"options.0.label.id": {"Banjir"}, "options.1.label.id": {"Lainnya"}})
	if to != "/admin/services/questions" {
		t.Fatalf("a question leads to %s", to)
	}
	admin.changed(needs+"/new", url.Values{"label.id": {"Surat keterangan banjir"}, "when": {"rusak-karena-apa"}, "when.in.rusak-karena-apa": {"banjir"},
		"form": {"fotokopi"}, "copies": {"2"}, "get.where.id": {"Di kantor desa"}, "any.0.label.id": {"Surat desa"}, "any.1.label.id": {"Surat BPBD"}})
	service, _ := r.Office.Catalogue().Service("kk-rusak")
	row, ok := service.Requirement("surat-keterangan-banjir")
	if !ok || row.When == nil || !slices.Equal(row.When.In, []string{"banjir"}) || len(row.Any) != 2 || row.Any[0].ID != "surat-desa" || row.Copies != 2 || !slices.Contains(service.Ask, "rusak-karena-apa") {
		t.Fatalf("got %+v, asked %v", row, service.Ask)
	}
	check := func(reason string) string {
		status, body := r.Anyone().Post(t, "/api/v1/kiosk/check", map[string]any{"service": "kk-rusak", "answers": map[string]string{"rusak-karena-apa": reason}, "have": []string{}, "lang": "id"})
		raw, _ := json.Marshal(body["needed"])
		return strconv.Itoa(status) + " " + string(raw)
	}
	if got := check("banjir"); !strings.Contains(got, "surat-keterangan-banjir") {
		t.Errorf("after a flood the kiosk wants %s", got)
	}
	if got := check("lainnya"); !strings.HasPrefix(got, "200") || strings.Contains(got, "surat-keterangan-banjir") {
		t.Errorf("otherwise the kiosk wants %s", got)
	}
	_, page := admin.look("/admin/services/kk-rusak/preview")
	if !strings.Contains(page, "Banjir") || !strings.Contains(page, "5 syarat") || !strings.Contains(page, "3 syarat") {
		t.Errorf("the preview does not tell the answers apart:\n%s", page)
	}
	admin.done(needs+"/surat-keterangan-banjir/move", url.Values{"base": {base(r)}, "to": {"up"}})
	service, _ = r.Office.Catalogue().Service("kk-rusak")
	if n := len(service.Requirements); service.Requirements[n-2].ID != "surat-keterangan-banjir" {
		t.Error("the row has not moved up")
	}
	admin.done(needs+"/surat-keterangan-banjir/remove", url.Values{"base": {base(r)}})
	service, _ = r.Office.Catalogue().Service("kk-rusak")
	if _, ok := service.Requirement("surat-keterangan-banjir"); ok || slices.Contains(service.Ask, "rusak-karena-apa") {
		t.Error("the row is still there, or its question is still asked")
	}
	admin.done("/admin/services/questions/rusak-karena-apa/remove", url.Values{"base": {base(r)}})
	was, _ := before.Catalogue.Service("kk-rusak")
	service, _ = r.Office.Catalogue().Service("kk-rusak")
	if !reflect.DeepEqual(service, was) || len(r.Office.Catalogue().Questions) != len(before.Catalogue.Questions) {
		t.Errorf("all undone, the service is %+v, want that of the beginning %+v", service, was)
	}
}

func TestAChangeOfAServiceCanBeTakenBack(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	first := r.Office.Setup()
	admin.changed("/admin/services/kk-rusak/promise", url.Values{"promise.value": {"3"}, "promise.text.id": {"3 (tiga) hari kerja"}})
	service, _ := r.Office.Catalogue().Service("kk-rusak")
	if service.Promise.Value != 3 || r.Office.Catalogue().Sources["/services/0/promise/text/id"] != catalogue.Seed {
		t.Fatalf("got %+v from %q", service.Promise, r.Office.Catalogue().Sources["/services/0/promise/text/id"])
	}
	if _, err := r.Office.Setups.TakeBack(t.Context(), first.N+1, first.N, rig.Admin, ""); err != nil {
		t.Fatal(err)
	}
	if _, body := r.Anyone().Get(t, "/api/v1/catalogue"); body["version"] != first.Catalogue.Version {
		t.Errorf("taken back, the kiosk has %v", body["version"])
	}
}

func TestWhoIsSlowerLosesNothing(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	action, form := admin.opened("/admin/services/kk-rusak/fee")
	r.Decide(t, func(d *setup.Document) { d.PublicURL = "https://antre.example" })
	form.Set("fee.text.id", "Gratis untuk semua")
	status, _, page := admin.send(action, form)
	if status != http.StatusConflict || !strings.Contains(page, "Gratis untuk semua") || !strings.Contains(page, "https://antre.example") {
		t.Fatalf("got %d, want the form with what was typed and what changed meanwhile", status)
	}
	_, again := formOf(t, page)
	admin.done(action, again)
	service, _ := r.Office.Catalogue().Service("kk-rusak")
	if service.Fee.Text.In("id") != "Gratis untuk semua" {
		t.Errorf("got %q", service.Fee.Text.In("id"))
	}
}

func TestAWrongFieldSaysSoAndKeepsTheRest(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	now := r.Office.Setup()
	long := strings.Repeat("a", 801)
	for _, c := range []struct{ path, field, value string }{
		{"/admin/services/kk-rusak/requirements/ktp", "when", "tidak-ada"},
		{"/admin/services/kk-rusak/name", "prefix", "ab"},
		{"/admin/services/kk-rusak/name", "short.id", "Nama yang terlalu panjang untuk selembar karcis"},
		{"/admin/services/kk-rusak/name", "name.id", ""},
		{"/admin/services/kk-rusak/gate", "gate", "pintu"},
		{"/admin/services/kk-rusak/promise", "promise.value", "tiga"},
		{"/admin/services/kk-rusak/fee", "fee.amount", "-1"},
		{"/admin/services/kk-rusak/legal", "legal.0.id", long},
		{"/admin/services/kk-rusak/standard", "standard.page", "javascript:alert(1)"},
		{"/admin/services/kk-rusak/standard", "standard.published", "2026-02-31"},
		{"/admin/services/kk-rusak/requirements/ktp", "copies", "99"},
		{"/admin/services/kk-rusak/requirements/ktp", "get.link", "loket 3"},
		{"/admin/services/kk-rusak/requirements/ktp", "any.0.label.id", "Hanya satu"},
		{"/admin/services/kk-rusak/requirements/ktp", "when", "warga"},
		{"/admin/services/kk-rusak/requirements/ktp", "third", "not_owned"},
		{"/admin/services/kk-rusak/channels/new", "name.id", ""},
		{"/admin/services/questions/warga", "options.0.label.id", ""},
		{"/admin/services/new", "short.id", ""},
	} {
		action, form := admin.opened(c.path)
		form.Set(c.field, c.value)
		form.Set("note", "alasan saya")
		status, _, page := admin.send(action, form)
		if status != http.StatusUnprocessableEntity || errorsOf(page) == "" || !strings.Contains(page, "alasan saya") {
			t.Errorf("%s, %s = %.20q: got %d %q, want a sentence at the field and the rest kept", c.path, c.field, c.value, status, errorsOf(page))
		}
	}
	if r.Office.Setup() != now {
		t.Error("something was changed")
	}
}

func TestARemovedServiceLeavesItsCountersAWayOn(t *testing.T) {
	r := rig.Open(t, rig.Options{Office: "kecamatan-balongbendo"})
	admin := at(t, r, rig.Admin)
	first := r.Office.Catalogue().Services[0].ID
	r.Decide(t, func(d *setup.Document) {
		d.Counters[0].Serves = []string{first}
		d.Counters[1].Serves = []string{first, "konsultasi"}
	})
	if _, page := admin.look("/admin/services/" + first); !strings.Contains(page, "Loket 1, Loket 2") {
		t.Error("the page does not say which counters give it up")
	}
	admin.done("/admin/services/"+first+"/remove", url.Values{"base": {base(r)}})
	d := r.Office.Setup().Document
	if !slices.Equal(d.Counters[0].Serves, []string{"konsultasi"}) || !slices.Equal(d.Counters[1].Serves, []string{"konsultasi"}) || len(d.Counters[2].Serves) != 0 {
		t.Errorf("the counters serve %+v", d.Counters)
	}
	now := r.Office.Setup()
	admin.done("/admin/services/konsultasi/move", url.Values{"base": {base(r)}, "to": {"up"}})
	if _, to, _ := admin.send("/admin/services/konsultasi/remove", url.Values{"base": {base(r)}}); to != "/admin/services/konsultasi" || r.Office.Setup() != now {
		t.Errorf("the way on was moved or removed (%s)", to)
	}
}

func TestAPastedPageBecomesAService(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	text := "Penerbitan Kartu Identitas Anak\nKeputusan Nomor 12 Tahun 2024\nPersyaratan\n1. Fotokopi akta kelahiran\n2. Pas foto 2 lembar\nJangka Waktu Penyelesaian\n1 hari kerja\nBiaya/Tarif\nGratis\n"
	status, _, page := admin.send("/admin/services/import", url.Values{"text": {text}})
	if status != http.StatusOK || !strings.Contains(page, "Pas foto 2 lembar") {
		t.Fatalf("got %d\n%s", status, page)
	}
	action, form := formOf(t, page)
	form.Set("short.id", "KIA dari halaman")
	form.Set("prefix", "Q")
	if to := admin.done(action, form); to != "/admin/services/kia-dari-halaman" {
		t.Fatalf("led to %s", to)
	}
	service, ok := r.Office.Catalogue().Service("kia-dari-halaman")
	if !ok || service.Prefix != "Q" || len(service.Requirements) != 2 {
		t.Errorf("got %+v", service)
	}
	if status, _, page := admin.send("/admin/services/import", url.Values{"text": {"halo"}}); status != http.StatusUnprocessableEntity || errorsOf(page) == "" || !strings.Contains(page, "halo") {
		t.Errorf("a text without requirements: got %d, want a sentence and the text", status)
	}
}

// everyForm lists the addresses of all forms of an office's services.
func everyForm(c *catalogue.Catalogue) []string {
	parts := []string{"name", "gate", "promise", "fee", "product", "advice", "legal", "facilities", "competence", "supervision", "staff", "service_guarantee", "security_guarantee", "evaluation", "standard", "ask"}
	var out []string
	step := 1 + len(c.Services)/3 // of the many services of the nation, every ninth: each form of theirs reads 26 services
	for i := 0; i < len(c.Services); i += step {
		s := &c.Services[i]
		for _, part := range parts {
			out = append(out, "/admin/services/"+s.ID+"/"+part)
		}
		for _, row := range s.Requirements {
			out = append(out, "/admin/services/"+s.ID+"/requirements/"+row.ID)
		}
		for _, way := range s.Channels {
			out = append(out, "/admin/services/"+s.ID+"/channels/"+way.ID)
		}
	}
	for id := range c.Questions {
		out = append(out, "/admin/services/questions/"+id)
	}
	return out
}

func TestSavingWhatIsThereChangesNothing(t *testing.T) {
	for _, office := range append(catalogue.Offices(), catalogue.NationalID) {
		t.Run(office, func(t *testing.T) {
			t.Parallel()
			r := rig.Open(t, rig.Options{})
			admin := at(t, r, rig.Admin)
			raw, err := catalogue.NationalRaw()
			if office != catalogue.NationalID {
				raw, err = catalogue.EmbeddedRaw(office)
			}
			if err != nil {
				t.Fatal(err)
			}
			r.Decide(t, func(d *setup.Document) { d.Catalogue = raw })
			now := r.Office.Setup()
			for _, path := range everyForm(now.Catalogue) {
				_, page := admin.look(path)
				if empty := emptyLabel.FindString(page); empty != "" || strings.Contains(page, "[admin") {
					t.Errorf("%s: a sentence is missing at %s", path, empty)
				}
				action, form := formOf(t, page)
				admin.done(action, form)
				if r.Office.Setup() != now {
					t.Fatalf("%s: saving it untouched made a version", path)
				}
			}
		})
	}
}

func TestEveryRemarkLeadsToItsField(t *testing.T) {
	r := rig.Open(t, rig.Options{Office: "kecamatan-balongbendo"})
	admin := at(t, r, rig.Admin)
	r.Decide(t, func(d *setup.Document) { d.Counters = d.Counters[:1]; d.Counters[0].Serves = []string{"konsultasi"} })
	_, page := admin.look("/admin/services/remarks")
	links := 0
	for _, m := range remarkLink.FindAllStringSubmatch(page, -1) {
		path, anchor, _ := strings.Cut(m[1], "#")
		status, at := admin.look(path)
		if status != http.StatusOK {
			t.Errorf("%s: got %d", m[1], status)
		}
		if anchor != "" && strings.Contains(anchor, ".en") && !strings.Contains(at, `id="`+anchor+`"`) {
			t.Errorf("%s: the page has no such field", m[1])
		}
		links++
	}
	if _, list := admin.look("/admin/services"); links == 0 || !strings.Contains(list, "Belum ada loket") {
		t.Errorf("%d remarks lead somewhere, and the list must warn of services without a counter", links)
	}
}

func TestTheAuditCallsServicesByTheirNames(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	admin.changed("/admin/services/kk-rusak/fee", url.Values{"fee.text.id": {"Tanpa biaya"}})
	if err := r.Store.Note(staff.Entry{At: time.Now(), Who: "adi", What: "ticket.moved", Subject: "A-001", Detail: json.RawMessage(`{"from":"kk-rusak","to":"kk-rusak, 2"}`)}); err != nil {
		t.Fatal(err)
	}
	_, page := admin.look("/admin/audit")
	if !strings.Contains(page, ">KK karena rusak</td>") || strings.Contains(page, "kk-rusak") {
		t.Errorf("the audit does not name the service:\n%s", page)
	}
	if !strings.Contains(page, "KK karena rusak, Loket 2") {
		t.Error("the audit does not name where a ticket went")
	}
}
