package walk

import (
	"bufio"
	"bytes"
	"io"
	"os/exec"
	"regexp"
	"testing"
	"time"
)

// An officeDay is an office that begins with nothing, and whoever works in it on its first day.
type officeDay struct {
	*office
	t     *testing.T
	b     *browser
	admin *tab
	staff map[string]login // by role, with the password that the person has chosen
	west  *visitor         // at the kiosk by the door
	east  *visitor         // at the other
	wall  *tab
}

// TestOfficeDay sets Balongbendo up from nothing, through the pages and without touching a file, and works there for a
// day: forty visitors, three counters, a front office, two kiosks. At the end the report of the month is what the plan of
// the day comes to, counted by hand.
func TestOfficeDay(t *testing.T) {
	needsWalk(t)
	o, code := openBlank(t, buildProgram(t))
	d := &officeDay{office: o, t: t, b: startBrowser(t), staff: make(map[string]login)}
	for _, part := range []struct {
		name string
		run  func()
	}{
		{"the first account", func() { d.found(code) }},
		{"what the office decides", d.decide},
		{"people", d.employ},
		{"kiosks", d.join},
		{"back and forth", d.history},
		{"visitors come", d.come},
		{"counters work", d.work},
		{"the report", d.report},
	} {
		began := time.Now()
		part.run()
		t.Logf("%s: %v", part.name, time.Since(began).Round(time.Second))
	}
}

// spoken is what the program says when it starts in an office that nobody has set up.
var spoken = regexp.MustCompile(`on (http://\S+)\n[^\n]*/mulai, the code is (\S+)`)

// openBlank starts the real program on an empty directory, without settings, and reads where it listens and the code of
// the first admin.
func openBlank(t *testing.T, program string) (o *office, code string) {
	t.Helper()
	cmd := exec.Command(program, "serve", "-data", t.TempDir(), "-listen", "127.0.0.1:0")
	cmd.Dir = t.TempDir() // where no settings lie
	cmd.Env = morning(t).environ()
	var log bytes.Buffer
	cmd.Stderr = &log
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { stop(t, cmd, &log) })
	out, said := bufio.NewReader(pipe), ""
	for range 2 {
		line, err := out.ReadString('\n')
		if said += line; err != nil {
			t.Fatalf("antrean serve says %q: %v\n%s", said, err, &log)
		}
	}
	go func() { _, _ = io.Copy(io.Discard, out) }() // it ends with the program
	found := spoken.FindStringSubmatch(said)
	if found == nil {
		t.Fatalf("antrean serve says %q, want its address and the code", said)
	}
	return &office{Base: found[1], Devices: make(map[string]string), Zones: []string{"utama"}}, found[2]
}

// kioskToken is what the office has given a kiosk to know it by.
func (d *officeDay) kioskToken(v *visitor) string {
	d.t.Helper()
	token := eval[string](v.tab, `Object.values(localStorage).find((kept) => /^[A-Z0-9]{20,}$/.test(kept)) || ''`)
	if token == "" {
		d.t.Fatalf("%s keeps no token: %s", v.name, eval[string](v.tab, `JSON.stringify(localStorage)`))
	}
	return token
}
