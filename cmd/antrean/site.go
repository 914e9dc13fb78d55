package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"sync"
	"time"

	"antrean/office"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/office/staff"
	"antrean/office/worktime"
	"antrean/printer/driver"
	"antrean/printer/virtual"
	"antrean/server"
	"antrean/server/edge"
	"antrean/server/live"
	"antrean/server/paper"
	"antrean/static"
	"antrean/store"
)

// A site is one office at work: everything that runs between start and stop.
type site struct {
	settings  *settings
	catalogue *catalogue.Catalogue
	store     *store.Store
	engine    *office.Engine
	office    *edge.Office
	live      *live.Live
	door      *server.Door
	drivers   []*driver.Driver
	fleet     *paper.Fleet
	virtual   map[string]*virtual.Printer

	ctx     context.Context
	cancel  context.CancelFunc
	running sync.WaitGroup
	served  chan error
}

// siteOptions are what the demo wants beyond the settings.
type siteOptions struct{ virtual bool } // printers on port "virtual:NAME" are made of software

// How many wrong guesses one neighbourhood has, and passwords checked at once.
const (
	guessesMost   = 30
	guessesWindow = 10 * time.Minute
	loginsMost    = 10
	loginsWindow  = 5 * time.Minute
	loginsAtOnce  = 2
	stopWithin    = 6 * time.Second // for requests; one that is slow to arrive is dropped after 5 s
)

// openSite listens first and then reads the journal, so that whoever comes early is told to wait.
func openSite(_ context.Context, s *settings, ln net.Listener, o siteOptions) (*site, error) {
	out := &site{settings: s, door: server.NewDoor(), served: make(chan error, 1)}
	out.ctx, out.cancel = context.WithCancel(context.Background())
	go func() { out.served <- out.door.Serve(ln) }()
	if err := out.open(o); err != nil {
		return nil, errors.Join(err, out.close())
	}
	return out, nil
}

func (s *site) open(o siteOptions) error {
	var err error
	if s.catalogue, err = s.settings.standards(); err != nil {
		return err
	}
	rules, err := s.settings.rules(s.catalogue)
	if err != nil {
		return err
	}
	hours, err := s.settings.hours(s.catalogue.Office.Location())
	if err != nil {
		return err
	}
	office.SetHours(rules, hours)
	warnCalendars(hours)
	if s.store, err = store.Open(s.settings.Data); err != nil {
		return err
	}
	if s.engine, err = office.Open(s.store, rules); err != nil {
		return err
	}
	if _, _, err := s.engine.Do(s.ctx, queue.Request{Actor: "office", Do: queue.Begin{Build: static.Build()}}); err != nil {
		return err
	}
	s.office = &edge.Office{
		Engine: s.engine, Catalogue: s.catalogue, Hours: hours, Accounts: s.store, Sessions: s.store, Devices: s.store,
		Passwords: staff.NewGate(loginsAtOnce), Logins: edge.NewFailures(loginsMost, loginsWindow), Guesses: edge.NewFailures(guessesMost, guessesWindow),
		PublicURL: s.settings.PublicURL, Printers: s.settings.printers(), Picture: s.settings.pictures(), DeskPaper: s.settings.FrontDesk.Printer, Build: static.Build(),
		Secure: s.settings.Secure, Zones: s.settings.zones(),
	}
	return s.start(o)
}

// start lets screens, printers and people in.
func (s *site) start(o siteOptions) error {
	var err error
	if s.live, err = live.New(s.office); err != nil {
		return err
	}
	s.fleet = paper.NewFleet(s.office)
	s.startPrinters(o)
	s.also(s.fleet.Run)
	web, err := server.New(s.office, s.live, s.fleet, s.bench())
	if err != nil {
		return err
	}
	s.also(s.turnDays)
	s.door.Open(web)
	return nil
}

// also runs something for as long as the site does.
func (s *site) also(run func(context.Context)) { s.running.Go(func() { run(s.ctx) }) }

// warnCalendars says in the log which year's holidays the office will not know.
func warnCalendars(hours worktime.Hours) {
	for _, year := range hours.MissingCalendars(time.Now()) {
		slog.Warn("no calendar of holidays", "year", year, "hint", "add its days as calendar_extra, with the decree beside you")
	}
}

// turnDays does what the calendar asks for: it opens the next business day when its date has come, and ends the line at
// closing where the office wants that. It looks each second: a long timer would miss a clock that was set.
func (s *site) turnDays(ctx context.Context) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		view, now := s.engine.View(), s.office.Now()
		if queue.Due(view.State, view.Rules, now) {
			if _, _, err := s.engine.Do(ctx, queue.Request{Actor: "office", Do: queue.RollOver{}}); err != nil && ctx.Err() == nil {
				slog.Error("turn the day", "at", now, "err", err)
			}
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// wait runs the site until ctx ends or it can go on no longer, then stops it cleanly.
func (s *site) wait(ctx context.Context) error {
	var err error
	select {
	case <-ctx.Done():
	case <-s.engine.Done():
		err = fmt.Errorf("the journal can no longer be trusted, start again: %w", s.engine.Err())
	case err = <-s.served:
	}
	return errors.Join(err, s.close())
}

// close stops what runs, the outside first: screens, requests, printers, the writer, the file. The slip in a printer
// has its time while the requests have theirs.
func (s *site) close() error {
	var errs []error
	s.cancel()
	if s.live != nil {
		s.live.Close()
	}
	ctx, cancel := context.WithTimeout(context.Background(), stopWithin)
	defer cancel()
	switch err := s.door.Close(ctx); {
	case errors.Is(err, context.DeadlineExceeded):
		slog.Warn("requests were cut off at the stop") // somebody who does not read: no fault of ours
	case err != nil:
		errs = append(errs, fmt.Errorf("stop serving: %w", err))
	}
	s.running.Wait()
	for _, d := range s.drivers {
		d.Stop()
	}
	for _, p := range s.virtual {
		p.Close()
	}
	if s.engine != nil {
		s.engine.Close()
	}
	if s.store != nil {
		errs = append(errs, s.store.Close())
	}
	return errors.Join(errs...)
}
