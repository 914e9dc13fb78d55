package admin

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"antrean/internal/problem"
	"antrean/office/catalogue"
	"antrean/office/setup"
)

// A pickCard is a service of the national catalogue that an office may take.
type pickCard struct {
	ID, Name, Short, Icon, Prefix, Error string
	Needs                                int
	Has, Chosen, Hidden                  bool
}

type pickGroup struct {
	Icon, Label string
	Cards       []*pickCard
	Shown       int
}

type pickPage struct {
	Form                *Form
	Query               string
	Groups              []*pickGroup
	Empty               bool
	Shown, Chosen, Left int
}

// district is what an office of a kecamatan usually does by itself.
var district = [...]string{"kk-baru", "kk-pisah", "kk-tambah-lahir", "kk-ubah", "kk-hilang-rusak", "ktp-rekam", "ktp-baru", "ktp-hilang-rusak", "ktp-ubah",
	"pindah-keluar", "pindah-datang", "pindah-dalam", "ikd", "ambil"}

// pick is the page as it was sent, by address or by form.
func (a *Admin) pick(v *View, sent func(name string) (string, bool), chosen []string) (*pickPage, error) {
	nation, err := catalogue.National()
	if err != nil {
		return nil, problem.Wrap("internal", err)
	}
	c := a.office.Catalogue()
	query, _ := sent("q")
	page := &pickPage{Form: v.deciding(&Form{}), Query: oneLine(query), Empty: len(c.Services) == 1}
	if note, ok := sent("note"); ok {
		page.Form.Field("note").Value = oneLine(note)
	}
	for i := range nation.Services {
		service := &nation.Services[i]
		if service.ID == catalogue.Consultation {
			continue
		}
		card := &pickCard{ID: service.ID, Name: service.Name.In(v.Lang), Short: service.Short.In(v.Lang), Icon: service.Icon, Prefix: service.Prefix, Needs: len(service.Requirements)}
		if prefix, ok := sent("prefix." + service.ID); ok {
			card.Prefix = strings.ToUpper(oneLine(prefix))
		}
		_, card.Has = c.Service(service.ID)
		card.Chosen = !card.Has && slices.Contains(chosen, service.ID)
		card.Hidden = page.Query != "" && !finds(service, page.Query)
		page.take(card, v)
	}
	return page, nil
}

// take puts a card into the group of its picture.
func (p *pickPage) take(card *pickCard, v *View) {
	i := slices.IndexFunc(p.Groups, func(g *pickGroup) bool { return g.Icon == card.Icon })
	if i < 0 {
		i = len(p.Groups)
		p.Groups = append(p.Groups, &pickGroup{Icon: card.Icon, Label: v.T("admin_services.icon." + card.Icon)})
	}
	p.Groups[i].Cards = append(p.Groups[i].Cards, card)
	if !card.Hidden {
		p.Groups[i].Shown++
		p.Shown++
	}
	if card.Chosen {
		p.Chosen++
	}
	if !card.Has {
		p.Left++
	}
}

// finds reports whether every word that was looked for stands in a service's names or requirements.
func finds(s *catalogue.Service, query string) bool {
	text := s.ID
	for _, lang := range []catalogue.Text{s.Name, s.Short} {
		for _, words := range lang {
			text += " " + words
		}
	}
	for _, row := range s.Requirements {
		text += " " + row.Label.In(catalogue.DefaultLang)
	}
	text = strings.ToLower(text)
	for _, word := range strings.Fields(strings.ToLower(query)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// Pick answers GET /admin/services/pick?q=&set=: the services of the national catalogue, to be ticked. What was
// ticked before a search stays so.
func (a *Admin) Pick(v *View) error {
	var chosen []string
	for _, raw := range v.c.Context().QueryArgs().PeekMulti("pick") {
		chosen = append(chosen, string(raw))
	}
	nation, err := catalogue.National()
	if err != nil {
		return problem.Wrap("internal", err)
	}
	switch v.c.Query("set") {
	case "district":
		chosen = append(chosen, district[:]...)
	case "all":
		for _, service := range nation.Services {
			chosen = append(chosen, service.ID)
		}
	}
	args := v.c.Context().QueryArgs()
	page, err := a.pick(v, func(name string) (string, bool) { return string(args.Peek(name)), args.Has(name) }, chosen)
	if err != nil {
		return err
	}
	return v.Under(servicesCrumb(v)).Show("service_pick", v.T("admin_services.pick"), page)
}

// Picked answers POST /admin/services/pick: all that was ticked comes into the office's standards, with its questions.
func (a *Admin) Picked(v *View) error {
	args := v.c.Request().PostArgs()
	var chosen []string
	for _, raw := range args.PeekMulti("pick") {
		chosen = append(chosen, string(raw))
	}
	page, err := a.pick(v, func(name string) (string, bool) { return string(args.Peek(name)), args.Has(name) }, chosen)
	if err != nil {
		return err
	}
	var cards []*pickCard
	for _, group := range page.Groups {
		for _, card := range group.Cards {
			if !card.Chosen {
				continue
			}
			cards = append(cards, card)
			if len(card.Prefix) != 1 || card.Prefix[0] < 'A' || card.Prefix[0] > 'Z' {
				card.Error, card.Hidden = v.T("admin_services.bad.letter"), false
				page.Form.Fields = append(page.Form.Fields, &Field{Name: "prefix-" + card.ID, Label: card.Short, Error: card.Error})
			}
		}
	}
	if len(cards) == 0 {
		page.Form.fault("", v.T("admin_services.pick.none"))
	}
	in, err := v.decide(page.Form.Read(v), nowhere, addCards(cards))
	switch {
	case err == errAgain:
		return v.Under(servicesCrumb(v)).retry(page.Form, "service_pick", v.T("admin_services.pick"), page)
	case err != nil:
		return err
	}
	return v.saved(page.Form, in, standardsDeed{Subject: fmt.Sprint(len(cards)), Part: "pick"}, "/admin/services", "admin_services.said.added", "n", len(cards))
}

// addCards adds services of the national catalogue in its order, each under its letter.
func addCards(cards []*pickCard) func(*setup.Document) error {
	return editOf(func(raw []byte) ([]byte, error) {
		for _, card := range cards {
			var err error
			if raw, err = catalogue.AddService(raw, card.ID); err != nil {
				return nil, err
			}
		}
		return withLetters(raw, cards)
	})
}

// withLetters gives services the letters that the office has chosen.
func withLetters(raw []byte, cards []*pickCard) ([]byte, error) {
	doc, err := branchOf(raw)
	if err != nil {
		return nil, err
	}
	list := listAt(doc, "services")
	for _, card := range cards {
		service, ok := list[max(findBranch(list, card.ID), 0)].(branch)
		if !ok || wordAt(service, "prefix") == card.Prefix {
			continue
		}
		service["prefix"] = branch{"value": card.Prefix}
		one, err := json.Marshal(service)
		if err != nil {
			return nil, fmt.Errorf("write service: %w", err)
		}
		if raw, err = catalogue.SetService(raw, card.ID, one); err != nil {
			return nil, err
		}
	}
	return raw, nil
}
