package paper

import (
	"fmt"

	"antrean/printer/profile"
	"antrean/printer/slip"
	"antrean/printer/virtual"
	"antrean/printer/wire"
)

// Picture draws a slip as a printer of this profile lays it out, by printing it on a printer of software: a PNG.
func Picture(p *profile.Profile, doc slip.Document) ([]byte, error) {
	slips := virtual.Print(virtual.Options{Dots: p.Paper.Dots, CutterDots: p.Paper.CutterDots}, wire.Join(drawn(p).Encode(doc)))
	if len(slips) == 0 {
		return nil, fmt.Errorf("draw a slip of %s: nothing fell", p.ID)
	}
	return slips[0].PNG, nil
}

// drawn is a profile in the language that the printer of software draws: the same paper and the same rows, parted by a
// knife where the real one is torn off.
func drawn(p *profile.Profile) *profile.Profile {
	q := *p
	q.Language, q.Cut, q.Present, q.Text = profile.ESCPOS, profile.PartialCut, profile.Present{}, profile.Text{}
	if q.QR.Method != profile.Address {
		q.QR.Method = profile.Native
	}
	return &q
}
