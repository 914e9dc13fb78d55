// Package survey is the satisfaction survey of a public service (SKM; its index is the IKM): what is asked, who is
// invited, and what the answers come to.
//
// PermenPANRB 14/2017 says how. It is pure: nothing here reads a clock or a disk, and every figure is exact until it is
// written, so that a band never turns on how a fraction is stored.
package survey

import (
	"slices"
)

// The answers to an element go from ScoreLeast, the worst, to ScoreMost.
const (
	ScoreLeast = 1
	ScoreMost  = 4
)

// An Element is one of the things that are asked about, by its id. Its order is that of the list it stands in: offices
// number the last two of the regulation either way.
type Element struct {
	ID    string
	Scale string // which four words answer it: the key is "survey.word." and this and the score
}

// elements are those that the program has words for: the nine of PermenPANRB 14/2017 in its order, and what offices add.
func elements() []Element {
	return []Element{
		{"persyaratan", "sesuai"}, // U1
		{"prosedur", "mudah"},
		{"waktu", "cepat"},
		{"biaya", "biaya"},
		{"produk", "sesuai"},
		{"kompetensi", "mampu"},
		{"perilaku", "sopan"},
		{"pengaduan", "kelola"}, // U8 of the regulation; some offices print sarana there
		{"sarana", "mutu"},      // U9
		{"transparansi", "terbuka"},
		{"integritas", "bersih"},
	}
}

// nine is how many of them the regulation has.
const nine = 9

// Known lists the ids of the elements that have words here.
func Known() []string {
	var ids []string
	for _, e := range elements() {
		ids = append(ids, e.ID)
	}
	return ids
}

// Nine are the elements of the regulation, in its order.
func Nine() []string { return Known()[:nine] }

// Of finds an element by its id.
func Of(id string) (Element, bool) {
	all := elements()
	i := slices.IndexFunc(all, func(e Element) bool { return e.ID == id })
	if i < 0 {
		return Element{}, false
	}
	return all[i], true
}
