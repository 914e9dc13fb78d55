// Package storybook shows every screen in every state, without an office that is in it: for who builds one, and for the
// tests that look at all of them.
package storybook

import (
	"bytes"
	"fmt"
	"html/template"
	"slices"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/internal/words"
	"antrean/office/catalogue"
	"antrean/server/edge"
	"antrean/server/public"
	"antrean/static"
)

// screens are those whose views draw any state they are given; static/debug holds their stories.
var screens = []string{"kiosk", "board", "counter", "frontoffice", "backoffice", "supervisor", "printers", "join"}

// A Book is the storybook.
type Book struct {
	rendered []shelf // pages that the server itself makes
	contents *template.Template
	standard any // as the pages are given it
}

// A shelf holds the stories of pages that the server renders, each at an address of its own.
type shelf struct {
	name    string
	stories func() []string
}

type contents struct {
	Assets, Lang string
	Langs, Staff []string
	Rendered     []rendered
	Elsewhere    []elsewhere
}

type rendered struct {
	Name    string
	Stories []string
}

// An elsewhere is a family of pages that the book would only repeat: they are made of the office's own rows by forms that
// all look alike, and a walk that goes through every one of them holds them to the same.
type elsewhere struct{ Path, Walk string }

// New opens the book.
func New(phone *public.Phone, standards *public.Standards) (*Book, error) {
	nation, err := catalogue.National()
	if err != nil {
		return nil, fmt.Errorf("storybook: %w", err)
	}
	page, _, ok := static.Asset("debug/index.html")
	if !ok {
		return nil, fmt.Errorf("storybook: no table of contents")
	}
	parsed, err := template.New("contents").Funcs(template.FuncMap{"t": words.In(words.Default).T}).Parse(string(page))
	if err != nil {
		return nil, fmt.Errorf("storybook: %w", err)
	}
	shelves := []shelf{{"phone", phone.Stories}, {"standar", standards.Stories}}
	return &Book{rendered: shelves, contents: parsed, standard: nation.Public()}, nil
}

// Contents answers GET /debug/storybook.
func (b *Book) Contents(c *fiber.Ctx) error {
	view := contents{
		Assets: static.Prefix(), Lang: words.Default, Langs: words.Languages(), Staff: words.Staff(),
		Elsewhere: []elsewhere{
			{"/admin", "TestEveryPageIsAccessible"}, {"/laporan", "TestEveryPageIsAccessible"}, {"/kesehatan", "TestEveryPageIsAccessible"},
			{"/laporan/survei", "TestASurveyIsAnsweredOnAPhone"}, {"/emulator/kiosk", "TestWalk"},
		},
	}
	for _, one := range b.rendered {
		view.Rendered = append(view.Rendered, rendered{one.name, one.stories()})
	}
	var out bytes.Buffer
	if err := b.contents.Execute(&out, view); err != nil {
		return problem.Wrap("internal", err)
	}
	return public.Show(c, out.Bytes())
}

// Catalogue answers GET /debug/storybook/catalogue: the national standards, which hold more than any office's.
func (b *Book) Catalogue(c *fiber.Ctx) error { return edge.JSON(c, fiber.StatusOK, b.standard) }

// Screen answers GET /debug/storybook/{screen}: its own page, in which stories are drawn and nothing of the office is.
func (b *Book) Screen(c *fiber.Ctx) error {
	name := edge.Param(c, "screen")
	page, ok := static.Page(name)
	if !ok || !slices.Contains(screens, name) {
		return problem.New("not_found")
	}
	return public.Show(c, bytes.Replace(page, []byte("/"+name+"/main.js"), []byte("/debug/main.js"), 1))
}
