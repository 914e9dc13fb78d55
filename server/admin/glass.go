package admin

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"antrean/internal/problem"
	"antrean/office/setup"
	"antrean/office/staff"
)

// reachMM is how high a seated person reaches (Permen PUPR 14/2017, ADA 308): no key of a kiosk should be higher.
const reachMM = 1220

type glassPage struct {
	ID, Name string
	Facts    []string // what is known of the glass, in sentences
	Warn     string   // what is wrong with where it hangs
	Wanted   bool     // somebody is to measure it now
	Form     *Form
}

// kiosk is the kiosk that the path names.
func (a *Admin) kiosk(v *View) (staff.Device, error) {
	d, _, err := a.device(v)
	if err == nil && (d.Kind != staff.DeviceKiosk || !d.RevokedAt.IsZero()) {
		err = problem.New("not_found")
	}
	return d, err
}

func (a *Admin) glassForm(v *View, d staff.Device, k setup.Kiosk) *Form {
	form := &Form{Action: fmt.Sprintf("/admin/devices/%d/glass", d.ID), Fields: []*Field{
		{Name: "diagonal", Label: v.T("admin_glass.diagonal"), Kind: "text", Hint: v.T("admin_glass.diagonal.hint"), Value: v.decimal(k.DiagonalIn), Most: 8},
		{Name: "bottom", Label: v.T("admin_glass.bottom"), Kind: "text", Hint: v.T("admin_glass.bottom.hint"), Value: v.decimal(float64(k.BottomMM)), Most: 8},
		{Name: "langs", Label: v.T("admin_glass.langs"), Kind: "text", Hint: v.T("admin_glass.langs.hint", "langs", strings.Join(a.office.Catalogue().Langs, ", ")), Value: strings.Join(k.Langs, ", "), Most: 40},
		{Name: "guide", Label: v.T("admin_glass.guide"), Kind: "text", Hint: v.T("admin_glass.guide.hint"), Value: v.decimal(float64(k.Guide)), Most: 8},
		{Name: "forget", Label: v.T("admin_glass.forget"), Kind: "check"},
	}}
	if k.CardPx == 0 {
		form.Fields = form.Fields[:4]
	}
	return v.deciding(form)
}

// decimal is a number as people of the page's language write it; nothing for one that is not known.
func (v *View) decimal(n float64) string {
	if n == 0 {
		return ""
	}
	text := strconv.FormatFloat(n, 'f', -1, 64)
	if v.Lang != "en" {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}

// Glass answers GET /admin/devices/{id}/glass: how large a kiosk's glass is, and where it hangs.
func (a *Admin) Glass(v *View) error {
	d, err := a.kiosk(v)
	if err != nil {
		return err
	}
	k := a.office.Setup().Document.KioskOf(d.Name)
	return v.Show("glass", v.T("admin_glass.title", "name", d.Name), a.glassPage(v, d, a.glassForm(v, d, k)))
}

func (a *Admin) glassPage(v *View, d staff.Device, form *Form) glassPage {
	v.Under(devicesCrumb(v), Crumb{Path: fmt.Sprintf("/admin/devices/%d", d.ID), Label: d.Name})
	k := a.office.Setup().Document.KioskOf(d.Name)
	page := glassPage{ID: strconv.FormatInt(d.ID, 10), Name: d.Name, Wanted: a.office.Measures.Wanted(d.Name, time.Now()), Form: form}
	switch {
	case k.CardPx > 0:
		page.Facts = append(page.Facts, v.T("admin_glass.measured", "n", v.decimal(math.Round(k.CardPx/setup.CardMM*100)/100)))
	case k.DiagonalIn > 0:
		page.Facts = append(page.Facts, v.T("admin_glass.told", "n", v.decimal(k.DiagonalIn)))
	default:
		page.Facts = append(page.Facts, v.T("admin_glass.unknown"))
	}
	if beat, _ := a.office.Beats.Last(d.ID); beat.Width > 0 && k.BottomMM > 0 {
		if px := k.PxPerMM(math.Hypot(float64(beat.Width), float64(beat.Height))); px > 0 {
			top := k.BottomMM + int(math.Round(float64(beat.Height)/px))
			page.Facts = append(page.Facts, v.T("admin_glass.top", "n", top))
			if top > reachMM {
				page.Warn = v.T("admin_glass.high", "n", top, "reach", reachMM)
			}
		}
	}
	return page
}

// ChangeGlass answers POST /admin/devices/{id}/glass.
func (a *Admin) ChangeGlass(v *View) error {
	d, err := a.kiosk(v)
	if err != nil {
		return err
	}
	k := a.office.Setup().Document.KioskOf(d.Name)
	form := a.glassForm(v, d, k).Read(v)
	k.DiagonalIn = form.decimal(v, "diagonal")
	k.BottomMM = int(math.Round(form.decimal(v, "bottom")))
	k.Guide = int(math.Round(form.decimal(v, "guide")))
	k.Langs = nil
	for _, lang := range strings.FieldsFunc(form.Value("langs"), func(r rune) bool { return r == ',' || r == ' ' }) {
		if !slices.Contains(a.office.Catalogue().Langs, strings.ToLower(lang)) {
			form.Fail("langs", v.T("admin_glass.langs.unknown", "value", lang))
			break
		}
		k.Langs = append(k.Langs, strings.ToLower(lang))
	}
	if form.has("forget") && form.Value("forget") != "" {
		k.CardPx = 0
	}
	in, err := v.decide(form, glassPlace, func(d *setup.Document) error {
		d.SetKiosk(k)
		return nil
	})
	if err == errAgain {
		return v.retry(form, "glass", v.T("admin_glass.title", "name", d.Name), a.glassPage(v, d, form))
	}
	if err != nil {
		return err
	}
	return v.decided(form, in, "setup.kiosk", d.Name, form.Action)
}

// glassPlace is the field of a place in the document.
func glassPlace(path string) string {
	for _, of := range [][2]string{{".diagonal_in", "diagonal"}, {".bottom_mm", "bottom"}, {".langs", "langs"}, {".guide_volume", "guide"}} {
		if strings.HasSuffix(path, of[0]) {
			return of[1]
		}
	}
	return ""
}

// decimal reads a number with a comma or a point; nothing is 0.
func (f *Form) decimal(v *View, name string) float64 {
	text := strings.Replace(f.Value(name), ",", ".", 1)
	if text == "" {
		return 0
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(n) || n <= 0 || n > 10000 {
		f.Fail(name, v.T("admin_glass.number"))
		return 0
	}
	return n
}

// MeasureGlass answers POST /admin/devices/{id}/measure: for a quarter of an hour the kiosk shows a frame for a card.
func (a *Admin) MeasureGlass(v *View) error {
	d, err := a.kiosk(v)
	if err != nil {
		return err
	}
	a.office.Measures.Want(d.Name, v.Who.Name, time.Now())
	if err := v.Note("device.measure", d.Name, nil); err != nil {
		return err
	}
	return v.Done(fmt.Sprintf("/admin/devices/%d/glass", d.ID), "admin_glass.said.measure", "name", d.Name)
}

// renameGlass lets what is known of a kiosk's glass follow its name.
func (a *Admin) renameGlass(v *View, before, after string) error {
	if before == after || len(a.office.Setup().Document.Kiosks) == 0 {
		return nil
	}
	_, err := a.office.Setups.Change(v.c.UserContext(), a.office.Setup().N, v.Who.Name, "", func(d *setup.Document) error {
		k := d.KioskOf(before)
		d.SetKiosk(setup.Kiosk{Name: before})
		k.Name = after
		d.SetKiosk(k)
		return nil
	})
	if err != nil {
		return problem.Wrap("unavailable", err)
	}
	return nil
}
