package main

import (
	"context"
	"errors"
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

// named takes the names out of arguments that may stand before or behind the flags.
func named(args []string) (names, flags []string) {
	for len(args) > 0 && (args[0] == "" || args[0][0] != '-') {
		names, args = append(names, args[0]), args[1:]
	}
	return names, args
}
