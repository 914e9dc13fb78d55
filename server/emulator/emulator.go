// Package emulator lets a person play with printers of software: look at the paper, open the cover, take the roll away.
package emulator

import (
	"slices"
	"sync"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/printer/virtual"
)

// A Bench is the printers that stand there to be played with, by name.
type Bench struct {
	printers map[string]*virtual.Printer

	mu   sync.Mutex
	done []string // ids of the commands carried out last
}

// NewBench puts printers on a bench.
func NewBench(printers map[string]*virtual.Printer) *Bench { return &Bench{printers: printers} }

// kept is how many commands are remembered, so that one that is sent again does nothing again.
const kept = 100

// once carries a command out unless that has been done. One that was refused may be tried again under its id.
func (b *Bench) once(id string, do func() error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if slices.Contains(b.done, id) {
		return nil
	}
	if err := do(); err != nil {
		return err
	}
	b.done = append(b.done[max(0, len(b.done)-kept+1):len(b.done):len(b.done)], id)
	return nil
}

// named finds the printer of a request.
func (b *Bench) named(c *fiber.Ctx) (*virtual.Printer, error) {
	printer, ok := b.printers[c.Params("name")]
	if !ok {
		return nil, problem.New("not_found")
	}
	return printer, nil
}

// address is where something of a printer is found.
func address(c *fiber.Ctx, what string) string {
	return "/api/v1/emulators/" + c.Params("name") + "/" + what
}
