package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"sync"
	"time"

	"antrean/display/voice"
	"antrean/office"
	"antrean/office/casefile"
	"antrean/office/message"
	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/office/staff"
	"antrean/office/worktime"
	"antrean/printer/virtual"
	"antrean/server"
	"antrean/server/edge"
	"antrean/server/knock"
	"antrean/server/live"
	"antrean/server/paper"
	"antrean/static"
	"antrean/store"
)

// A site is one office at work: everything that runs between start and stop.
type site struct {
	settings *settings
	store    *store.Store
	engine   *office.Engine
	office   *edge.Office
	live     *live.Live
	door     *server.Door
	printing map[string]*printing // of followSetup, once it runs
	fleet    *paper.Fleet
	virtual  map[string]*virtual.Printer
	backups  *office.Backups // how the copies stand; no directories: none are made

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
	out := &site{settings: s, printing: make(map[string]*printing), door: server.NewDoor(), served: make(chan error, 1)}
	out.ctx, out.cancel = context.WithCancel(context.Background())
	go func() { out.served <- out.door.Serve(ln) }()
	if err := out.open(o); err != nil {
		return nil, errors.Join(err, out.close())
	}
	return out, nil
}

func (s *site) open(o siteOptions) error {
	var err error
	if s.store, err = store.Open(s.settings.Data); err != nil {
		return err
	}
	in, changed, err := s.takeOver()
	if err != nil {
		return err
	}
	warnCalendars(in.Hours)
	if s.engine, err = office.Open(s.store, in); err != nil {
		return err
	}
	if _, _, err := s.engine.Do(s.ctx, queue.Request{Actor: "office", Do: queue.Begin{Build: static.Build()}}); err != nil {
		return err
	}
	if changed {
		if err := s.engine.Adopt(s.ctx, setup.FromFile, in); err != nil {
			return err
		}
	}
	if err := s.afterRestore(in.Rules); err != nil {
		return err
	}
	s.office = &edge.Office{
		Engine: s.engine, Setups: &office.Setups{Engine: s.engine, Book: s.store, Fit: s.settings.fit},
		Accounts: s.store, Sessions: s.store, Devices: s.store,
		Passwords: staff.NewGate(loginsAtOnce), Logins: edge.NewLogins(loginsMost, loginsWindow), Guesses: edge.NewFailures(guessesMost, guessesWindow),
		Picture: s.picture, Build: static.Build(), Secure: s.settings.Secure, Reports: s.store, Past: s.store, Survey: s.store,
		Audit: edge.NewAudit(s.store), Pairings: edge.NewPairings(), Beats: edge.NewBeats(), Measures: edge.NewMeasures(), Media: s.store.Media(), Clips: s.store.Clips(), Speaker: s.settings.speaker(),
		Complaints: &office.Complaints{Engine: s.engine, Book: s.store},
	}
	pushes, err := knock.New(s.office, s.store, knock.Options{Private: s.settings.PushPrivate})
	if err != nil {
		return err
	}
	s.office.Pushes = pushes
	s.also(pushes.Run)
	m := &s.settings.Messages
	s.office.Messages = &office.Messages{Engine: s.engine, Book: s.store, Gateway: m.gateway, Kinds: m.kinds(), Writer: func() *message.Writer { return s.office.MessageWriter(m.fresh()) }}
	if s.office.First, err = edge.NewFirst(s.store); err != nil {
		return err
	}
	return s.start(o)
}

// start lets screens, printers and people in.
func (s *site) start(o siteOptions) error {
	var err error
	if s.live, err = live.New(s.office, voice.Open, nil); err != nil {
		return err
	}
	if d := s.office.Setup().Document; d.PublicURL != "" && d.ProvenURL() == "" {
		slog.Warn("tickets carry no QR: no phone has come by the address yet", "url", d.PublicURL, "hint", "scan its code on /admin/office/address")
	}
	s.fleet = paper.NewFleet(s.office)
	if o.virtual {
		s.virtual = make(map[string]*virtual.Printer)
	}
	s.fitPrinters(s.office.Setup())
	s.also(s.fleet.Run)
	s.also(s.followSetup)
	web, err := server.New(s.office, s.live, s.fleet, s.bench())
	if err != nil {
		return err
	}
	s.also(s.tick)
	s.keepAndForget()
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

// tick lets happen what time alone brings: the next business day opens when its date has come, the line ends at closing
// where the office wants that, parked tickets come back, calls for colleagues end, deadlines of applications pass. It looks each second: a long timer
// would miss a clock that was set.
func (s *site) tick(ctx context.Context) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		view, now := s.engine.View(), s.office.Now()
		if queue.Due(view.State, view.Rules, now) {
			s.turn(ctx, queue.Tick{})
		}
		s.office.SweepPersons()
		if view.Cases.Due(now) {
			s.pass(ctx)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// turn gives a command of the office's own.
func (s *site) turn(ctx context.Context, c queue.Command) {
	if _, _, err := s.engine.Do(ctx, queue.Request{Actor: "office", Do: c}); err != nil && ctx.Err() == nil {
		slog.Error("let time pass", "command", fmt.Sprintf("%T", c), "err", err)
	}
}

// pass lets the deadlines of applications pass.
func (s *site) pass(ctx context.Context) {
	if _, _, err := s.engine.File(ctx, casefile.Request{Do: casefile.Tick{}}); err != nil && ctx.Err() == nil {
		slog.Error("let deadlines of applications pass", "err", err)
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
	for _, p := range s.printing {
		p.end()
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
