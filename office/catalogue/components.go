package catalogue

import "slices"

// A Component is one of the 14 parts that a service standard must publish, by the field that holds it.
type Component string

// components are the 14 in the order of the law: six of the delivery of a service, eight of its making.
var components = [...]Component{
	"requirements", "procedure", "promise", "fee", "product", "complaints",
	"legal", "facilities", "competence", "supervision", "staff", "service_guarantee", "security_guarantee", "evaluation",
}

// DeliveryComponents is how many of the components are of the delivery; they come first.
const DeliveryComponents = 6

// Components lists the 14 components in the order of the law.
func Components() []Component { return slices.Clone(components[:]) }

// Lacks reports whether the standard of a service leaves a component out.
func (c *Catalogue) Lacks(s *Service, part Component) bool {
	switch part {
	case "requirements":
		return len(s.Requirements) == 0
	case "procedure":
		return !slices.ContainsFunc(s.Channels, func(way Channel) bool { return len(way.Steps) > 0 })
	case "promise":
		return s.Promise == nil
	case "fee":
		return len(s.Fee.Text) == 0
	case "product":
		return len(s.Product) == 0
	case "complaints":
		return len(c.Complaints) == 0
	}
	return len(s.Texts(part)) == 0
}

// Texts are the sentences of a component that is nothing but sentences.
func (s *Service) Texts(part Component) []Text {
	switch part {
	case "product":
		return s.Product
	case "legal":
		return s.Legal
	case "facilities":
		return s.Facilities
	case "competence":
		return s.Competence
	case "supervision":
		return s.Supervision
	case "staff":
		return s.Staff
	case "service_guarantee":
		return s.Guarantee
	case "security_guarantee":
		return s.Security
	case "evaluation":
		return s.Evaluation
	}
	return nil
}

// lacking lists the components that a standard leaves out. Consultation is no service with a standard.
func (c *Catalogue) lacking(s *Service) []string {
	if s.ID == Consultation {
		return nil
	}
	var out []string
	for _, part := range components {
		if c.Lacks(s, part) {
			out = append(out, string(part))
		}
	}
	return out
}
