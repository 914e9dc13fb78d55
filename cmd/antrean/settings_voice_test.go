package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestAProgramThatSpeaksStandsInTheFile(t *testing.T) {
	path := write(t, "[tts]\ncommand = [\"./suara\", \"-v\", \"{lang}\"]\n")
	s, err := readSettings(path)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := s.speaker(), []string{filepath.Join(filepath.Dir(path), "suara"), "-v", "{lang}"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	s, err = readSettings(write(t, "[tts]\ncommand = [\"espeak-ng\", \"--stdout\"]\n"))
	if err != nil || !slices.Equal(s.speaker(), []string{"espeak-ng", "--stdout"}) {
		t.Errorf("got %q, %v, want the program that the system finds", s.speaker(), err)
	}
	if s, err := readSettings(write(t, "")); err != nil || s.speaker() != nil {
		t.Errorf("left out: got %q, %v, want none", s.speaker(), err)
	}
	if _, err := readSettings(write(t, "[tts]\ncommand = [\" \"]\n")); err == nil || !strings.Contains(err.Error(), "tts.command") {
		t.Errorf("no program: got %v", err)
	}
}
