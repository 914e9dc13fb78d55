package admin

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"time"

	"antrean/office/setup"
)

type addressPage struct {
	Form    *Form
	Tried   bool
	Reached bool
	Said    string
	State   string // "none", "proven" or "unproven"
	URL     string
	Wifi    string
	When    string // of the proof; empty for a demo
	Trial   *trial // of an address that is not proven
}

// checkWithin is how long the office's own address may take to answer: longer, and phones give up as well.
const checkWithin = 4 * time.Second

func (a *Admin) addressForm(v *View) *Form {
	d := a.office.Setup().Document
	return v.deciding(&Form{Action: "/admin/office/address", Fields: []*Field{
		{Name: "public_url", Label: v.T("admin_address.url"), Kind: "url", Hint: v.T("admin_address.url.hint"), Value: d.PublicURL, Most: lineMost},
		{Name: "wifi", Label: v.T("admin_address.wifi"), Kind: "text", Hint: v.T("admin_address.wifi.hint"), Value: d.Wifi, Most: setup.WifiMost},
		{Name: "push", Label: v.T("admin_address.push"), Kind: "check", Hint: v.T("admin_address.push.hint"), Value: map[bool]string{true: "yes"}[d.Push]},
	}})
}

// addressPage is the page of a form: how the address stands, and the trial of one that no phone has reached.
func (a *Admin) addressPage(v *View, form *Form) (addressPage, error) {
	d := a.office.Setup().Document
	page := addressPage{Form: form, State: "unproven", URL: d.PublicURL, Wifi: d.Wifi}
	switch {
	case d.PublicURL == "":
		page.State = "none"
	case d.ProvenURL() != "":
		page.State, page.When = "proven", v.When(d.Reached.At)
	default:
		var err error
		if page.Trial, err = a.trial(v, d); err != nil {
			return page, err
		}
	}
	return page, nil
}

// Address answers GET /admin/office/address: where phones reach the office. With an address in the query it tries that
// one, which need not be saved yet.
func (a *Admin) Address(v *View) error {
	page, err := a.addressPage(v, a.addressForm(v))
	if err != nil {
		return err
	}
	if typed := strings.TrimSpace(v.c.Query("public_url")); typed != "" && len(typed) <= lineMost {
		page.Form.Field("public_url").Value = typed
		page.Form.Field("note").Value = v.c.Query("note")
		page.Form.Field("wifi").Value, page.Form.Field("push").Value = v.c.Query("wifi"), v.c.Query("push")
		page.Tried = true
		page.Reached, page.Said = a.reach(v, strings.TrimRight(typed, "/"))
	}
	return v.Scripted().Under(officeCrumb(v)).Show("address", v.T("admin_address.title"), page)
}

// reach asks an address whether this program answers there. Nothing of an answer is shown but whether it is ours.
func (a *Admin) reach(v *View, base string) (ok bool, said string) {
	ctx, cancel := context.WithTimeout(v.c.UserContext(), checkWithin)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, base+"/healthz", nil)
	if err != nil || req.URL.Host == "" || req.URL.Scheme != "http" && req.URL.Scheme != "https" {
		return false, v.T("admin_address.bad")
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }, Transport: &http.Transport{DisableKeepAlives: true}}
	resp, err := client.Do(req)
	if err != nil {
		return false, v.T("admin_address.silent", "url", base)
	}
	defer resp.Body.Close()
	alive := struct{ Alive bool }{}
	if err := json.NewDecoder(io.LimitReader(resp.Body, 1<<10)).Decode(&alive); err != nil || resp.StatusCode != http.StatusOK || !alive.Alive {
		return false, v.T("admin_address.other", "url", base)
	}
	return true, v.T("admin_address.good", "url", base)
}

// ChangeAddress answers POST /admin/office/address. A new address is in no code before a phone has reached it.
func (a *Admin) ChangeAddress(v *View) error {
	form := a.addressForm(v).Read(v)
	form.Field("public_url").Value = strings.TrimRight(form.Value("public_url"), "/")
	in, err := v.decide(form, func(path string) string {
		return map[bool]string{true: path}[path == "public_url" || path == "wifi" || path == "push"]
	}, func(d *setup.Document) error {
		d.PublicURL, d.Wifi, d.Push = form.Value("public_url"), form.Value("wifi"), form.Value("push") == "yes"
		return nil
	})
	if err == errAgain {
		page, err := a.addressPage(v, form)
		if err != nil {
			return err
		}
		return v.Under(officeCrumb(v)).retry(form, "address", v.T("admin_address.title"), page)
	}
	if err != nil {
		return err
	}
	return v.decided(form, in, "setup.address", form.Value("public_url"), "/admin/office/address")
}
