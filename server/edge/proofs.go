package edge

import (
	"net/url"
	"strings"
	"sync"
	"time"

	"antrean/office/staff"
)

// A Proof is an address that somebody tries: its code is on their screen, and holds a word that was never said before.
// When the word comes back, a phone has found the way.
type Proof struct {
	Word      string
	URL, Wifi string // what is tried, as the setup has them
	MadeAt    time.Time
	Came      *Arrival // nil: nobody yet
}

// An Arrival is the phone that brought the word back.
type Arrival struct {
	At               time.Time
	Address, Browser string
	Host             string // by which name it called us
	Own              bool   // it was this machine itself, which proves nothing
	Astray           bool   // it came by another name than that of the address
}

// Good reports whether a visitor's phone would have come as well.
func (a *Arrival) Good() bool { return a != nil && !a.Own && !a.Astray }

// proofLife is how long a word is good for: long enough to fetch a phone and to join a network.
const proofLife = 15 * time.Minute

// Proofs are the addresses that are being tried, one an account. The zero Proofs are ready to use.
type Proofs struct {
	mu   sync.Mutex
	list map[string]*Proof // by account
}

// Of is what an account tries. It stays the same while the address does and the word is good.
func (p *Proofs) Of(account, url, wifi string, now time.Time) Proof {
	p.mu.Lock()
	defer p.mu.Unlock()
	if old := p.list[account]; old != nil && old.URL == url && old.Wifi == wifi && now.Sub(old.MadeAt) < proofLife {
		return *old
	}
	if p.list == nil {
		p.list = make(map[string]*Proof)
	}
	made := &Proof{Word: staff.NewSecret(proofChars), URL: url, Wifi: wifi, MadeAt: now}
	p.list[account] = made
	return *made
}

// proofChars is how long a word is: 80 bits, in a code that is read from across a desk.
const proofChars = 16

// Arrive takes a word that a phone brings back; false when nobody has said it, or too long ago. The first good arrival
// counts.
func (p *Proofs) Arrive(word string, came Arrival) (Proof, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, one := range p.list {
		if one.Word != word || came.At.Sub(one.MadeAt) >= proofLife {
			continue
		}
		if one.Came.Good() {
			return *one, true
		}
		came.Astray = came.Host != hostOf(one.URL)
		one.Came = &came
		return *one, true
	}
	return Proof{}, false
}

// Drop ends what an account tries.
func (p *Proofs) Drop(account string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.list, account)
}

// hostOf is how a browser names the server of an address.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Host)
}
