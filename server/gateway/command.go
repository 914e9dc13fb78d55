package gateway

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"antrean/office/message"
)

const (
	commandIn    = 10 * time.Second // a program that needs longer has failed
	commandLeave = time.Second      // after its end, for what it has started itself
	exitNever    = 65               // EX_DATAERR of sysexits.h: this message can never be sent
)

// A Command is a gateway that is a program of this machine, run once for each message. No shell reads anything, and the
// message stands in its input alone: arguments can be seen by everyone on the machine.
type Command struct {
	argv   []string
	within time.Duration
}

// NewCommand makes a gateway of a program and its arguments.
func NewCommand(argv []string) *Command { return &Command{argv: argv, within: commandIn} }

// Name is the program's, without its arguments.
func (c *Command) Name() string { return "command " + filepath.Base(c.argv[0]) }

// Send runs the program; exit 0 has taken the message, 65 never will, and anything else may the next time.
func (c *Command) Send(ctx context.Context, e *message.Envelope) error {
	body, err := json.Marshal(e)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, c.within)
	defer cancel()
	cmd := exec.CommandContext(ctx, c.argv[0], c.argv[1:]...)
	cmd.Stdin = bytes.NewReader(append(body, '\n'))
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) } // with all that it has started
	cmd.WaitDelay = commandLeave
	switch err := cmd.Run(); {
	case err == nil, errors.Is(err, exec.ErrWaitDelay): // the program itself has ended well
		return nil
	case ctx.Err() != nil:
		return &message.Failure{Reason: message.Timeout}
	default:
		return exited(err)
	}
}

func exited(err error) error {
	var exit *exec.ExitError
	switch {
	case !errors.As(err, &exit):
		return &message.Failure{Reason: message.Missing}
	case exit.ExitCode() < 0:
		return &message.Failure{Reason: message.Cut} // by a signal
	}
	code := exit.ExitCode()
	return &message.Failure{Reason: "exit_" + strconv.Itoa(code), Lasting: code == exitNever}
}
