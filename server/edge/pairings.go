package edge

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"antrean/office/staff"
)

// A Pairing is a box that waits to be let in: it shows a code, and an admin types it.
type Pairing struct {
	Code          string
	Kind          string
	Width, Height int // of its screen, CSS px; 0: not known
	Browser       string
	Address       string
	AskedAt       time.Time
	ExpiresAt     time.Time
	Joined        *staff.Device // nil: still waits
	Token         string        // of the device, once it has joined
}

const (
	pairingLength = 6  // characters on the screen: 30 random bits, for those who are signed in to guess
	pollLength    = 26 // characters of the secret that asks: 130 random bits
	pairingsMost  = 256
	pairingsOne   = 32 // of one address: a hall's screens behind one, while a flood leaves room for others
	pairingLife   = 10 * time.Minute
)

// Pairings are the boxes that wait. They live in memory: a box whose wait was forgotten asks for another code.
type Pairings struct {
	mu     sync.Mutex
	byPoll map[staff.Hash]*Pairing
	asked  map[string]*asked // by the id of the request
}

type asked struct {
	secret  string
	pairing *Pairing
}

// NewPairings returns an empty list.
func NewPairings() *Pairings {
	return &Pairings{byPoll: make(map[staff.Hash]*Pairing), asked: make(map[string]*asked)}
}

// Ask gives a box its code, and the secret by which it asks what became of it. The same id gets the same reply. It
// reports false when too many wait.
func (p *Pairings) Ask(id string, box Pairing, now time.Time) (pairing Pairing, secret string, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.forgetLocked(now)
	if a, ok := p.asked[id]; ok {
		return *a.pairing, a.secret, true
	}
	if len(p.byPoll) >= pairingsMost || p.fromLocked(box.Address) >= pairingsOne {
		return Pairing{}, "", false
	}
	box.Code, box.AskedAt, box.ExpiresAt = staff.NewSecret(pairingLength), now, now.Add(pairingLife)
	secret = staff.NewSecret(pollLength)
	p.byPoll[staff.HashSecret(secret)] = &box
	p.asked[id] = &asked{secret, &box}
	return box, secret, true
}

// fromLocked counts the boxes of an address that wait.
func (p *Pairings) fromLocked(address string) int {
	n := 0
	for _, pairing := range p.byPoll {
		if pairing.Address == address {
			n++
		}
	}
	return n
}

// Poll is the pairing of a secret.
func (p *Pairings) Poll(secret string, now time.Time) (Pairing, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.forgetLocked(now)
	pairing, ok := p.byPoll[staff.HashSecret(secret)]
	if !ok {
		return Pairing{}, false
	}
	return *pairing, true
}

// Find is the box that shows a code.
func (p *Pairings) Find(code string, now time.Time) (Pairing, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.forgetLocked(now)
	for _, pairing := range p.byPoll {
		if pairing.Code == code && pairing.Joined == nil {
			return *pairing, true
		}
	}
	return Pairing{}, false
}

// Waiting lists the boxes that wait, the newest first.
func (p *Pairings) Waiting(now time.Time) []Pairing {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.forgetLocked(now)
	var list []Pairing
	for _, pairing := range p.byPoll {
		if pairing.Joined == nil {
			list = append(list, *pairing)
		}
	}
	slices.SortFunc(list, func(a, b Pairing) int {
		return cmp.Or(b.AskedAt.Compare(a.AskedAt), cmp.Compare(a.Code, b.Code))
	})
	return list
}

// Join lets the box with a code in, once save has kept it with its token. It reports false when nothing waits with
// that code any more.
func (p *Pairings) Join(code string, now time.Time, token string, save func() (staff.Device, error)) (bool, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.forgetLocked(now)
	for _, pairing := range p.byPoll {
		if pairing.Code != code || pairing.Joined != nil {
			continue
		}
		device, err := save()
		if err != nil {
			return false, err
		}
		pairing.Joined, pairing.Token = &device, token
		pairing.ExpiresAt = now.Add(pairingLife) // a reply may be lost on its way
		return true, nil
	}
	return false, nil
}

func (p *Pairings) forgetLocked(now time.Time) {
	for secret, pairing := range p.byPoll {
		if !now.Before(pairing.ExpiresAt) {
			delete(p.byPoll, secret)
		}
	}
	for id, a := range p.asked {
		if !now.Before(a.pairing.ExpiresAt) {
			delete(p.asked, id)
		}
	}
}
