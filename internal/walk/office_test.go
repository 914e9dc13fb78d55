package walk

import (
	"bufio"
	"bytes"
	"encoding/json"
	"net/http"
	"os/exec"
	"syscall"
	"testing"
	"time"
)

// An office is the real program at work in a process of its own: what "antrean demo -json" says of itself.
type office struct {
	Base    string            `json:"base"`
	Devices map[string]string `json:"devices"`
	Staff   []login           `json:"staff"`
	Zones   []string          `json:"zones"`

	catalogue catalogue
}

type login struct {
	Name     string `json:"name"`
	Password string `json:"password"`
	Role     string `json:"role"`
}

// A catalogue is what the pages are given, as far as a walk needs it.
type catalogue struct {
	Questions map[string]struct {
		Options []struct {
			ID    string            `json:"id"`
			Label map[string]string `json:"label"`
		} `json:"options"`
		Default string `json:"default"`
	} `json:"questions"`
	Services []service `json:"services"`
}

type service struct {
	ID           string            `json:"id"`
	Short        map[string]string `json:"short"`
	Name         map[string]string `json:"name"`
	Requirements []requirement     `json:"requirements"`
}

type requirement struct {
	ID    string            `json:"id"`
	Label map[string]string `json:"label"`
	Third string            `json:"third"`
	When  *struct {
		Q  string   `json:"q"`
		In []string `json:"in"`
	} `json:"when"`
}

// stopWithin is how long a stop may take; the program itself promises 8 s.
const stopWithin = 15 * time.Second

// openOffice starts an office in the morning and stops it, cleanly, when the test ends.
func openOffice(t *testing.T, program string, flags ...string) *office {
	t.Helper()
	args := append([]string{"demo", "-json", "-listen", "127.0.0.1:0", "-data", t.TempDir()}, flags...)
	cmd := exec.Command(program, args...)
	cmd.Env = morning(t).environ()
	var log bytes.Buffer
	cmd.Stderr = &log
	o := begin(t, cmd)
	t.Cleanup(func() { stop(t, cmd, &log) })
	o.get(t, "/api/v1/catalogue", &o.catalogue)
	return o
}

// begin starts a demo and reads what it says of itself when it is ready.
func begin(t *testing.T, cmd *exec.Cmd) *office {
	t.Helper()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	o := &office{}
	line, err := bufio.NewReader(out).ReadBytes('\n')
	if err == nil {
		err = json.Unmarshal(line, o)
	}
	if err != nil {
		_ = cmd.Process.Kill()
		t.Fatalf("antrean demo says %q: %v: %v\n%s", line, err, cmd.Wait(), cmd.Stderr)
	}
	return o
}

func stop(t *testing.T, cmd *exec.Cmd, log *bytes.Buffer) {
	_ = cmd.Process.Signal(syscall.SIGTERM) // one that has ended already says so below
	late := time.AfterFunc(stopWithin, func() { _ = cmd.Process.Kill() })
	if err := cmd.Wait(); err != nil {
		t.Errorf("antrean demo: %v", err)
	}
	if !late.Stop() {
		t.Errorf("antrean demo did not stop within %v", stopWithin)
	}
	if t.Failed() {
		t.Logf("antrean demo said:\n%s", log)
	}
}

// get asks the office, as nobody in particular.
func (o *office) get(t *testing.T, path string, into any) {
	t.Helper()
	client := http.Client{Timeout: patience}
	resp, err := client.Get(o.Base + path)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("GET %s: %s", path, resp.Status)
	}
	if err := json.NewDecoder(resp.Body).Decode(into); err != nil {
		t.Fatalf("GET %s: %v", path, err)
	}
}

// person is the first of a role.
func (o *office) person(t *testing.T, role string) login {
	t.Helper()
	for _, l := range o.Staff {
		if l.Role == role {
			return l
		}
	}
	t.Fatalf("the demo has no %s", role)
	return login{}
}

// service is one of the office's standards.
func (o *office) service(t *testing.T, id string) service {
	t.Helper()
	for _, s := range o.catalogue.Services {
		if s.ID == id {
			return s
		}
	}
	t.Fatalf("the office has no service %s", id)
	return service{}
}

// requirement is one of a service.
func (s service) requirement(t *testing.T, id string) requirement {
	t.Helper()
	for _, r := range s.Requirements {
		if r.ID == id {
			return r
		}
	}
	t.Fatalf("%s has no requirement %s", s.ID, id)
	return requirement{}
}

// A board is what the office tells its boards, as far as a walk needs it.
type board struct {
	Services []struct {
		Service string  `json:"service"`
		Waiting int     `json:"waiting"`
		Now     *string `json:"now"`
	} `json:"services"`
	Voice struct {
		Speaker *string `json:"speaker"`
		Now     *struct {
			Seq  int    `json:"seq"`
			URL  string `json:"url"`
			MS   int    `json:"ms"`
			Text string `json:"text"`
		} `json:"now"`
	} `json:"voice"`
}

func (o *office) board(t *testing.T) board {
	t.Helper()
	var b board
	o.get(t, "/api/v1/board/"+o.Zones[0], &b)
	return b
}

// waiting counts the people who wait.
func (o *office) waiting(t *testing.T) int {
	t.Helper()
	n := 0
	for _, s := range o.board(t).Services {
		n += s.Waiting
	}
	return n
}
