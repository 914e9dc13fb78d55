package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"

	"antrean/office/catalogue"
)

// catalogueLint says what is wrong with a catalogue, and what deserves a second look.
type catalogueLint struct {
	json         bool
	config, lang string
}

// A lintReport is what lint found, and what -json prints.
type lintReport struct {
	Faults  []lintFault         `json:"faults"`
	Remarks []catalogue.Finding `json:"remarks"`
}

type lintFault struct {
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

func (l *catalogueLint) Run(_ context.Context, args []string, std stdio) error {
	fs := flag.NewFlagSet("catalogue lint", flag.ContinueOnError)
	fs.BoolVar(&l.json, "json", false, "print one JSON object")
	fs.StringVar(&l.config, "config", "", "settings of an office: what it has in force, and whether every service has a counter")
	fs.StringVar(&l.lang, "lang", "id", "language of the remarks: id or en")
	names, err := named(fs, args, std)
	if err != nil {
		return err
	}
	name, raw, serves, err := l.target(names)
	if err != nil {
		return err
	}
	report, err := lint(name, raw, serves)
	if err != nil {
		return err
	}
	return l.print(name, report, std)
}

// target is what to look at, and the counters of the office if one is named.
func (l *catalogueLint) target(names []string) (name string, raw []byte, serves [][]string, err error) {
	if len(names) > 1 || len(names) == 0 && l.config == "" {
		return "", nil, nil, usageError{errors.New("name one file or office, or -config antrean.toml")}
	}
	if l.config != "" {
		if name, raw, serves, err = ofOffice(l.config); err != nil || len(names) == 0 {
			return name, raw, serves, err
		}
	}
	raw, err = readCatalogue(names[0])
	return names[0], raw, serves, err
}

// lint parses the file; counters are nil where nobody named them.
func lint(name string, raw []byte, serves [][]string) (lintReport, error) {
	report := lintReport{Faults: []lintFault{}, Remarks: []catalogue.Finding{}}
	c, err := catalogue.Parse(name, raw)
	if refusal, ok := errors.AsType[*catalogue.Refusal](err); ok {
		for _, f := range refusal.Faults {
			report.Faults = append(report.Faults, lintFault{f.Line, f.Column, f.Path, f.Reason})
		}
		return report, nil
	}
	if err != nil {
		return report, err
	}
	report.Remarks = append(report.Remarks, c.Lint()...)
	if serves != nil {
		report.Remarks = append(report.Remarks, c.LintCounters(serves)...)
	}
	return report, nil
}

func (l *catalogueLint) print(name string, report lintReport, std stdio) error {
	if l.json {
		if err := json.NewEncoder(std.out).Encode(report); err != nil {
			return err
		}
	} else {
		for _, f := range report.Faults {
			fmt.Fprintf(std.out, "%s:%d:%d: %s: %s\n", name, f.Line, f.Column, f.Path, f.Reason)
		}
		for _, f := range report.Remarks {
			fmt.Fprintf(std.out, "%s %s: %s\n", f.Code, f.Path, f.In(l.lang))
		}
	}
	if n := len(report.Faults); n > 0 {
		return fmt.Errorf("%s: %d faults", name, n)
	}
	return nil
}
