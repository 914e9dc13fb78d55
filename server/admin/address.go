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
}

// checkWithin is how long the office's own address may take to answer: longer, and phones give up as well.
const checkWithin = 4 * time.Second

func (a *Admin) addressForm(v *View) *Form {
	return v.deciding(&Form{Action: "/admin/office/address", Fields: []*Field{
		{Name: "public_url", Label: v.T("admin_setup.address.url"), Kind: "url", Hint: v.T("admin_setup.address.url.hint"), Value: a.office.PublicURL(), Most: lineMost},
	}})
}

// Address answers GET /admin/office/address: where phones reach the office. With an address in the query it tries that
// one, which need not be saved yet.
func (a *Admin) Address(v *View) error {
	page := addressPage{Form: a.addressForm(v)}
	if typed := strings.TrimSpace(v.c.Query("public_url")); typed != "" && len(typed) <= lineMost {
		page.Form.Field("public_url").Value = typed
		page.Form.Field("note").Value = v.c.Query("note")
		page.Tried = true
		page.Reached, page.Said = a.reach(v, strings.TrimRight(typed, "/"))
	}
	return v.Under(officeCrumb(v)).Show("address", v.T("admin_setup.address"), page)
}

// reach asks an address whether this program answers there. Nothing of an answer is shown but whether it is ours.
func (a *Admin) reach(v *View, base string) (ok bool, said string) {
	ctx, cancel := context.WithTimeout(v.c.UserContext(), checkWithin)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, base+"/healthz", nil)
	if err != nil || req.URL.Host == "" || req.URL.Scheme != "http" && req.URL.Scheme != "https" {
		return false, v.T("admin_setup.address.bad")
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }, Transport: &http.Transport{DisableKeepAlives: true}}
	resp, err := client.Do(req)
	if err != nil {
		return false, v.T("admin_setup.address.silent", "url", base)
	}
	defer resp.Body.Close()
	alive := struct{ Alive bool }{}
	if err := json.NewDecoder(io.LimitReader(resp.Body, 1<<10)).Decode(&alive); err != nil || resp.StatusCode != http.StatusOK || !alive.Alive {
		return false, v.T("admin_setup.address.other", "url", base)
	}
	return true, v.T("admin_setup.address.good", "url", base)
}

// ChangeAddress answers POST /admin/office/address, and tries the new address.
func (a *Admin) ChangeAddress(v *View) error {
	form := a.addressForm(v).Read(v)
	form.Field("public_url").Value = strings.TrimRight(form.Value("public_url"), "/")
	in, err := v.decide(form, func(path string) string {
		return map[bool]string{true: path}[path == "public_url"]
	}, func(d *setup.Document) error {
		d.PublicURL = form.Value("public_url")
		return nil
	})
	if err == errAgain {
		return v.Under(officeCrumb(v)).retry(form, "address", v.T("admin_setup.address"), addressPage{Form: form})
	}
	if err != nil {
		return err
	}
	to := "/admin/office/address"
	if url := form.Value("public_url"); url != "" {
		to += "?public_url=" + escape(url)
	}
	return v.decided(form, in, "setup.address", form.Value("public_url"), to)
}
