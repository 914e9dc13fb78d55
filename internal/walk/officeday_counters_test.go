package walk

import (
	"net/http"
	"net/http/cookiejar"
	"slices"
	"time"

	"antrean/internal/rig"
)

// work is the day at the counters: one closes in mid-service, one is worked by keyboard, the others without a screen.
func (d *officeDay) work() {
	d.t.Helper()
	boss := d.b.open(d.t, d.office, "supervisor", "/supervisor", bossScreen, "id")
	boss.find("button", boss.say.T("staff.signin.go"))
	boss.signIn(d.staff["hadi"])
	boss.shows(boss.say.T("supervisor.counters"))
	wati := d.worker("wati")
	d.closesInMidService(boss, wati)
	d.counterOne()
	d.counterTwo(wati)
	d.counterThree(wati)
	boss.shows(boss.say.T("supervisor.issued", "n", 40))
	boss.shows(boss.say.T("supervisor.missed", "n", 2, "cancelled", 1))
	boss.look("the day is over")
}

func (d *officeDay) worker(name string) worker {
	d.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		d.t.Fatal(err)
	}
	w := worker{&rig.Client{Base: d.Base, HTTP: &http.Client{Timeout: patience, Jar: jar}}}
	if status, reply := w.Post(d.t, "/api/v1/login", map[string]any{"name": name, "password": d.staff[name].Password}); status != http.StatusOK {
		d.t.Fatalf("%s signs in: %d %v", name, status, reply)
	}
	return w
}

// with gives a command that says more than its name.
func (w worker) with(d *officeDay, n int, action string, more map[string]any) map[string]any {
	d.t.Helper()
	status, reply := w.Command(d.t, n, action, more)
	if status != http.StatusOK {
		d.t.Fatalf("%s at counter %d with %v: %d %v", action, n, more, status, reply)
	}
	return reply
}

// closesInMidService lets the supervisor close counter 3 while it serves D-001, who is served by counter 2 then.
func (d *officeDay) closesInMidService(boss *tab, wati worker) {
	d.t.Helper()
	say := boss.say.T
	wati.does(d.t, 3, "open")
	wati.with(d, 3, "call", map[string]any{"ticket": "D-001"})
	d.wall.shows(say("board.said", "number", "D-001", "counter", 3))
	wati.does(d.t, 3, "start")
	boss.press("button", say("supervisor.manage.of", "counter", "Umum"))
	boss.press("button", say("supervisor.do.close"))
	form := boss.find("form", say("supervisor.do.close"))
	boss.press("checkbox", say("supervisor.handover", "number", "D-001"))
	boss.look("a counter closes")
	boss.press("button", say("supervisor.do.close"), form)
	boss.shows(say("supervisor.done"))
	boss.press("button", say("staff.close"))
	wati.does(d.t, 2, "open")
	wati.with(d, 2, "call", map[string]any{"ticket": "D-001"})
	d.wall.shows(say("board.said", "number", "D-001", "counter", 2))
	d.wall.look("handed over")
	wati.does(d.t, 2, "start", "finish")
}

// counterOne is worked by keyboard: whoever is called is looked up in the plan.
func (d *officeDay) counterOne() {
	d.t.Helper()
	c := d.b.sitDown(d.t, d.office, d.staff["budi"], 1, "keys", false)
	fates := make(map[string]string)
	for _, v := range plan() {
		if v.service == "kk-tambah-lahir" {
			fates[v.number] = v.fate
		}
	}
	for len(fates) > 0 {
		before := c.strokes
		c.on("next", "start")
		number := c.number()
		fate, ok := fates[number]
		if !ok {
			d.t.Fatalf("counter 1 calls %s, want one of %v", number, fates)
		}
		delete(fates, number)
		d.wall.shows(d.wall.say.T("board.said", "number", number, "counter", 1))
		if again := d.meets(c, number, fate, before); again != "" {
			fates[number] = again
		}
	}
	c.look("nobody is left")
}

// meets does at the counter what the plan says, and says what happens to the number when it is called once more.
func (d *officeDay) meets(c *clerk, number, fate string, before int) (again string) {
	d.t.Helper()
	switch fate {
	case late:
		c.stroke("n", "counter.do.no-show")
		c.big("next")
		d.comesBack(d.west, number)
		return served
	case missed:
		c.stroke("n", "counter.do.no-show")
		c.big("next")
	case undone:
		c.undoes(c.say.T("counter.undone.call", "number", number))
		c.big("next")
		return served
	case returned:
		c.on("start", "finish")
		c.look("a paper is missing")
		c.more("k", "counter.do.return")
		c.find("dialog", c.say.T("counter.return.title", "number", number))
		c.look("return")
		c.confirm("counter.return.go")
		c.big("next")
	case aside:
		c.on("start", "finish")
		d.aside(c, number)
		return served
	default:
		if fate == twice {
			d.servesOneOfTwo(c)
		} else {
			c.on("start", "finish")
			c.on("finish", "next")
		}
		if n := c.strokes - before; n > mostStrokes {
			d.t.Errorf("%s took %d strokes, want at most %d", number, n, mostStrokes)
		}
	}
	return ""
}

// servesOneOfTwo serves who waits for another service after this one.
func (d *officeDay) servesOneOfTwo(c *clerk) {
	d.t.Helper()
	c.stroke(" ", "counter.do.start")
	c.find("button", c.say.T("counter.do.finish.also", "service", d.service(d.t, "konsultasi").Short["id"]))
	c.look("one service, then another")
	c.stroke(" ", "counter.do.finish")
	c.big("next")
}

// aside parks who has to copy something, and takes the number back into the line.
func (d *officeDay) aside(c *clerk, number string) {
	d.t.Helper()
	c.more("p", "counter.do.park")
	c.choose("counter.reason.fotokopi")
	c.find("dialog", c.say.T("counter.ask.park.span", "number", number))
	c.confirm("counter.ask.go.park")
	c.big("next")
	c.more("h", "counter.do.parked")
	c.find("button", number, c.find("dialog", c.say.T("counter.find.title"))) // it stands beside the dialog too
	c.last = time.Time{}
	c.stroke("*", "")
	c.find("dialog", c.say.T("counter.ask.ticket", "number", number))
	c.choose("counter.do.unpark")
	c.shows(c.say.T("counter.done.unpark", "number", number))
}

// counterTwo calls each number of the plan by its name.
func (d *officeDay) counterTwo(w worker) {
	d.t.Helper()
	w.does(d.t, 3, "open")
	w.with(d, 3, "call", map[string]any{"ticket": "D-002"})
	w.does(d.t, 3, "start")
	w.with(d, 3, "transfer", map[string]any{"to": 2, "note": "berkas ada di loket 2"})
	for _, v := range plan() {
		if v.service != "ktp-rekam" && v.number != "D-002" || v.fate == gives {
			continue
		}
		w.with(d, 2, "call", map[string]any{"ticket": v.number})
		switch {
		case v.fate == missed:
			w.does(d.t, 2, "no-show")
		case v.fate == returned:
			w.does(d.t, 2, "start")
			w.with(d, 2, "return", map[string]any{"missing": []map[string]any{{"id": "kk", "kind": "tidak_valid"}}})
		case v.fate == movedOn && v.counter != 2:
			w.does(d.t, 2, "start")
			w.with(d, 2, "transfer", map[string]any{"service": "konsultasi"})
		default:
			w.does(d.t, 2, "start", "finish")
		}
	}
	w.does(d.t, 2, "close")
}

// counterThree takes whoever is next until nobody is: those whose last counter it is, by the plan.
func (d *officeDay) counterThree(w worker) {
	d.t.Helper()
	var want, got []string
	for _, v := range plan() {
		if v.counter == 3 {
			want = append(want, v.number)
		}
	}
	for range want {
		reply := w.with(d, 3, "next", nil)
		ticket, _ := reply["ticket"].(map[string]any)
		number, _ := ticket["number"].(string)
		got = append(got, number)
		w.does(d.t, 3, "start", "finish")
	}
	d.wall.shows(d.wall.say.T("board.said", "number", got[len(got)-1], "counter", 3))
	d.wall.look("the last call")
	if left := w.with(d, 3, "next", nil)["ticket"]; left != nil {
		d.t.Errorf("somebody is left: %v", left)
	}
	if slices.Sort(got); !slices.Equal(got, want) {
		d.t.Errorf("counter 3 served %v, want %v", got, want)
	}
	w.does(d.t, 3, "close")
}
