package admin

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/words"
	"antrean/office/staff"
	"antrean/office/worktime"
	"antrean/server/edge"
	"antrean/static"
)

// A View is what every page is made from.
type View struct {
	Lang   string
	Langs  []tongue
	Assets string // where this build's files lie
	Office string
	Path   string
	Title  string
	Who    *staff.Account // nil: nobody is signed in
	Nav    []navGroup
	Crumbs []Crumb
	Said   string // what has just been done
	Body   any    // the page's own
	Words  words.Lang

	c       *fiber.Ctx
	admin   *Admin
	scripts string // what the page's policy adds
}

// A Crumb is a page above this one.
type Crumb struct{ Label, Path string }

type tongue struct {
	Code, Name, Path string
	On               bool
}

// view is the frame of a page for whoever asks.
func (a *Admin) view(c *fiber.Ctx) *View {
	v := &View{admin: a, c: c, Assets: static.Prefix(), Path: c.Path()}
	if account, ok := edge.WhoAsks(c); ok {
		v.Who = &account
	}
	v.Lang = v.lang()
	edge.SetLang(c, v.Lang)
	v.Words = words.In(v.Lang)
	v.Office = a.office.Catalogue().Office.Short.In(v.Lang)
	v.Nav = v.nav()
	for _, lang := range words.Staff() {
		v.Langs = append(v.Langs, tongue{Code: lang, Name: words.In(lang).T("admin.language.own"), Path: v.Path + "?" + v.withLang(lang), On: lang == v.Lang})
	}
	v.Said = v.takeFlash()
	return v
}

// written lists the languages that the office's own texts are asked for in: those of its staff, and those it offers.
func (a *Admin) written() []string {
	return slices.DeleteFunc(words.Languages(), func(lang string) bool {
		return !slices.Contains(words.Staff(), lang) && !slices.Contains(a.office.Languages(), lang)
	})
}

// lang is the language asked for, else the browser's choice, else the account's, else what the browser speaks.
func (v *View) lang() string {
	if asked := v.c.Query("lang"); slices.Contains(words.Staff(), asked) {
		v.keep(edge.LangCookie, asked, 365*24*time.Hour)
		return asked
	}
	if kept := v.c.Cookies(edge.LangCookie); slices.Contains(words.Staff(), kept) {
		return kept
	}
	if v.Who != nil && slices.Contains(words.Staff(), v.Who.Lang) {
		return v.Who.Lang
	}
	return edge.PageLang(v.c)
}

// withLang is the query of this page with another language.
func (v *View) withLang(lang string) string {
	query, err := url.ParseQuery(string(v.c.Request().URI().QueryString()))
	if err != nil {
		query = url.Values{}
	}
	query.Set("lang", lang)
	return query.Encode()
}

// keep sets a cookie of the pages; for no time it takes it away.
func (v *View) keep(name, value string, life time.Duration) {
	cookie := &fiber.Cookie{Name: name, Value: value, Path: "/", HTTPOnly: true, Secure: v.admin.office.Secure, SameSite: fiber.CookieSameSiteStrictMode, MaxAge: int(life / time.Second)}
	if life == 0 {
		cookie.Expires = time.Unix(1, 0)
	}
	v.c.Cookie(cookie)
}

// T is a sentence in the language of the page.
func (v *View) T(key string, args ...any) string { return v.Words.T(key, args...) }

// May reports whether whoever asks has a right, for what a page leaves out.
func (v *View) May(right edge.Right) bool { return v.Who != nil && edge.Entitled(*v.Who, right) }

// NewID is an id for a form.
func (v *View) NewID() string { return staff.NewSecret(20) }

// When is a moment as people write it, in the office's zone; nothing for the zero time.
func (v *View) When(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	local, now := v.admin.office.Local(at), v.admin.office.Now()
	if local.Format(time.DateOnly) == now.Format(time.DateOnly) {
		return v.T("admin.today", "clock", worktime.FormatClock(v.Lang, local))
	}
	return v.T("admin.moment", "date", worktime.FormatDate(v.Lang, local), "clock", worktime.FormatClock(v.Lang, local))
}

// Scripted lets the page have a script of ours.
func (v *View) Scripted() *View {
	v.scripts = scripts
	return v
}

// Under says which pages stand above this one.
func (v *View) Under(crumbs ...Crumb) *View {
	v.Crumbs = crumbs
	return v
}

// local is a path of ours to lead on to; anything else leads home.
func local(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.Scheme != "" || u.Host != "" || !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.ContainsAny(next, "\\\r\n\t") {
		return "/admin"
	}
	return next
}

func escape(text string) string { return url.QueryEscape(text) }

// lead answers that the page is elsewhere.
func (v *View) lead(to string) error { return v.c.Redirect(to, http.StatusSeeOther) }
