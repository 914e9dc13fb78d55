package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"antrean/office/staff"
	"antrean/store"
)

// staffCommand adds accounts to an office, running or not.
type staffCommand struct {
	config, name, display, role, counters string
}

func (s *staffCommand) Run(_ context.Context, args []string, std stdio) error {
	if len(args) == 0 || args[0] != "add" {
		return usageError{errors.New("say: staff add -name NAME -role ROLE")}
	}
	fs := flag.NewFlagSet("staff add", flag.ContinueOnError)
	fs.StringVar(&s.config, "config", "antrean.toml", "settings of the office")
	fs.StringVar(&s.name, "name", "", "login name")
	fs.StringVar(&s.display, "display", "", "what colleagues call the person; empty: the login name")
	fs.StringVar(&s.role, "role", string(staff.Operator), "one or more of "+roleNames()+", the main one first")
	fs.StringVar(&s.counters, "counters", "", "counters the person works at, such as 1,2; empty: all")
	if err := parse(fs, args[1:], std); err != nil {
		return err
	}
	account, err := s.account()
	if err != nil {
		return usageError{err}
	}
	fmt.Fprintln(std.err, "password (one line):")
	line, err := bufio.NewReader(std.in).ReadString('\n')
	password := strings.TrimRight(line, "\r\n")
	if err != nil && password == "" {
		return fmt.Errorf("read password: %w", err)
	}
	if why := staff.Judge(password, account.Name); why != "" {
		return fmt.Errorf("password is too %s: at least %d characters, not the name", why, staff.MinPassword)
	}
	account.Password = staff.HashPassword(password)
	return withBooks(s.config, func(of *settings, b *store.Books) error {
		for _, n := range account.Counters {
			if !of.hasCounter(n) {
				return fmt.Errorf("-counters: the office has no counter %d", n)
			}
		}
		if err := b.SaveAccount(account); err != nil {
			return err
		}
		return b.Note(staff.Entry{At: account.AddedAt, Who: "console", What: "account.added", Subject: account.Name})
	})
}

func (s *staffCommand) account() (staff.Account, error) {
	a := staff.Account{Name: s.name, Display: s.display, AddedAt: time.Now()}
	if !staff.GoodName(s.name) {
		return a, errors.New("-name: 1 to 64 letters, digits, dots, hyphens and underscores")
	}
	if !staff.GoodDisplay(s.display) {
		return a, fmt.Errorf("-display: at most %d bytes", staff.MaxName)
	}
	for _, part := range strings.FieldsFunc(s.role, func(r rune) bool { return r == ',' || r == ' ' }) {
		if !slices.Contains(staff.Roles(), staff.Role(part)) {
			return a, fmt.Errorf("-role: %q is not one of %s", part, roleNames())
		}
		if !a.Has(staff.Role(part)) {
			a.Roles = append(a.Roles, staff.Role(part))
		}
	}
	if len(a.Roles) == 0 {
		return a, fmt.Errorf("-role: one of %s", roleNames())
	}
	for _, part := range strings.FieldsFunc(s.counters, func(r rune) bool { return r == ',' || r == ' ' }) {
		n, err := strconv.Atoi(part)
		if err != nil {
			return a, fmt.Errorf("-counters: %q is not a number", part)
		}
		a.Counters = append(a.Counters, n)
	}
	return a, nil
}

func roleNames() string {
	names := make([]string, 0, len(staff.Roles()))
	for _, role := range staff.Roles() {
		names = append(names, string(role))
	}
	return strings.Join(names, ", ")
}

// withBooks opens the accounts of the office that a settings file describes.
func withBooks(config string, do func(*settings, *store.Books) error) error {
	settings, err := readSettings(config)
	if err != nil {
		return err
	}
	books, err := store.OpenBooks(settings.Data)
	if err != nil {
		return err
	}
	return errors.Join(do(settings, books), books.Close())
}
