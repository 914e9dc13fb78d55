package paper

import (
	"fmt"

	"antrean/printer/profile"
	"antrean/printer/slip"
	"antrean/printer/virtual"
	"antrean/printer/wire"
	"antrean/server/edge"
)

// Pictures draws slips as the printers of these profiles lay them out, by printing them on a printer of software.
func Pictures(profiles map[string]*profile.Profile) edge.Picture {
	return func(printer string, doc slip.Document) ([]byte, error) {
		p, ok := profiles[printer]
		if !ok {
			return nil, fmt.Errorf("draw a slip: no printer %s", printer)
		}
		slips := virtual.Print(virtual.Options{Dots: p.Paper.Dots, CutterDots: p.Paper.CutterDots}, wire.Join(drawn(p).Encode(doc)))
		if len(slips) == 0 {
			return nil, fmt.Errorf("draw a slip of %s: nothing fell", printer)
		}
		return slips[0].PNG, nil
	}
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
