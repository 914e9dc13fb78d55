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
	{`<p>above</p><p style="margin-top:-30px">below</p>`, `"above" and "below" lie over each other`, "px"},
	{`<p>a word <b>within</b> others</p>`, "", ""},
	{`<button style="width:60px"><span>key</span></button>`, "", ""},
	{`<button style="width:60px;padding:0"><span style="white-space:nowrap">more than a key holds</span></button>`, `"more than a key holds" leaves its key`, "px (button)"},
	{`<p style="width:60px;white-space:nowrap;overflow:hidden">more than its box holds</p>`, `"more than its box holds" `, ""},
	{`<p>hidden</p><p style="margin-top:-30px;height:40px;background:#fff"></p>`, `"hidden" is under p`, ""},
	{`<div style="height:40px;overflow:auto"><p>seen</p><p>scrolled to</p></div><p>after it</p>`, "", ""},
}

// judgesPlanted holds the judge itself to what was planted: it would be silent about all books if it had no eyes.
func judgesPlanted(t *testing.T, b *browser, o *office) {
	x := b.open(t, o, "planted", "/debug/storybook/join", device{sizes: []size{{1000, 700}}}, words.Default)
	x.stories()
	for _, plant := range plants {
		eval[struct{}](x, fmt.Sprintf(`(() => {
			const page = new DOMParser().parseFromString(%q, 'text/html');
			page.querySelectorAll('[style]').forEach((e) => { const style = e.getAttribute('style'); e.removeAttribute('style'); e.style.cssText = style; });
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
