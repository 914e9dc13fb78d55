package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"

	"antrean/office/catalogue"
)

// catalogueDiff says in words what changed from one catalogue to another.
type catalogueDiff struct {
	json bool
	lang string
}

func (d *catalogueDiff) Run(_ context.Context, args []string, std stdio) error {
	fs := flag.NewFlagSet("catalogue diff", flag.ContinueOnError)
	fs.BoolVar(&d.json, "json", false, "print one JSON list")
	fs.StringVar(&d.lang, "lang", "id", "language of the sentences: id or en")
	names, err := named(fs, args, std)
	if err != nil {
		return err
	}
	if len(names) != 2 {
		return usageError{errors.New("name two catalogues, the older first: files or offices")}
	}
	older, err := readCatalogue(names[0])
	if err != nil {
		return err
	}
	newer, err := readCatalogue(names[1])
	if err != nil {
		return err
	}
	changes, err := catalogue.Diff(older, newer)
	if err != nil {
		return err
	}
	if d.json {
		if changes == nil {
			changes = []catalogue.Change{}
		}
		return json.NewEncoder(std.out).Encode(changes)
	}
	for _, change := range changes {
		fmt.Fprintln(std.out, change.In(d.lang))
	}
	return nil
}
