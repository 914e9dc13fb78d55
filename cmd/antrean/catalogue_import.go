package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"

	"antrean/office/catalogue"
)

// catalogueImport makes a catalogue of the text of a service standard.
type catalogueImport struct{ out, lang string }

func (i *catalogueImport) Run(_ context.Context, args []string, std stdio) error {
	fs := flag.NewFlagSet("catalogue import", flag.ContinueOnError)
	fs.StringVar(&i.out, "o", "", "file to write; without it the catalogue goes to standard output")
	fs.StringVar(&i.lang, "lang", "id", "language of the list of what to look at: id or en")
	names, err := named(fs, args, std)
	if err != nil {
		return err
	}
	if len(names) != 1 {
		return usageError{errors.New("name the file with the text of the page")}
	}
	text, err := os.ReadFile(names[0])
	if err != nil {
		return fmt.Errorf("read page: %w", err)
	}
	raw, looks, err := catalogue.Import(string(text))
	if err != nil {
		return fmt.Errorf("%s: %w", names[0], err)
	}
	list := std.out
	if i.out == "" {
		list = std.err
		if _, err := std.out.Write(raw); err != nil {
			return fmt.Errorf("write catalogue: %w", err)
		}
	} else if err := os.WriteFile(i.out, raw, 0o644); err != nil {
		return fmt.Errorf("write catalogue: %w", err)
	}
	for _, look := range looks {
		fmt.Fprintf(list, "%s: %s\n", look.Code, look.In(i.lang))
	}
	return nil
}
