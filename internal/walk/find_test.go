package walk

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// An element is what a person finds on a page: a role and a name, as the browser tells a screen reader.
type element struct {
	x      *tab
	role   string
	name   string
	node   cdp.BackendNodeID
	states map[string]string // "pressed": "true", "disabled": "true"
}

// A spot is where an element can be touched, in CSS pixels.
type spot struct {
	X, Y, Width, Height float64
	Free                bool // nothing else is in the way
}

// find waits for an element by its role and its name, or the name's first words. Two that fit equally well are one
// too many.
func (x *tab) find(role, name string, within ...*element) *element {
	x.t.Helper()
	var found []*element
	x.until(fmt.Sprintf("one %s %q (there are %s)", role, name, x.names(role)), func() bool {
		found = x.fitting(role, name, within...)
		return len(found) == 1
	})
	return found[0]
}

// there reports whether an element is on the page now.
func (x *tab) there(role, name string, within ...*element) bool {
	x.t.Helper()
	return len(x.fitting(role, name, within...)) > 0
}

// fitting lists the elements of that very name, or else those whose name begins with it.
func (x *tab) fitting(role, name string, within ...*element) []*element {
	var exact, begin []*element
	want := plain(name)
	for _, e := range x.query(role, within...) {
		switch got := plain(e.name); {
		case got == want:
			exact = append(exact, e)
		case strings.HasPrefix(got, want+" "):
			begin = append(begin, e)
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return begin
}

// names lists what there is of a role, for messages.
func (x *tab) names(role string) string {
	var names []string
	for _, e := range x.query(role) {
		names = append(names, fmt.Sprintf("%q", e.name))
	}
	return strings.Join(names, ", ")
}

// query asks the browser's accessibility tree. A page that is just being exchanged has nothing.
func (x *tab) query(role string, within ...*element) []*element {
	root := x.object(within...)
	if root == "" {
		return nil
	}
	res, err := chromedp.Call(x.ctx, accessibility.QueryAXTree, accessibility.QueryAXTreeParams{ObjectID: root, Role: role})
	if err != nil {
		return nil
	}
	var out []*element
	for _, node := range res.Nodes {
		if node.Ignored || node.Name == nil || node.BackendDOMNodeID == 0 {
			continue
		}
		e := &element{x: x, role: role, node: node.BackendDOMNodeID, states: make(map[string]string)}
		_ = json.Unmarshal(node.Name.Value, &e.name) // a name that is no text is none
		for _, p := range node.Properties {
			e.states[string(p.Name)] = strings.Trim(string(p.Value.Value), `"`)
		}
		out = append(out, e)
	}
	return out
}

// object is the page's document, or the element to search in.
func (x *tab) object(within ...*element) runtime.RemoteObjectID {
	if len(within) == 1 {
		return within[0].resolve()
	}
	res, err := chromedp.Call(x.ctx, runtime.Evaluate, runtime.EvaluateParams{Expression: "document", ObjectGroup: "walk"})
	if err != nil || res.Result == nil {
		return ""
	}
	return res.Result.ObjectID
}

func (e *element) resolve() runtime.RemoteObjectID {
	res, err := chromedp.Call(e.x.ctx, dom.ResolveNode, dom.ResolveNodeParams{BackendNodeID: e.node, ObjectGroup: "walk"})
	if err != nil || res.Object == nil {
		return ""
	}
	return res.Object.ObjectID
}

// where brings the element into view and says where its middle is. A tick box is touched at its label.
const where = `function() {
	const box = this.labels && this.labels.length && /checkbox|radio/.test(this.type) ? this.labels[0] : this;
	box.scrollIntoView({ block: 'nearest', inline: 'nearest' });
	const r = box.getBoundingClientRect();
	const x = r.left + r.width / 2, y = r.top + r.height / 2;
	return { X: x, Y: y, Width: r.width, Height: r.height, Free: box.contains(document.elementFromPoint(x, y)) };
}`

// spot looks where the element is now; a gone one is nowhere.
func (e *element) spot() spot {
	var out spot
	object := e.resolve()
	if object == "" {
		return out
	}
	yes := true
	res, err := chromedp.Call(e.x.ctx, runtime.CallFunctionOn, runtime.CallFunctionOnParams{FunctionDeclaration: where, ObjectID: object, ReturnByValue: &yes})
	if err == nil && res.Result != nil {
		_ = json.Unmarshal(res.Result.Value, &out) // as above
	}
	return out
}

// ready waits until an element can be used: there once, enabled, at rest, with nothing in front of it.
func (x *tab) ready(role, name string, within ...*element) spot {
	x.t.Helper()
	var last, now spot
	x.until(fmt.Sprintf("%s %q can be used", role, name), func() bool {
		found := x.fitting(role, name, within...)
		if len(found) != 1 || found[0].states["disabled"] == "true" {
			return false
		}
		last, now = now, found[0].spot()
		return now.Free && now == last
	})
	return now
}

// press touches or clicks an element.
func (x *tab) press(role, name string, within ...*element) {
	x.t.Helper()
	x.touch(x.ready(role, name, within...))
}

// touch is a finger on a touch screen and a mouse elsewhere.
func (x *tab) touch(at spot) {
	x.t.Helper()
	act := chromedp.MouseClickXY(at.X, at.Y)
	if x.dev.touch {
		act = chromedp.TapXY(at.X, at.Y)
	}
	x.call("touch", func() error { return chromedp.Do(x.ctx, act) })
}

// keys types on the keyboard, wherever the focus is.
func (x *tab) keys(keys string, with ...chromedp.KeyOption) {
	x.t.Helper()
	x.call("keys", func() error { return chromedp.Do(x.ctx, chromedp.KeyEvent(keys, append(with, asKeyboard)...)) })
}

// asKeyboard lets a key go down as a real one does: when the page refuses it, no character follows.
func asKeyboard(p *input.DispatchKeyEventParams) {
	if p.Type == input.DispatchKeyEventTypeKeyDown {
		p.Type = input.DispatchKeyEventTypeRawKeyDown
	}
}
