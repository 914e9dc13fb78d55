package casefile

import "time"

// SkipRegister leaves numbers of the register out after a restore: claim slips may name applications that were opened after
// the copy was made, and nothing else may get their numbers. The register of that year goes on after the next multiple of
// Step, for good; one of a later year begins at 1.
type SkipRegister struct {
	mover
	Since time.Time // when the office was restored
	Step  int
}

func (c SkipRegister) decide(d *decision) error {
	year := c.Since.In(d.rules.Hours.Zone()).Year()
	d.add(Event{Kind: RegisterSkipped, Year: year, N: (d.state.registers[year]/c.Step + 1) * c.Step})
	return nil
}
