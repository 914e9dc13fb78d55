package complaint

// A Command is what somebody wants done with a complaint.
type Command interface{ command() }

// Receive writes a complaint down.
type Receive struct {
	Way     Way
	Kind    Kind
	Service string
	Lang    string
	Text    string
	Contact string
	Number  string // of a ticket
	Code    string // of the page with the answer
	Digest  string
}

// Take makes somebody look after it.
type Take struct{ Owner string }

// Sort says of which kind it is, and with that by when it is answered.
type Sort struct{ Kind Kind }

// Reply says something to the person: word of how it stands, or the answer.
type Reply struct {
	Text  string
	Final bool
}

// Close ends it. It must have been answered.
type Close struct{}

// Reopen says that the answer is not enough. It can be done once.
type Reopen struct{ Text string }

// Erase forgets what was written. One that was not answered ends with it.
type Erase struct{}

func (Receive) command() {}
func (Take) command()    {}
func (Sort) command()    {}
func (Reply) command()   {}
func (Close) command()   {}
func (Reopen) command()  {}
func (Erase) command()   {}
