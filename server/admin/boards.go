package admin

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"antrean/internal/problem"
	"antrean/office/catalogue"
	"antrean/office/setup"
	"antrean/server/edge"
)

type mediumRow struct {
	Hash, Name, Size, Kind string
	Video, First, Last     bool
	Lost                   bool // its file is not there
}

type boardsPage struct {
	Form        *Form
	Rows        []mediumRow
	Room        int // files that may still be added
	Accept      string
	Most        int
	Zones       []string
	Chunk       int
	Base        int
	PictureMost int64
	VideoMost   int64
	Screens     []screenRow
	MayNotice   bool
}

// Boards answers GET /admin/boards: texts and media of the boards.
func (a *Admin) Boards(v *View) error {
	return v.Scripted().Show("boards", v.T("admin.boards"), a.boardsPage(v, a.runningForm(v)))
}

func (a *Admin) boardsPage(v *View, form *Form) boardsPage {
	types := setup.MediaTypes()
	accepted := make([]string, 0, len(types))
	for kind := range types {
		accepted = append(accepted, kind)
	}
	slices.Sort(accepted)
	media := a.office.Setup().Document.Boards.Media
	page := boardsPage{Form: form, Room: setup.MediaMost - len(media), Most: setup.MediaMost, Accept: strings.Join(accepted, ","), Zones: a.office.Zones(), Chunk: chunkMost, Base: a.office.Setup().N,
		PictureMost: setup.PictureMost, VideoMost: setup.VideoMost, Screens: a.screenRows(v), MayNotice: v.May(edge.Supervise)}
	for i, m := range media {
		kind := "picture"
		if m.IsVideo() {
			kind = "video"
		}
		row := mediumRow{Hash: m.Hash, Name: m.Name, Size: v.size(m.Bytes), Kind: v.T("admin_setup.media." + kind), Video: m.IsVideo(), First: i == 0, Last: i == len(media)-1}
		if a.office.Media != nil {
			_, there := a.office.Media.Path(m.Hash)
			row.Lost = !there
		}
		page.Rows = append(page.Rows, row)
	}
	return page
}

// runningZones are the rooms that have a text of their own field: all of them together, and each when there are several.
func (a *Admin) runningZones() []string {
	zones := []string{""}
	if all := a.office.Zones(); len(all) > 1 {
		zones = append(zones, all...)
	}
	for _, r := range a.office.Setup().Document.Boards.Running {
		if !slices.Contains(zones, r.Zone) { // a room that is no more keeps its text until somebody takes it out
			zones = append(zones, r.Zone)
		}
	}
	return zones
}

func runningField(zone, lang string) string { return "text_" + lang + "_" + zone }

func (a *Admin) runningForm(v *View) *Form {
	form := &Form{Action: "/admin/boards"}
	for _, zone := range a.runningZones() {
		text := catalogue.Text{}
		for _, r := range a.office.Setup().Document.Boards.Running {
			if r.Zone == zone {
				text = r.Text
			}
		}
		at := len(form.Fields)
		for _, lang := range a.written() {
			form.Fields = append(form.Fields, &Field{Name: runningField(zone, lang), Label: v.T("admin_setup.running.lang", "lang", v.T("staff.language."+lang)), Kind: "area", Value: text[lang], Most: 4 * setup.RunningMost, Hint: v.T("admin_setup.running.hint", "n", setup.RunningMost)})
		}
		label := v.T("admin_setup.running.all")
		if zone != "" {
			label = v.T("admin_setup.running.zone", "zone", zone)
		}
		form.Fields[at].Begins = &Section{Label: label}
	}
	return v.deciding(form)
}

// ChangeRunning answers POST /admin/boards.
func (a *Admin) ChangeRunning(v *View) error {
	form := a.runningForm(v).Read(v)
	zones := a.runningZones()
	for _, zone := range zones {
		for _, lang := range a.written() {
			field := form.Field(runningField(zone, lang))
			field.Value = strings.Join(strings.Fields(field.Value), " ")
			if utf8.RuneCountInString(field.Value) > setup.RunningMost {
				form.Fail(field.Name, v.T("admin.form.long", "n", setup.RunningMost))
			}
		}
	}
	v.plainLines(form)
	in, err := v.decide(form, nowhere, func(d *setup.Document) error {
		d.Boards.Running = nil
		for _, zone := range zones {
			text := catalogue.Text{}
			for _, lang := range a.written() {
				if line := form.Value(runningField(zone, lang)); line != "" {
					text[lang] = line
				}
			}
			if len(text) > 0 {
				d.Boards.Running = append(d.Boards.Running, setup.Running{Zone: zone, Text: text})
			}
		}
		return nil
	})
	if err == errAgain {
		return v.Scripted().retry(form, "boards", v.T("admin.boards"), a.boardsPage(v, form))
	}
	if err != nil {
		return err
	}
	return v.decided(form, in, "setup.notices", "", "/admin/boards")
}

// MoveMedium answers POST /admin/boards/{hash}/up: shown before the one that it follows now.
func (a *Admin) MoveMedium(v *View) error {
	return a.changeMedia(v, "setup.media.changed", func(list []setup.Medium, i int) []setup.Medium {
		if i > 0 {
			list[i-1], list[i] = list[i], list[i-1]
		}
		return list
	})
}

// RemoveMedium answers POST /admin/boards/{hash}/remove. The file stays while a version of late names it.
func (a *Admin) RemoveMedium(v *View) error {
	return a.changeMedia(v, "setup.media.removed", func(list []setup.Medium, i int) []setup.Medium { return slices.Delete(list, i, i+1) })
}

// changeMedia changes the list of media at one of them. These buttons say all of what they do, so they stand on the
// newest version.
func (a *Admin) changeMedia(v *View, what string, change func(list []setup.Medium, i int) []setup.Medium) error {
	hash, name := edge.Param(v.c, "hash"), ""
	form := v.deciding(&Form{})
	in, err := v.decide(form, nowhere, func(d *setup.Document) error {
		i := slices.IndexFunc(d.Boards.Media, func(m setup.Medium) bool { return m.Hash == hash })
		if i < 0 {
			return problem.New("not_found")
		}
		name = d.Boards.Media[i].Name
		d.Boards.Media = change(d.Boards.Media, i)
		return nil
	})
	switch {
	case problem.Code(err) == "not_found":
		return err
	case err == errAgain: // somebody was faster: the list shows how it is now
		return v.lead("/admin/boards")
	case err != nil:
		return err
	}
	a.uploads.sweep(a)
	return v.decided(form, in, what, name, "/admin/boards")
}

// uploadName is what an upload may be called: what people can read, without paths.
var uploadName = regexp.MustCompile(`^[^\x00-\x1f\x7f/\\]{1,100}$`)
