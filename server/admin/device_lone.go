package admin

import (
	"time"

	"antrean/office/staff"
	"antrean/server/live"
)

// Screens are the pages that are open in the office.
type Screens interface {
	Watching() []live.Watching
}

// A loneRow is an address with more boards or counters open than there are paired ones at it.
type loneRow struct{ Address, Kind, Pages string }

// unpaired lists the screens in use that were never paired: nobody can name them, move them or load them again from
// here. A paired one counts for a page of its kind at the address it tells of itself from.
func (a *Admin) unpaired(v *View, all []staff.Device) (rows []loneRow) {
	type place struct{ address, kind string }
	paired, now := make(map[place]int), time.Now()
	for _, d := range all {
		if beat, _ := a.office.Beats.Last(d.ID); d.RevokedAt.IsZero() && beat.Online(now) {
			paired[place{beat.Address, d.Kind}]++
		}
	}
	for _, w := range a.screens.Watching() {
		if n := w.N - paired[place{w.Address, w.Kind}]; n > 0 {
			rows = append(rows, loneRow{Address: w.Address, Kind: v.T("admin.kind." + w.Kind), Pages: v.T("admin.devices.lone.pages", "n", n)})
		}
	}
	return rows
}
