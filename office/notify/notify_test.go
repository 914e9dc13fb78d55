package notify

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"antrean/internal/words"
	"antrean/office/casefile"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/worktime"
)

// banjar are the standards by which the tests play. They never change, and reading them takes a while.
var banjar = sync.OnceValues(func() (*catalogue.Catalogue, error) { return catalogue.Embedded("disdukcapil-kota-banjar") })

// An office is one in memory, and what was told in it.
type office struct {
	scene Scene
	rules *casefile.Rules
	now   time.Time
	told  []Notice
}

func newOffice(t *testing.T) *office {
	t.Helper()
	c, err := banjar()
	if err != nil {
		t.Fatal(err)
	}
	zone := c.Office.Location()
	hours, err := worktime.Plan{Week: map[string]string{"senin-jumat": "08.00-15.00"}}.Compile(zone)
	if err != nil {
		t.Fatal(err)
	}
	all := []string{"kk-rusak", "ktp-baru"}
	return &office{
		now:   time.Date(2026, 11, 23, 8, 0, 0, 0, zone),
		rules: &casefile.Rules{Catalogue: c, Hours: hours},
		scene: Scene{Queue: queue.NewState(), Cases: casefile.NewState(), Rules: &queue.Rules{
			Zone: zone, Catalogue: c.Version, Prefixes: map[string]string{"kk-rusak": "A", "ktp-baru": "B"},
			Counters: []queue.CounterRule{{N: 1, Zone: "utama", Serves: all}, {N: 2, Zone: "utama", Serves: all}},
		}},
	}
}

func (o *office) do(t *testing.T, c queue.Command) queue.Reply {
	t.Helper()
	if _, soon := c.(queue.Undo); !soon {
		o.now = o.now.Add(time.Minute)
	}
	d, err := queue.Decide(o.scene.Queue, o.scene.Rules, o.now, queue.Request{Actor: "sari", Do: c})
	if err != nil {
		t.Fatalf("%#v: %v", c, err)
	}
	for i := range d.Events {
		o.scene.Queue.Apply(&d.Events[i])
		o.scene.Cases.Pass(d.Events[i].Seq, d.Events[i].At)
		o.told = append(o.told, OfVisit(&d.Events[i], o.scene)...)
	}
	return d.Reply
}

func (o *office) file(t *testing.T, c casefile.Command) casefile.Reply {
	t.Helper()
	if _, soon := c.(casefile.Undo); !soon {
		o.now = o.now.Add(time.Minute)
	}
	env := casefile.Env{Rules: o.rules, Ticket: func(uint64) (casefile.Ticket, bool) { return casefile.Ticket{}, false }}
	d, err := casefile.Decide(o.scene.Cases, env, o.now, casefile.Request{Actor: "sari", Do: c})
	if err != nil {
		t.Fatalf("%#v: %v", c, err)
	}
	for i := range d.Events {
		o.scene.Cases.Apply(&d.Events[i])
		o.scene.Queue.Pass(d.Events[i].Seq, d.Events[i].At)
		o.told = append(o.told, OfFile(&d.Events[i], o.scene)...)
	}
	return d.Reply
}

// heard is what one person was told since it was last asked, in Indonesian.
func (o *office) heard(token string) string {
	w := Writer{Zone: o.scene.Rules.Zone, Service: func(_, id string) (*catalogue.Service, bool) { return o.rules.Catalogue.Service(id) }}
	var out []string
	for i := range o.told {
		if n := &o.told[i]; n.Token == token {
			said := w.Say(n, "id")
			out = append(out, said.Title+". "+said.Body)
		}
	}
	o.told = nil
	return strings.Join(out, "\n")
}

func (o *office) hears(t *testing.T, token string, want ...string) {
	t.Helper()
	if got := o.heard(token); got != strings.Join(want, "\n") {
		t.Errorf("told:\n%s\nwant:\n%s", got, strings.Join(want, "\n"))
	}
}

// TestWhoJoinedIsToldOfTheNumberThatGoesOn: two browsers follow one number, each by the token of its own slip.
func TestWhoJoinedIsToldOfTheNumberThatGoesOn(t *testing.T) {
	o := newOffice(t)
	o.do(t, queue.OpenCounter{Counter: 1})
	o.do(t, queue.Issue{Service: "kk-rusak", Token: "ANI"})
	o.do(t, queue.Issue{Service: "ktp-baru", Token: "BUDI"})
	o.do(t, queue.Join{Counter: 1, Ticket: "A-001", Other: "B-001"})
	o.do(t, queue.Next{Counter: 1})
	told := o.told
	o.hears(t, "BUDI", "A-001: silakan ke Loket 1. Nomor Anda dipanggil pukul 08.05 WIB.")
	if len(told) != 2 || told[0].Token != "ANI" || told[0].Key() == told[1].Key() || !told[1].Holds(o.scene) {
		t.Errorf("got %+v, want one notice each", told)
	}
	o.do(t, queue.Start{Counter: 1})
	if told[1].Holds(o.scene) {
		t.Error("a call still holds for who joined while it is served")
	}
}

// TestThreeBeforeTheNumberThatGoesOn: who joined it is told too that it is nearly their turn.
func TestThreeBeforeTheNumberThatGoesOn(t *testing.T) {
	o := newOffice(t)
	o.do(t, queue.OpenCounter{Counter: 1})
	for n := range 5 {
		o.do(t, queue.Issue{Service: "kk-rusak", Token: fmt.Sprint("P", n)})
	}
	o.do(t, queue.Issue{Service: "ktp-baru", Token: "BUDI"})
	o.do(t, queue.Join{Counter: 1, Ticket: "A-005", Other: "B-001"})
	budi, _ := o.scene.Queue.ByToken("BUDI")
	if n, ok := OfWait(budi, o.scene); ok {
		t.Errorf("told %+v with four before", n)
	}
	o.do(t, queue.Next{Counter: 1})
	n, ok := OfWait(budi, o.scene)
	if !ok || n.Token != "BUDI" || n.Number != "A-005" || n.Ahead != 3 || !n.Holds(o.scene) {
		t.Errorf("got %+v, %v; want three before A-005", n, ok)
	}
}

func TestWhatAVisitorIsTold(t *testing.T) {
	o := newOffice(t)
	o.do(t, queue.OpenCounter{Counter: 1})
	o.do(t, queue.Issue{Service: "kk-rusak", Token: "ANI"})
	o.hears(t, "ANI")
	o.do(t, queue.Next{Counter: 1})
	o.hears(t, "ANI", "A-001: silakan ke Loket 1. Nomor Anda dipanggil pukul 08.03 WIB.")
	o.do(t, queue.Undo{Counter: 1})
	o.hears(t, "ANI", "A-001: kabar tadi ditarik. Kabar “silakan ke loket” dikirim terlalu cepat. Abaikan saja.")
	o.do(t, queue.Next{Counter: 1})
	o.do(t, queue.Recall{Counter: 1})
	o.hears(t, "ANI", "A-001: silakan ke Loket 1. Nomor Anda dipanggil pukul 08.04 WIB.",
		"A-001: dipanggil lagi ke Loket 1. Ini panggilan ke-2. Petugas menunggu Anda.")
	o.do(t, queue.MarkNoShow{Counter: 1})
	o.hears(t, "ANI",
		"A-001: sudah dipanggil, Anda belum datang. Kalau masih di kantor, datang ke Loket 1 dan tunjukkan nomor ini. Sampai pukul 08.36 WIB Anda juga bisa masuk lagi lewat mesin antrean.")
	o.do(t, queue.CallTicket{Counter: 1, Ticket: "A-001"})
	o.do(t, queue.Start{Counter: 1})
	o.do(t, queue.Recall{Counter: 1})
	o.do(t, queue.Return{Counter: 1, Lacks: []queue.Lack{{ID: "kk", Kind: queue.Short}, {ID: "ktp", Kind: queue.Invalid}}})
	o.hears(t, "ANI", "A-001: silakan ke Loket 1. Nomor Anda dipanggil pukul 08.07 WIB.",
		"A-001: berkas perlu Anda lengkapi. Layanan: KK karena rusak. Belum ada: kk. Perlu diperbaiki: KTP-el.")
}

// TestThreeBefore tells once, when the third before somebody is left, and tells nobody who came to a short line.
func TestThreeBefore(t *testing.T) {
	o := newOffice(t)
	o.do(t, queue.OpenCounter{Counter: 1})
	for n := range 7 {
		o.do(t, queue.Issue{Service: "kk-rusak", Token: fmt.Sprint("P", n)})
	}
	near := func(token string) string {
		ticket, _ := o.scene.Queue.ByToken(token)
		if n, ok := OfWait(ticket, o.scene); ok {
			return fmt.Sprint(n.Ahead, " ", n.Key())
		}
		return ""
	}
	if near("P3") != "" || near("P6") != "" {
		t.Errorf("told %q and %q, want nobody: one came to three before, the other has six", near("P3"), near("P6"))
	}
	serve := func() {
		o.do(t, queue.Next{Counter: 1})
		o.do(t, queue.Start{Counter: 1})
		o.do(t, queue.Finish{Counter: 1})
	}
	for range 3 {
		serve()
	}
	at3 := near("P6")
	serve()
	at2 := near("P6")
	if !strings.HasPrefix(at3, "3 near-") || !strings.HasPrefix(at2, "2 near-") || at3[2:] != at2[2:] {
		t.Errorf("told %q, then %q; want three and two, under one key", at3, at2)
	}
	ticket, _ := o.scene.Queue.ByToken("P6")
	n, _ := OfWait(ticket, o.scene)
	if !n.Holds(o.scene) {
		t.Error("it is no longer true at once")
	}
	o.do(t, queue.CallTicket{Counter: 1, Ticket: ticket.Number()})
	if n.Holds(o.scene) || near("P6") != "" {
		t.Error("called, and it is still nearly their turn")
	}
}

func TestWhatAnApplicantIsTold(t *testing.T) {
	o := newOffice(t)
	id := o.file(t, casefile.Open{Service: "kk-rusak", Channel: "online", Token: "ANI"}).Case
	o.hears(t, "ANI")
	o.file(t, casefile.Return{Case: id, Lacks: []casefile.Lack{{ID: "ktp", Kind: queue.Short}}, Note: "CANARY"})
	returned := o.told[0]
	o.hears(t, "ANI", "2026-00001: berkas perlu Anda lengkapi. Layanan: KK karena rusak. Belum ada: KTP-el.")
	returned.Due = time.Date(2026, 11, 24, 12, 0, 0, 0, o.scene.Rules.Zone)
	o.told = []Notice{returned}
	o.hears(t, "ANI", "2026-00001: berkas perlu Anda lengkapi. Layanan: KK karena rusak. Belum ada: KTP-el. Paling lambat Selasa, 24 November 2026, 12.00 WIB.")
	if !returned.Holds(o.scene) {
		t.Error("it was returned, and that is not true")
	}
	o.file(t, casefile.Mend{Case: id})
	if returned.Holds(o.scene) {
		t.Error("it was mended, and the message still stands")
	}
	for c, _ := o.scene.Cases.Case(id); c.State == casefile.InWork; c, _ = o.scene.Cases.Case(id) {
		o.file(t, casefile.Advance{Cases: []casefile.CaseID{id}})
	}
	got := o.heard("ANI")
	if !strings.HasPrefix(got, "2026-00001: siap ") {
		t.Errorf("told %q, want that it is ready", got)
	}
	o.file(t, casefile.Undo{Cases: []casefile.CaseID{id}})
	o.hears(t, "ANI", "2026-00001: kabar tadi ditarik. Kabar “siap diambil” dikirim terlalu cepat. Abaikan saja.")
	o.file(t, casefile.PromiseAnew{Case: id, Due: time.Date(2026, 11, 27, 14, 0, 0, 0, o.scene.Rules.Zone), Note: "Kepala sedang dinas luar."})
	o.hears(t, "ANI", "2026-00001: janji selesai menjadi Jumat, 27 November 2026, 14.00 WIB. Layanan: KK karena rusak. Tanggalnya diubah petugas. Alasannya: Kepala sedang dinas luar.")
}

// TestNobodyIsToldOfTheForgotten erases a person and goes on.
func TestNobodyIsToldOfTheForgotten(t *testing.T) {
	o := newOffice(t)
	id := o.file(t, casefile.Open{Service: "kk-rusak", Channel: "online", Token: "ANI"}).Case
	o.file(t, casefile.Cancel{Case: id})
	o.hears(t, "ANI", "2026-00001: permohonan dibatalkan. Kalau ini tidak Anda minta, hubungi kantor.")
	o.file(t, casefile.EraseCase{Case: id})
	if len(o.told) > 0 {
		t.Errorf("told %+v", o.told)
	}
}

// TestEveryNoticeIsWhole says every kind in every language and looks for what was left open.
func TestEveryNoticeIsWhole(t *testing.T) {
	c, err := banjar()
	if err != nil {
		t.Fatal(err)
	}
	w := Writer{Zone: c.Office.Location(), Service: func(_, id string) (*catalogue.Service, bool) { return c.Service(id) }}
	at := time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)
	for _, lang := range words.Languages() {
		for _, kind := range Kinds() {
			for _, how := range []string{catalogue.Handover, catalogue.SelfPrint} {
				for _, ahead := range []int{0, 3} {
					n := Notice{Kind: kind, At: at, Number: "A-001", Register: "2026-00001", Service: "kk-rusak", Counter: 2, Ahead: ahead, Calls: 1, Lot: "U-001", Day: "2026-11-24",
						Due: at.Add(time.Hour), Lacks: []Lack{{"ktp", queue.Short}}, Reason: casefile.MovedByDowntime, How: how, Of: Called}
					said := w.Say(&n, lang)
					if text := said.Text(lang, "Disdukcapil", "http://antrean/t/X"); !strings.Contains(text, said.Title) || !strings.HasSuffix(text, "http://antrean/t/X") {
						t.Errorf("%s, %s: sent as %q", lang, kind, text)
					}
					if strings.ContainsAny(said.Title+said.Body, "[]{}") || said.Title == "" || said.Body == "" {
						t.Errorf("%s, %s: %+v", lang, kind, said)
					}
				}
			}
		}
	}
}
