package setup

import (
	"net/url"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// A Reached is the proof that phones get to an address: somebody has scanned its code with one.
type Reached struct {
	URL  string    `json:"url"`            // the address that was reached; no other is proven by it
	Wifi string    `json:"wifi,omitempty"` // over which network, as Document.Wifi has it
	At   time.Time `json:"at,omitzero"`    // zero: nobody scanned; a demo's phones are browsers on its own machine
}

// WifiMost is the longest name of a wireless network, in bytes (IEEE 802.11, 9.4.2.2).
const WifiMost = 32

// ProvenURL is the address that may stand in QR codes: the office's, once a phone has reached it. Empty: phones have
// none, or nobody has tried.
func (d *Document) ProvenURL() string {
	if d.Reached == nil || d.Reached.URL != d.PublicURL || d.Reached.Wifi != d.Wifi {
		return ""
	}
	return d.PublicURL
}

// Pushes reports whether phones may be told by push: the office wants it, and browsers let the address do it.
func (d *Document) Pushes() bool { return d.Push && strings.HasPrefix(d.ProvenURL(), "https://") }

// checkAddress takes an address without query, fragment and last slash, and the name of a network that can be printed.
func (d *Document) checkAddress(faults *Faults) {
	if !utf8.ValidString(d.Wifi) || len(d.Wifi) > WifiMost || strings.ContainsFunc(d.Wifi, unicode.IsControl) {
		faults.add("wifi", "setup.fault.wifi", "most", WifiMost)
	}
	if d.Push && !strings.HasPrefix(d.PublicURL, "https://") {
		faults.add("push", "setup.fault.push")
	}
	if d.PublicURL == "" {
		return
	}
	u, err := url.Parse(d.PublicURL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" || strings.HasSuffix(d.PublicURL, "/") {
		faults.add("public_url", "setup.fault.address", "value", d.PublicURL)
	}
}

// reach compares where phones get to the office, and how they are told.
func (d *differ) reach() {
	d.changed("public_url", d.old.PublicURL, d.now.PublicURL)
	d.changed("wifi", d.old.Wifi, d.now.Wifi)
	if was, is := d.old.ProvenURL(), d.now.ProvenURL(); was != is {
		if is != "" {
			d.say("reached", "url", is)
		} else {
			d.say("unreached", "url", was)
		}
	}
	d.changed("push", d.yes(d.old.Push), d.yes(d.now.Push))
}
