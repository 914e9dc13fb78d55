package walk

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"image"
	"image/png"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"antrean/internal/qr"
	"antrean/internal/rig"
	"antrean/internal/words"
	"antrean/kiosk"
)

// frontScreen is what the front office works at: a desk, a tablet and a phone.
var frontScreen = device{sizes: []size{{1920, 1080}, {768, 1024}, {320, 640}}}

// TestFrontOffice is a morning at the front office: what kiosks ask, a ring, a scan, a number taken for somebody, and
// a list that comes back.
func TestFrontOffice(t *testing.T) {
	needsWalk(t)
	b := startBrowser(t)
	o := openOffice(t, buildProgram(t), "-office", "banjar")
	front := b.open(t, o, "front desk", "/front-office", frontScreen, "id")
	front.find("button", front.say.T("staff.signin.go"))
	front.signIn(o.person(t, "front_office"))
	front.shows(front.say.T("frontoffice.idle.none.lead"))
	front.look("idle")
	helpsByVoice(t, b, o, front)
	scansAndConfirms(t, o, front)
	takesANumber(front, o)
	comesBackWithAList(t, o, front)
	readsAPhoto(t, o, front)
}

// TestFrontOfficeInEnglish takes a number where the gate gives one although a paper is missing.
func TestFrontOfficeInEnglish(t *testing.T) {
	needsWalk(t)
	b := startBrowser(t)
	o := openOffice(t, buildProgram(t), "-office", "balongbendo")
	front := b.open(t, o, "front desk in English", "/front-office", frontScreen, "id")
	front.find("button", front.say.T("staff.signin.go"))
	front.signIn(o.person(t, "front_office"))
	front.press("button", "EN, "+front.say.T("staff.language.en"))
	front.say = words.In("en")
	front.press("button", front.say.T("frontoffice.assist.title"))
	service := o.service(t, "kk-tambah-biodata")
	front.press("button", service.Name["en"])
	front.shows(front.say.T("frontoffice.assist.papers"))
	front.look("each paper is asked")
	front.press("button", front.say.T("frontoffice.assist.all"))
	row := front.find("radiogroup", service.Requirements[1].Label["en"])
	front.press("radio", front.say.T("staff.declared.missing"), row)
	front.shows(front.say.T("frontoffice.assist.flagged", "n", 1))
	front.look("one is missing")
	front.pressFor(front.say.T("frontoffice.assist.flagged", "n", 1), front.say.T("frontoffice.given"))
	front.shows(service.Requirements[1].Label["en"])
	front.look("a number all the same")
}

// helpsByVoice sees what the kiosk asks, step by step, and answers its ring.
func helpsByVoice(t *testing.T, b *browser, o *office, front *tab) {
	t.Helper()
	v := b.atKiosk(t, o, "en")
	v.choose("kk-rusak")
	v.answer("f102", "kiosk.yes")
	row := v.service.requirement(t, "kk_rusak").Label["id"]
	front.shows(front.say.T("frontoffice.kiosk.checklist", "n", 2, "total", 3, "row", row))
	front.shows(front.say.T("frontoffice.speaks", "language", front.say.T("staff.language.en")))
	v.press("button", v.say.T("kiosk.ring"))
	front.shows(front.say.T("staff.ring.title"))
	front.look("somebody rings")
	front.pressFor(front.say.T("staff.ring.come"), front.say.T("staff.ring.answered", "device", front.say.T("staff.device.fallback"), "by", o.person(t, "front_office").Name))
	front.look("answered")
	v.press("button", v.say.T("kiosk.back"))
	v.press("button", v.say.T("kiosk.back"))
	front.until("nobody is at the kiosk", func() bool {
		return !strings.Contains(plain(front.text()), plain(front.say.T("frontoffice.kiosk")))
	})
}

// scansAndConfirms opens a check with a scanner, wherever the focus is, and gives its number.
func scansAndConfirms(t *testing.T, o *office, front *tab) {
	t.Helper()
	code := o.check(t, "kk-rusak")
	front.find("button", code[:2]+" "+code[2:])
	front.scans("https://somebody.example/promo")
	front.shows(front.say.T("frontoffice.code.shape"))
	front.scans(kiosk.CheckScan(code))
	front.shows(front.say.T("frontoffice.do.confirm"))
	front.look("scanned")
	front.pressFor(front.say.T("frontoffice.do.confirm"), front.say.T("frontoffice.given"))
	front.shows("A-001")
	front.pressFor(front.say.T("frontoffice.next"), front.say.T("frontoffice.idle.none.lead"))
}

// takesANumber finds the service by words, sees all papers ticked, misses one and finds it again.
func takesANumber(front *tab, o *office) {
	t := front.t
	t.Helper()
	front.press("button", front.say.T("frontoffice.assist.title"))
	front.shows(front.say.T("frontoffice.assist.search"))
	front.look("find a service")
	front.press("searchbox", front.say.T("frontoffice.assist.search"))
	front.keys("rusak")
	service := o.service(t, "kk-rusak")
	front.pressFor(service.Name["id"], front.say.T("frontoffice.assist.papers"))
	front.look("papers")
	ktp := front.find("radiogroup", service.requirement(t, "ktp").Label["id"])
	front.press("radio", front.say.T("staff.declared.missing"), ktp)
	front.shows(front.say.T("frontoffice.assist.ways"))
	front.look("papers missing")
	front.press("radio", front.say.T("staff.declared.have"), front.find("radiogroup", service.requirement(t, "ktp").Label["id"]))
	front.pressFor(front.say.T("frontoffice.assist.give"), front.say.T("frontoffice.given"))
	front.shows("A-002")
	front.look("assisted number")
	front.pressFor(front.say.T("frontoffice.next"), front.say.T("frontoffice.idle.none.lead"))
}

// comesBackWithAList scans the list of somebody who was sent home, into the search for a service of all places.
func comesBackWithAList(t *testing.T, o *office, front *tab) {
	t.Helper()
	body := map[string]any{"request_id": rand.Text(), "service": "kk-rusak", "have": []string{"ktp"}, "lang": "id"}
	status, list := o.atKiosk().Post(t, "/api/v1/kiosk/lists", body)
	if status != http.StatusCreated {
		t.Fatalf("save a list: %d %v", status, list)
	}
	front.press("button", front.say.T("frontoffice.assist.title"))
	front.press("searchbox", front.say.T("frontoffice.assist.search"))
	front.keys("kk")
	typed := time.Now()
	front.until("the hand is off the keyboard", func() bool { return time.Since(typed) > pause }) // else it is part of the scan
	front.scans(strings.ToUpper(fmt.Sprint(o.Base, "/c/", list["code"])))
	front.shows(front.say.T("frontoffice.assist.resumed"))
	front.shows(front.say.T("frontoffice.assist.open", "n", 2))
	front.look("a list comes back")
	front.press("button", front.say.T("frontoffice.assist.all"))
	front.pressFor(front.say.T("frontoffice.assist.give"), front.say.T("frontoffice.given"))
	front.shows("A-003")
	number := o.ticket(t, "konsultasi")
	front.scans(strings.ToUpper(fmt.Sprint(o.Base, "/t/", number["token"])))
	front.shows(front.say.T("frontoffice.ticket.ahead", "n", 3))
	front.look("a number is scanned")
}

// readsAPhoto finds no camera and chooses a photo of the slip instead.
func readsAPhoto(t *testing.T, o *office, front *tab) {
	t.Helper()
	front.press("button", front.say.T("frontoffice.next"))
	front.press("button", front.say.T("frontoffice.camera.film"))
	front.shows(front.say.T("frontoffice.camera.none"))
	front.look("no camera")
	front.photographs(film(t, "https://somebody.example"))
	front.shows(front.say.T("frontoffice.camera.wrong"))
	code := o.check(t, "kk-rusak")
	front.find("dialog", front.say.T("frontoffice.camera.title"))
	front.until("the check has come", func() bool { return strings.Contains(front.text(), code[:2]+" "+code[2:]) })
	front.photographs(film(t, kiosk.CheckScan(code)))
	front.shows(front.say.T("frontoffice.do.confirm"))
	front.until("the window is closed", func() bool { return !front.there("dialog", front.say.T("frontoffice.camera.title")) })
}

// photographs hands a picture to the field for photos, as a phone's camera does.
func (x *tab) photographs(picture image.Image) {
	x.t.Helper()
	path := filepath.Join(x.t.TempDir(), "slip.png")
	var raw bytes.Buffer
	if err := png.Encode(&raw, picture); err != nil {
		x.t.Fatal(err)
	}
	if err := os.WriteFile(path, raw.Bytes(), 0o600); err != nil {
		x.t.Fatal(err)
	}
	x.hands("dialog input[type=file]", path)
}

// hands puts a file into a field, as the dialog of the browser does.
func (x *tab) hands(selector, path string) {
	x.t.Helper()
	x.call("hand over "+path, func() error {
		field, err := chromedp.Call(x.ctx, runtime.Evaluate, runtime.EvaluateParams{Expression: fmt.Sprintf("document.querySelector(%q)", selector)})
		if err != nil {
			return err
		}
		_, err = chromedp.Call(x.ctx, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: []string{path}, ObjectID: field.Result.ObjectID})
		return err
	})
}

// scans types what a scanner does: all at once, and Enter.
func (x *tab) scans(text string) {
	x.t.Helper()
	x.call("scan", func() error {
		_, err := chromedp.Run(x.ctx, chromedp.Evaluate[bool](fmt.Sprintf(scanScript, text)))
		return err
	})
}

// scanScript sends the keys of a scanner to whatever has the focus, within one turn of the page and stamped 5 ms apart, as
// a scanner's are however slowly the page gets to them. A key that the page does not take becomes a character of the field,
// as in a browser.
const scanScript = `(() => {
	const keys = [...%q, 'Enter'];
	const first = performance.now() - 5 * keys.length;
	for (const [i, key] of keys.entries()) {
		const at = document.activeElement || document.body;
		const down = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
		Object.defineProperty(down, 'timeStamp', { value: first + 5 * i });
		const taken = !at.dispatchEvent(down);
		if (!taken && key !== 'Enter' && at instanceof HTMLInputElement) {
			at.value += key;
			at.dispatchEvent(new InputEvent('input', { bubbles: true }));
		}
	}
	return true;
})()`

// TestTheCameraReadsASlip holds a check slip before the camera of a phone.
func TestTheCameraReadsASlip(t *testing.T) {
	needsWalk(t)
	o := openOffice(t, buildProgram(t), "-office", "banjar")
	code := o.check(t, "kk-rusak")
	film := filepath.Join(t.TempDir(), "slip.y4m")
	if err := os.WriteFile(film, filmOf(t, kiosk.CheckScan(code)), 0o600); err != nil {
		t.Fatal(err)
	}
	b := startBrowser(t, chromedp.Flag("use-fake-device-for-media-stream", true), chromedp.Flag("use-fake-ui-for-media-stream", true),
		chromedp.Flag("use-file-for-fake-video-capture", film))
	front := b.open(t, o, "phone at the desk", "/front-office", device{sizes: []size{{390, 844}}, touch: true, mobile: true}, "id")
	front.find("button", front.say.T("staff.signin.go"))
	front.signIn(o.person(t, "front_office"))
	front.press("button", front.say.T("frontoffice.camera.film"))
	front.shows(front.say.T("frontoffice.do.confirm"))
	front.until("the camera is put away", func() bool { return eval[bool](front, `!document.querySelector('video')`) })
	front.look("scanned with the camera")
}

// film is one picture of a slip that somebody holds before a camera.
func film(t *testing.T, text string) *image.Gray {
	t.Helper()
	const width, height, module = 640, 480, 8
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		t.Fatal(err)
	}
	left, top := (width-code.Size*module)/2, (height-code.Size*module)/2
	picture := image.NewGray(image.Rect(0, 0, width, height))
	for i := range picture.Pix {
		x, y := i%width-left, i/width-top
		picture.Pix[i] = 220
		if x >= 0 && y >= 0 && code.At(x/module, y/module) {
			picture.Pix[i] = 30
		}
	}
	return picture
}

// filmOf is a film of two pictures, which Chromium shows over and over.
func filmOf(t *testing.T, text string) []byte {
	t.Helper()
	picture := film(t, text)
	var out bytes.Buffer
	fmt.Fprintf(&out, "YUV4MPEG2 W%d H%d F10:1 Ip A1:1 C420\n", picture.Rect.Dx(), picture.Rect.Dy())
	for range 2 {
		out.WriteString("FRAME\n")
		out.Write(picture.Pix)
		out.Write(bytes.Repeat([]byte{128}, len(picture.Pix)/2)) // no colour
	}
	return out.Bytes()
}

// atKiosk asks the office as its kiosk does.
func (o *office) atKiosk() *rig.Client {
	return &rig.Client{Base: o.Base, Bearer: o.Devices["kiosk"], HTTP: &http.Client{Timeout: patience}}
}

// check opens a check for somebody who has everything, and returns its code.
func (o *office) check(t *testing.T, service string) string {
	t.Helper()
	var have []string
	for _, r := range o.service(t, service).Requirements {
		have = append(have, r.ID)
	}
	status, reply := o.atKiosk().Post(t, "/api/v1/tickets", map[string]any{"request_id": rand.Text(), "service": service, "have": have, "lang": "id"})
	code, _ := reply["check_code"].(string)
	if status != http.StatusAccepted || code == "" {
		t.Fatalf("open a check: %d %v", status, reply)
	}
	return code
}

// ticket takes a number where the gate gives one.
func (o *office) ticket(t *testing.T, service string) map[string]any {
	t.Helper()
	return o.atKiosk().Ticket(t, rand.Text(), service)
}
