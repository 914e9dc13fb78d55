package edge

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"antrean/office"
	"antrean/office/casefile"
)

// CaseMark begins the code of an application where phones cannot reach the office, so that a scan of it is no other's.
const CaseMark = "BERKAS:"

// CaseURL is where the page of an application is reached from outside, or empty. Behind it stands which of the
// applications of its token it is: browsers go there, and the office's scanners read it.
func (o *Office) CaseURL(c *casefile.Case) string {
	base := o.PublicURL()
	if base == "" || c.Token == "" {
		return ""
	}
	return base + "/t/" + c.Token + "#" + c.Register()
}

var (
	register = regexp.MustCompile(`\b(20[0-9]{2})[ -]?([0-9]{5,})\b`)
	short    = regexp.MustCompile(`^0*([0-9]{1,6})$`)
	tracked  = regexp.MustCompile(`/[Tt]/([0-9A-Za-z]{16,64})`)
)

// Cases finds the applications that somebody means who scans or types: a claim slip, the address of a tracking page, a
// number in the register with or without its year, or a queue number. Those that are over come last.
func (o *Office) Cases(v *office.View, typed string) []*casefile.Case {
	typed = strings.ToUpper(strings.TrimSpace(typed))
	if rest, ok := strings.CutPrefix(typed, CaseMark); ok {
		typed = rest
	}
	if parts := register.FindStringSubmatch(typed); parts != nil {
		return one(v.Cases.Registered(parts[1] + "-" + parts[2]))
	}
	if parts := short.FindStringSubmatch(typed); parts != nil {
		n, _ := strconv.Atoi(parts[1]) // six digits
		return one(v.Cases.Registered(fmt.Sprintf("%d-%05d", o.Now().Year(), n)))
	}
	token := Clean(typed)
	if parts := tracked.FindStringSubmatch(typed); parts != nil {
		token = Clean(parts[1])
	}
	if found := v.Cases.ByToken(token); len(found) > 0 {
		return openFirst(found)
	}
	number, ok := Number(typed)
	if !ok {
		return nil
	}
	var found []*casefile.Case
	for _, c := range v.Cases.Open() {
		if c.Number == number {
			found = append(found, c)
		}
	}
	return found
}

// Claimed finds the applications of a claim slip that somebody shows who is not signed in: by what is scanned, or by its
// whole code. The rest that staff may type is read off boards.
func (o *Office) Claimed(v *office.View, shown string) []*casefile.Case {
	text := strings.ToUpper(strings.TrimSpace(shown))
	if register.MatchString(text) || len(Clean(text)) >= tokenLeast {
		return o.Cases(v, text)
	}
	return nil
}

// tokenLeast is the least length of a token, as tracked has it.
const tokenLeast = 16

// Case finds the one application of a number in the register.
func (o *Office) Case(v *office.View, code string) (*casefile.Case, bool) {
	return v.Cases.Registered(code)
}

func one(c *casefile.Case, ok bool) []*casefile.Case {
	if !ok {
		return nil
	}
	return []*casefile.Case{c}
}

func openFirst(found []*casefile.Case) []*casefile.Case {
	var open, over []*casefile.Case
	for _, c := range found {
		if c.State.Over() {
			over = append(over, c)
		} else {
			open = append(open, c)
		}
	}
	return append(open, over...)
}
