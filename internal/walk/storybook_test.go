package walk

import (
	_ "embed"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"antrean/internal/words"
)

//go:embed testdata/shape.js
var shapeScript string

// A shelf is one screen's book, in what it is looked at.
type shelf struct {
	screen string
	langs  []string
	dev    device
	deep   bool // dark ground: 7:1 for every word, as on the wall
}

// shelves are the books beside the kiosk's, which has modes and glasses.
var shelves = []shelf{
	{"board", words.Languages(), device{sizes: []size{{1920, 1080}, {1080, 1920}}, fixed: true}, true},
	{"counter", []string{"id", "en"}, deskScreen, false},
	{"frontoffice", []string{"id", "en"}, deskScreen, false},
	{"backoffice", []string{"id", "en"}, deskScreen, false},
	{"supervisor", []string{"id", "en"}, deskScreen, false},
	{"printers", []string{"id", "en"}, deskScreen, false},
	{"join", []string{"id", "en"}, device{sizes: []size{{1920, 1080}}}, false},
}

// allStories asks for the whole product of stories, languages, modes and glasses, with every rule of axe on each.
func allStories() bool { return os.Getenv("ANTREAN_STORYBOOK") == "all" }

// pictured asks for a picture of each story; one language is enough to see what a state looks like.
func pictured(lang string) bool {
	return os.Getenv("ANTREAN_SHOTS") != "" && lang == words.Default
}

// asked leaves out stories that nobody asked for: ANTREAN_STORY is a regular expression over screen/story/language, and on a kiosk /mode/glass.
var asked = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(os.Getenv("ANTREAN_STORY")) })

// TestStorybook looks at every story: nothing is cut, nothing too pale, nothing that axe objects to, and on a kiosk no key
// too small for a finger. Each book is opened once, and its stories are drawn one after another without loading it again.
//
// Without ANTREAN_STORYBOOK=all it looks at every story, in languages, modes and through glasses that take turns and on the
// narrowest phone, and lets axe judge each shape of a page once: pages that differ only in their words are alike to it, and
// contrast is measured for every word anyway.
func TestStorybook(t *testing.T) {
	needsWalk(t)
	b := startBrowser(t)
	o := openOffice(t, buildProgram(t), "-office", "banjar")
	t.Run("contents", func(t *testing.T) { t.Parallel(); contentsOfBook(t, b, o) })
	t.Run("judge", func(t *testing.T) { t.Parallel(); judgesPlanted(t, b, o) })
	t.Run("kiosk", func(t *testing.T) { t.Parallel(); kioskBook(t, b, o) })
	t.Run("phone", func(t *testing.T) { t.Parallel(); phoneBook(t, b, o) })
	for _, s := range shelves {
		t.Run(s.screen, func(t *testing.T) { t.Parallel(); readBook(t, b, o, s) })
	}
}

// contentsOfBook holds the list of all stories to what holds for pages.
func contentsOfBook(t *testing.T, b *browser, o *office) {
	x := b.open(t, o, "contents", "/debug/storybook", deskScreen, words.Default)
	x.until("all books are listed", func() bool {
		return eval[int](x, `document.querySelectorAll('#books section').length`) == len(shelves)+1
	})
	x.look("contents")
}

// readBook reads a book from cover to cover in each language.
func readBook(t *testing.T, b *browser, o *office, s shelf) {
	x := b.open(t, o, s.screen, "/debug/storybook/"+s.screen, s.dev, words.Default)
	x.w.allow("/api/v1/printers/*", "401") // pictures of slips that were never printed
	stories := x.stories()
	for n, glass := range s.dev.sizes {
		x.resize(glass)
		for i, story := range stories {
			for j, lang := range s.langs {
				hash := story + "/" + lang
				if (allStories() || s.turn(story, i, j, n) || (n == 0 && pictured(lang))) && asked().MatchString(s.screen+"/"+hash) {
					x.tell(hash)
					x.judge(s.screen+" "+hash+" at "+glass.String(), s.deep && !strings.HasSuffix(story, "-stale"))
				}
			}
		}
	}
}

// turn says whether a story is read in a language in one of the sizes. On the wall sizes take turns, and the hall, which
// has all the words, is read in every language, the other layouts each in one.
func (s shelf) turn(story string, i, j, n int) bool {
	if s.screen != "board" {
		return true
	}
	own := strings.HasPrefix(story, "hall-") || i%len(s.langs) == j
	return own && (i+i/len(s.langs)+j)%len(s.dev.sizes) == n
}

// kioskBook reads the kiosk's: a story in each language, by turns as it comes and with everything switched on. TestStage has
// every glass and mode in Indonesian.
func kioskBook(t *testing.T, b *browser, o *office) {
	s := b.onStage(t, o)
	langs := words.Languages()
	for n, g := range glasses {
		s.through(g)
		for i, story := range s.scenes {
			for j, lang := range langs {
				for k, m := range modes {
					hash := story + "/" + lang + "/" + m.name
					if (allStories() || kioskTurn(i, j, k, n) || (k == 0 && n == 1 && pictured(lang))) && asked().MatchString("kiosk/"+hash+"/"+g.String()) {
						s.play(story, lang, m.on)
						name := "kiosk " + hash + " on " + g.String()
						s.judgeKeys(name, slices.Contains(m.on, "contrast"), s.fingers(slices.Contains(m.on, "low")))
					}
				}
			}
		}
	}
}

// kioskTurn says whether a story is read in a language and a mode through a glass.
func kioskTurn(story, lang, mode, glass int) bool {
	on := []int{0, len(modes) - 1}[(story+lang)%2]
	return mode == on && (story+lang+lang/2+mode)%len(glasses) == glass
}

// phoneBook reads the pages that the server renders: each has an address of its own. The narrowest phone has each in two
// languages that take turns.
func phoneBook(t *testing.T, b *browser, o *office) {
	x := b.open(t, o, "phone", "/debug/storybook", phoneGlass, words.Default)
	stories := eval[[]string](x, `[...document.querySelectorAll('#phone li b, #standar li b')].map((b) => b.closest('section').id + '/' + b.textContent)`)
	if len(stories) < 60 {
		t.Errorf("only %d stories of the phone: %v", len(stories), stories)
	}
	for i, glass := range phoneGlass.sizes {
		x.resize(glass)
		for n, story := range stories {
			for j, lang := range words.Languages() {
				turn := i == len(phoneGlass.sizes)-1 && (n+j)%2 == 0
				if (turn || allStories() || (i == 0 && pictured(lang))) && asked().MatchString(story+"/"+lang) {
					x.visit(o.Base + "/debug/storybook/" + story + "?lang=" + lang)
					x.settle()
					x.judge(story+"/"+lang+" at "+glass.String(), false)
				}
			}
		}
	}
}

// judge holds a story as it stands to what holds for every page. high: 7:1 for every word of it.
func (x *tab) judge(name string, high bool) {
	x.t.Helper()
	x.judgeKeys(name, high, "[]")
}

// judgeKeys is judge with the keys of a kiosk: keys is an expression of what is wrong with them. The page is asked once for
// everything, for there are thousands of stories.
func (x *tab) judgeKeys(name string, high bool, keys string) {
	x.t.Helper()
	found := eval[struct {
		Wrong       []string
		Text, Shape string
	}](x, fmt.Sprintf(`({ Wrong: [...%s, ...%s, ...%s], Text: document.body.innerText, Shape: (%s)(%t) })`,
		x.clippedCall(), pale(high), keys, strings.TrimSpace(shapeScript), x.dev.mobile))
	for _, wrong := range found.Wrong {
		if !strings.HasPrefix(name, "board ") || !covers.MatchString(wrong) {
			x.t.Errorf("%s: %s", name, wrong)
		}
	}
	for _, odd := range nonsense.FindAllString(found.Text, -1) {
		x.t.Errorf("%s: the page says %q", name, odd)
	}
	for _, v := range x.objections(found.Shape) {
		x.t.Errorf("%s: axe %s: %s\n\t%s", name, v.ID, v.Help, strings.Join(v.Nodes, "\n\t"))
	}
	if pictured(words.Default) && strings.Contains(name, "/"+words.Default) {
		x.picture(name)
	}
}

// covers are the two things that lie over a board on purpose: a sentence for everybody, and the button that lets sound out.
var covers = regexp.MustCompile(`" is under (div\.mute|section\.notice|svg|button#unlock)`)

// objections are axe's to this page; one whose shape it has judged before it need not see again.
func (x *tab) objections(shape string) []violation {
	x.t.Helper()
	if allStories() {
		return x.axe()
	}
	if _, well := judged().Load(shape); well {
		return nil
	}
	found := x.axeWithout("color-contrast", "page-has-heading-one") // pale has measured it; a page that loads has no heading yet
	if len(found) == 0 {
		judged().Store(shape, true)
	}
	return found
}

// axeWithout runs axe-core without some of its rules.
func (x *tab) axeWithout(rules ...string) []violation {
	x.t.Helper()
	if !eval[bool](x, `!!window.axe`) {
		eval[struct{}](x, axeSource(x.t))
	}
	off := ""
	for _, rule := range rules {
		off += fmt.Sprintf("%q: { enabled: false },", rule)
	}
	return eval[[]violation](x, `axe.run(document, { runOnly: { type: 'tag', values: `+axeRules+` }, rules: {`+off+`}, resultTypes: ['violations'], elementRef: false })
		.then((found) => found.violations.map((v) => ({ ID: v.id, Help: v.help,
			Nodes: v.nodes.map((n) => n.target.join(' ') + ': ' + n.failureSummary.replace(/\s*\n\s*/g, ' ')) })))`)
}
