package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"strings"
	"time"

	"antrean/internal/problem"
	"antrean/office"
	"antrean/office/queue"
	"antrean/server/edge"
	"antrean/store"
)

// eraseCommand forgets the person behind a token. A running office is asked to, and answers within some seconds.
type eraseCommand struct{ config, token string }

// How an office that did so answers, how often it is looked, and how long it is waited for.
const (
	erasedAnswer = "erased"
	answerEvery  = 200 * time.Millisecond
	answerWithin = 30 * time.Second
)

func (c *eraseCommand) Run(ctx context.Context, args []string, std stdio) error {
	fs := flag.NewFlagSet("erase", flag.ContinueOnError)
	fs.StringVar(&c.config, "config", "antrean.toml", "settings of the office")
	fs.StringVar(&c.token, "token", "", "token of the ticket, or the address that its QR leads to")
	if err := parse(fs, args, std); err != nil {
		return err
	}
	token := edge.Clean(c.token[strings.LastIndex(c.token, "/")+1:])
	if len(token) < 16 || len(token) > 64 {
		return usageError{errors.New("-token: the token of a ticket, such as the last part of the address in its QR")}
	}
	settings, err := readSettings(c.config)
	if err != nil {
		return err
	}
	answer, err := eraseIn(ctx, settings, token)
	if err != nil {
		return err
	}
	switch answer {
	case erasedAnswer:
		_, err = fmt.Fprintln(std.out, "erased: the number and its times stay, nobody can tell whose they were; copies in the directories of [backup] forget it too")
		return err
	case "unknown_ticket":
		return errors.New("nothing is known under this token: it was erased before, or it is mistyped")
	case "not_over":
		return errors.New("the visit is not over: finish it or give the number up first")
	}
	return fmt.Errorf("the office refuses: %s", answer)
}

// eraseIn erases by itself when nobody runs the office, and asks whoever does otherwise.
func eraseIn(ctx context.Context, of *settings, token string) (answer string, err error) {
	source, err := store.OpenSource(of.Data) // an office that is not there is not made
	if err != nil {
		return "", err
	}
	if err := source.Close(); err != nil {
		return "", err
	}
	s, err := store.Open(of.Data)
	if errors.Is(err, store.ErrInUse) {
		return askToErase(ctx, of, token)
	}
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	in, err := of.inForce(s)
	if err != nil {
		return "", err
	}
	engine, err := office.Open(s, in)
	if err != nil {
		return "", err
	}
	defer engine.Close()
	if err := engine.Erase(ctx, queue.Request{Actor: "console"}, token); err != nil {
		return codeOf(err)
	}
	for _, dir := range of.Backup.Dirs {
		copies, err := office.ListBackups(dir, in.Catalogue.Office.Location())
		if err != nil {
			continue // a stick that is away catches up with its next copy
		}
		for _, old := range copies {
			if err := s.Source().ForgetIn(ctx, old.Path); err != nil {
				return "", err
			}
		}
	}
	return erasedAnswer, nil
}

// askToErase leaves a wish with the running office and waits for its answer.
func askToErase(ctx context.Context, of *settings, token string) (answer string, err error) {
	books, err := store.OpenBooks(of.Data)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, books.Close()) }()
	hash := sha256.Sum256([]byte(token))
	if err := books.WishErase(hash[:]); err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(ctx, answerWithin)
	defer cancel()
	tick := time.NewTicker(answerEvery)
	defer tick.Stop()
	for {
		answer, ok, err := books.WishAnswer(hash[:])
		if err != nil || ok {
			return answer, err
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return "", errors.Join(errors.New("the office does not answer; nothing may have been erased"), books.DropWish(hash[:]))
		}
	}
}

// codeOf is a refusal's code as an answer; any other error stays one.
func codeOf(err error) (string, error) {
	if code := problem.Code(err); code == "unknown_ticket" || code == "not_over" {
		return code, nil
	}
	return "", err
}
