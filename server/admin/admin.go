// Package admin is the pages on which staff set the office up: server-rendered, and complete without a script.
//
// A page is one file here and one template in static/admin, which defines "main". It gets a View; what it shows is
// Body. What a form does goes through Form, answers Again with the form when a field is wrong, so that nothing is lost,
// and leads on with Done when it is done.
package admin

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"sync"

	"github.com/gofiber/fiber/v2"

	"antrean/display/voice"
	"antrean/internal/problem"
	"antrean/server/edge"
)

// Over closes what a session or a device had open.
type Over func(name string)

// Admin is the pages of an office.
type Admin struct {
	office    *edge.Office
	signedOut Over // by the name of a session
	revoked   func(device int64)
	voice     Voice
	screens   Screens
	replies   *replies
	secrets   *secrets
	uploads   *uploads

	voices     *voice.Bank
	recordings *recordings
	drafting   sync.Mutex // one changes the drafts of recordings at a time
}

// New makes the pages. signedOut closes the sockets of a session, revoked those of a device;
// the voice is that of the halls, the screens what is open at them.
func New(o *edge.Office, signedOut Over, revoked func(device int64), halls Voice, screens Screens) *Admin {
	a := &Admin{office: o, signedOut: signedOut, revoked: revoked, voice: halls, screens: screens, replies: newReplies(), secrets: newSecrets(), uploads: newUploads(), recordings: newRecordings()}
	if o.Clips != nil {
		a.voices = voice.NewBank(o.Clips.Read)
	}
	a.uploads.sweep(a) // parts that the last stop left
	return a
}

// pager binds a field of the page to a part that needs the view too: {{template "x" page . .Body.Form}}.
func pager(v *View, with any) map[string]any { return map[string]any{"V": v, "With": with} }

// wrap is a field with the form it stands in.
func wrap(form *Form, field *Field) map[string]any {
	return map[string]any{"Form": form, "Field": field}
}

// ask is what a button says and does, and what it asks before: {{template "sure" page . (ask LABEL ACTION ASK YES)}}.
func ask(label, action string, more ...string) map[string]string {
	out := map[string]string{"Label": label, "Action": action}
	if len(more) == 2 {
		out["Ask"], out["Yes"] = more[0], more[1]
	}
	return out
}

// Page answers GET with what show makes of the view.
func (a *Admin) Page(show func(*View) error) fiber.Handler {
	return func(c *fiber.Ctx) error { return show(a.view(c)) }
}

// policy is the content policy of the pages: our own files and nothing else, nothing inline, no script at all. scripts
// is what a page adds that has one, which then is a file of ours and talks to us alone.
const (
	policy  = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
	scripts = "; script-src 'self'; connect-src 'self'; media-src 'self'"
)

// send renders a page.
func (v *View) send(status int, name string) error {
	tmpl, err := page(name, v.Lang)
	if err != nil {
		return problem.Wrap("internal", err)
	}
	var out bytes.Buffer
	if err := tmpl.ExecuteTemplate(&out, "layout.html", v); err != nil {
		return problem.Wrap("internal", fmt.Errorf("page %s: %w", name, err))
	}
	v.c.Set(fiber.HeaderContentType, "text/html; charset=utf-8")
	v.c.Set(fiber.HeaderCacheControl, "no-store")
	v.c.Set(fiber.HeaderContentSecurityPolicy, policy+v.scripts)
	return v.c.Status(status).Send(out.Bytes())
}

// Show answers with a page. Its title is a sentence, not a key.
func (v *View) Show(name, title string, body any) error {
	v.Title, v.Body = title, body
	return v.send(http.StatusOK, name)
}

// Again answers with a page whose form is wrong somewhere.
func (v *View) Again(name, title string, body any) error {
	v.Title, v.Body = title, body
	return v.send(http.StatusUnprocessableEntity, name)
}

// Refuse answers what went wrong as a page, or leads to where one signs in.
func (a *Admin) Refuse(c *fiber.Ctx, err error) error {
	switch problem.Code(err) {
	case "unauthenticated":
		next := "/admin"
		if c.Method() == fiber.MethodGet {
			next = c.OriginalURL()
		}
		return c.Redirect("/masuk?next="+escape(next), http.StatusSeeOther)
	case "must_change":
		return c.Redirect("/admin/account", http.StatusSeeOther)
	}
	v := a.view(c)
	refusal := edge.RefusalOf(c, err)
	message, hint := edge.Sentences(refusal, v.Lang)
	v.Title, v.Body = message, hint
	return v.send(edge.Status(refusal.Code), "refused")
}

// Ours reports whether a request is a browser's that wants one of these pages, so that it gets a page for an answer
// also when it is refused.
func Ours(c *fiber.Ctx) bool {
	p := c.Path()
	ours := p == "/admin" || strings.HasPrefix(p, "/kesehatan") || strings.HasPrefix(p, "/laporan") || strings.HasPrefix(p, "/admin/") || p == "/masuk" || p == "/keluar" || p == "/mulai"
	return ours && strings.Contains(c.Get(fiber.HeaderAccept), "text/html")
}
