package walk

import (
	"bytes"
	_ "embed"
	"fmt"
	"image"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"antrean/internal/rig"
)

// TestAnAdminWorksByKeyboardAndSendsFiles makes a counter with the keyboard alone, a mistake of the finger included, and
// brings a picture and a video to the boards and takes them away, over a line that loses a chunk of each.
func TestAnAdminWorksByKeyboardAndSendsFiles(t *testing.T) {
	needsWalk(t)
	r := rig.Open(t, rig.Options{})
	o := &office{Base: r.Base}
	x := startBrowser(t).open(t, o, "admin", "/masuk?lang=id", adminScreen, "id", loseScript)
	x.tabTo("name")
	x.keys(rig.Admin + "\t" + rig.Admin + "\r")
	x.until("the home page", func() bool { return try[string](x, `location.pathname`) == "/admin" })
	counterByKeyboard(x, o)
	x.visit(o.Base + "/admin/boards")
	wrongFiles(x)
	filesOverABadLine(x, r)
	filesAway(x)
}

// tabTo goes with Tab to a field of this name, or a button of this text.
func (x *tab) tabTo(name string) {
	x.t.Helper()
	for range 4 * stepsMost {
		if eval[bool](x, fmt.Sprintf(`document.activeElement.name === %q || document.activeElement.tagName === 'BUTTON' && document.activeElement.innerText.trim() === %q`, name, name)) {
			return
		}
		x.keys(kb.Tab)
	}
	x.t.Fatalf("%s: Tab does not lead to %s", x.name, name)
}

// counterByKeyboard makes a counter. The first number is taken: the form comes back with the cursor in its field.
func counterByKeyboard(x *tab, o *office) {
	x.t.Helper()
	x.visit(o.Base + "/admin/counters/new")
	x.w.allow("/admin/counters/new", "422")
	save := eval[string](x, `document.querySelector('main form.form button.main').innerText.trim()`)
	x.tabTo("n")
	x.keys(kb.End + kb.Backspace + kb.Backspace + "1\tLoket \"Sore\" <b>")
	x.tabTo(save)
	x.keys("\r")
	x.until("the number is refused", func() bool {
		return try[bool](x, `document.activeElement.name === 'n' && document.activeElement.getAttribute('aria-invalid') === 'true'`)
	})
	if name := eval[string](x, `document.querySelector('[name=name]').value`); name != `Loket "Sore" <b>` {
		x.t.Errorf("the name is now %q", name)
	}
	x.keys(kb.End + kb.Backspace + "42")
	x.tabTo(save)
	x.keys("\r")
	x.until("the counter is made", func() bool { return try[string](x, `location.pathname`) == "/admin/counters" })
	x.shows(`Loket "Sore" <b>`)
}

// refusesFile waits until the page says what is wrong with a file, at its field, in which the cursor stands.
func (x *tab) refusesFile(name, key string) {
	x.t.Helper()
	x.until("a word about "+name, func() bool {
		return eval[bool](x, fmt.Sprintf(`(() => {
			const file = document.getElementById('file'), said = document.getElementById('said');
			return file.getAttribute('aria-invalid') === 'true' && file.getAttribute('aria-describedby').split(' ').includes('said') && document.activeElement === file && said.innerText === %q;
		})()`, x.say.T(key, "name", name)))
	})
}

// wrongFiles offers what no board shows: another kind, and one that only says that it is a picture.
func wrongFiles(x *tab) {
	x.t.Helper()
	x.until("the page takes files", func() bool { return eval[bool](x, `!document.getElementById('file').disabled`) })
	x.hands("#file", onDisk(x, "surat.pdf", []byte("%PDF-1.7\n")))
	x.refusesFile("surat.pdf", "admin_setup.upload.kind")
	x.glanceAt("boards with a file of a wrong kind")
	x.w.allow("/admin/media/*", "400")
	x.hands("#file", onDisk(x, "palsu.png", []byte("this is no picture")))
	x.refusesFile("palsu.png", "admin_setup.upload.kind")
}

//go:embed testdata/film.mp4
var smallFilm []byte // two seconds of 160 by 90 points, as a browser records them

// chunk is what the server asks for at a time.
const chunk = 24 << 10

// loseScript cuts the line once, at a chunk of walkLose: on its way, or once the server has it and before the page hears of
// that.
const loseScript = `(() => {
	const send = window.fetch;
	window.fetch = async (path, init) => {
		const lose = window.walkLose;
		if (!lose || !String(path).endsWith('/chunks?offset=' + lose.offset)) return send(path, init);
		window.walkLose = null;
		if (lose.arrives) await send(path, init);
		throw new TypeError('the line is cut');
	};
})()`

// filesOverABadLine sends both. Of the picture the reply to a chunk is lost, so that the server is further than the page
// believes; of the film a chunk is lost on its way.
func filesOverABadLine(x *tab, r *rig.Rig) {
	x.t.Helper()
	poster := noise(x)
	if len(poster) <= 3*chunk || len(smallFilm) <= 3*chunk {
		x.t.Fatalf("%d and %d bytes have no middle", len(poster), len(smallFilm))
	}
	for _, file := range []struct {
		name    string
		raw     []byte
		arrives bool
	}{{"poster.png", poster, true}, {"film.mp4", smallFilm, false}} {
		x.until("the page takes files", func() bool { return try[bool](x, `!document.getElementById('file').disabled`) })
		eval[struct{}](x, fmt.Sprintf(`window.walkLose = { offset: %d, arrives: %t }`, 2*chunk, file.arrives))
		x.hands("#file", onDisk(x, file.name, file.raw))
		x.shows(x.say.T("admin_setup.upload.again"))
		x.until(file.name+" is on the list", func() bool {
			return try[bool](x, fmt.Sprintf(`document.readyState === 'complete' && [...document.querySelectorAll('.media b')].some((b) => b.innerText === %q)`, file.name))
		})
		media := r.Office.Setup().Document.Boards.Media
		hash := media[len(media)-1].Hash
		if _, page := r.Anyone().Page(x.t, "/media/"+hash); page != string(file.raw) {
			x.t.Errorf("%s arrived as %d other bytes", file.name, len(page))
		}
	}
	x.until("the browser shows both", func() bool {
		return eval[bool](x, `document.querySelector('.media img').naturalWidth === 200 && document.querySelector('.media video').videoWidth === 160`)
	})
	x.glanceAt("boards with a picture and a film")
}

// filesAway takes both out again, with the keyboard.
func filesAway(x *tab) {
	x.t.Helper()
	for _, name := range []string{"poster.png", "film.mp4"} {
		x.tabTo(x.say.T("admin_setup.media.remove"))
		x.keys("\r")
		x.until(name+" is gone", func() bool {
			return try[bool](x, fmt.Sprintf(`document.readyState === 'complete' && document.getElementById('file') !== null && ![...document.querySelectorAll('.media b')].some((b) => b.innerText === %q)`, name))
		})
	}
	x.shows(x.say.T("admin_setup.media.none"))
}

// onDisk is a file that somebody chooses.
func onDisk(x *tab, name string, raw []byte) string {
	x.t.Helper()
	path := filepath.Join(x.t.TempDir(), name)
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		x.t.Fatal(err)
	}
	return path
}

// noise is a picture that no compression makes small.
func noise(x *tab) []byte {
	x.t.Helper()
	picture, dice := image.NewNRGBA(image.Rect(0, 0, 200, 160)), rand.New(rand.NewPCG(1, 2))
	for i := range picture.Pix {
		picture.Pix[i] = byte(dice.Uint32())
		if i%4 == 3 {
			picture.Pix[i] = 255
		}
	}
	var raw bytes.Buffer
	if err := png.Encode(&raw, picture); err != nil {
		x.t.Fatal(err)
	}
	return raw.Bytes()
}
