package casefile

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/benbjohnson/immutable"
)

// A sealed state is plain data in a fixed order, so equal states give equal bytes. Indexes are not in it: they follow
// from the cases.
type sealed struct {
	Seq       uint64              `json:"seq"`
	At        time.Time           `json:"at"`
	Registers map[int]int         `json:"registers,omitempty"`
	Needs     []Need              `json:"needs,omitempty"`
	Outages   []Outage            `json:"outages,omitempty"`
	Plans     []*Plan             `json:"plans,omitempty"`
	Cases     []*Case             `json:"cases,omitempty"`
	Receipts  map[string]*Receipt `json:"receipts,omitempty"`
}

// Seal writes the state so that Unseal gives it back. It holds private parts: keep it where the journal is kept.
func (s *State) Seal() ([]byte, error) {
	out := sealed{Seq: s.Seq, At: s.At, Registers: s.registers, Outages: s.outages, Cases: s.All(), Receipts: map[string]*Receipt{}}
	for _, n := range s.needs {
		out.Needs = append(out.Needs, *n)
	}
	slices.SortFunc(out.Needs, func(a, b Need) int { return cmp.Compare(a.Name, b.Name) })
	for _, key := range slices.Sorted(maps.Keys(s.plans)) {
		out.Plans = append(out.Plans, s.plans[key])
	}
	each(s.receipts, func(key string, r *Receipt) { out.Receipts[key] = r })
	raw, err := json.Marshal(out)
	if err != nil {
		return nil, fmt.Errorf("seal cases at %d: %w", s.Seq, err)
	}
	return raw, nil
}

// Unseal reads what Seal wrote.
func Unseal(raw []byte) (*State, error) {
	var in sealed
	if err := json.Unmarshal(raw, &in); err != nil {
		return nil, fmt.Errorf("unseal cases: %w", err)
	}
	s := NewState()
	s.Seq, s.At, s.outages = in.Seq, in.At, in.Outages
	maps.Copy(s.registers, in.Registers)
	for i := range in.Needs {
		s.needs[in.Needs[i].Name] = &in.Needs[i]
	}
	for _, p := range in.Plans {
		s.plans[p.Key] = p
	}
	for _, c := range in.Cases {
		s.setCase(c)
		if c.Token != "" {
			ids, _ := s.byToken.Get(c.Token)
			s.byToken = s.byToken.Set(c.Token, append(slices.Clone(ids), c.ID))
		}
	}
	receipts := immutable.NewMapBuilder[string, *Receipt](nil)
	for key, r := range in.Receipts {
		receipts.Set(key, r)
	}
	s.receipts = receipts.Map()
	return s, nil
}
