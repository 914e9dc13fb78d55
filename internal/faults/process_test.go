package faults

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// build makes antrean, with build tags if there are any. Without them it is the one of make build, which is linked again
// only when it is older than the tree.
func build(t *testing.T, tags ...string) string {
	t.Helper()
	file, err := filepath.Abs(filepath.FromSlash("../../bin/antrean"))
	if err != nil {
		t.Fatal(err)
	}
	if len(tags) > 0 {
		file = filepath.Join(t.TempDir(), "antrean")
	}
	args := []string{"build", "-o", file}
	for _, tag := range tags {
		args = append(args, "-tags", tag)
	}
	if out, err := exec.Command("go", append(args, "antrean/cmd/antrean")...).CombinedOutput(); err != nil {
		t.Fatalf("build antrean %v: %v\n%s", tags, err, out)
	}
	return file
}

// A process is a running demo.
type process struct {
	cmd    *exec.Cmd
	errors bytes.Buffer
	handout
}

// A handout is what demo -json prints.
type handout struct {
	Base    string            `json:"base"`
	Devices map[string]string `json:"devices"`
	Staff   []struct {
		Name     string `json:"name"`
		Password string `json:"password"`
		Role     string `json:"role"`
	} `json:"staff"`
	Services []string `json:"services"`
}

// readyWithin is how long a start may take: the journal of thousands of tickets is read in well under a second.
const readyWithin = 20 * time.Second

// start runs the demo on dir until it says that it is ready.
func start(t *testing.T, binary, dir string, env ...string) (*process, error) {
	t.Helper()
	p := demo(binary, dir)
	p.cmd.Env = append(os.Environ(), env...)
	if err := p.run(t); err != nil {
		return nil, fmt.Errorf("start on %s: %w", dir, err)
	}
	return p, nil
}

// demo is the demo on dir, not started yet.
func demo(binary, dir string, more ...string) *process {
	args := []string{"demo", "-json", "-listen", "127.0.0.1:0", "-data", dir, "-gate", "flag"}
	return &process{cmd: exec.Command(binary, append(args, more...)...)}
}

// run starts the process and waits until it says that it is ready.
func (p *process) run(t *testing.T) error {
	t.Helper()
	p.cmd.Stderr = &p.errors
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := p.cmd.Start(); err != nil {
		return err
	}
	t.Cleanup(p.kill) // when the test ends early
	late := time.AfterFunc(readyWithin, func() { p.cmd.Process.Kill() })
	defer late.Stop()
	line, err := bufio.NewReader(out).ReadBytes('\n')
	if err == nil {
		err = json.Unmarshal(line, &p.handout)
	}
	if err != nil {
		p.kill()
		return fmt.Errorf("%w\n%s", err, p.errors.String())
	}
	return nil
}

// kill ends the process as a crash would, by its id.
func (p *process) kill() {
	p.cmd.Process.Kill()
	p.cmd.Wait()
}

// stop ends the process as an administrator would.
func (p *process) stop() error {
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	late := time.AfterFunc(readyWithin, func() { p.cmd.Process.Kill() })
	defer late.Stop()
	if err := p.cmd.Wait(); err != nil {
		return errors.Join(fmt.Errorf("stop: %w", err), errors.New(p.errors.String()))
	}
	return nil
}
