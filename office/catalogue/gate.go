package catalogue

import "slices"

// WithGate returns the catalogue with one gate for every service but Consultation, which never asks for documents.
// Its version says so, for it is another thing to publish.
func (c *Catalogue) WithGate(gate Gate) *Catalogue {
	out := *c
	out.Version += "-" + string(gate)
	out.Services = slices.Clone(c.Services)
	for i := range out.Services {
		if out.Services[i].ID != Consultation {
			out.Services[i].Gate = gate
		}
	}
	return &out
}
