package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"

	"antrean/office/catalogue"
)

// catalogueCommand is what a person does with an office's service standards outside the pages.
type catalogueCommand struct{}

// catalogueTools are its subcommands.
var catalogueTools = map[string]func() command{
	"lint":   func() command { return &catalogueLint{} },
	"import": func() command { return &catalogueImport{} },
	"export": func() command { return &catalogueExport{} },
	"diff":   func() command { return &catalogueDiff{} },
}

func (catalogueCommand) Run(ctx context.Context, args []string, std stdio) error {
	if len(args) > 0 {
		if tool, ok := catalogueTools[args[0]]; ok {
			return tool().Run(ctx, args[1:], std)
		}
	}
	return usageError{errors.New("say: catalogue lint, import, export or diff")}
}

// readCatalogue reads an office that comes with the program, the national catalogue, or a file.
func readCatalogue(name string) ([]byte, error) {
	switch {
	case name == catalogue.NationalID:
		return catalogue.NationalRaw()
	case slices.Contains(catalogue.Offices(), name):
		return catalogue.EmbeddedRaw(name)
	}
	raw, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("%q is neither an office of this program nor a file: %w", name, err)
	}
	return raw, nil
}

// ofOffice are the standards that an office has in force, and what its counters serve: what was set up in the browser, and
// what its settings file says as long as it has never run.
func ofOffice(config string) (name string, raw []byte, serves [][]string, err error) {
	settings, err := readSettings(config)
	if err != nil {
		return "", nil, nil, err
	}
	document, err := settings.documentInForce()
	if err != nil {
		return "", nil, nil, err
	}
	for _, counter := range document.Counters {
		serves = append(serves, counter.Serves)
	}
	return cmp.Or(settings.Catalogue, config), document.Catalogue, serves, nil
}

// named reads the flags of a command and returns its names, which may stand before, between and behind them.
func named(fs *flag.FlagSet, args []string, std stdio) (names []string, err error) {
	for {
		for len(args) > 0 && (args[0] == "" || args[0][0] != '-') {
			names, args = append(names, args[0]), args[1:]
		}
		if len(args) == 0 {
			return names, nil
		}
		fs.SetOutput(std.err)
		if err := fs.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, err
			}
			return nil, usageError{err}
		}
		args = fs.Args()
	}
}
