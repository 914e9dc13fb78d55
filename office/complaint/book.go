package complaint

import "time"

// A Query asks for complaints, the newest first. Empty fields ask for all.
type Query struct {
	From, To time.Time // received at or after, and before
	Open     bool      // only those that owe an answer
	Owner    string
	Before   Ref // the page after this one
	Limit    int // 0: all
}

// A Book keeps the complaints of an office.
type Book interface {
	// Complaints lists complaints without what people wrote.
	Complaints(Query) ([]Complaint, error)
	// ComplaintAt finds a complaint by its number, with all acts in their order; ErrUnknown.
	ComplaintAt(Ref) (Entry, []Act, error)
	// ComplaintOf finds the number of a complaint by the code of its page, or by the request that brought it; ErrUnknown.
	ComplaintOf(code, request string) (Ref, error)
	// SaveComplaint keeps an entry with the acts that made it what it is. One without a number gets the next of its year.
	SaveComplaint(e Entry, acts []Act, request string) (Ref, error)
}
