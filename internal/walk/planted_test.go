package walk

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"antrean/internal/words"
)

// plants are pages with one thing wrong, or none: what the judge of a page says of them begins and ends so.
var plants = []struct{ page, begins, ends string }{
	{`<p>above</p><p>below</p>`, "", ""},
	{`<p data-css="margin:0">above</p><p data-css="margin:-20px 0 0">below</p>`, `"above" and "below" lie over each other`, "px"},
	{`<p>a word <b>within</b> others</p>`, "", ""},
	{`<button data-css="width:60px"><span>key</span></button>`, "", ""},
	{`<button data-css="width:60px;padding:0"><span data-css="white-space:nowrap">more than a key holds</span></button>`, `"more than a key holds" leaves its key`, "px (button)"},
	{`<p data-css="width:60px;white-space:nowrap;overflow:hidden">more than its box holds</p>`, `"more than its box holds" `, ""},
	{`<p>hidden</p><div data-css="position:relative;top:-40px;height:60px;background:#fff"></div>`, `"hidden" is under div`, ""},
	{`<div data-css="width:60px;overflow:hidden"><b data-css="display:block;width:80px;background:#fc4">16</b></div>`, `the ground of "16" is cut by div by 20`, "px"},
	{`<div data-css="display:flex;height:30px;background:#fc4"><p data-css="margin:-10px 0 0">high</p></div>`, `the lines of "high" leave their ground by 10`, "px (div)"},
	{`<div data-css="width:80px;overflow:hidden"><b data-css="display:block;width:80px;background:#fc4">16</b></div>`, "", ""},
	{`<div data-css="height:40px;overflow:auto"><p>seen</p><p>scrolled to</p></div><p>after it</p>`, "", ""},
}

// judgesPlanted holds the judge itself to what was planted: it would be silent about all books if it had no eyes.
func judgesPlanted(t *testing.T, b *browser, o *office) {
	x := b.open(t, o, "planted", "/debug/storybook/join", device{sizes: []size{{1000, 700}}}, words.Default)
	x.stories()
	for _, plant := range plants {
		eval[struct{}](x, fmt.Sprintf(`(() => {
			const page = new DOMParser().parseFromString(%q, 'text/html');
			page.querySelectorAll('[data-css]').forEach((e) => { e.style.cssText = e.dataset.css; });
			document.body.replaceChildren(...page.body.children);
			document.body.style.font = '20px/1.2 sans-serif';
		})()`, plant.page))
		found := x.clipped()
		hit := slices.ContainsFunc(found, func(one string) bool {
			return strings.HasPrefix(one, plant.begins) && strings.HasSuffix(one, plant.ends)
		})
		if (plant.begins == "") != (len(found) == 0) || (plant.begins != "" && !hit) {
			t.Errorf("%s: the judge says %q, want %q", plant.page, found, plant.begins)
		}
	}
}
