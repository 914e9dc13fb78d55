package profile

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// models are the profiles that come with the program.
//
//go:embed models/*.json
var models embed.FS

// ErrUnknown is the cause when no profile has the name asked for.
var ErrUnknown = errors.New("no such profile")

// Open reads a profile that comes with the program.
func Open(id string) (*Profile, error) { return open(id, nil) }

// OpenIn reads a profile from a folder of JSON files; one that is not there, or that these inherit, may also be one
// that comes with the program.
func OpenIn(folder fs.FS, id string) (*Profile, error) { return open(id, nil, folder) }

// IDs are the profiles that come with the program, sorted.
func IDs() []string {
	names, err := fs.Glob(models, "models/*.json")
	if err != nil {
		panic(err) // the pattern stands above
	}
	for i, name := range names {
		names[i] = strings.TrimSuffix(strings.TrimPrefix(name, "models/"), ".json")
	}
	slices.Sort(names)
	return names
}

// open reads a profile; chain are those that lead to it by inheriting.
func open(id string, chain []string, folders ...fs.FS) (*Profile, error) {
	if chain = append(chain, id); slices.Contains(chain[:len(chain)-1], id) {
		return nil, fmt.Errorf("%s goes round in a circle", strings.Join(chain, " inherits "))
	}
	file, raw, err := find(id, folders)
	if err != nil {
		return nil, err
	}
	return Parse(file, raw, func(base string) (*Profile, error) {
		return open(base, slices.Clone(chain), folders...)
	})
}

// find reads the file of a profile, from a folder before it looks at what comes with the program.
func find(id string, folders []fs.FS) (file string, raw []byte, err error) {
	if !idForm.MatchString(id) {
		return "", nil, fmt.Errorf("%w: %q", ErrUnknown, id)
	}
	for _, folder := range folders {
		raw, err := fs.ReadFile(folder, id+".json")
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return id + ".json", raw, err
		}
	}
	if raw, err = models.ReadFile("models/" + id + ".json"); err != nil {
		return "", nil, fmt.Errorf("%w: %q; there are %s", ErrUnknown, id, strings.Join(IDs(), ", "))
	}
	return id + ".json", raw, nil
}
