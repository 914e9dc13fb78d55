package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"strings"

	"antrean/kiosk/agent"
	"antrean/office/staff"
	"antrean/printer/driver"
	"antrean/printer/port"
)

// agentCommand prints on a kiosk's box what a server elsewhere asks for.
type agentCommand struct {
	server, token, tokenFile, port, profile string
	join                                    bool
}

// tokenVariable keeps the token out of the list of processes.
const tokenVariable = "ANTREAN_TOKEN"

func (a *agentCommand) Run(ctx context.Context, args []string, std stdio) error {
	fs := flag.NewFlagSet("agent", flag.ContinueOnError)
	fs.StringVar(&a.server, "server", "", "address of the server: http://192.168.1.10:8080")
	fs.StringVar(&a.token, "token", "", "token of the agent's device; better in a file or in "+tokenVariable)
	fs.StringVar(&a.tokenFile, "token-file", "", "file that holds the token")
	fs.BoolVar(&a.join, "join", false, "without a token in -token-file: show a code, wait until an admin has typed it, and keep the token there")
	fs.StringVar(&a.port, "printer", "", "where the printer hangs: serial:/dev/serial/by-id/NAME?baud=115200")
	fs.StringVar(&a.profile, "profile", defaultProfile, "a model that comes with the program, or a profile file")
	if err := parse(fs, args, std); err != nil {
		return err
	}
	if err := a.joined(ctx, std); err != nil {
		return err
	}
	token, err := a.secret()
	if err != nil {
		return err
	}
	if _, err := port.Parse(a.port); err != nil {
		return usageError{fmt.Errorf("-printer: %w", err)}
	}
	p, err := openProfile(a.profile, ".")
	if err != nil {
		return fmt.Errorf("-profile: %w", err)
	}
	d := driver.New(p, port.Opener(a.port))
	defer d.Stop()
	work := agent.Agent{Server: a.server, Token: token, Claim: staff.NewSecret(claimChars), Printer: d, Log: slog.Default()}
	if err := work.Run(ctx); err != nil {
		return usageError{fmt.Errorf("-server: %w", err)}
	}
	return nil
}

// claimChars is 16 characters of 5 bits: no two runs of any agent have the same.
const claimChars = 16

// joined brings a token into the token file when it holds none and -join was said.
func (a *agentCommand) joined(ctx context.Context, std stdio) error {
	if !a.join {
		return nil
	}
	if a.tokenFile == "" {
		return usageError{errors.New("-join: say with -token-file where the token is to be kept")}
	}
	if raw, err := os.ReadFile(a.tokenFile); err == nil && strings.TrimSpace(string(raw)) != "" {
		return nil
	}
	join := agent.Join{Server: a.server, ID: staff.NewSecret(claimChars), Show: func(code string) {
		fmt.Fprintf(std.out, "antrean: type this code on the page of the devices: %s\n", code)
	}}
	token, err := join.Run(ctx)
	if err != nil {
		return fmt.Errorf("join: %w", err)
	}
	if err := writeSynced(a.tokenFile, []byte(token+"\n")); err != nil {
		return fmt.Errorf("-token-file: %w", err)
	}
	return nil
}

// secret is the token from where it was given.
func (a *agentCommand) secret() (string, error) {
	switch {
	case a.tokenFile != "":
		raw, err := os.ReadFile(a.tokenFile)
		if err != nil {
			return "", fmt.Errorf("-token-file: %w", err)
		}
		return strings.TrimSpace(string(raw)), nil
	case a.token != "":
		return a.token, nil
	case os.Getenv(tokenVariable) != "":
		return os.Getenv(tokenVariable), nil
	}
	return "", usageError{errors.New("-token-file: the agent needs the token of its device")}
}
