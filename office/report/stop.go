package report

import (
	"strings"
	"time"

	"antrean/office/casefile"
)

// Why the clock of a promise stood, as reports sum it up.
const (
	StopSIAK    = "siak"
	StopTTE     = "tte"
	StopNetwork = "network"
	StopPower   = "power"
	StopBlank   = "blank" // the blanks ran out
	StopPrinter = "printer"
	StopOther   = "other"   // another system, or staff held one application back
	StopPerson  = "person"  // its person had the papers
	StopCentral = "central" // the centre had it
)

// StopCauses lists them in the order of their reading.
func StopCauses() []string {
	return []string{StopSIAK, StopTTE, StopNetwork, StopPower, StopBlank, StopPrinter, StopOther, StopPerson, StopCentral}
}

// blankPrefix begins the names of blanks in the standards, such as blangko_ktp.
const blankPrefix = "blangko"

// StopCause is why the clock stood.
func (s *Stop) StopCause() string {
	switch s.Cause {
	case casefile.GivenBack:
		return StopPerson
	case casefile.Central:
		return StopCentral
	}
	switch s.Need {
	case casefile.NeedSIAK:
		return StopSIAK
	case casefile.NeedTTE:
		return StopTTE
	case casefile.NeedNetwork:
		return StopNetwork
	case casefile.NeedPower:
		return StopPower
	case casefile.NeedPrinter:
		return StopPrinter
	}
	if strings.HasPrefix(s.Need, blankPrefix) {
		return StopBlank
	}
	return StopOther
}

// Stopped is working time that clocks stood, by cause.
type Stopped map[string]time.Duration

// Sum is all of it.
func (s Stopped) Sum() (sum time.Duration) {
	for _, d := range s {
		sum += d
	}
	return sum
}

// add takes what the clock of an application stood in a span.
func (s Stopped) add(m *Means, a *Application, from, to time.Time) {
	for i := range a.Stops {
		stop := &a.Stops[i]
		if d := m.worked(stop.Since, stop.Until, from, to); d > 0 {
			s[stop.StopCause()] += d
		}
	}
}
