package main

import (
	"bufio"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// asMain makes the test binary be antrean itself: a signal needs a process of its own.
const asMain = "ANTREAN_TEST_AS_MAIN"

func TestMain(m *testing.M) {
	if os.Getenv(asMain) != "" {
		main()
	}
	os.Exit(m.Run())
}

// A child is antrean in a process of its own.
type child struct {
	*exec.Cmd
	out *bufio.Reader
}

func spawn(t *testing.T, args ...string) *child {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), asMain+"=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() }) // it has ended, unless the test failed
	return &child{cmd, bufio.NewReader(out)}
}

// says is the child's next line.
func (c *child) says(t *testing.T) string {
	t.Helper()
	line, err := c.out.ReadString('\n')
	if err != nil {
		t.Fatalf("the process said nothing: %v", err)
	}
	return line
}

// terminated sends SIGTERM and fails unless the process ends within 10 s with code 0.
func (c *child) terminated(t *testing.T) {
	t.Helper()
	began := time.Now()
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("after SIGTERM: %v, want exit code 0", err)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("the process does not end")
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("the stop took %v, want at most 10 s", took)
	}
}

func TestSIGTERMEndsAnOfficeInUseCleanly(t *testing.T) {
	t.Parallel() // it mostly waits
	demo := spawn(t, "demo", "-json", "-listen", "127.0.0.1:0", "-data", t.TempDir(), "-gate", "self", "-crowd")
	var paper handout
	if err := json.Unmarshal([]byte(demo.says(t)), &paper); err != nil {
		t.Fatal(err)
	}
	board, _, err := websocket.DefaultDialer.Dial("ws"+strings.TrimPrefix(paper.Base, "http")+"/ws/board/utama", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer board.Close()
	slow, err := net.Dial("tcp", strings.TrimPrefix(paper.Base, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close()
	if _, err := io.WriteString(slow, "POST /api/v1/tickets HTTP/1.1\r\nHost: a\r\nContent-Le"); err != nil {
		t.Fatal(err)
	}
	demo.terminated(t)
	for {
		if _, _, err := board.ReadMessage(); err != nil {
			if !websocket.IsCloseError(err, websocket.CloseGoingAway) {
				t.Errorf("the board heard %v, want close code 1001", err)
			}
			return
		}
	}
}

func TestServeRunsAnOfficeFromItsSettings(t *testing.T) {
	t.Parallel() // it mostly waits
	config, _ := anOffice(t)
	office := spawn(t, "serve", "-config", config)
	line := strings.TrimSpace(office.says(t))
	base := line[strings.LastIndex(line, "http://"):]
	for path, want := range map[string]int{"/readyz": 200, "/kiosk": 200, "/emulator/kiosk": 404, "/board/utama": 200} {
		resp, err := http.Get(base + path)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != want {
			t.Errorf("%s: got %d, want %d", path, resp.StatusCode, want)
		}
	}
	office.terminated(t)
}
