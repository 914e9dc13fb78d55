package report

import (
	"encoding/json"
	"math"
	"slices"
	"time"
)

// A Span is how long something took, over many visits.
type Span struct {
	Count  int // visits that were measured
	Median time.Duration
	P90    time.Duration // nine of ten took at most so long
	Max    time.Duration
}

// MarshalJSON writes whole seconds; a Span of nothing has none.
func (s Span) MarshalJSON() ([]byte, error) {
	type span struct {
		Count  int  `json:"count"`
		Median *int `json:"median_s"`
		P90    *int `json:"p90_s"`
		Max    *int `json:"max_s"`
	}
	out := span{Count: s.Count}
	if s.Count > 0 {
		median, p90, longest := seconds(s.Median), seconds(s.P90), seconds(s.Max)
		out.Median, out.P90, out.Max = &median, &p90, &longest
	}
	return json.Marshal(out)
}

// seconds rounds to whole ones, as every page, file and answer does.
func seconds(d time.Duration) int { return int(d.Round(time.Second) / time.Second) }

// spanOf measures; it sorts what it is given.
func spanOf(took []time.Duration) Span {
	if len(took) == 0 {
		return Span{}
	}
	slices.Sort(took)
	return Span{Count: len(took), Median: nearestRank(took, 50), P90: nearestRank(took, 90), Max: took[len(took)-1]}
}

// nearestRank is the smallest value that at least percent of 100 of all values do not exceed: in n sorted values, the one
// at place ⌈n × percent / 100⌉, counted from 1. It is always a value that somebody had, never one in between, so a clerk
// can find it with a finger in the list.
func nearestRank(sorted []time.Duration, percent int) time.Duration {
	place := int(math.Ceil(float64(len(sorted)*percent) / 100))
	return sorted[max(place, 1)-1]
}
