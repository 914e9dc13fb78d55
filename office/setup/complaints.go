package setup

import "strconv"

// Complaints is how an office takes complaints.
type Complaints struct {
	Shut     bool `json:"shut,omitempty"`      // none are taken from phones: people see the other channels alone
	KeepDays int  `json:"keep_days,omitempty"` // so long after its end what was written is kept; 0: KeepDaysUsual
}

// How long what people wrote is kept after the end of a complaint, in days.
const (
	KeepDaysUsual = 365  // a year's report can still be read up in the book
	KeepDaysLeast = 14   // as long as people may say that the answer is not enough
	KeepDaysMost  = 3650 // longer than any office's shelf
)

// Keep is how many days what was written is kept.
func (c Complaints) Keep() int {
	if c.KeepDays == 0 {
		return KeepDaysUsual
	}
	return c.KeepDays
}

func (d *Document) checkComplaints(faults *Faults) {
	if days := d.Complaints.Keep(); days < KeepDaysLeast || days > KeepDaysMost {
		faults.add("complaints.keep_days", "setup.fault.keep_days", "value", days, "least", KeepDaysLeast, "most", KeepDaysMost)
	}
}

// complaints are how complaints are taken.
func (d *differ) complaints() {
	old, now := d.old.Complaints, d.now.Complaints
	d.changed("complaints.shut", d.yes(!old.Shut), d.yes(!now.Shut))
	d.changed("complaints.keep", strconv.Itoa(old.Keep()), strconv.Itoa(now.Keep()))
}
