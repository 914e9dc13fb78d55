package catalogue

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
)

//go:embed data/*.json
var data embed.FS

// Offices lists the ids of the offices whose standards come with the program, in order.
func Offices() []string {
	names, err := fs.Glob(data, "data/*.json")
	if err != nil {
		panic(err) // only a malformed pattern
	}
	for i, name := range names {
		names[i] = strings.TrimSuffix(strings.TrimPrefix(name, "data/"), ".json")
	}
	return names
}

// Embedded is the catalogue of an office that comes with the program.
func Embedded(officeID string) (*Catalogue, error) {
	raw, err := File(officeID)
	if err != nil {
		return nil, err
	}
	return Parse("data/"+officeID+".json", raw)
}

// File is the catalogue of an office that comes with the program, as it is written.
func File(officeID string) ([]byte, error) {
	raw, err := data.ReadFile("data/" + officeID + ".json")
	if err != nil {
		return nil, fmt.Errorf("office %q: want one of %s", officeID, strings.Join(Offices(), ", "))
	}
	return raw, nil
}
