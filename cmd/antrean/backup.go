package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"time"

	"antrean/office"
	"antrean/store"
)

// backup copies an office, beside the process that runs it or without one.
type backup struct {
	config, to string
	json       bool
}

func (b *backup) Run(ctx context.Context, args []string, std stdio) error {
	fs := flag.NewFlagSet("backup", flag.ContinueOnError)
	fs.StringVar(&b.config, "config", "antrean.toml", "settings of the office")
	fs.StringVar(&b.to, "to", "", "directory for the copy; empty: each of the settings' [backup] dirs")
	fs.BoolVar(&b.json, "json", false, "print one JSON line a copy")
	if err := parse(fs, args, std); err != nil {
		return err
	}
	settings, err := readSettings(b.config)
	if err != nil {
		return err
	}
	dirs := settings.Backup.Dirs
	if b.to != "" {
		dirs = []string{b.to}
	}
	if len(dirs) == 0 {
		return usageError{errors.New("say where: -to DIR, or dirs under [backup] in the settings")}
	}
	source, err := store.OpenSource(settings.Data)
	if err != nil {
		return err
	}
	defer source.Close()
	in, err := settings.inForce(source)
	if err != nil {
		return err
	}
	var errs []error
	for _, dir := range dirs {
		made, err := source.Backup(ctx, dir, time.Now().In(in.Catalogue.Office.Location()), progressTo(std.err))
		fmt.Fprintln(std.err)
		if err == nil {
			err = b.tell(std, made)
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// progressTo writes how far a copy is, over itself, when that has changed.
func progressTo(w io.Writer) func(done, total int) {
	last := -1
	return func(done, total int) {
		if total == 0 || done*100/total == last {
			return
		}
		last = done * 100 / total
		fmt.Fprintf(w, "\rcopying: %d %%", last)
	}
}

func (b *backup) tell(std stdio, made office.Copied) error {
	if b.json {
		return json.NewEncoder(std.out).Encode(struct {
			office.Copied
			TookMS int64 `json:"took_ms"`
		}{made, made.Took.Milliseconds()})
	}
	defer sayMedia(std, made, "beside it")
	_, err := fmt.Fprintf(std.out, "%s\n%d records, %d tickets, %.1f MB, read again whole, in %v\n",
		made.Path, made.Seq, made.Tickets, float64(made.Bytes)/1e6, made.Took.Round(10*time.Millisecond))
	return err
}
