package admin

import (
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/internal/qr"
	"antrean/office/setup"
	"antrean/server/edge"
)

// A trial is an address that no phone has reached yet: its code to scan, and what has come of it.
type trial struct {
	Modules int
	Path    string // of the code; empty for an address that no other machine reaches
	Came    *came
	Form    *Form // nil: it cannot be used yet
}

// came is the phone that scanned the code.
type came struct {
	Good          bool
	Said          string
	Browser, When string
	Address       string
}

// trial is what an account tries: the address in force, as tickets would carry it.
func (a *Admin) trial(v *View, d *setup.Document) (*trial, error) {
	if onlyHere(d.PublicURL) {
		return &trial{}, nil
	}
	proof := a.office.Proofs.Of(v.Who.Name, d.PublicURL, d.Wifi, time.Now())
	code, err := qr.Encode(strings.ToUpper(d.PublicURL+"/cek/"+proof.Word), qr.M)
	if err != nil {
		return nil, problem.Wrap("internal", err)
	}
	out := &trial{Modules: code.Size + 2*qr.Quiet, Path: code.Path(qr.Quiet)}
	if c := proof.Came; c != nil {
		out.Came = &came{Good: c.Good(), Said: v.arrival(proof), Browser: browserOf(c.Browser), When: v.When(c.At), Address: c.Address}
	}
	if proof.Came.Good() {
		out.Form = &Form{Action: "/admin/office/address/reached", Submit: v.T("admin_address.use"), Fields: []*Field{
			{Name: "note", Kind: "hidden"}, {Name: baseField, Kind: "hidden", Value: strconv.Itoa(a.office.Setup().N)},
		}}
	}
	return out, nil
}

// arrival is what a scan has shown.
func (v *View) arrival(proof edge.Proof) string {
	switch c := proof.Came; {
	case c.Own:
		return v.T("admin_address.came.own")
	case c.Astray:
		return v.T("admin_address.came.astray", "host", c.Host)
	}
	return v.T("admin_address.came.good")
}

// onlyHere reports whether an address names the machine that opens it: no phone comes by it.
func onlyHere(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return true
	}
	ip := net.ParseIP(u.Hostname())
	return strings.EqualFold(u.Hostname(), "localhost") || ip != nil && (ip.IsLoopback() || ip.IsUnspecified())
}

// UseAddress answers POST /admin/office/address/reached: a phone has come, and tickets carry the address from now on.
func (a *Admin) UseAddress(v *View) error {
	form := v.pressed()
	d := a.office.Setup().Document
	proof := a.office.Proofs.Of(v.Who.Name, d.PublicURL, d.Wifi, time.Now())
	if !proof.Came.Good() {
		form.Faults = append(form.Faults, v.T("admin_address.not_yet"))
	}
	in, err := v.decide(form, nowhere, func(d *setup.Document) error {
		d.Reached = &setup.Reached{URL: proof.URL, Wifi: proof.Wifi, At: proof.Came.At.UTC().Truncate(time.Second)}
		return nil
	})
	if err == errAgain {
		again := a.addressForm(v)
		again.Faults, again.Meanwhile = form.Faults, form.Meanwhile
		page, err := a.addressPage(v, again)
		if err != nil {
			return err
		}
		return v.Under(officeCrumb(v)).retry(again, "address", v.T("admin_address.title"), page)
	}
	if err != nil {
		return err
	}
	a.office.Proofs.Drop(v.Who.Name)
	return v.decided(form, in, "setup.reached", proof.URL, "/admin/office/address")
}

// Arrive answers GET /cek/{word}: a phone has scanned the code of an address that is being tried. Whose word it was is
// told on the screen that shows the code.
func (a *Admin) Arrive(v *View) error {
	c := v.c
	// Behind a proxy on the same machine everybody seems to come from here.
	own := !a.office.Secure && c.Context().RemoteIP().Equal(c.Context().LocalIP())
	proof, ok := a.office.Proofs.Arrive(edge.Code(c, "word"), edge.Arrival{
		At: time.Now(), Address: c.IP(), Browser: c.Get(fiber.HeaderUserAgent), Host: strings.ToLower(c.Get(fiber.HeaderHost)), Own: own,
	})
	if !ok {
		v.Title = v.T("admin_address.word.unknown")
		return v.send(http.StatusNotFound, "arrived")
	}
	said := v.T("admin_address.word.good")
	if !proof.Came.Good() {
		said = v.arrival(proof)
	}
	return v.Show("arrived", v.T("admin_address.word"), came{Good: proof.Came.Good(), Said: said})
}
