package admin

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/setup"
)

type versionRow struct {
	N                 int
	At, By, Note      string
	InForce           bool
	Changes           []string
	More              int // changes that are not shown in the list
	First, Unreadable bool
}

type historyPage struct {
	Rows         []versionRow
	Older, Newer string
}

// How many versions a page lists, and how many changes of each before the rest is only counted.
const (
	versionsMost = 20
	changesMost  = 8
)

// History answers GET /admin/history: every version of the setup, newest first.
func (a *Admin) History(v *View) error {
	before, _ := strconv.Atoi(v.c.Query("before"))
	list, err := a.office.Setups.Book.Setups(max(before, 0), versionsMost+1)
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	page := historyPage{}
	for i, version := range list[:min(len(list), versionsMost)] {
		row := a.versionRow(v, version)
		if i+1 < len(list) {
			row.compare(v, list[i+1], version)
		} else {
			row.First = true
		}
		if n := len(row.Changes); n > changesMost {
			row.Changes, row.More = row.Changes[:changesMost], n-changesMost
		}
		page.Rows = append(page.Rows, row)
	}
	if len(list) > versionsMost {
		page.Older = "/admin/history?before=" + strconv.Itoa(list[versionsMost-1].N)
	}
	if before > 0 {
		page.Newer = "/admin/history"
	}
	return v.Show("history", v.T("admin.history"), page)
}

func (a *Admin) versionRow(v *View, version setup.Version) versionRow {
	by := version.By
	if by == setup.FromFile {
		by = v.T("admin_setup.history.file", "file", setup.FromFile)
	}
	return versionRow{N: version.N, At: v.When(version.At), By: by, Note: version.Note, InForce: version.N == a.office.Setup().N}
}

// compare says what a version changed of the one before it.
func (r *versionRow) compare(v *View, before, after setup.Version) {
	old, errOld := setup.Decode(before.Body)
	now, errNow := setup.Decode(after.Body)
	if errOld != nil || errNow != nil {
		r.Unreadable = true
		return
	}
	r.Changes = setup.Differences(old, now, v.Lang)
}

type versionPage struct {
	Row  versionRow
	Back []string // what taking it back would change of what is in force
	Form *Form    // nil: it is in force
}

func historyCrumb(v *View) Crumb { return Crumb{v.T("admin.history"), "/admin/history"} }

// version is the version that the path names, with its page.
func (a *Admin) version(v *View) (setup.Version, *versionPage, error) {
	n, err := strconv.Atoi(v.c.Params("n"))
	if err != nil {
		return setup.Version{}, nil, problem.New("not_found")
	}
	version, err := a.office.Setups.Book.Setup(n)
	if err != nil {
		return version, nil, problem.New("not_found")
	}
	page := &versionPage{Row: a.versionRow(v, version)}
	if before, err := a.office.Setups.Book.Setup(n - 1); err == nil {
		page.Row.compare(v, before, version)
	} else {
		page.Row.First = true
	}
	if !page.Row.InForce {
		page.Form = v.deciding(&Form{Action: "/admin/history/" + strconv.Itoa(n), Submit: v.T("admin_setup.back.yes", "n", n)})
		page.Form.Field("note").Value = v.T("admin_setup.back.note", "n", n)
		if document, err := setup.Decode(version.Body); err == nil {
			page.Back = setup.Differences(a.office.Setup().Document, document, v.Lang)
		} else {
			page.Form = nil
		}
	}
	v.Under(historyCrumb(v))
	return version, page, nil
}

// Version answers GET /admin/history/{n}: what it changed, and what taking it back would.
func (a *Admin) Version(v *View) error {
	version, page, err := a.version(v)
	if err != nil {
		return err
	}
	return v.Show("version", v.T("admin_setup.version", "n", version.N), page)
}

// TakeBack answers POST /admin/history/{n}: that version's document is the newest again.
func (a *Admin) TakeBack(v *View) error {
	version, page, err := a.version(v)
	switch {
	case err != nil:
		return err
	case page.Form == nil:
		return v.lead("/admin/history")
	}
	form := page.Form.Read(v)
	document, err := setup.Decode(version.Body)
	if err != nil {
		return problem.Wrap("internal", err)
	}
	in, err := v.decide(form, nowhere, func(d *setup.Document) error { *d = *document; return nil })
	if err == errAgain {
		return v.retry(form, "version", v.T("admin_setup.version", "n", version.N), page)
	}
	if err != nil {
		return err
	}
	return v.decided(form, in, "setup.taken_back", strconv.Itoa(version.N), "/admin/history")
}

// DownloadVersion answers GET /admin/history/{n}/document with everything the office had decided.
func (a *Admin) DownloadVersion(v *View) error {
	version, _, err := a.version(v)
	if err != nil {
		return err
	}
	return v.download(fmt.Sprintf("antrean-%s-%d.json", a.office.Catalogue().Office.ID, version.N), version.Body)
}

// DownloadCatalogue answers GET /admin/history/{n}/catalogue with the standards alone, as docs/catalogue.md describes them.
func (a *Admin) DownloadCatalogue(v *View) error {
	version, _, err := a.version(v)
	if err != nil {
		return err
	}
	document, err := setup.Decode(version.Body)
	if err != nil {
		return problem.Wrap("internal", err)
	}
	return v.download(fmt.Sprintf("katalog-%s-%d.json", a.office.Catalogue().Office.ID, version.N), document.Catalogue)
}

// download answers with a file of JSON that a person can read.
func (v *View) download(name string, body []byte) error {
	var out bytes.Buffer
	if err := json.Indent(&out, body, "", "  "); err != nil {
		return problem.Wrap("internal", err)
	}
	v.c.Attachment(name)
	v.c.Set(fiber.HeaderContentType, "application/json; charset=utf-8")
	v.c.Set(fiber.HeaderCacheControl, "no-store")
	return v.c.Send(out.Bytes())
}
