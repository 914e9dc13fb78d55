package walk

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
)

//go:embed testdata/spoil.js
var spoilScript string

// A spoiled form is one that was sent with something wrong in every field that can be: what was sent, and which fields.
type spoiled struct {
	Action string              `json:"action"`
	Sent   map[string][]string `json:"sent"`
	Names  []string            `json:"names"`
}

// spoil sends the page's main form with something wrong in it, where there is one in which something is typed. The answer
// must name each field, lead to it from above, stand in the first, and still hold what was typed.
func (c *crawl) spoil(path string) bool {
	x := c.x
	x.t.Helper()
	form := eval[spoiled](x, `window.walkSpoil = `+strings.TrimSpace(spoilScript)+`; walkSpoil()`)
	if len(form.Names) == 0 {
		return false
	}
	x.w.allow(form.Action, "422")
	eval[struct{}](x, `window.walkBefore = true; document.querySelector('[data-walk]').requestSubmit(document.querySelector('[data-walk] button.main'))`)
	x.until("the wrong form is answered", func() bool { return try[bool](x, `!window.walkBefore && document.readyState === 'complete'`) })
	x.settle() // the cursor comes with the first picture
	raw, err := json.Marshal(form)
	if err != nil {
		x.t.Fatal(err)
	}
	for _, wrong := range eval[[]string](x, fmt.Sprintf(`(%s)(%s)`, strings.TrimSpace(spoilScript), raw)) {
		x.t.Errorf("%s with something wrong: %s", path, wrong)
	}
	return true
}
