package static

import (
	"bytes"
	"compress/gzip"
	"html/template"
	"regexp"
	"slices"
	"strings"
	"testing"

	"antrean/internal/raced"
	"antrean/internal/words"
)

// The budget of a phone's page: what one round trip on a fresh connection carries (ten packets of 1,460 bytes).
const phoneBudget = 14 * 1024

type phoneLang struct{ Code, Name string }

type phoneOffice struct{ Short, Address string }

type phoneContact struct {
	Label, Value string
	Link         template.URL
}

type phoneNeed struct {
	Label, Kind, Where, Cost string
	Link                     template.URL
}

// phoneFrame is what both pages show around their answer.
type phoneFrame struct {
	Lang     string
	Langs    []phoneLang
	Path     string
	Office   phoneOffice
	Contacts []phoneContact
	Complain string
}

// trackView has exactly the fields that the head of track.html lists.
type trackView struct {
	phoneFrame
	Going, CanErase, Followed       bool
	Cases                           []struct{} // they are tested where they are made, in server/public
	At, Epoch                       string
	Seq                             uint64
	State, Number, Service          string
	Joined                          string
	Position, Ahead, Counter, Calls int
	CalledAt, EndedAt, IssuedDay    string
	Day, Moved, Opens, Closing      string
	Free, CanCancel, Late           bool
	Kept, Priority                  bool
	Call, Undone, Turn, Push        string
	Party, Postpone, Behind, Again  int
	PostponeID, Due, RejoinUntil    string
	List, Lot, Share, Draw          string
	Also, Legs                      []string
	Missing                         []phoneNeed
	Ready                           []string
	Advice                          []string
	Survey                          *surveyView
	Thanked                         bool
	Tell                            bool
	TellTo                          string
	Troubles                        []string
}

// surveyView has exactly the fields that the head of survey.html lists.
type surveyView struct {
	RequestID, Wrong, Remark string
	Questions, Profile       []surveyQuestion
	Most                     int
	Told                     bool
}

type surveyQuestion struct {
	ID, Ask string
	Choices []struct {
		Value, Name string
		On          bool
	}
}

type phoneNumbers struct {
	OK           bool
	Said, Reason string
}

type phoneQR struct {
	Modules int
	Path    string
}

// listView has exactly the fields that the head of list.html lists.
type listView struct {
	phoneFrame
	Known         bool
	Code, Service string
	Missing       []phoneNeed
	Ready         []string
	Needed        int
	Until         string
	Numbers       phoneNumbers
	QR            *phoneQR
}

func sampleFrame(lang, path string) phoneFrame {
	return phoneFrame{
		Lang: lang, Path: path,
		Langs:    []phoneLang{{"id", "Bahasa Indonesia"}, {"en", "English"}},
		Office:   phoneOffice{"Disdukcapil Kota Banjar", "Jl. Siliwangi KM 03, Kota Banjar 46332"},
		Complain: "/pengaduan?lang=id",
		Contacts: []phoneContact{
			{"Telepon", "(0265) 2733412", "tel:+622652733412"},
			{"WhatsApp", "0811-101-3279", "https://wa.me/628111013279"},
			{"Email", "disdukcapilkotabanjar@gmail.com", "mailto:disdukcapilkotabanjar@gmail.com"},
			{"SP4N-LAPOR!", "www.lapor.go.id", "https://www.lapor.go.id"},
			{"SMS", "1708", ""},
		},
	}
}

var sampleMissing = []phoneNeed{
	{Label: "KTP-el", Kind: "kurang"},
	{Label: "Formulir F-1.02 yang telah diisi lengkap", Kind: "tidak_valid", Where: "loket pendaftaran", Cost: "gratis", Link: "https://disdukcapil.banjarkota.go.id"},
}

var sampleReady = []string{"Formulir F-1.02 yang telah diisi lengkap", "KK yang rusak", "KTP-el"}

func sampleTrack(lang, state string) trackView {
	view := trackView{
		phoneFrame: sampleFrame(lang, "/t/4GZ7QH2M9XK3VB8TWC5D"),
		At:         "10.42.07", Epoch: "e1", Seq: 41, State: state, Number: "A-025", Service: "KK karena rusak",
		Day: "Senin, 23 November 2026", Free: true, CanErase: true, Ready: sampleReady,
		Advice: []string{"Unduh dan pasang aplikasi Identitas Kependudukan Digital (IKD)"},
	}
	switch state {
	case "lot":
		view.Number, view.Lot, view.Share, view.Draw, view.CanCancel = "UN-017", "UN-017", "7KQ2M9XD", "08.00 WIB", true
	case "booked":
		view.Day, view.Moved, view.Opens, view.CanCancel = "Kamis, 26 November 2026", "Rabu, 25 November 2026", "08.00 WIB", true
		view.Closing = "Kalau loket tutup dan Anda masih menunggu, Anda tetap dilayani hari itu juga."
	case "waiting":
		view.Closing = "Kalau loket tutup dan Anda masih menunggu, Anda tetap dilayani hari itu juga."
		view.Position, view.Ahead, view.CanCancel = 3, 2, true
	case "called":
		view.Counter, view.Calls, view.CalledAt, view.CanCancel = 3, 1, "10.42", true
	case "parked":
		view.Counter, view.Calls, view.CalledAt, view.Due, view.CanCancel = 3, 1, "10.42", "10.57", true
	case "unknown", "too_many", "unavailable", "erased":
		return trackView{phoneFrame: view.phoneFrame, State: state}
	default:
		view.Counter, view.Calls, view.CalledAt, view.EndedAt = 3, 1, "10.42", "10.58"
	}
	if state == "no_show" {
		view.RejoinUntil = "11.12"
	}
	if state == "returned" {
		view.List = "7KQ2MX9A"
		view.Missing, view.Ready = sampleMissing, sampleReady[1:2]
	}
	return view
}

// phonePages parses the phone's pages in one language, as the server does.
func phonePages(t *testing.T, lang string) *template.Template {
	t.Helper()
	pages := template.New("phone").Funcs(template.FuncMap{"t": words.In(lang).T})
	for _, name := range []string{"parts.html", "phone.css", "track.js", "survey.html", "tell.html", "track.html", "cases.html", "list.html"} {
		body, ok := Inline("phone/" + name)
		if !ok {
			t.Fatalf("no phone/%s", name)
		}
		if _, err := pages.New(name).Parse(string(body)); err != nil {
			t.Fatal(err)
		}
	}
	return pages
}

func renderPhone(t *testing.T, pages *template.Template, name string, view any) string {
	t.Helper()
	var out bytes.Buffer
	if err := pages.ExecuteTemplate(&out, name, view); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

var trackStates = []string{"booked", "lot", "waiting", "called", "serving", "returned", "done", "no_show", "parked", "cancelled", "joined", "expired", "unknown", "too_many", "unavailable", "erased"}

// wholeVisit waits with everything that a waiting ticket may have at once.
func wholeVisit(lang string) trackView {
	view := sampleTrack(lang, "waiting")
	view.Push = strings.Repeat("k", 87)
	view.Undone, view.Kept, view.Priority, view.Party = "k1", true, true, 4
	view.Postpone, view.Behind, view.PostponeID = 5, 8, "postpone-0"
	view.Legs, view.Also = []string{"KTP-el baru"}, []string{"Akta kelahiran", "Konsultasi"}
	return view
}

// eachPhonePage runs check on every state in every language, and on every edge of the waiting page and of the list.
func eachPhonePage(t *testing.T, check func(t *testing.T, page string)) {
	langs := words.Languages()
	if raced.On {
		langs = langs[:1]
	}
	for _, lang := range langs {
		pages := phonePages(t, lang)
		run := func(name, file string, view any) {
			t.Run(lang+" "+name, func(t *testing.T) { check(t, renderPhone(t, pages, file, view)) })
		}
		for _, state := range trackStates {
			run(state, "track.html", sampleTrack(lang, state))
		}
		next := sampleTrack(lang, "waiting")
		next.Position, next.Ahead = 1, 0
		run("next", "track.html", next)
		far := sampleTrack(lang, "waiting")
		far.Number, far.Position, far.Ahead, far.Missing = "A-1000", 128, 127, sampleMissing
		run("far back and incomplete", "track.html", far)
		run("all there is to a visit", "track.html", wholeVisit(lang))
		late := sampleTrack(lang, "serving")
		late.Late = true
		run("cancelled too late", "track.html", late)
		list := listView{phoneFrame: sampleFrame(lang, "/c/7KQ2MX"), Known: true, Code: "7KQ2MX", Service: "Penerbitan KK Karena Rusak",
			Missing: sampleMissing, Ready: sampleReady[1:], Needed: 4, Until: "Rabu, 23 Desember 2026", Numbers: phoneNumbers{false, "Sekarang nomor tidak diberikan. Diberikan lagi Senin, 30 November 2026, 08.00 WIB.", "Pilkada"}, QR: &phoneQR{29, "M4 4h7v7h-7z"}}
		run("list", "list.html", list)
		list.Missing, list.QR = nil, nil
		run("list with nothing missing", "list.html", list)
		run("unknown list", "list.html", listView{phoneFrame: sampleFrame(lang, "/c/XXXXXX")})
	}
}

func TestPhonePagesFitOneRoundTrip(t *testing.T) {
	eachPhonePage(t, func(t *testing.T, page string) {
		var small bytes.Buffer
		zip := gzip.NewWriter(&small)
		zip.Write([]byte(page))
		zip.Close()
		if small.Len() > phoneBudget {
			t.Errorf("%d bytes compressed, want at most %d", small.Len(), phoneBudget)
		}
		for _, outside := range []string{"<link", "<img", "src=", "@import", "url(", "@font-face", " style=", " onclick="} {
			if strings.Contains(page, outside) {
				t.Errorf("page holds %q: it must be one request under a strict policy", outside)
			}
		}
	})
}

func TestPhonePagesHaveEverySentence(t *testing.T) {
	unfilled := regexp.MustCompile(`\[phone\.[a-z_.]+\]|\{[a-z]+\}|ZgotmplZ|%!|<no value>`)
	eachPhonePage(t, func(t *testing.T, page string) {
		text := inlineCode.ReplaceAllString(page, "")
		if found := unfilled.FindString(text); found != "" {
			t.Errorf("page holds %q", found)
		}
	})
}

var inlineCode = regexp.MustCompile(`(?s)<(style|script type="module")>.*?</(style|script)>`)

func TestPhonePagesAllInlineTheSameBytes(t *testing.T) {
	seen := make(map[string]string)
	eachPhonePage(t, func(t *testing.T, page string) {
		for _, code := range inlineCode.FindAllString(page, -1) {
			kind := code[:strings.Index(code, ">")]
			if first, ok := seen[kind]; ok && first != code {
				t.Errorf("%s differs from the first page's: its hash would not fit", kind)
			}
			seen[kind] = code
			if strings.Contains(code, "/*") || strings.Contains(code, "{{") {
				t.Errorf("%s still holds a comment or an action", kind)
			}
		}
	})
	if len(seen) != 2 {
		t.Errorf("got %d kinds of inline code, want a style and a module", len(seen))
	}
}

// TestWhatIsInlinedSharesNoName finds what two modules call the same: together they are one.
func TestWhatIsInlinedSharesNoName(t *testing.T) {
	body, ok := Inline("phone/track.js")
	if !ok || strings.Contains(string(body), "import {") {
		t.Fatal("an import is left, or names nothing")
	}
	seen := make(map[string]bool)
	for _, m := range regexp.MustCompile(`(?m)^(?:export )?(?:async )?(?:function|const|let) (\w+)`).FindAllStringSubmatch(string(body), -1) {
		if seen[m[1]] {
			t.Errorf("%s stands twice", m[1])
		}
		seen[m[1]] = true
	}
	for _, want := range []string{"tell", "subscribe", "refresh"} {
		if !seen[want] {
			t.Errorf("%s is missing", want)
		}
	}
}

var (
	tag        = regexp.MustCompile(`<(/?)([a-z][a-z0-9]*)[^>]*?(/?)>`)
	voidTags   = []string{"meta", "br", "hr", "input"}
	blockTags  = []string{"p", "div", "ul", "ol", "li", "section", "form", "details", "h1", "h2"}
	inlineTags = []string{"p", "span", "b", "small", "h1", "h2", "a"}
)

func TestPhonePagesNestTheirTags(t *testing.T) {
	eachPhonePage(t, func(t *testing.T, page string) {
		var open []string
		for _, m := range tag.FindAllStringSubmatch(inlineCode.ReplaceAllString(page, ""), -1) {
			closing, name, selfClosing := m[1] != "", m[2], m[3] != ""
			switch {
			case selfClosing || slices.Contains(voidTags, name):
			case !closing:
				if len(open) > 0 && slices.Contains(inlineTags, open[len(open)-1]) && slices.Contains(blockTags, name) {
					t.Errorf("%s stands inside %s", name, open[len(open)-1])
				}
				open = append(open, name)
			case len(open) == 0 || open[len(open)-1] != name:
				t.Fatalf("</%s> closes %v", name, open)
			default:
				open = open[:len(open)-1]
			}
		}
		if len(open) > 0 {
			t.Errorf("left open: %v", open)
		}
	})
}

func TestWaitingPageSaysThePlace(t *testing.T) {
	for _, c := range []struct {
		lang           string
		position       int
		place, company string
	}{
		{"id", 1, "Anda di urutan ke-1 Anda berikutnya", "Tidak ada lagi orang di depan Anda."},
		{"id", 2, "Anda di urutan ke-2", "1 orang di depan Anda"},
		{"id", 5, "Anda di urutan ke-5", "4 orang di depan Anda"},
		{"en", 5, "Your place in the queue no. 5", "4 people ahead of you"},
	} {
		view := sampleTrack(c.lang, "waiting")
		view.Position, view.Ahead = c.position, c.position-1
		text := textOf(renderPhone(t, phonePages(t, c.lang), "track.html", view))
		if !strings.Contains(text, c.place) || !strings.Contains(text, c.company) {
			t.Errorf("position %d in %s: want %q and %q in %s", c.position, c.lang, c.place, c.company, text)
		}
	}
}

func TestOnlyTicketsThatMayStillMoveAreFollowed(t *testing.T) {
	pages := phonePages(t, "id")
	for _, state := range trackStates {
		page := renderPhone(t, pages, "track.html", sampleTrack("id", state))
		want := slices.Contains([]string{"booked", "lot", "waiting", "called", "serving", "no_show", "parked", "unavailable"}, state)
		if got := strings.Contains(page, " data-live"); got != want {
			t.Errorf("%s: followed by the script %v, want %v", state, got, want)
		}
		if got := strings.Contains(page, `http-equiv="refresh"`); got != want {
			t.Errorf("%s: reloads without script %v, want %v", state, got, want)
		}
	}
}

func TestCancelAsksTwiceWithoutScript(t *testing.T) {
	pages := phonePages(t, "id")
	for _, state := range trackStates {
		page := renderPhone(t, pages, "track.html", sampleTrack("id", state))
		form := strings.Index(page, `<form method="post" action="/t/4GZ7QH2M9XK3VB8TWC5D/cancel?lang=id">`)
		if want := state == "booked" || state == "lot" || state == "waiting" || state == "called" || state == "parked"; (form >= 0) != want {
			t.Errorf("%s: cancel form at %d, want one: %v", state, form, want)
		} else if want && strings.LastIndex(page[:form], "<details") < strings.LastIndex(page[:form], "</details>") {
			t.Errorf("%s: the form does not stand behind a question", state)
		}
	}
}

func TestThePageSaysWhatElseTheVisitIs(t *testing.T) {
	page := renderPhone(t, phonePages(t, "id"), "track.html", wholeVisit("id"))
	for _, want := range []string{`data-undone="k1"`, `id="first">Panggilan dibatalkan`, "KTP-el baru", "Akta kelahiran", "4 orang", `value="postpone-0"`, "prioritas"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold %q", want)
		}
	}
	if page := renderPhone(t, phonePages(t, "id"), "track.html", sampleTrack("id", "no_show")); !strings.Contains(page, "Sampai pukul 11.12") || !strings.Contains(page, "ketik A-025") {
		t.Error("a missed number does not say how to come back")
	}
}

func TestPhonePageEscapesWhatPeopleWrote(t *testing.T) {
	view := sampleTrack("id", "returned")
	view.Service = `<script>alert(1)</script>`
	view.Missing = []phoneNeed{{Label: `"><img src=x>`, Where: "</li>", Link: ""}}
	page := renderPhone(t, phonePages(t, "id"), "track.html", view)
	if strings.Contains(page, "<script>alert") || strings.Contains(page, "<img") || strings.Contains(page, "</li>.") {
		t.Error("text became markup")
	}
}

// textOf is what a page says, without its tags, in one line.
func textOf(page string) string {
	page = inlineCode.ReplaceAllString(page, "")
	page = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page, "")
	return strings.Join(strings.Fields(page), " ")
}
