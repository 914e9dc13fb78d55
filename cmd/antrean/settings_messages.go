package main

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"antrean/office/message"
	"antrean/office/notify"
	"antrean/server/gateway"
)

// messageSettings name the office's gateway for WhatsApp or SMS. They stand in this file alone: whoever signs in through
// a browser must not be able to name a program that this machine runs, nor where people's numbers are sent.
type messageSettings struct {
	Command    []string `toml:"command"`       // the program and its arguments
	Webhook    string   `toml:"webhook"`       // or an http or https address
	Secret     string   `toml:"secret"`        // by which its requests are signed
	SecretFile string   `toml:"secret_file"`   // or the file that holds it
	Fresh      int      `toml:"fresh_minutes"` // how old a call may be when it is sent; 0: five minutes
	Kinds      []string `toml:"kinds"`         // what is told; empty: everything

	gateway message.Gateway // nil: none
}

// freshMost is an hour: whoever was called before that has been served or has gone.
const freshMost = 60

func (s *settings) checkMessages() error {
	m := &s.Messages
	if m.Fresh < 0 || m.Fresh > freshMost {
		return fmt.Errorf("messages.fresh_minutes: %d is not between 1 and %d", m.Fresh, freshMost)
	}
	for _, kind := range m.Kinds {
		if !slices.Contains(notify.Kinds(), notify.Kind(kind)) {
			return fmt.Errorf("messages.kinds: %q is none of %v", kind, notify.Kinds())
		}
	}
	switch {
	case len(m.Command) > 0 && m.Webhook != "":
		return errors.New("messages: name a command or a webhook, not both")
	case len(m.Command) > 0 && strings.TrimSpace(m.Command[0]) == "":
		return errors.New("messages.command: begin with the program, then its arguments")
	case len(m.Command) > 0:
		m.gateway = gateway.NewCommand(s.messenger())
	case m.Webhook != "":
		return s.checkWebhook()
	}
	return nil
}

func (s *settings) checkWebhook() error {
	m := &s.Messages
	secret := m.Secret
	if m.SecretFile != "" {
		raw, err := os.ReadFile(beside(filepath.Join(s.dir, "antrean.toml"), m.SecretFile))
		if err != nil {
			return fmt.Errorf("messages.secret_file: %w", err)
		}
		secret = strings.TrimSpace(string(raw))
	}
	hook, err := gateway.NewWebhook(m.Webhook, secret)
	if err != nil {
		return fmt.Errorf("messages.webhook: %w", err)
	}
	m.gateway = hook
	return nil
}

// messenger is the program that sends messages, where it lies. One that is not there is no reason to stay closed.
func (s *settings) messenger() []string {
	command := slices.Clone(s.Messages.Command)
	if strings.ContainsRune(command[0], filepath.Separator) {
		command[0] = beside(filepath.Join(s.dir, "antrean.toml"), command[0])
	}
	if _, err := exec.LookPath(command[0]); err != nil {
		slog.Warn("the program of messages.command is not there; messages wait for it", "err", err)
	}
	return command
}

// fresh is how old an urgent message may be.
func (m *messageSettings) fresh() time.Duration {
	if m.Fresh == 0 {
		return message.FreshFor
	}
	return time.Duration(m.Fresh) * time.Minute
}

// kinds is what people are told.
func (m *messageSettings) kinds() []notify.Kind {
	var out []notify.Kind
	for _, kind := range m.Kinds {
		out = append(out, notify.Kind(kind))
	}
	return out
}
