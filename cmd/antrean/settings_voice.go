package main

import (
	"errors"
	"log/slog"
	"os/exec"
	"path/filepath"
	"strings"
)

// speechSettings name the program that says free text. They stand in this file alone: whoever signs in through a browser
// must not be able to name a program that this machine runs.
type speechSettings struct {
	Command []string `toml:"command"` // the program and its arguments, in which {lang} is the language; empty: clips only
}

func (s *settings) checkSpeech() error {
	if len(s.Speech.Command) > 0 && strings.TrimSpace(s.Speech.Command[0]) == "" {
		return errors.New("tts.command: begin with the program, then its arguments")
	}
	return nil
}

// speaker is the program that says free text. One that is not there is no reason to stay closed: calls are heard
// without it.
func (s *settings) speaker() []string {
	if len(s.Speech.Command) == 0 {
		return nil
	}
	command := append([]string(nil), s.Speech.Command...)
	if strings.ContainsRune(command[0], filepath.Separator) {
		command[0] = beside(filepath.Join(s.dir, "antrean.toml"), command[0])
	}
	if _, err := exec.LookPath(command[0]); err != nil {
		slog.Warn("the program of tts.command is not there; free text is shown and not spoken", "err", err)
	}
	return command
}
