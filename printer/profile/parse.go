package profile

import (
	"encoding/json"
	"fmt"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
)

var idForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// Parse reads a profile. A file that inherits is laid over the profile that base gives it. What is wrong with it
// comes back as Faults, all that can be found at once; an error of base is a Fault of "inherits".
func Parse(file string, raw []byte, base func(id string) (*Profile, error)) (*Profile, error) {
	if faults := walk(file, raw, reflect.TypeFor[Profile]()); len(faults) > 0 {
		return nil, faults
	}
	whole := func(field, format string, args ...any) error {
		return Faults{{File: file, Field: field, Reason: fmt.Sprintf(format, args...)}}
	}
	var own struct {
		Inherits string `json:"inherits"`
	}
	if err := json.Unmarshal(raw, &own); err != nil {
		return nil, whole("", "%v", err)
	}
	id := strings.TrimSuffix(path.Base(file), ".json")
	p := &Profile{}
	switch {
	case own.Inherits == id:
		return nil, whole("inherits", "a profile cannot inherit from itself")
	case own.Inherits != "":
		parent, err := base(own.Inherits)
		if err != nil {
			return nil, whole("inherits", "%v", err)
		}
		*p = parent.child()
	}
	p.ID = id // unless the file has its own, which check compares
	if err := json.Unmarshal(raw, p); err != nil {
		return nil, whole(hexField(err), "%v", err)
	}
	p.Inherits = own.Inherits
	if faults := p.check(file, id); len(faults) > 0 {
		return nil, faults
	}
	return p, nil
}

// hexField is where an error of decoding comes from that walk lets through: the one command that is spelled out.
func hexField(error) string { return "present.eject" }

// child is what a profile hands down: everything but its name. Nothing is shared with it.
func (p *Profile) child() Profile {
	c := *p
	c.ID, c.Name, c.Note, c.Inherits = "", "", "", ""
	c.Status.Ask = slices.Clone(p.Status.Ask)
	c.Present.Eject = slices.Clone(p.Present.Eject)
	if p.Text.CodePage != nil {
		n := *p.Text.CodePage
		c.Text.CodePage = &n
	}
	return c
}
