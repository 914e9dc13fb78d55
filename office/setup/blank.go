package setup

import (
	_ "embed" // the catalogue of an office that has none yet

	"antrean/office/worktime"
)

//go:embed blank.json
var blankCatalogue []byte

// Blank is an office that has decided nothing yet: one counter for consultation, on working days.
func Blank() *Document {
	return &Document{
		Format: formatNow, Catalogue: blankCatalogue,
		Hours:    worktime.Plan{Week: map[string]string{"senin-jumat": "08.00-12.00, 13.00-15.00"}},
		Counters: []Counter{{N: 1, Zone: DefaultZone}},
	}
}
