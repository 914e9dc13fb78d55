package catalogue

// A Service is one thing the office does for people, and the 14 components its standard publishes about it.
type Service struct {
	ID           string        `json:"id"`
	Prefix       string        `json:"prefix"` // the letter of its numbers; services may share one
	Name         Text          `json:"name"`
	Short        Text          `json:"short"` // at most ShortMax characters
	Words        Text          `json:"words"` // what people say when they want it, with commas between; nil: nothing but its names
	Icon         string        `json:"icon"`
	Gate         Gate          `json:"gate"`
	Ask          []string      `json:"ask"`     // questions with a control of their own; others are asked by a row's third answer
	StopIf       *Stop         `json:"stop_if"` // nil: the service never turns out to be needless
	Requirements []Requirement `json:"requirements"`
	Advice       []Advice      `json:"advice"`
	Channels     []Channel     `json:"channels"`
	Stages       []Stage       `json:"stages"`
	Promise      *Promise      `json:"promise"`
	Fee          Fee           `json:"fee"`
	Product      []Text        `json:"product"`
	Pickup       *Pickup       `json:"pickup"`
	Within       *Within       `json:"report_within"`
	Stock        string        `json:"stock"` // the material it uses up, or empty
	Elsewhere    *Elsewhere    `json:"external_wait"`
	InPerson     bool          `json:"in_person"` // nobody can come in the person's place
	Legal        []Text        `json:"legal"`
	Facilities   []Text        `json:"facilities"`
	Competence   []Text        `json:"competence"`
	Supervision  []Text        `json:"supervision"`
	Staff        []Text        `json:"staff"`
	Guarantee    []Text        `json:"service_guarantee"`
	Security     []Text        `json:"security_guarantee"`
	Evaluation   []Text        `json:"evaluation"`
	Standard     *Standard     `json:"standard"`
	Missing      []string      `json:"components_missing"` // of the 14 components, those the standard leaves out
	Remarks      []Remark      `json:"lint"`
}

// A Gate is when a person gets a number.
type Gate string

// The gates.
const (
	FrontOffice Gate = "fo"   // once the front office has seen the documents
	Flag        Gate = "flag" // at once, marked when something is missing
	Self        Gate = "self" // at once when the person declares everything, otherwise not
)

// A Stop is the answer under which nobody needs the service.
type Stop struct {
	When When `json:"when"`
	Text Text `json:"text"` // why not, for whoever asked
}

// A Requirement is one row of the checklist: a thing to bring, any one of several, or something to know.
type Requirement struct {
	ID          string  `json:"id"`
	Label       Text    `json:"label"`   // the standard's own words, with what Form, Copies and Optional add to them
	Picture     string  `json:"picture"` // one of Pictures, or empty: the id tells
	Form        string  `json:"form"`    // asli, fotokopi, tunjuk, scan, or empty where the standard does not say
	Copies      int     `json:"copies"`
	Optional    bool    `json:"optional"` // good to have; nobody is short of it
	When        *When   `json:"when"`     // nil: always needed
	Any         []Leaf  `json:"any"`      // one of them is enough; empty for a plain row
	Third       string  `json:"third"`    // NotOwned, NotFilled or empty: what the third button says
	ThirdAnswer *Answer `json:"third_answer"`
	Get         *Get    `json:"get"`
	Note        Text    `json:"note"`
}

// What a third button says.
const (
	NotOwned  = "not_owned"  // "Tidak punya": answers ThirdAnswer, so the row is no longer needed
	NotFilled = "not_filled" // "Belum diisi": the form is there but empty, which counts as missing
)

// When is the condition of a requirement: the answer to Question is one of In.
type When struct {
	Question string   `json:"q"`
	In       []string `json:"in"`
}

// Holds reports whether the answers make the condition true. No condition always holds.
func (w *When) Holds(answers map[string]string) bool {
	if w == nil {
		return true
	}
	for _, option := range w.In {
		if answers[w.Question] == option {
			return true
		}
	}
	return false
}

// An Answer is what tapping a third button answers.
type Answer struct {
	Question string `json:"q"`
	Value    string `json:"value"`
}

// A Leaf is one of the documents that satisfy a row.
type Leaf struct {
	ID    string `json:"id"`
	Label Text   `json:"label"`
	Form  string `json:"form,omitempty"` // as of a Requirement

	Picture string `json:"picture,omitempty"` // as of a Requirement
}

// Get says where a missing thing comes from or what to do about it.
type Get struct {
	Where Text   `json:"where"`
	Cost  Text   `json:"cost"` // nil: not known
	Link  string `json:"link"` // an http(s) address, or empty
}

// Has reports whether an id names this row or one of its leaves.
func (r *Requirement) Has(id string) bool {
	if r.ID == id {
		return true
	}
	for _, leaf := range r.Any {
		if leaf.ID == id {
			return true
		}
	}
	return false
}

// Requirement finds the row that an id, its own or that of one of its leaves, belongs to.
func (s *Service) Requirement(id string) (*Requirement, bool) {
	for i := range s.Requirements {
		if s.Requirements[i].Has(id) {
			return &s.Requirements[i], true
		}
	}
	return nil, false
}

// Questions lists the questions that decide this service's requirements, each once, in the order a person meets them.
func (s *Service) Questions() []string {
	var ids []string
	seen := make(map[string]bool)
	add := func(id string) {
		if !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	for _, id := range s.Ask {
		add(id)
	}
	if s.StopIf != nil {
		add(s.StopIf.When.Question)
	}
	for _, row := range s.Requirements {
		if row.When != nil {
			add(row.When.Question)
		}
	}
	return ids
}
