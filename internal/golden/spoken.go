package golden

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Clock reads a time of day as dialogues say it: 08.00 or 08.00.15.
func Clock(word string) (time.Duration, error) {
	layout := "15.04"
	if strings.Count(word, ".") == 2 {
		layout = "15.04.05"
	}
	at, err := time.Parse(layout, word)
	if err != nil {
		return 0, fmt.Errorf("%q is not a time of day", word)
	}
	return at.Sub(at.Truncate(24 * time.Hour)), nil
}

// Times takes "x998" from the end of what is said: so often it is said.
func Times(text string) (string, int) {
	i := strings.LastIndex(text, " x")
	if i < 0 {
		return text, 1
	}
	n, err := strconv.Atoi(text[i+2:])
	if err != nil {
		return text, 1
	}
	return text[:i], n
}

// Lines says each of a list, one a line.
func Lines[T any](list []T, say func(T) string) string {
	if len(list) == 0 {
		return "kosong"
	}
	said := make([]string, len(list))
	for i, item := range list {
		said[i] = say(item)
	}
	return strings.Join(said, "\n")
}

// Words are those after a verb. The first thing wrong with them stays in Err.
type Words struct {
	Words []string
	Err   error
}

// Word takes the first word, "" when there is none.
func (w *Words) Word() string {
	if len(w.Words) == 0 {
		return ""
	}
	word := w.Words[0]
	w.Words = w.Words[1:]
	return word
}

// After takes a key word and the one behind it: "saluran desa".
func (w *Words) After(key string) string {
	for i, word := range w.Words {
		if word == key && i+1 < len(w.Words) {
			value := w.Words[i+1]
			w.Words = append(w.Words[:i:i], w.Words[i+2:]...)
			return value
		}
	}
	return ""
}

// Fold lives through encoded events again, each a core and a private part, with or without what they know of persons.
func Fold(kept [][2][]byte, erased bool, live func(core, private []byte) error) error {
	for _, parts := range kept {
		private := parts[1]
		if erased {
			private = nil
		}
		if err := live(parts[0], private); err != nil {
			return err
		}
	}
	return nil
}

// A Sealer is a state that can be written down whole.
type Sealer interface {
	Seal() ([]byte, error)
	Invariants() error
}

// SameState compares two states by their seals, and a third that was unsealed from the first.
func SameState[S Sealer](a, b S, unseal func([]byte) (S, error)) error {
	sealA, err := a.Seal()
	if err != nil {
		return err
	}
	sealB, err := b.Seal()
	if err != nil {
		return err
	}
	if !bytes.Equal(sealA, sealB) {
		return fmt.Errorf("the events fold to\n%s\nbut the office is at\n%s", sealA, sealB)
	}
	unsealed, err := unseal(sealA)
	if err != nil {
		return err
	}
	sealC, err := unsealed.Seal()
	if err != nil {
		return err
	}
	if !bytes.Equal(sealA, sealC) {
		return fmt.Errorf("sealed\n%s\nunsealed and sealed\n%s", sealA, sealC)
	}
	return unsealed.Invariants()
}
