package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"antrean/office/queue"
)

// A LackRow is one requirement of one service and how it failed, counted over the visits that were returned for it.
type LackRow struct {
	Service     string  `json:"service"`
	Requirement string  `json:"requirement"`
	Kind        string  `json:"kind"`
	Count       int     `json:"count"`
	Share       float64 `json:"share"`      // of all rows, 0 to 1
	Cumulative  float64 `json:"cumulative"` // Share of this row and all before it
}

// lackKey is what is counted.
type lackKey struct{ service, requirement, kind string }

// lacks count requirements that were not met.
type lacks map[lackKey]int

func (l lacks) add(v *Visit) {
	if v.State != queue.Returned {
		return
	}
	for _, lack := range v.Lacks {
		l[lackKey{v.Service, lack.ID, lack.Kind}]++
	}
}

// rows begin with the requirement that fails most: the one whose hint at the kiosk is worth mending first.
func (l lacks) rows() []LackRow {
	keys := slices.SortedFunc(maps.Keys(l), func(a, b lackKey) int {
		return cmp.Or(cmp.Compare(l[b], l[a]), strings.Compare(a.service, b.service),
			strings.Compare(a.requirement, b.requirement), strings.Compare(a.kind, b.kind))
	})
	all := 0
	for _, n := range l {
		all += n
	}
	rows, sum := make([]LackRow, 0, len(keys)), 0
	for _, key := range keys {
		sum += l[key]
		rows = append(rows, LackRow{
			Service: key.service, Requirement: key.requirement, Kind: key.kind, Count: l[key],
			Share: float64(l[key]) / float64(all), Cumulative: float64(sum) / float64(all),
		})
	}
	return rows
}
