package catalogue

// The published form differs from the file: no provenance, nothing internal, and null where a field may be absent,
// so that a page can read it without asking which fields exist.

type publicCatalogue struct {
	Version    string                    `json:"version"`
	Langs      []string                  `json:"langs"`
	Office     publicOffice              `json:"office"`
	Questions  map[string]publicQuestion `json:"questions"`
	Services   []publicService           `json:"services"`
	Complaints []publicComplaint         `json:"complaints"`
}

type publicOffice struct {
	ID       string `json:"id"`
	Name     Text   `json:"name"`
	Short    Text   `json:"short"`
	Pledge   Text   `json:"pledge"`
	Address  string `json:"address"`
	Phone    string `json:"phone"`
	Website  string `json:"website"`
	Parent   string `json:"parent"`
	Zone     string `json:"zone"`
	ZoneAbbr string `json:"zone_abbr"`
}

type publicQuestion struct {
	Ask     Text     `json:"ask"`
	Options []Option `json:"options"`
	Default *string  `json:"default"`
}

type publicService struct {
	ID           string              `json:"id"`
	Prefix       string              `json:"prefix"`
	Name         Text                `json:"name"`
	Short        Text                `json:"short"`
	Words        Text                `json:"words"`
	Icon         string              `json:"icon"`
	Gate         Gate                `json:"gate"`
	Free         bool                `json:"free"`
	Fee          Text                `json:"fee"`
	Promise      *publicPromise      `json:"promise"`
	Product      []Text              `json:"product"`
	Legal        []Text              `json:"legal"`
	Ask          []string            `json:"ask"`
	StopIf       *Stop               `json:"stop_if"`
	Within       *Within             `json:"report_within"`
	Elsewhere    *Elsewhere          `json:"external_wait"`
	InPerson     bool                `json:"in_person"`
	Requirements []publicRequirement `json:"requirements"`
	Advice       []Advice            `json:"advice"`
	Channels     []publicChannel     `json:"channels"`
}

type publicPromise struct {
	Value     int    `json:"value"`
	Unit      string `json:"unit"`
	Text      Text   `json:"text"`
	Condition Text   `json:"condition"`
}

type publicRequirement struct {
	ID          string     `json:"id"`
	Label       Text       `json:"label"`   // says form and copies too
	Picture     *string    `json:"picture"` // what it looks like
	Form        *string    `json:"form"`
	Copies      *int       `json:"copies"`
	Optional    bool       `json:"optional"`
	When        *When      `json:"when"`
	Any         []Leaf     `json:"any"`
	Third       *string    `json:"third"`
	ThirdAnswer *Answer    `json:"third_answer"`
	Get         *publicGet `json:"get"`
	Note        Text       `json:"note"`
}

type publicGet struct {
	Where Text    `json:"where"`
	Cost  Text    `json:"cost"`
	Link  *string `json:"link"`
}

type publicChannel struct {
	ID   string  `json:"id"`
	Kind string  `json:"kind"`
	Name Text    `json:"name"`
	URL  *string `json:"url"`
	Path []Text  `json:"path"`

	Stages bool `json:"stages"` // applications that came this way are followed stage by stage
}

type publicComplaint struct {
	Kind  string `json:"kind"`
	Label Text   `json:"label"`
	Value string `json:"value"`
}

// Public is the catalogue as pages and phones read it: the "Catalogue" of docs/protocol.md.
func (c *Catalogue) Public() any { return c.PublicIn(c.Langs) }

// PublicIn is Public for screens that offer these languages.
func (c *Catalogue) PublicIn(langs []string) any {
	out := publicCatalogue{
		Version:    c.Version,
		Langs:      langs,
		Office:     c.Office.public(),
		Questions:  make(map[string]publicQuestion, len(c.Questions)),
		Services:   make([]publicService, 0, len(c.Services)),
		Complaints: make([]publicComplaint, 0, len(c.Complaints)),
	}
	for id, question := range c.Questions {
		out.Questions[id] = question.public()
	}
	for i := range c.Services {
		out.Services = append(out.Services, c.Services[i].public())
	}
	for _, way := range c.Complaints {
		if !way.Hidden {
			out.Complaints = append(out.Complaints, publicComplaint{Kind: way.Kind, Label: way.Label, Value: way.Value})
		}
	}
	return out
}

// A PublicStandard is one service as Public has it, with the questions that it heeds.
type PublicStandard struct {
	Service   publicService             `json:"service"`
	Questions map[string]publicQuestion `json:"questions"`
}

// PublicService is a service alone; false when the office has it not.
func (c *Catalogue) PublicService(id string) (*PublicStandard, bool) {
	s, ok := c.Service(id)
	if !ok {
		return nil, false
	}
	out := &PublicStandard{Service: s.public(), Questions: map[string]publicQuestion{}}
	for _, id := range s.Questions() {
		out.Questions[id] = c.Questions[id].public()
	}
	return out, true
}

func (q Question) public() publicQuestion {
	return publicQuestion{Ask: q.Ask, Options: q.Options, Default: orNull(q.Default)}
}

func (o *Office) public() publicOffice {
	return publicOffice{
		ID: o.ID, Name: o.Name, Short: o.Short, Pledge: o.Pledge, Address: o.Address, Phone: o.Phone, Website: o.Website,
		Parent: o.Parent, Zone: o.Zone, ZoneAbbr: o.ZoneAbbr(),
	}
}

func (s *Service) public() publicService {
	out := publicService{
		ID: s.ID, Prefix: s.Prefix, Name: s.Name, Short: s.Short, Words: s.Words, Icon: s.Icon, Gate: s.Gate,
		Free: s.Fee.Free(), Fee: s.Fee.Text, Product: list(s.Product), Legal: list(s.Legal), Ask: list(s.Ask),
		StopIf: s.StopIf, Within: s.Within, Elsewhere: s.Elsewhere, InPerson: s.InPerson,
		Requirements: make([]publicRequirement, 0, len(s.Requirements)),
		Advice:       list(s.Advice),
		Channels:     make([]publicChannel, 0, len(s.Channels)),
	}
	if p := s.Promise; p != nil {
		out.Promise = &publicPromise{Value: p.Value, Unit: p.Unit, Text: p.Text, Condition: p.Condition}
	}
	for i := range s.Requirements {
		out.Requirements = append(out.Requirements, s.Requirements[i].public())
	}
	for _, way := range s.Channels {
		out.Channels = append(out.Channels, publicChannel{
			ID: way.ID, Kind: way.Kind, Name: way.Name, URL: orNull(way.URL), Path: list(way.Path), Stages: len(way.Steps) > 0,
		})
	}
	return out
}

func (r *Requirement) public() publicRequirement {
	out := publicRequirement{
		ID: r.ID, Label: r.Label, Picture: orNull(PictureOf(r.ID, r.Picture)), Form: orNull(r.Form), Optional: r.Optional, When: r.When, Any: pictured(r.Any), Third: orNull(r.Third),
		ThirdAnswer: r.ThirdAnswer, Get: r.Get.public(), Note: r.Note,
	}
	if r.Copies > 0 {
		out.Copies = &r.Copies
	}
	return out
}

func (g *Get) public() *publicGet {
	if g == nil {
		return nil
	}
	return &publicGet{Where: g.Where, Cost: g.Cost, Link: orNull(g.Link)}
}

// Public is where to get something as pages read it; nil where nothing is known.
func (g *Get) Public() any {
	if g == nil {
		return nil
	}
	return g.public()
}

func orNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// list keeps an empty list from becoming null in JSON.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}
