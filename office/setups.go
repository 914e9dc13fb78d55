package office

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"antrean/office/catalogue"
	"antrean/office/setup"
)

// ErrMeanwhile means that somebody else changed the setup since the version that a change was made from.
var ErrMeanwhile = errors.New("office: the setup was changed meanwhile")

// Setups changes what the office has decided about itself, one version after another.
type Setups struct {
	Engine *Engine
	Book   setup.Book
	Fit    setup.Fit

	mu   sync.Mutex // one change at a time
	past sync.Map   // version of standards to *catalogue.Catalogue, of those that tickets still name
}

// Change makes the next version of the setup from version base by the change, keeps it and puts it in force. It
// returns setup.Faults when the result cannot work, ErrMeanwhile when base is no longer the newest, and what change
// itself returned; nothing is changed then. A change that changes nothing makes no version.
func (s *Setups) Change(ctx context.Context, base int, by, note string, change func(*setup.Document) error) (*setup.InForce, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.Engine.View().Setup
	if now.N != base {
		return nil, ErrMeanwhile
	}
	next := now.Document.Clone()
	if err := change(next); err != nil {
		return nil, err
	}
	return s.put(ctx, now, next, by, note)
}

// put keeps a document as the version after now and puts it in force.
func (s *Setups) put(ctx context.Context, now *setup.InForce, next *setup.Document, by, note string) (*setup.InForce, error) {
	was, err := now.Document.Encode()
	if err != nil {
		return nil, err
	}
	body, err := next.Encode()
	if err != nil {
		return nil, err
	}
	if string(was) == string(body) {
		return now, nil
	}
	in, err := now.Next(next, s.Fit)
	if err != nil {
		return nil, err
	}
	version := setup.Version{N: in.N, At: time.Now(), By: by, Note: note, Catalogue: in.Catalogue.Version, Body: body}
	if err := s.Book.SaveSetup(version); err != nil {
		if errors.Is(err, setup.ErrTaken) {
			return nil, ErrMeanwhile
		}
		return nil, err
	}
	if err := s.Engine.Adopt(ctx, by, in); err != nil {
		return nil, fmt.Errorf("put version %d in force: %w", in.N, err) // the next start does
	}
	return in, nil
}

// TakeBack makes the document of an older version the newest again.
func (s *Setups) TakeBack(ctx context.Context, base, n int, by, note string) (*setup.InForce, error) {
	old, err := s.Book.Setup(n)
	if err != nil {
		return nil, err
	}
	document, err := setup.Decode(old.Body)
	if err != nil {
		return nil, err
	}
	return s.Change(ctx, base, by, note, func(d *setup.Document) error { *d = *document; return nil })
}

// Standards are those that a ticket was issued under: of its own version, or today's when that is not kept.
func (s *Setups) Standards(version string) *catalogue.Catalogue {
	now := s.Engine.View().Setup.Catalogue
	if version == "" || now.Version == version {
		return now
	}
	if past, ok := s.past.Load(version); ok {
		return past.(*catalogue.Catalogue)
	}
	past := s.read(version)
	if past == nil {
		past = now
	}
	s.past.Store(version, past)
	return past
}

// read finds standards in the book; nil when they are not there or cannot be read any more.
func (s *Setups) read(version string) *catalogue.Catalogue {
	if s.Book == nil {
		return nil
	}
	kept, err := s.Book.SetupOf(version)
	if err != nil {
		return nil
	}
	document, err := setup.Decode(kept.Body)
	if err != nil {
		return nil
	}
	in, err := setup.Compile(kept.N, document, func(p setup.Printer) (setup.Machine, error) { return setup.Machine{Name: p.Name}, nil })
	if err != nil {
		return nil
	}
	return in.Catalogue
}
