package admin

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"antrean/internal/problem"
	"antrean/internal/words"
	"antrean/office/catalogue"
	"antrean/office/setup"
	"antrean/office/worktime"
	"antrean/server/edge"
)

type noticeRow struct {
	I                 int
	Text, Zone, Until string
	Over              bool
}

type noticesPage struct {
	Form *Form
	Base int
	Rows []noticeRow
}

// Notices answers GET /admin/notices: what the boards must say now.
func (a *Admin) Notices(v *View) error {
	return v.Show("notices", v.T("admin.notices"), a.noticesPage(v, a.noticeForm(v)))
}

func (a *Admin) noticesPage(v *View, form *Form) noticesPage {
	in := a.office.Setup()
	page := noticesPage{Form: form, Base: in.N}
	for i, n := range in.Document.Boards.Notices {
		row := noticeRow{I: i, Text: n.Text.In(v.Lang), Zone: n.Zone, Until: v.When(n.Until), Over: !n.Holds(a.office.Now())}
		page.Rows = append(page.Rows, row)
	}
	return page
}

func (a *Admin) noticeForm(v *View) *Form {
	form := &Form{Action: "/admin/notices", Submit: v.T("admin_boards.notice.add")}
	for i, lang := range words.Languages() {
		form.Fields = append(form.Fields, &Field{
			Name: "text_" + lang, Label: v.T("admin_boards.notice.text", "lang", v.T("staff.language."+lang)), Kind: "text", Must: i == 0, Most: 4 * setup.NoticeMost,
			Hint: v.T("admin_boards.notice.hint", "n", setup.NoticeMost),
		})
	}
	form.Fields = append(form.Fields, &Field{Name: "until", Label: v.T("admin_boards.notice.until"), Kind: "text", Hint: v.T("admin_boards.notice.until.hint"), Most: 5})
	if zones := a.office.Zones(); len(zones) > 1 {
		field := &Field{Name: "zone", Label: v.T("admin_boards.zone"), Kind: "select", Options: []Option{{Label: v.T("admin_setup.running.all")}}}
		for _, zone := range zones {
			field.Options = append(field.Options, Option{Value: zone, Label: zone})
		}
		form.Fields = append(form.Fields, field)
	}
	form.Fields = append(form.Fields, &Field{Name: "note", Kind: "hidden"}, &Field{Name: "base", Kind: "hidden", Value: strconv.Itoa(a.office.Setup().N)})
	return form
}

// AddNotice answers POST /admin/notices. What is over goes then.
func (a *Admin) AddNotice(v *View) error {
	form := a.noticeForm(v).Read(v)
	notice := a.takeNotice(v, form)
	now := a.office.Now()
	in, err := v.decide(form, noticePlace, func(d *setup.Document) error {
		d.Boards.Notices = slices.DeleteFunc(d.Boards.Notices, func(n setup.Notice) bool { return !n.Holds(now) })
		d.Boards.Notices = append(d.Boards.Notices, notice)
		return nil
	})
	if err == errAgain {
		return v.retry(form, "notices", v.T("admin.notices"), a.noticesPage(v, form))
	}
	if err != nil {
		return err
	}
	return v.decided(form, in, "setup.notice.added", notice.Text.In(words.Default), "/admin/notices")
}

// takeNotice makes a notice of what was typed. Its end is a time of today.
func (a *Admin) takeNotice(v *View, form *Form) setup.Notice {
	notice := setup.Notice{Text: catalogue.Text{}}
	if form.has("zone") {
		notice.Zone = form.Value("zone")
	}
	for _, lang := range words.Languages() {
		field := form.Field("text_" + lang)
		field.Value = strings.Join(strings.Fields(field.Value), " ")
		if utf8.RuneCountInString(field.Value) > setup.NoticeMost {
			form.Fail(field.Name, v.T("admin.form.long", "n", setup.NoticeMost))
		}
		if field.Value != "" {
			notice.Text[lang] = field.Value
		}
	}
	if text := form.Value("until"); text != "" {
		minute, err := worktime.ParseMinute(text)
		now := a.office.Now()
		start := worktime.DateOf(now, now.Location()).Start(now.Location())
		notice.Until = start.Add(time.Duration(minute) * time.Minute)
		if err != nil || !notice.Holds(now) {
			form.Fail("until", v.T("admin_boards.notice.until.wrong"))
		}
	}
	return notice
}

// noticePlace is the field of a place in the document.
func noticePlace(path string) string {
	_, last, _ := strings.Cut(path, "].")
	if lang, ok := strings.CutPrefix(last, "text."); ok && strings.HasPrefix(path, "boards.notices[") {
		return "text_" + lang
	}
	return ""
}

// RemoveNotice answers POST /admin/notices/{i}/remove: the notice at that place in the version that the page was made of.
func (a *Admin) RemoveNotice(v *View) error {
	i, err := strconv.Atoi(edge.Param(v.c, "i"))
	if err != nil {
		return problem.New("not_found")
	}
	form := &Form{Fields: []*Field{{Name: "note", Kind: "hidden"}, {Name: "base", Kind: "hidden"}}}
	form.Read(v)
	text := ""
	in, err := v.decide(form, nowhere, func(d *setup.Document) error {
		if i < 0 || i >= len(d.Boards.Notices) {
			return problem.New("not_found")
		}
		text = d.Boards.Notices[i].Text.In(words.Default)
		d.Boards.Notices = slices.Delete(d.Boards.Notices, i, i+1)
		return nil
	})
	if err == errAgain { // somebody was faster: the list shows how it is now
		return v.lead("/admin/notices")
	}
	if err != nil {
		return err
	}
	return v.decided(form, in, "setup.notice.removed", text, "/admin/notices")
}
