package public

import "antrean/server/edge"

// NumbersSaid is what a phone is told of a service's numbers.
func NumbersSaid(o *edge.Office, service, lang string) (said, reason string) {
	n := numbersOf(o, service, lang)
	return n.Said, n.Reason
}
