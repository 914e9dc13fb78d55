package public

import (
	"net/http"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office/catalogue"
	"antrean/server/edge"
)

// Stories lists the storybook's pages of the standards: the list, the same for who has asked for a service that there is
// not, and every service.
func (s *Standards) Stories() []string {
	out := []string{"list", "list-unknown"}
	all := s.office.Catalogue().Services
	for i := range all {
		if all[i].ID != catalogue.Consultation {
			out = append(out, all[i].ID)
		}
	}
	return out
}

// Story answers GET /debug/storybook/standar/{story}: a page of the standards in any language, also one that the office
// does not offer.
func (s *Standards) Story(c *fiber.Ctx) error {
	name, lang := edge.Param(c, "story"), edge.Lang(c)
	path := "/debug/storybook/standar/" + name
	if name == "list" || name == "list-unknown" {
		page := s.newList(lang, name != "list")
		page.Path = path
		return s.send(c, http.StatusOK, lang, "list.html", page)
	}
	one, ok := s.office.Catalogue().Service(name)
	if !ok || one.ID == catalogue.Consultation {
		return problem.New("not_found")
	}
	page := s.newStandard(one, lang)
	page.Path = path
	return s.send(c, http.StatusOK, lang, "standard.html", page)
}
