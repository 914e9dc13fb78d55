package admin_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"antrean/internal/rig"
	"antrean/internal/words"
	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/office/staff"
	"antrean/server/paper"
)

// inputs finds what a form would send as it stands, as a browser does.
var (
	inputTag    = regexp.MustCompile(`<input id="[^"]*" name="([^"]+)" type="(?:text|url|number)" value="([^"]*)"`)
	hiddenTag   = regexp.MustCompile(`<input type="hidden" name="([^"]+)" value="([^"]*)">`)
	checkedTag  = regexp.MustCompile(`<input id="[^"]*" type="(?:checkbox|radio)" name="([^"]+)" value="([^"]*)" checked`)
	areaTag     = regexp.MustCompile(`(?s)<textarea id="[^"]*" name="([^"]+)"[^>]*>(.*?)</textarea>`)
	selectTag   = regexp.MustCompile(`(?s)<select id="[^"]*" name="([^"]+)"[^>]*>(.*?)</select>`)
	selectedTag = regexp.MustCompile(`<option value="([^"]*)" selected>`)
	entities    = strings.NewReplacer("&#34;", `"`, "&#39;", "'", "&lt;", "<", "&gt;", ">", "&#43;", "+", "&amp;", "&")
)

// filled is the form of a page, with everything that stands in it.
func (d *desk) filled(path string) url.Values {
	d.t.Helper()
	status, page := d.look(path)
	if status != http.StatusOK {
		d.t.Fatalf("%s: got %d", path, status)
	}
	return fieldsOf(page)
}

func fieldsOf(page string) url.Values {
	form := url.Values{}
	for _, tag := range []*regexp.Regexp{inputTag, hiddenTag, checkedTag, areaTag} {
		for _, m := range tag.FindAllStringSubmatch(page, -1) {
			form.Add(m[1], entities.Replace(m[2]))
		}
	}
	for _, m := range selectTag.FindAllStringSubmatch(page, -1) {
		if chosen := selectedTag.FindStringSubmatch(m[2]); chosen != nil {
			form.Set(m[1], chosen[1])
		}
	}
	form.Del("request_id")
	return form
}

// setupPages are the pages on which the office is set up.
func setupPages() []string {
	return []string{"/admin", "/admin/office", "/admin/office/complaints", "/admin/office/address", "/admin/counters", "/admin/counters/new", "/admin/counters/1",
		"/admin/rules", "/admin/printers", "/admin/printers/new", "/admin/printers/" + rig.Kiosk, "/admin/backup", "/admin/boards", "/admin/pengumuman", "/admin/history", "/admin/history/1"}
}

func TestEveryPageOfTheSetupSpeaksBothLanguages(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin, clerk := at(t, r, rig.Admin), at(t, r, rig.Clerk)
	for _, path := range setupPages() {
		for _, lang := range words.Languages() {
			status, page := admin.look(path + "?lang=" + lang)
			if status != http.StatusOK || strings.Count(page, "<h1") != 1 {
				t.Errorf("%s in %s: got %d, want one page with one title", path, lang, status)
			}
			if at := strings.Index(page, "[admin"); at >= 0 {
				t.Errorf("%s in %s lacks a sentence: %s", path, lang, page[at:at+40])
			}
		}
		if status, _ := clerk.look(path); path != "/admin" && status != http.StatusForbidden {
			t.Errorf("%s by a clerk: got %d, want 403", path, status)
		}
	}
}

func TestAFormSentBackAsItCameChangesNothing(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	for _, path := range []string{"/admin/office", "/admin/office/complaints", "/admin/office/address", "/admin/counters/1", "/admin/rules", "/admin/printers/" + rig.Kiosk, "/admin/boards", "/admin/pengumuman"} {
		admin.done(path, admin.filled(path))
		if n := r.Office.Setup().N; n != 1 {
			t.Fatalf("%s made version %d of nothing: %q", path, n, setup.Differences(first(t, r), r.Office.Setup().Document, "en"))
		}
	}
}

func first(t *testing.T, r *rig.Rig) *setup.Document {
	t.Helper()
	version, err := r.Store.Setup(1)
	if err != nil {
		t.Fatal(err)
	}
	document, err := setup.Decode(version.Body)
	if err != nil {
		t.Fatal(err)
	}
	return document
}

func TestTheProfileOfTheOfficeIsWritten(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	form := admin.filled("/admin/office")
	form.Set("name_id", "Disdukcapil <Kota> Banjar & Rekan")
	form.Set("pledge_id", "Kami melayani\r\ntanpa pungutan.")
	form.Set("zone", "Asia/Makassar")
	form.Set("phone", "")
	form.Del("langs")
	form.Set("note", "sesuai SK 12")
	admin.done("/admin/office", form)
	o := r.Office.Catalogue()
	if o.Office.Name.In("id") != "Disdukcapil <Kota> Banjar & Rekan" || o.Office.Pledge.In("id") != "Kami melayani tanpa pungutan." || o.Office.ZoneAbbr() != "WITA" || o.Office.Phone != "" || len(o.Langs) != 1 {
		t.Errorf("got %+v in %v", o.Office, o.Langs)
	}
	if source := o.Sources["/office/pledge/id"]; source != "seed" {
		t.Errorf("the pledge is from %q, want the office's own", source)
	}
	version, err := r.Store.Setup(2)
	if err != nil || version.By != rig.Admin || version.Note != "sesuai SK 12" {
		t.Errorf("got %+v (%v), want who and why", version, err)
	}
	trail, err := r.Store.Trail(staff.Query{What: "setup"})
	if err != nil || len(trail) != 1 || trail[0].What != "setup.office" || !strings.Contains(string(trail[0].Detail), `"version":2`) {
		t.Errorf("got %+v (%v), want it in the trail with its version", trail, err)
	}
	if again := admin.filled("/admin/office"); again.Get("name_id") != form.Get("name_id") || again.Get("phone") != "" {
		t.Errorf("the page shows %v", again)
	}
}

func TestTheLineUnderTicketsIsShownAndPrinted(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	const line = "Dokumen kependudukan gratis. Laporkan pungutan ke 0811."
	form := admin.filled("/admin/office")
	form.Set("footer_id", line)
	admin.done("/admin/office", form)
	if _, page := admin.look("/admin/office"); !strings.Contains(page, "<span>Dokumen kependudukan gratis. Laporkan</span><span>pungutan ke 0811.</span>") {
		t.Error("the page does not show how it stands on paper")
	}
	r.AtKiosk().Ticket(t, "footer-0001", "konsultasi")
	view := r.Office.Engine.View()
	tickets := view.State.Issued()
	job, ok := view.State.Job(tickets[0].Job)
	if !ok {
		t.Fatal("nothing is printed")
	}
	document, ok := paper.Document(r.Office, view, job)
	if last := document.Blocks[len(document.Blocks)-1]; !ok || last.Text != line {
		t.Errorf("got %+v, want the office's line below everything else", last)
	}
	form = admin.filled("/admin/office")
	form.Set("footer_id", "\u202e \u2069") // of a paste: nobody sees them, so they are not there
	admin.done("/admin/office", form)
	document, _ = paper.Document(r.Office, r.Office.Engine.View(), job)
	if last := document.Blocks[len(document.Blocks)-1]; last.Text == line {
		t.Error("an empty line is printed")
	}
}

func TestAWrongFieldOfTheSetupSaysWhyAndLosesNothing(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	for _, c := range []struct{ path, field, value, wants string }{
		{"/admin/office", "name_id", "", "name_id"},
		{"/admin/office", "short_en", strings.Repeat("å", 33), "short_en"},
		{"/admin/office", "level", "kerajaan", "level"},
		{"/admin/office", "address", "a\u0007b", "address"},
		{"/admin/office", "footer_id", strings.TrimSpace(strings.Repeat("kata ", 20)), "footer_id"},
		{"/admin/office/complaints", "label_id_0", "", "label_id_0"},
		{"/admin/office/address", "public_url", "antrean", "public_url"},
		{"/admin/office/address", "public_url", "https://x/?a", "public_url"},
		{"/admin/counters/new", "n", "100", "n"},
		{"/admin/counters/new", "n", "2", "n"},
		{"/admin/counters/1", "zone", "lantai dua", "zone"},
		{"/admin/counters/1", "which", "some", "serves"},
		{"/admin/printers/" + rig.Kiosk, "port", "", "port"},
		{"/admin/rules", "grace_minutes", "1441", "grace_minutes"},
		{"/admin/rules", "priority_others", "dua", "priority_others"},
		{"/admin/rules", "park_most_minutes", "5", "park_minutes"},
		{"/admin/rules", "priority", "counter", "priority_counters"},
	} {
		form := admin.filled(c.path)
		form.Set("note", "Ibu <b>Dua</b>")
		form.Set(c.field, c.value)
		status, _, page := admin.send(c.path, form)
		if status != http.StatusUnprocessableEntity || !strings.Contains(page, `id="`+c.wants+`-error"`) {
			t.Errorf("%s %s=%q: got %d %q, want %s to say what is wrong", c.path, c.field, c.value, status, errorsOf(page), c.wants)
			continue
		}
		kept := fieldsOf(page)
		form.Del("request_id")
		if c.field == "level" {
			continue // a choice that is not offered cannot be shown
		}
		for name := range form {
			if !reflect.DeepEqual(kept[name], form[name]) {
				t.Errorf("%s %s=%q: of %s is left %q, want %q", c.path, c.field, c.value, name, kept[name], form[name])
			}
		}
	}
	if n := r.Office.Setup().N; n != 1 {
		t.Errorf("version %d was made of wrong forms", n)
	}
}

func TestAFormOfAnOldVersionIsKeptAndToldWhatChanged(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	form := admin.filled("/admin/counters/2")
	form.Set("name", "Pengambilan")
	r.Decide(t, func(d *setup.Document) { d.Counters[0].Zone = "atas" })
	status, _, page := admin.send("/admin/counters/2", form)
	if status != http.StatusConflict || !strings.Contains(page, "Ruang tunggu loket 1: utama → atas.") || !strings.Contains(page, `href="/admin/counters/2"`) {
		t.Fatalf("got %d, want what changed meanwhile and the way to it", status)
	}
	again := fieldsOf(page)
	if again.Get("name") != "Pengambilan" || again.Get("base") != "2" {
		t.Errorf("got %v, want the typed name on the newest version", again)
	}
	admin.done("/admin/counters/2", again)
	d := r.Office.Setup().Document
	if d.Counters[0].Zone != "atas" || d.Counters[1].Name != "Pengambilan" {
		t.Errorf("got %+v, want both changes", d.Counters)
	}
}

func TestCountersComeChangeAndGo(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin, clerk := at(t, r, rig.Admin), r.SignedIn(t, rig.Clerk)
	form := admin.filled("/admin/counters/new")
	service := r.Office.Catalogue().Services[0].ID
	form.Set("which", "some")
	form["serves"] = []string{service}
	form.Set("zone", "atas")
	admin.done("/admin/counters/new", form)
	if rule, ok := r.Office.Rule(4); !ok || rule.Zone != "atas" || !reflect.DeepEqual(rule.Serves, []string{service}) {
		t.Errorf("got %+v, want counter 4 upstairs", rule)
	}
	if status, reply := clerk.Post(t, "/api/v1/counters/4/open", map[string]any{"command_id": "open-four-1"}); status != http.StatusOK {
		t.Fatalf("the new counter does not open: %d %v", status, reply)
	}
	status, _, page := admin.send("/admin/counters/4/remove", url.Values{})
	if status != http.StatusUnprocessableEntity || !strings.Contains(page, "Loket 4 sedang dibuka oleh "+rig.Clerk) {
		t.Errorf("removed while it is open: got %d", status)
	}
	if status, reply := clerk.Post(t, "/api/v1/counters/4/close", map[string]any{"command_id": "close-four-1"}); status != http.StatusOK {
		t.Fatalf("it does not close: %d %v", status, reply)
	}
	admin.done("/admin/counters/4/remove", url.Values{})
	if _, ok := r.Office.Rule(4); ok {
		t.Error("the counter is still there")
	}
	for _, n := range []string{"1", "2"} {
		admin.done("/admin/counters/"+n+"/remove", url.Values{})
	}
	if status, _, page := admin.send("/admin/counters/3/remove", url.Values{}); status != http.StatusUnprocessableEntity || !strings.Contains(page, "paling sedikit satu loket") {
		t.Errorf("the last counter: got %d, want that an office needs one", status)
	}
}

func TestTheFormOfTheRulesHasEveryFieldOfThePolicy(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	form := admin.filled("/admin/rules")
	kind := reflect.TypeFor[queue.Policy]()
	for i := range kind.NumField() {
		name := kind.Field(i).Tag.Get("json")
		if _, ok := form[name]; !ok && name != "priority_counters" {
			t.Errorf("the form does not ask for %s", name)
		}
	}
	form.Set("priority", queue.PriorityCounter)
	form["priority_counters"] = []string{"2"}
	form.Set("grace_minutes", "45")
	admin.done("/admin/rules", form)
	if got := r.Office.Engine.View().Rules.PolicyInForce(); got.Priority != queue.PriorityCounter || got.GraceMinutes != 45 || !reflect.DeepEqual(got.PriorityCounters, []int{2}) {
		t.Errorf("got %+v", got)
	}
	if status, _, page := admin.send("/admin/counters/2/remove", url.Values{}); status != http.StatusUnprocessableEntity || !strings.Contains(page, "<li>") {
		t.Errorf("a counter that a rule names is removed: got %d", status)
	}
}

// TestStrictPriorityIsSetWithAWarning: it is the office's to choose, and it is told what it may do to the others.
func TestStrictPriorityIsSetWithAWarning(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	const warning = "yang lain dapat menunggu tanpa akhir. Bila"
	if _, page := admin.look("/admin/rules"); strings.Contains(page, warning) || !strings.Contains(page, "mereka dapat menunggu tanpa akhir") {
		t.Error("before: want the choice to say what it does, and no warning")
	}
	form := admin.filled("/admin/rules")
	form.Set("priority", queue.PriorityStrict)
	admin.done("/admin/rules", form)
	if got := r.Office.Engine.View().Rules.PolicyInForce(); got.Priority != queue.PriorityStrict {
		t.Errorf("got %+v, want it set", got)
	}
	if _, page := admin.look("/admin/rules"); !strings.Contains(page, warning) {
		t.Error("nobody is warned of strict priority")
	}
}

func TestAnAddressIsTriedFromTheServer(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	for address, want := range map[string]string{
		r.Base:               "menjawab server ini sendiri",
		r.Base + "/t":        "bukan program antrean ini",
		"http://127.0.0.1:1": "tidak menjawab",
		"ftp://127.0.0.1":    "bukan alamat http",
		"antrean":            "bukan alamat http",
	} {
		_, page := admin.look("/admin/office/address?note=sebab&public_url=" + url.QueryEscape(address))
		if !strings.Contains(page, want) || !strings.Contains(page, `value="`+address+`"`) || !strings.Contains(page, `value="sebab"`) {
			t.Errorf("%s: want %q, and the address in its field", address, want)
		}
	}
	if r.Office.Setup().N != 1 {
		t.Error("trying has changed something")
	}
}

func TestAVersionIsSeenAndTakenBack(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	form := admin.filled("/admin/counters/1")
	form.Set("name", "Pengambilan")
	form.Set("note", "papan <baru>")
	admin.done("/admin/counters/1", form)
	_, page := admin.look("/admin/history")
	for _, want := range []string{"Nama loket 1: (tidak ada) → Pengambilan.", "papan &lt;baru&gt;", rig.Admin, "Berkas antrean.toml", "Sedang berlaku"} {
		if !strings.Contains(page, want) {
			t.Errorf("the history lacks %q", want)
		}
	}
	_, page = admin.look("/admin/history/1")
	if !strings.Contains(page, "Nama loket 1: Pengambilan → (tidak ada).") {
		t.Error("the page does not say what taking it back changes")
	}
	if _, page := admin.look("/admin/history/2"); strings.Contains(page, `action="/admin/history/2"`) {
		t.Error("what is in force can be taken back")
	}
	admin.done("/admin/history/1", admin.filled("/admin/history/1"))
	if now := r.Office.Setup(); now.N != 3 || now.Document.Counters[0].Name != "" {
		t.Errorf("got version %d with %+v", now.N, now.Document.Counters[0])
	}
	if version, err := r.Store.Setup(3); err != nil || version.Note != "Kembali ke versi 1" {
		t.Errorf("got %q (%v), want a note that says so", version.Note, err)
	}
	for path, member := range map[string]string{"/admin/history/2/document": "counters", "/admin/history/2/catalogue": "services"} {
		resp, body := admin.Page(t, path)
		doc := map[string]any{}
		if err := json.Unmarshal([]byte(body), &doc); err != nil || doc[member] == nil || !strings.HasPrefix(resp.Header.Get("Content-Disposition"), "attachment") {
			t.Errorf("%s: %v, want a file with %s", path, err, member)
		}
	}
	if status, _ := admin.look("/admin/history/99"); status != http.StatusNotFound {
		t.Errorf("a version that never was: got %d", status)
	}
}

func TestTheHistoryHasPages(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	for i := range 25 {
		_, err := r.Office.Setups.Change(context.Background(), r.Office.Setup().N, rig.Admin, "", func(d *setup.Document) error {
			d.Counters[0].Name = strconv.Itoa(i)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	admin := at(t, r, rig.Admin)
	_, page := admin.look("/admin/history")
	if strings.Count(page, `class="version`) != 20+1 || !strings.Contains(page, "/admin/history?before=7") {
		t.Errorf("got %d versions, want 20 and the way to the rest", strings.Count(page, `class="version`))
	}
	if _, page := admin.look("/admin/history?before=7"); strings.Count(page, `class="version`) != 6+1 || !strings.Contains(page, "Versi pertama.") {
		t.Errorf("got %d versions on the second page, want 6", strings.Count(page, `class="version`))
	}
}

func TestTheStartPageSaysWhatIsLeftToSetUp(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	_, page := at(t, r, rig.Admin).look("/admin")
	for _, want := range []string{"Sambungkan papan", "Sediakan tempat salinan", "0 dari 3"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(page, "Namanya masih") {
		t.Error("an office with a name is asked for one")
	}
	r.Decide(t, func(d *setup.Document) { d.Catalogue, d.Printers, d.PublicURL = setup.Blank().Catalogue, nil, "" })
	_, page = at(t, r, rig.Admin).look("/admin")
	for _, want := range []string{"Namanya masih", "Sekarang hanya ada konsultasi", "/admin/office/address", "/admin/printers", "Versi 2"} {
		if !strings.Contains(page, want) {
			t.Errorf("of a blank office the page lacks %q", want)
		}
	}
	if _, page := at(t, r, rig.Clerk).look("/admin"); strings.Contains(page, "Masih perlu disiapkan") {
		t.Error("a clerk is told what to set up")
	}
}

func TestAnOfficeChoosesWhatItSpeaks(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	admin := at(t, r, rig.Admin)
	first := r.Office.Setup()
	form := admin.filled("/admin/office")
	form.Del("langs")
	admin.done("/admin/office", form)
	if got := r.Office.Languages(); len(got) != 1 || got[0] != "id" {
		t.Fatalf("got %v, want Indonesian alone", got)
	}
	if _, body := r.Anyone().Get(t, "/api/v1/catalogue"); fmt.Sprint(body["langs"]) != "[id]" {
		t.Errorf("the kiosk offers %v", body["langs"])
	}
	if _, page := r.Anyone().Page(t, "/standar?lang=en", "Accept", "text/html"); strings.Contains(page, `hreflang="en"`) || !strings.Contains(page, `<html lang="id"`) {
		t.Error("the page of the standards still speaks English")
	}
	if said := strings.Join(setup.Differences(first.Document, r.Office.Setup().Document, "id"), "\n"); said != "Bahasa di kios, ponsel, dan kertas: Indonesia, Inggris → Indonesia." {
		t.Errorf("the difference says %q", said)
	}
	form = admin.filled("/admin/office")
	form["langs"] = []string{"en"}
	admin.done("/admin/office", form)
	if got := r.Office.Languages(); len(got) != 2 {
		t.Errorf("got %v, want English again", got)
	}
}
