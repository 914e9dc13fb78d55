package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"antrean/office/setup"
	"antrean/store"
)

// takeOver finds the setup to begin with: the newest version that is kept, or a new one when the settings file says
// otherwise than when it was last taken over.
func (s *site) takeOver() (in *setup.InForce, changed bool, err error) {
	file, err := s.settings.document()
	if err != nil {
		return nil, false, err
	}
	if in, err := setup.Compile(0, file, s.settings.fit); err != nil { // faults of the file itself, before any merge
		return in, false, inToml(err)
	}
	says, err := file.Encode()
	if err != nil {
		return nil, false, err
	}
	newest, err := setup.Newest(s.store)
	if err != nil {
		return nil, false, err
	}
	if newest.N == 0 {
		return s.keep(1, file, says)
	}
	document, err := setup.Decode(newest.Body)
	if err != nil {
		return nil, false, err
	}
	before, err := s.saidBefore()
	if err != nil {
		return nil, false, err
	}
	next, err := setup.Merge(document, before, file)
	if err != nil {
		return nil, false, err
	}
	if body, err := next.Encode(); err != nil || string(body) != string(newest.Body) {
		return s.keep(newest.N+1, next, says)
	}
	in, err = setup.Compile(newest.N, document, s.settings.fit)
	return in, false, err
}

// saidBefore is what the settings file said when it was last taken over.
func (s *site) saidBefore() (*setup.Document, error) {
	last, err := s.store.SetupBy(setup.FromFile)
	if errors.Is(err, setup.ErrUnknown) {
		return setup.Blank(), nil
	}
	if err != nil {
		return nil, err
	}
	return setup.Decode(last.File)
}

func (s *site) keep(n int, document *setup.Document, says []byte) (*setup.InForce, bool, error) {
	in, err := setup.Compile(n, document, s.settings.fit)
	if err != nil {
		return nil, false, fmt.Errorf("version %d of the setup: %w", n, err)
	}
	body, err := document.Encode()
	if err != nil {
		return nil, false, err
	}
	version := setup.Version{N: n, At: time.Now(), By: setup.FromFile, Catalogue: in.Catalogue.Version, Body: body, File: says}
	return in, true, s.store.SaveSetup(version)
}

// inForce is the setup that an office begins with next, for a tool beside it.
func (s *settings) inForce(from setup.Reader) (*setup.InForce, error) {
	newest, err := setup.Newest(from)
	if err != nil {
		return nil, err
	}
	var document *setup.Document
	if newest.N == 0 {
		document, err = s.document()
	} else {
		document, err = setup.Decode(newest.Body)
	}
	if err != nil {
		return nil, err
	}
	return setup.Compile(newest.N, document, anyPrinter)
}

// findPrinter finds a printer of the setup in force by its name, for a tool beside the office or before there is one.
func (s *settings) findPrinter(name string) (p setup.Printer, found bool, err error) {
	document, err := s.documentInForce()
	if err != nil {
		return p, false, err
	}
	i := slices.IndexFunc(document.Printers, func(p setup.Printer) bool { return p.Name == name })
	if i < 0 {
		return p, false, nil
	}
	return document.Printers[i], true, nil
}

// documentInForce is what the office has decided; what its settings file says, as long as it has never run.
func (s *settings) documentInForce() (*setup.Document, error) {
	reading, err := store.OpenReading(s.Data)
	if errors.Is(err, os.ErrNotExist) {
		return s.document()
	}
	if err != nil {
		return nil, err
	}
	in, err := s.inForce(reading)
	if err = errors.Join(err, reading.Close()); err != nil {
		return nil, err
	}
	return in.Document, nil
}

// anyPrinter takes every printer: a tool that prints nothing needs none of them to be there.
func anyPrinter(p setup.Printer) (setup.Machine, error) { return setup.Machine{Name: p.Name}, nil }
