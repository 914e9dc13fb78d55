package catalogue

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

//go:embed data/*.json
var data embed.FS

// Offices lists the ids of the offices whose standards come with the program, in order.
func Offices() []string {
	names, err := fs.Glob(data, "data/*.json")
	if err != nil {
		panic(err) // only a malformed pattern
	}
	var ids []string
	for _, name := range names {
		if id := strings.TrimSuffix(strings.TrimPrefix(name, "data/"), ".json"); id != NationalID {
			ids = append(ids, id)
		}
	}
	return ids
}

// NationalID is the id of the catalogue that offices pick from. It is a template and no office.
const NationalID = "nasional"

// National is the catalogue of all services as the national text has them. Everybody gets the same one.
func National() (*Catalogue, error) { return nation() }

var nation = sync.OnceValues(func() (*Catalogue, error) {
	raw, err := NationalRaw()
	if err != nil {
		return nil, err
	}
	return Parse("data/"+NationalID+".json", raw)
})

// NationalRaw is the file of the national catalogue.
func NationalRaw() ([]byte, error) { return data.ReadFile("data/" + NationalID + ".json") }

// EmbeddedRaw is the file of an office that comes with the program.
func EmbeddedRaw(officeID string) ([]byte, error) {
	raw, err := data.ReadFile("data/" + officeID + ".json")
	if err != nil || officeID == NationalID {
		return nil, fmt.Errorf("office %q: want one of %s", officeID, strings.Join(Offices(), ", "))
	}
	return raw, nil
}

// Embedded is the catalogue of an office that comes with the program. Everybody gets the same one.
func Embedded(officeID string) (*Catalogue, error) {
	if parse, ok := offered()[officeID]; ok {
		return parse()
	}
	_, err := EmbeddedRaw(officeID)
	return nil, err
}

// offered are the offices that come with the program, each parsed when somebody first asks for it.
var offered = sync.OnceValue(func() map[string]func() (*Catalogue, error) {
	all := make(map[string]func() (*Catalogue, error))
	for _, id := range Offices() {
		all[id] = sync.OnceValues(func() (*Catalogue, error) {
			raw, err := EmbeddedRaw(id)
			if err != nil {
				return nil, err
			}
			return Parse("data/"+id+".json", raw)
		})
	}
	return all
})
