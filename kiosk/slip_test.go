package kiosk

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"antrean/internal/golden"
	"antrean/internal/words"
	"antrean/office/catalogue"
	"antrean/office/worktime"
	"antrean/printer/slip"
)

const (
	track  = "https://antrean.banjarkota.go.id/t/7KQ2M9XD4RTZBV3H8NCW"
	resume = "https://antrean.banjarkota.go.id/c/7KQ2M9XD"
)

// printedAt is 10.28 in Jakarta.
var printedAt = time.Date(2026, time.November, 23, 3, 28, 0, 0, time.UTC)

// A visit is who stands at the kiosk when a slip is made.
type visit struct {
	catalogue *catalogue.Catalogue
	service   *catalogue.Service
	verdict   Verdict
}

func visitTo(t testing.TB, name, service string, answers map[string]string, have ...string) visit {
	t.Helper()
	c := office(t, name)
	s, ok := c.Service(service)
	if !ok {
		t.Fatalf("%s has no service %s", name, service)
	}
	verdict, err := Evaluate(c, service, answers, have)
	if err != nil {
		t.Fatal(err)
	}
	return visit{c, s, verdict}
}

func (v visit) ticket(lang string, change func(*Ticket)) slip.Document {
	ticket := Ticket{Number: "A-025", IssuedAt: printedAt, Ahead: 2, TrackURL: track,
		Complete: v.verdict.Complete, Missing: v.verdict.Missing, Needed: v.verdict.Needed, Grace: Grace{Minutes: 30, Others: 3}}
	if change != nil {
		change(&ticket)
	}
	return TicketSlip(lang, v.catalogue, v.service, ticket)
}

func (v visit) lot(lang string) slip.Document {
	return LotSlip(lang, v.catalogue, v.service, Lot{Number: "UN-017", Share: "7KQ2M9XD", TakenAt: printedAt.Add(-3 * time.Hour),
		DrawAt: time.Date(2026, time.November, 23, 1, 0, 0, 0, time.UTC), TrackURL: track})
}

func (v visit) check(lang string) slip.Document {
	return CheckSlip(lang, v.catalogue, v.service, Check{Code: "4719", At: printedAt,
		Missing: v.verdict.Missing, Answers: v.verdict.Answers})
}

func (v visit) list(lang string, change func(*List)) slip.Document {
	list := List{Code: "7KQ2M9XD", ResumeURL: resume, At: printedAt, Missing: v.verdict.Missing,
		Until: printedAt.AddDate(0, 0, 30), IssueUntil: time.Date(2026, time.November, 23, 7, 30, 0, 0, time.UTC)}
	for _, id := range v.verdict.Have {
		row, _ := v.service.Requirement(id)
		list.Have = append(list.Have, *row)
	}
	if change != nil {
		change(&list)
	}
	return ListSlip(lang, v.catalogue, v.service, list)
}

// returned is what somebody takes home from counter 2 whose first missing paper is not valid.
func (v visit) returned(lang string) slip.Document {
	out := Return{List: List{Code: "7KQ2M9XD", ResumeURL: resume, At: printedAt, Until: printedAt.AddDate(0, 0, 30)}, Number: "A-025", Counter: 2}
	for i, row := range v.verdict.Missing {
		out.Lacks = append(out.Lacks, Lack{Row: row, Invalid: i == 0})
	}
	for _, id := range v.verdict.Have {
		row, _ := v.service.Requirement(id)
		out.Have = append(out.Have, *row)
	}
	return ReturnSlip(lang, v.catalogue, v.service, out)
}

// slips are the slips that testdata keeps, by name.
func slips(t testing.TB) map[string]slip.Document {
	t.Helper()
	banjar := visitTo(t, "banjar", "kk-rusak", nil, "f102", "kk_rusak", "ktp")
	foreigner := visitTo(t, "banjar", "kk-rusak", map[string]string{"warga": "oa"}, "f102", "kk_rusak", "ktp")
	noCard := visitTo(t, "banjar", "kk-rusak", nil, "kk_rusak", "f102")
	oneMissing := visitTo(t, "balongbendo", "kk-tambah-biodata", nil,
		"kk", "lahir_bidan", "f101", "f102", "ktp_ortu", "email_hp", "rtrw", "ijazah")
	mostMissing := visitTo(t, "balongbendo", "kk-tambah-biodata", map[string]string{"punya_ijazah": "tidak"}, "kk", "buku_nikah")
	question := visitTo(t, "banjar", "konsultasi", nil)
	unreachable := func(k *Ticket) { k.TrackURL, k.Ahead, k.Copy = "", 0, 2 }
	return map[string]slip.Document{
		"ticket-banjar-id":             banjar.ticket("id", nil),
		"ticket-banjar-en":             banjar.ticket("en", nil),
		"ticket-banjar-unreachable-id": banjar.ticket("id", unreachable),
		"ticket-balongbendo-id":        oneMissing.ticket("id", nil),
		"ticket-balongbendo-en":        oneMissing.ticket("en", nil),
		"ticket-party-id": banjar.ticket("id", func(k *Ticket) {
			k.Priority, k.Party, k.Also = true, 3, []*catalogue.Service{question.service}
		}),
		"ticket-footer-id": question.ticket("id", func(k *Ticket) {
			k.Footer = "Dokumen kependudukan gratis. Laporkan pungutan ke 0811-500-1234."
		}),
		"lot-banjar-id":         banjar.lot("id"),
		"lot-banjar-en":         banjar.lot("en"),
		"ticket-konsultasi-id":  question.ticket("id", func(k *Ticket) { k.Number, k.Ahead = "G-001", 1 }),
		"check-banjar-id":       banjar.check("id"),
		"check-banjar-en":       banjar.check("en"),
		"check-foreigner-id":    foreigner.check("id"),
		"list-banjar-id":        noCard.list("id", nil),
		"list-banjar-en":        noCard.list("en", nil),
		"return-balongbendo-id": mostMissing.returned("id"),
		"return-banjar-en":      noCard.returned("en"),
		"list-balongbendo-id":   mostMissing.list("id", nil),
		"claim-balongbendo-id":  claimed(t, "id", nil),
		"claim-copy-en":         claimed(t, "en", func(l *Claim) { l.Copy = 2 }),
		"claim-unreachable-id":  claimed(t, "id", func(l *Claim) { l.TrackURL, l.Due = "", time.Time{} }),
		"list-unreachable-id": noCard.list("id", func(l *List) {
			l.ResumeURL, l.Until, l.IssueUntil = "", time.Time{}, time.Time{}
		}),
	}
}

func TestSlips(t *testing.T) {
	for name, document := range slips(t) {
		var out bytes.Buffer
		enc := json.NewEncoder(&out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", " ")
		if err := enc.Encode(document); err != nil {
			t.Fatal(err)
		}
		golden.Text(t, name+".json", out.String())
	}
}

// texts lists what a kind of block says, pairs with their values.
func texts(document slip.Document, kind slip.Kind) []string {
	var out []string
	for _, block := range document.Blocks {
		if block.Kind == kind {
			out = append(out, strings.TrimSpace(block.Text+" "+block.Value))
		}
	}
	return out
}

func says(document slip.Document, want string) bool {
	return slices.ContainsFunc(document.Blocks, func(block slip.Block) bool { return strings.Contains(block.Text, want) })
}

// boxes lists the rows of a slip with an empty box: what it says is missing.
func boxes(document slip.Document) []string {
	var out []string
	for _, block := range document.Blocks {
		if block.Mark == "[ ]" {
			out = append(out, block.Text)
		}
	}
	return out
}

func TestEverySlipSaysWhoseItIsAndThatItIsFree(t *testing.T) {
	for name, document := range slips(t) {
		lang := name[strings.LastIndexByte(name, '-')+1:]
		free, office := words.In(lang).T("slip.free"), "DISDUKCAPIL KOTA BANJAR"
		if strings.Contains(name, "balongbendo") || strings.HasPrefix(name, "claim") {
			office = "KECAMATAN BALONGBENDO"
		}
		head := document.Blocks[0]
		if strings.Contains(name, "unreachable") && strings.HasPrefix(name, "ticket") || strings.HasPrefix(name, "claim-copy") {
			head = document.Blocks[3] // a copy says so first
		}
		if head.Text != office || !says(document, free) || !says(document, "SMS 1708") || !says(document, "2026") {
			t.Errorf("%s: %q is not the whole of it", name, texts(document, slip.Text))
		}
	}
}

func TestWhatIsPrintedIsPlain(t *testing.T) {
	for name, document := range slips(t) {
		for i, block := range document.Blocks {
			text := block.Text + block.Value + block.Mark
			if strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r > '~' }) || strings.Contains(text, "[slip.") || strings.ContainsAny(text, "{}") {
				t.Errorf("%s, block %d: %q", name, i, text)
			}
			if empty := strings.TrimSpace(text) == ""; empty && block.Kind != slip.Rule && block.Kind != slip.Space {
				t.Errorf("%s, block %d: an empty %s", name, i, block.Kind)
			}
		}
	}
}

// TestAnIncompleteTicketListsExactlyWhatIsMissing tries each requirement of Balongbendo alone, in both languages.
func TestAnIncompleteTicketListsExactlyWhatIsMissing(t *testing.T) {
	service, _ := office(t, "balongbendo").Service("kk-tambah-biodata")
	for lang, mark := range map[string]string{"id": "BERKAS BELUM LENGKAP", "en": "DOCUMENTS INCOMPLETE"} {
		for _, lacking := range service.Requirements {
			var have []string
			for _, row := range service.Requirements {
				if row.ID != lacking.ID {
					have = append(have, row.ID)
				}
			}
			document := visitTo(t, "balongbendo", service.ID, nil, have...).ticket(lang, nil)
			if got, want := boxes(document), []string{lacking.Label.In(lang)}; !slices.Equal(got, want) {
				t.Errorf("%s, %s: got %q, want %q", lang, lacking.ID, got, want)
			}
			if !says(document, mark) || !says(document, lacking.Get.Where.In(lang)) {
				t.Errorf("%s, %s: does not say %q and where to get it", lang, lacking.ID, mark)
			}
		}
	}
}

func TestACompleteTicketHasNoBoxes(t *testing.T) {
	document := slips(t)["ticket-banjar-id"]
	if got := boxes(document); len(got) != 0 || says(document, "BELUM LENGKAP") {
		t.Errorf("got %q", got)
	}
	want := []string{"Formulir F-1.02 yang telah diisi lengkap", "KK yang rusak", "KTP-el"}
	if got := texts(document, slip.Item); !slices.Equal(got, want) {
		t.Errorf("in hand: got %q, want %q", got, want)
	}
}

// TestATicketSaysWhatBecomesOfItAtClosing: the office has a rule, and the paper says it; and for which day it is.
func TestATicketSaysWhatBecomesOfItAtClosing(t *testing.T) {
	thursday := time.Date(2026, time.November, 26, 0, 0, 0, 0, time.FixedZone("WIB", 7*60*60))
	for _, c := range []struct {
		rule worktime.AtClosing
		day  time.Time
		want []string
	}{
		{"", time.Time{}, []string{"Berlaku hari ini saja. Yang masih menunggu saat loket tutup tetap dilayani."}},
		{worktime.ClosingExpire, time.Time{}, []string{"Nomor hangus kalau belum dipanggil saat loket tutup hari ini."}},
		{worktime.ClosingNextDay, time.Time{}, []string{"nomor ini berlaku lagi pada hari kerja berikutnya dan didahulukan."}},
		{worktime.ClosingServe, thursday, []string{"Berlaku: Kamis, 26 November 2026", "Berlaku hari itu saja."}},
	} {
		document := visitTo(t, "banjar", "kk-rusak", nil).ticket("id", func(ticket *Ticket) { ticket.AtClosing, ticket.Day = c.rule, c.day })
		for _, want := range c.want {
			if !strings.Contains(strings.Join(texts(document, slip.Text), "\n"), want) {
				t.Errorf("%q on %v: does not say %q: %q", c.rule, c.day, want, texts(document, slip.Text))
			}
		}
	}
}

// TestATicketSaysWhoMissesTheCallMayComeBack: one line with the numbers of the office's rule, and none without one.
func TestATicketSaysWhoMissesTheCallMayComeBack(t *testing.T) {
	for _, c := range []struct {
		grace Grace
		want  string
	}{
		{Grace{30, 3}, "Terlewat? Kembali dalam 30 menit: dipanggil setelah 3 orang."},
		{Grace{20, 0}, "Terlewat? Kembali ke mesin ini dalam 20 menit."},
		{Grace{0, 3}, ""},
	} {
		document := visitTo(t, "banjar", "kk-rusak", nil).ticket("id", func(ticket *Ticket) { ticket.Grace = c.grace })
		said := ""
		for _, text := range texts(document, slip.Text) {
			if strings.HasPrefix(text, "Terlewat?") {
				said += text
			}
		}
		if said != c.want {
			t.Errorf("%+v: got %q, want %q", c.grace, said, c.want)
		}
	}
}

func TestATicketExpiresWhenTheCountersClose(t *testing.T) {
	for name, document := range slips(t) {
		if strings.HasPrefix(name, "ticket") != (says(document, "Yang masih menunggu saat loket tutup tetap dilayani.") || says(document, "Whoever still waits when the counters close is still served.")) {
			t.Errorf("%s: %q", name, texts(document, slip.Text))
		}
	}
}

func TestTheCodeIsTheTrackingAddressInCapitals(t *testing.T) {
	document := slips(t)["ticket-banjar-id"]
	if got, want := texts(document, slip.QR), []string{"HTTPS://ANTREAN.BANJARKOTA.GO.ID/T/7KQ2M9XD4RTZBV3H8NCW"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, block := range document.Blocks {
		if block.Text == "ANTREAN.BANJARKOTA.GO.ID/T/7KQ2M9XD4RTZBV3H8NCW" {
			if !block.Small || block.Spare != 1 {
				t.Errorf("the printed address must be small and the first to go: %+v", block)
			}
			return
		}
	}
	t.Error("the address is not printed")
}

func TestWithoutAnAddressThereIsNoDeadCode(t *testing.T) {
	document := slips(t)["ticket-banjar-unreachable-id"]
	if codes := texts(document, slip.QR); len(codes) != 0 || !says(document, "pantau layar") {
		t.Errorf("got codes %q in %q", codes, texts(document, slip.Text))
	}
	if got, want := texts(slips(t)["list-unreachable-id"], slip.QR), []string{"7KQ2M9XD"}; !slices.Equal(got, want) {
		t.Errorf("a list is scanned at the kiosk itself: got %q, want its code %q", got, want)
	}
}

func TestHowManyAreAhead(t *testing.T) {
	banjar := visitTo(t, "banjar", "kk-rusak", nil, "f102", "kk_rusak", "ktp")
	for _, c := range []struct {
		ahead    int
		id, en   string
		sentence bool // a sentence of its own, not a row with a count
	}{
		{0, "Anda giliran berikutnya.", "You are next.", true},
		{1, "Di depan Anda 1 orang", "Ahead of you 1 person", false},
		{12, "Di depan Anda 12 orang", "Ahead of you 12 people", false},
	} {
		for lang, want := range map[string]string{"id": c.id, "en": c.en} {
			document := banjar.ticket(lang, func(k *Ticket) { k.Ahead = c.ahead })
			pairs := texts(document, slip.Pair)
			if c.sentence && (len(pairs) != 0 || !says(document, want)) || !c.sentence && !slices.Equal(pairs, []string{want}) {
				t.Errorf("%d ahead: got %q, want %q", c.ahead, pairs, want)
			}
		}
	}
	unknown := banjar.ticket("id", func(k *Ticket) { k.Ahead = -1 })
	if pairs := texts(unknown, slip.Pair); len(pairs) != 0 || says(unknown, "giliran berikutnya") {
		t.Errorf("not known: got %q", pairs)
	}
}

func TestAListPromisesNoNumberThatIsNoLongerGiven(t *testing.T) {
	noCard := visitTo(t, "banjar", "kk-rusak", nil, "f102", "kk_rusak")
	for minutes, want := range map[int]bool{1: true, 0: false, -1: false} {
		document := noCard.list("id", func(l *List) { l.IssueUntil = printedAt.Add(time.Duration(minutes) * time.Minute) })
		if says(document, "ambil nomor sampai pukul") != want {
			t.Errorf("%d minutes before the last number: got %q", minutes, texts(document, slip.Text))
		}
	}
}

func TestACheckSlipGoesToTheFrontDesk(t *testing.T) {
	document := slips(t)["check-foreigner-id"]
	if !says(document, "Serahkan slip dan berkas ke petugas depan") || !says(document, "bukan nomor antrean") {
		t.Errorf("got %q", texts(document, slip.Text))
	}
	rows := texts(document, slip.Pair)
	if len(rows) != 5 || !strings.Contains(rows[3], "Ada") || !strings.Contains(rows[4], "Belum") {
		t.Errorf("got %q, want a heading, three rows that are there and KITAP that is not", rows)
	}
	rows = texts(slips(t)["check-banjar-id"], slip.Pair)
	if len(rows) != 5 || !strings.Contains(rows[4], "WNI") || strings.Contains(rows[4], "[") {
		t.Errorf("got %q, want KITAP without a box, because of WNI", rows)
	}
}

func TestACopySaysSoAboveEverythingElse(t *testing.T) {
	banjar := visitTo(t, "banjar", "kk-rusak", nil, "f102", "kk_rusak")
	for lang, want := range map[string][2]string{"id": {"CETAK ULANG", "Kertas ke-%d. %s tetap sama."}, "en": {"REPRINT", "Paper %d. The %s is the same."}} {
		what := map[string][]string{"id": {"Nomor", "Kode"}, "en": {"number", "code"}}[lang]
		for paper := range 4 {
			documents := []slip.Document{
				banjar.ticket(lang, func(k *Ticket) { k.Copy = paper }),
				banjar.list(lang, func(l *List) { l.Copy = paper }),
				CheckSlip(lang, banjar.catalogue, banjar.service, Check{Code: "4719", At: printedAt, Copy: paper}),
			}
			for i, document := range documents {
				if paper < 2 {
					if says(document, want[0]) {
						t.Errorf("%s, paper %d: a first paper is marked", document.Kind, paper)
					}
					continue
				}
				sentence := fmt.Sprintf(want[1], paper, what[min(i, 1)])
				if mark := document.Blocks[0]; mark.Text != want[0] || mark.Size != 2 || !mark.Bold || document.Blocks[1].Text != sentence {
					t.Errorf("%s, paper %d: got %+v, %q, want %q, %q", document.Kind, paper, mark, document.Blocks[1].Text, want[0], sentence)
				}
			}
		}
	}
}

func TestAServiceThatCostsSaysWhat(t *testing.T) {
	v := visitTo(t, "banjar", "kk-rusak", nil, "f102", "kk_rusak", "ktp")
	paid := *v.service
	paid.Fee = catalogue.Fee{Amount: 5000, Text: catalogue.Text{"id": "Rp 5.000"}}
	v.service = &paid
	document := v.ticket("id", nil)
	if says(document, "GRATIS") || says(document, "Jangan membayar") || !says(document, "Rp 5.000") {
		t.Errorf("got %q", texts(document, slip.Text))
	}
}

func TestTheCheckSlipIsScannedAtTheDesk(t *testing.T) {
	banjar := visitTo(t, "banjar", "kk-rusak", nil, "ktp")
	for _, lang := range words.Languages() {
		var codes []string
		for _, block := range banjar.check(lang).Blocks {
			if block.Kind == slip.QR {
				codes = append(codes, block.Text)
			}
		}
		if !slices.Equal(codes, []string{CheckScan("4719")}) || !strings.HasSuffix(CheckScan("4719"), ":4719") {
			t.Errorf("%s: got the codes %q, want one that a scanner types as the check's", lang, codes)
		}
	}
}

func TestAReturnSaysOfEachPaperHowItFailed(t *testing.T) {
	document := slips(t)["return-balongbendo-id"]
	var why []string
	for i, block := range document.Blocks {
		if block.Mark == "[ ]" {
			why = append(why, document.Blocks[i+1].Text)
		}
	}
	if len(why) < 2 || !strings.HasPrefix(why[0], "Tidak valid") || !strings.HasPrefix(why[1], "Kurang") {
		t.Errorf("got %q, want the first not valid, the others missing", why)
	}
	if !says(document, "A-025") || !says(document, "7KQ2M9XD") {
		t.Errorf("got %q, want the number and the code to go on with", texts(document, slip.Text))
	}
}
