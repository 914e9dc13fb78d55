package survey

import (
	"crypto/sha256"
	"strings"
	"unicode"
	"unicode/utf8"

	"antrean/office/worktime"
)

// An Answer is what one person thinks. It does not know the ticket it was asked for, nor the time of day: only what it
// is about and the day it came in.
type Answer struct {
	Service string
	Day     worktime.Date
	Lang    string
	Scores  map[string]int // by element; an element that was left out is not there
	Remark  string
}

// Traits are a person's profile, choice by question. They are counted, each by itself and by the month, and never kept
// beside the answer: an age, a trade and a service together are often one person.
type Traits map[string]string

// A Mark is all that is left of a ticket that has answered: enough to know it again by its token, and nothing without.
type Mark [sha256.Size]byte

// MarkOf is the mark of a ticket by the token of its page.
func MarkOf(token string) Mark { return sha256.Sum256([]byte("antrean survey " + token)) }

// RemarkMost is the longest remark, in characters.
const RemarkMost = 500

// OpenDays is for how many days after the visit the survey can be answered. Marks are needed no longer, and go.
const OpenDays = 7

// Open reports whether a visit can still be asked about.
func Open(visit, today worktime.Date) bool { return today >= visit && today <= visit.Add(OpenDays) }

// Tidy takes the blanks and what no person types out of a remark; ok is false when it is too long.
func Tidy(remark string) (tidied string, ok bool) {
	tidied = strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(remark, "")))
	return tidied, utf8.RuneCountInString(tidied) <= RemarkMost
}

// A Book keeps answers.
type Book interface {
	// Answer keeps an answer and what the person said of itself, once for each mark: again means that the mark had
	// answered before, and nothing was kept.
	Answer(mark Mark, a Answer, t Traits) (again bool, err error)
	// Answered reports whether a mark has answered.
	Answered(mark Mark) (bool, error)
}
