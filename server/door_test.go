package server_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"antrean/internal/rig"
	"antrean/office/catalogue"
	"antrean/office/queue"
	"antrean/server"
)

// ajar is a door that nobody has opened yet, and its address.
func ajar(t *testing.T) (*server.Door, string) {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	door := server.NewDoor()
	var serving sync.WaitGroup
	serving.Go(func() { _ = door.Serve(ln) }) // it ends with Close
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		_ = door.Close(ctx)
		serving.Wait()
	})
	return door, "http://" + ln.Addr().String()
}

func TestWhoComesBeforeTheOfficeIsOpenIsAskedToComeBack(t *testing.T) {
	door, base := ajar(t)
	early := &rig.Client{Base: base, HTTP: &http.Client{}}
	if resp, body := early.Page(t, "/healthz"); resp.StatusCode != http.StatusOK || body != `{"alive":true}` {
		t.Errorf("health: got %d %s, want 200: the process lives", resp.StatusCode, body)
	}
	for path, word := range map[string]string{"/readyz": "Sistem belum siap", "/api/v1/catalogue?lang=en": "not ready", "/kiosk": "Sistem", "/readyz?lang=en": "not ready"} {
		resp, body := early.Page(t, path)
		if resp.StatusCode != http.StatusServiceUnavailable || resp.Header.Get("Retry-After") != "2" || !strings.Contains(body, `"code":"unavailable"`) || !strings.Contains(body, word) {
			t.Errorf("%s: got %d %s, want 503 unavailable", path, resp.StatusCode, body)
		}
		if resp.Header.Get("Refresh") != "" {
			t.Errorf("%s: a program is told to refresh", path)
		}
	}
	if resp, _ := early.Page(t, "/board/utama", "Accept", "text/html,application/xhtml+xml"); resp.Header.Get("Refresh") != "2" {
		t.Errorf("a screen is not told to load its page again: %v", resp.Header)
	}
	r := rig.Open(t, rig.Options{})
	door.Open(r.Server)
	if status, ready := early.Get(t, "/readyz"); status != http.StatusOK || ready["ready"] != true || ready["epoch"] != r.Engine.View().Epoch {
		t.Errorf("once open: got %d %v, want 200 ready", status, ready)
	}
}

// TestAFormThatIsTooLargeIsAnsweredWithAPage: whoever filled it in reads why, in their language; a program gets the code.
func TestAFormThatIsTooLargeIsAnsweredWithAPage(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	for _, c := range []struct {
		path, accept, lang, want string
		size                     int
	}{
		{"/pengaduan", "text/html", "id", "Kiriman terlalu besar", 40 << 10},
		{"/pengaduan", "text/html", "en", "<html lang=\"en\"", 300 << 10},
		{"/admin/office", "text/html", "id", "Kiriman terlalu besar", 300 << 10},
		{"/pengaduan", "*/*", "id", `"code":"too_large"`, 40 << 10},
		{"/api/v1/rings", "text/html", "id", `"code":"too_large"`, 40 << 10},
	} {
		req, err := http.NewRequest(http.MethodPost, r.Base+c.path+"?lang="+c.lang, strings.NewReader("text="+strings.Repeat("x", c.size)))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.Header.Set("Accept", c.accept)
		resp, body := r.Anyone().Ask(t, req)
		if resp.StatusCode != http.StatusRequestEntityTooLarge || !strings.Contains(string(body), c.want) || resp.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s as %s: got %d %.200s, want 413 with %q", c.path, c.accept, resp.StatusCode, body, c.want)
		}
	}
}

func TestWhatCanBeReadCanBeAskedForItsHeaders(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	token := r.AtKiosk().Ticket(t, "headers-01", "kk-rusak")["token"].(string)
	for _, path := range []string{"/kiosk", "/healthz", "/readyz", "/api/v1/catalogue", "/t/" + token, "/api/v1/tickets/" + token, "/words/id.json"} {
		resp, body := ask(t, r.Anyone(), http.MethodHead, path)
		full, _ := ask(t, r.Anyone(), http.MethodGet, path)
		if resp.StatusCode != http.StatusOK || body != "" || resp.Header.Get("Content-Type") != full.Header.Get("Content-Type") {
			t.Errorf("HEAD %s: got %d %q and %d bytes", path, resp.StatusCode, resp.Header.Get("Content-Type"), len(body))
		}
	}
	if resp, _ := ask(t, r.Anyone(), http.MethodHead, "/api/v1/kiosk/status"); resp.StatusCode != http.StatusUnauthorized {
		t.Errorf("HEAD of a kiosk's call by nobody: got %d, want 401", resp.StatusCode)
	}
}

func ask(t *testing.T, c *rig.Client, method, path string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequest(method, c.Base+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, body := c.Ask(t, req)
	return resp, string(body)
}

func TestAWrongMethodIsToldTheRightOne(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	for call, want := range map[string]string{
		"GET /api/v1/tickets": "POST", "DELETE /api/v1/catalogue": "GET, HEAD", "GET /api/v1/kiosk/lists": "POST", "POST /api/v1/kiosk/lists/ABC": "GET, HEAD",
		"OPTIONS /api/v1/login": "POST", "GET /api/v1/counters/1/next": "POST", "POST /kiosk": "GET, HEAD",
	} {
		method, path, _ := strings.Cut(call, " ")
		resp, body := ask(t, r.Anyone(), method, path)
		if resp.StatusCode != http.StatusMethodNotAllowed || !strings.Contains(body, "method_not_allowed") || resp.Header.Get("Allow") != want {
			t.Errorf("%s: got %d, allowed %q, want %q", call, resp.StatusCode, resp.Header.Get("Allow"), want)
		}
	}
}

func TestPathsMatchInAnyCaseAndWithASlashAtTheEnd(t *testing.T) {
	r := rig.Open(t, rig.Options{})
	for _, path := range []string{"/KIOSK", "/kiosk/", "/Board/" + rig.Zone + "/", "/API/v1/Catalogue", "/ReadyZ/"} {
		if resp, _ := ask(t, r.Anyone(), http.MethodGet, path); resp.StatusCode != http.StatusOK {
			t.Errorf("%s: got %d, want 200", path, resp.StatusCode)
		}
	}
	for _, path := range []string{"//kiosk", "/kiosk/x", "/board", "/board/", "/t", "/t/"} {
		if resp, _ := ask(t, r.Anyone(), http.MethodGet, path); resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s: got %d, want 404", path, resp.StatusCode)
		}
	}
}

func TestARequestUnderWayAtTheStopGetsItsAnswer(t *testing.T) {
	r := rig.Open(t, rig.Options{Gate: catalogue.Flag})
	door, base := ajar(t)
	door.Open(r.Server)
	conn, err := net.Dial("tcp", strings.TrimPrefix(base, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	body := `{"request_id":"last-00001","service":"konsultasi"}`
	fmt.Fprintf(conn, "POST /api/v1/tickets HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s",
		rig.KioskToken, len(body), body[:len(body)-1])
	// The rest of the body comes when the door has begun to close.
	closed := make(chan error, 1)
	go func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		closed <- door.Close(ctx)
	}()
	for { // the listener closes first
		probe, err := net.Dial("tcp", strings.TrimPrefix(base, "http://"))
		if err != nil {
			break
		}
		_ = probe.Close()
	}
	if _, err := io.WriteString(conn, body[len(body)-1:]); err != nil {
		t.Fatal(err)
	}
	resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatalf("no answer: %v", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusCreated {
		t.Errorf("got %d, want 201", resp.StatusCode)
	}
	if err := <-closed; err != nil {
		t.Errorf("close: %v", err)
	}
	if t2, ok := r.Engine.View().State.ByNumber("G-001"); !ok || t2.State != queue.Waiting {
		t.Error("the ticket is not there")
	}
}

// TestADoorThatIsClosedBeforeItServesStaysClosed holds the stop of an office that had no time to begin.
func TestADoorThatIsClosedBeforeItServesStaysClosed(t *testing.T) {
	for range 50 {
		ln, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		door, ended := server.NewDoor(), make(chan struct{})
		go func() {
			defer close(ended)
			_ = door.Serve(ln) // closed before or while it begins: both are right
		}()
		if err := door.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
		select {
		case <-ended:
		case <-time.After(10 * time.Second):
			t.Fatal("it still serves")
		}
	}
}
