package main

import (
	"context"
	"encoding/hex"
	"log/slog"
	"time"

	"antrean/internal/problem"
	"antrean/office"
	"antrean/office/queue"
	"antrean/server/edge"
)

// keepAndForget copies the office by its schedule and forgets who its visitors were.
func (s *site) keepAndForget() {
	b := s.settings.Backup
	s.backups = &office.Backups{
		Copier: s.store.Source(), Dirs: b.Dirs, When: b.when, Keep: office.BackupKeep{Daily: b.Daily, Monthly: b.Monthly},
		Zone:      s.office.Catalogue().Office.Location(),
		Forgotten: func() uint64 { return s.engine.Forgotten() + s.office.Complaints.Forgotten() },
	}
	s.also(s.backups.Run)
	s.office.Care = edge.Care{
		Backups: s.backups, Program: programVersion(), Started: time.Now(), When: b.When, Keep: s.backups.Keep,
		PrivateDays: s.settings.Retention.PrivateDays, Free: s.store.Free,
	}
	s.also((&office.Retention{Engine: s.engine, Days: s.settings.Retention.PrivateDays}).Run)
	s.also(s.office.Complaints.Run)
	s.also(s.office.Messages.Run)
	s.also(s.fulfilWishes)
}

// afterRestore leaves out the numbers that people may hold from after the copy was made, before anybody can ask for one.
func (s *site) afterRestore(rules *queue.Rules) error {
	left, ok, err := s.store.Restored()
	if err != nil || !ok {
		return err
	}
	if err := left.LeaveOut(s.ctx, s.engine, rules, "restore-"+s.store.Epoch()); err != nil {
		return err
	}
	slog.Info("runs on a restored copy", "restored", left.At.Format(time.RFC3339), "left_out", left.Command(rules).UpTo)
	return s.store.RestoredDone()
}

// wishEvery is how often it is looked whether `antrean erase` has asked for something.
const wishEvery = time.Second

// fulfilWishes erases what a command beside this process asks for, and answers it.
func (s *site) fulfilWishes(ctx context.Context) {
	tick := time.NewTicker(wishEvery)
	defer tick.Stop()
	for {
		wishes, err := s.store.EraseWishes()
		if err != nil && ctx.Err() == nil {
			slog.Error("look for wishes", "err", err)
		}
		for _, hash := range wishes {
			s.fulfil(ctx, hash)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

func (s *site) fulfil(ctx context.Context, hash []byte) {
	request := queue.Request{Actor: "console", ID: "erase-" + hex.EncodeToString(hash), Digest: "erase"}
	answer := erasedAnswer
	if err := s.engine.EraseHash(ctx, request, hash); err != nil {
		if answer = problem.Code(err); answer == "" {
			answer = "internal"
		}
	}
	if err := s.store.AnswerWish(hash, answer); err != nil && ctx.Err() == nil {
		slog.Error("answer a wish", "err", err)
	}
}
