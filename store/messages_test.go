package store_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"antrean/office"
	"antrean/office/casefile"
	"antrean/office/catalogue"
	"antrean/office/message"
	"antrean/office/notify"
	"antrean/office/queue"
	"antrean/office/setup"
	"antrean/office/webpush"
	"antrean/store"
)

// A gateway of the tests keeps what it took, and fails as it is told to.
type gateway struct {
	mu    sync.Mutex
	fails error
	hangs bool
	took  []*message.Envelope
	tried []string
}

func (g *gateway) Name() string { return "fake" }

func (g *gateway) Send(ctx context.Context, e *message.Envelope) error {
	g.mu.Lock()
	fails, hangs := g.fails, g.hangs
	g.tried = append(g.tried, e.ID)
	g.mu.Unlock()
	if hangs {
		<-ctx.Done()
		return &message.Failure{Reason: message.Timeout}
	}
	if fails != nil {
		return fails
	}
	g.mu.Lock()
	g.took = append(g.took, e)
	g.mu.Unlock()
	return nil
}

// fail makes it fail, or with nil work again.
func (g *gateway) fail(why error) {
	g.mu.Lock()
	g.fails = why
	g.mu.Unlock()
}

// told is what one number was told, in order.
func (g *gateway) told(to string) string {
	g.mu.Lock()
	defer g.mu.Unlock()
	var out []string
	for _, e := range g.took {
		if e.To == to {
			out = append(out, e.Kind)
		}
	}
	return strings.Join(out, " ")
}

// A post is an office that tells people, in a bubble of its own time.
type post struct {
	*testing.T
	dir     string
	store   *store.Store
	engine  *office.Engine
	gateway *gateway
	m       *office.Messages
	stop    func()
}

func openPost(t *testing.T, dir string, g *gateway) *post {
	return postOf(t, dir, g, &setup.InForce{Rules: testRules()})
}

func postOf(t *testing.T, dir string, g *gateway, in *setup.InForce) *post {
	p := &post{T: t, dir: dir, gateway: g}
	p.store, p.engine = openedWith(t, dir, in)
	p.m = &office.Messages{Engine: p.engine, Book: p.store, Writer: func() *message.Writer {
		return &message.Writer{
			Notices: &notify.Writer{Zone: time.UTC, Service: func(string, string) (*catalogue.Service, bool) { return nil, false }},
			Office:  catalogue.Text{"id": "Dinas"}, Link: func(token string) string { return "http://antrean/t/" + token }, Fresh: message.FreshFor,
		}
	}}
	if g != nil {
		p.m.Gateway = g
	}
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	running.Go(func() { p.m.Run(ctx) })
	p.stop = func() {
		cancel()
		running.Wait()
		p.engine.Close()
		p.store.Close()
	}
	return p
}

// after lets time pass, and what belongs to it.
func (p *post) after(d time.Duration) {
	p.Helper()
	time.Sleep(d)
	synctest.Wait()
}

func (p *post) leave(token, number string) {
	p.Helper()
	if err := p.m.Leave(token, number, "id"); err != nil {
		p.Fatal(err)
	}
}

func (p *post) told(to, want string) {
	p.Helper()
	if got := p.gateway.told(to); got != want {
		p.Errorf("%s was told %q, want %q", to, got, want)
	}
}

const ani, budi = "+628111111111", "+628222222222"

// inPost runs a test in a bubble, with a counter open and one ticket each of Ani and Budi.
func inPost(t *testing.T, g *gateway, test func(p *post)) {
	synctest.Test(t, func(t *testing.T) {
		p := openPost(t, t.TempDir(), g)
		defer func() { p.stop() }()
		do(t, p.engine, queue.OpenCounter{Counter: 1})
		issue(t, p.engine, "ANI")
		issue(t, p.engine, "BUDI")
		test(p)
	})
}

func TestPeopleAreToldInOrder(t *testing.T) {
	inPost(t, &gateway{}, func(p *post) {
		p.leave("ANI", "0811-1111-111")
		do(p.T, p.engine, queue.Next{Counter: 1})
		p.after(time.Second)
		p.told(ani, "called")
		do(p.T, p.engine, queue.Return{Counter: 1, Lacks: []queue.Lack{{ID: "kk", Kind: queue.Short}}})
		p.leave("BUDI", "8222222222")
		do(p.T, p.engine, queue.Next{Counter: 1})
		do(p.T, p.engine, queue.MarkNoShow{Counter: 1})
		p.after(time.Second)
		p.told(ani, "called returned")
		p.told(budi, "no_show") // that Budi was called was no longer true
		e := p.gateway.took[1]
		if e.Text != "Dinas: A-001: berkas perlu Anda lengkapi. Layanan: kk. Belum ada: kk. Keadaan terbaru: http://antrean/t/ANI" || e.Lang != "id" || e.Missing[0].Kind != queue.Short {
			p.Errorf("got %+v", e)
		}
	})
}

// TestAGatewayThatFailsIsTriedAgain with the same id, later and later, while others are told.
func TestAGatewayThatFailsIsTriedAgain(t *testing.T) {
	inPost(t, &gateway{}, func(p *post) {
		p.leave("ANI", "08111111111")
		p.leave("BUDI", "08222222222")
		p.gateway.fail(&message.Failure{Reason: "status_500"})
		do(p.T, p.engine, queue.Next{Counter: 1})
		p.after(time.Second)
		do(p.T, p.engine, queue.Return{Counter: 1, Lacks: []queue.Lack{{ID: "kk", Kind: queue.Short}}})
		p.after(3 * time.Minute)
		if n := len(p.gateway.tried); n < 4 || n > 12 {
			p.Errorf("tried %d times in three minutes", n)
		}
		if !p.m.Health().Down() || p.m.Health().Reason != "status_500" {
			p.Errorf("the gateway is said to be %+v", p.m.Health())
		}
		p.gateway.fail(nil)
		p.after(20 * time.Minute)
		p.told(ani, "returned") // the call was overtaken
		ids := slices.Compact(slices.Clone(p.gateway.tried))
		if len(ids) != 2 || p.m.Health().Down() {
			p.Errorf("tried as %v, %+v; want each under one id", ids, p.m.Health())
		}
	})
}

func TestOneThatFailsHoldsUpNobodyElse(t *testing.T) {
	inPost(t, &gateway{}, func(p *post) {
		p.leave("ANI", "08111111111")
		p.gateway.fail(&message.Failure{Reason: "status_500"})
		do(p.T, p.engine, queue.Next{Counter: 1})
		do(p.T, p.engine, queue.Return{Counter: 1, Lacks: []queue.Lack{{ID: "kk", Kind: queue.Short}}})
		p.after(time.Second)
		p.gateway.fail(nil)
		p.leave("BUDI", "08222222222")
		do(p.T, p.engine, queue.Next{Counter: 1})
		p.after(200 * time.Millisecond)
		p.told(budi, "called")
		p.told(ani, "")
		p.after(time.Minute)
		p.told(ani, "returned")
	})
}

func TestAGatewayIsLeftAloneAsLongAsItAsks(t *testing.T) {
	inPost(t, &gateway{}, func(p *post) {
		p.leave("ANI", "08111111111")
		p.gateway.fail(&message.Failure{Reason: "status_429", After: 2 * time.Minute})
		do(p.T, p.engine, queue.Next{Counter: 1})
		p.after(time.Second)
		p.gateway.fail(nil)
		p.after(115 * time.Second)
		p.told(ani, "")
		p.after(10 * time.Second)
		p.told(ani, "called")
	})
}

// TestACallThatIsTooOldIsNotSent and says so in the list; a date is worth something later too.
func TestACallThatIsTooOldIsNotSent(t *testing.T) {
	inPost(t, &gateway{hangs: true}, func(p *post) {
		p.leave("ANI", "08111111111")
		do(p.T, p.engine, queue.Next{Counter: 1})
		p.after(message.FreshFor + 5*time.Minute)
		p.gateway.mu.Lock()
		p.gateway.hangs = false
		p.gateway.mu.Unlock()
		p.after(10 * time.Minute)
		p.told(ani, "")
		dead, err := p.store.Dead(10)
		if err != nil || len(dead) != 1 || dead[0].Reason != message.Stale || dead[0].Again() {
			p.Errorf("given up: %+v, %v; want one that is stale", dead, err)
		}
		if n, err := p.m.Retry(0); n != 0 || err != nil {
			p.Errorf("%d were tried again, %v", n, err)
		}
	})
}

// TestNothingIsLostOverACrash ends the program while a message is on its way, and before its answer is written down.
func TestNothingIsLostOverACrash(t *testing.T) {
	g := &gateway{hangs: true}
	synctest.Test(t, func(t *testing.T) {
		dir := t.TempDir()
		p := openPost(t, dir, g)
		do(t, p.engine, queue.OpenCounter{Counter: 1})
		issue(t, p.engine, "ANI")
		p.leave("ANI", "08111111111")
		do(t, p.engine, queue.Next{Counter: 1})
		p.after(time.Second)
		p.stop()
		g.hangs = false
		p = openPost(t, dir, g)
		p.after(5 * time.Second)
		p.told(ani, "called")
		if len(g.tried) != 2 || g.tried[0] != g.tried[1] {
			t.Errorf("tried as %v, want twice the same", g.tried)
		}
		p.stop()
		p = openPost(t, dir, g)
		p.after(5 * time.Second)
		p.told(ani, "called")
		p.stop()
	})
}

// TestWhatCanNeverBeSentIsGivenUp and tried again when staff ask for it.
func TestWhatCanNeverBeSentIsGivenUp(t *testing.T) {
	inPost(t, &gateway{}, func(p *post) {
		p.leave("ANI", "08111111111")
		p.gateway.fail(&message.Failure{Reason: "status_422", Lasting: true})
		do(p.T, p.engine, queue.Next{Counter: 1})
		p.after(time.Second)
		p.gateway.fail(nil)
		dead, err := p.store.Dead(10)
		if err != nil || len(dead) != 1 || dead[0].Reason != "status_422" || dead[0].Code != "A-001" || !dead[0].Again() {
			p.Fatalf("given up: %+v, %v", dead, err)
		}
		if p.m.Health().Down() {
			p.Error("the gateway is said to be down for one message")
		}
		if n, err := p.m.Retry(dead[0].ID); n != 1 || err != nil {
			p.Errorf("%d were tried again, %v", n, err)
		}
		p.after(time.Second)
		p.told(ani, "called")
		counts, err := p.store.Counts("")
		if err != nil || len(counts) != 2 {
			p.Errorf("counted %+v, %v", counts, err)
		}
	})
}

// TestANumberIsNowhereAfterwards looks for it in every file, the log and copies, once its person waits for nothing.
func TestANumberIsNowhereAfterwards(t *testing.T) {
	const canary = "+62899887766"
	inPost(t, &gateway{}, func(p *post) {
		p.leave("ANI", "0899887766")
		p.leave("BUDI", "08222222222")
		to := p.TempDir()
		if !holds(p.T, p.dir, canary) {
			p.Fatal("the number is not on disk before: the test looks in the wrong place")
		}
		made, err := p.store.Source().Backup(p.Context(), to, time.Now(), quiet)
		if err != nil {
			p.Fatal(err)
		}
		if holds(p.T, to, canary) {
			p.Errorf("%s knows the number", made.Path)
		}
		p.gateway.fail(&message.Failure{Reason: "status_422", Lasting: true}) // it dies, and is kept
		do(p.T, p.engine, queue.Next{Counter: 1})
		p.after(time.Second)
		do(p.T, p.engine, queue.Start{Counter: 1})
		do(p.T, p.engine, queue.Finish{Counter: 1})
		p.after(30 * time.Second)
		if p.m.Left("ANI") != "•••766" {
			p.Errorf("left %q, want it as long as the end can be taken back", p.m.Left("ANI"))
		}
		p.after(time.Minute)
		if p.m.Left("ANI") != "" || holds(p.T, p.dir, canary) {
			p.Errorf("left %q, on disk %v", p.m.Left("ANI"), holds(p.T, p.dir, canary))
		}
		dead, err := p.store.Dead(10)
		if err != nil || len(dead) != 1 || dead[0].Notice != nil || dead[0].Again() || dead[0].Code != "A-001" {
			p.Errorf("given up: %+v, %v; want a line without a person", dead, err)
		}
		if p.m.Left("BUDI") == "" {
			p.Error("somebody else was forgotten too")
		}
	})
}

// TestTheLastMessageIsStillSent when the gateway is back, and not a day later.
func TestTheLastMessageIsStillSent(t *testing.T) {
	inPost(t, &gateway{}, func(p *post) {
		p.leave("ANI", "08111111111")
		p.leave("BUDI", "08222222222")
		p.gateway.fail(&message.Failure{Reason: "status_503"})
		give := func() {
			do(p.T, p.engine, queue.Next{Counter: 1})
			do(p.T, p.engine, queue.Return{Counter: 1, Lacks: []queue.Lack{{ID: "kk", Kind: queue.Short}}})
		}
		give()
		p.after(20 * time.Minute)
		p.gateway.fail(nil)
		p.after(15 * time.Minute)
		p.told(ani, "returned")
		p.gateway.fail(&message.Failure{Reason: "status_503"})
		give()
		p.after(2 * time.Hour)
		p.gateway.fail(nil)
		p.after(time.Hour)
		p.told(budi, "")
		if p.m.Left("BUDI") != "" {
			p.Error("the number is still there")
		}
	})
}

func TestErasingForgetsTheNumberAtOnce(t *testing.T) {
	inPost(t, &gateway{}, func(p *post) {
		p.leave("ANI", "0899887766")
		p.gateway.fail(&message.Failure{Reason: "status_503"})
		do(p.T, p.engine, queue.Next{Counter: 1})
		do(p.T, p.engine, queue.Return{Counter: 1, Lacks: []queue.Lack{{ID: "kk", Kind: queue.Short}}})
		p.after(time.Second)
		if err := p.engine.Erase(p.Context(), queue.Request{Actor: "adi", ID: "erase-0001"}, "ANI"); err != nil {
			p.Fatal(err)
		}
		if holds(p.T, p.dir, "899887766") || holds(p.T, p.dir, "ANI\"") {
			p.Error("the number, or the token, is still on disk")
		}
		if load, err := p.store.Load(); err != nil || load.Queued != 0 {
			p.Errorf("%+v are on their way, %v", load, err)
		}
		p.gateway.fail(nil)
		p.after(10 * time.Minute)
		p.told("+62899887766", "")
	})
}

// TestErasingAnApplicationForgetsItsNumberAtOnce though no ticket has its token, and its row has lost it before; a browser
// that was to be told goes too.
func TestErasingAnApplicationForgetsItsNumberAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dir := t.TempDir()
		p := postOf(t, dir, &gateway{fails: &message.Failure{Reason: "status_503"}}, withCases(t))
		defer func() { p.stop() }()
		id := file(t, p.engine, casefile.Open{Service: "kk-rusak", Channel: "desa", Token: "CASE"}).Case
		p.leave("CASE", "0899887766")
		if err := p.store.Subscribe(webpush.Subscription{Subject: webpush.SubjectOf("CASE"), Endpoint: "https://maker.example/CANARY", Public: []byte{4}, Auth: []byte{1}, MadeAt: time.Now()}); err != nil {
			t.Fatal(err)
		}
		file(t, p.engine, casefile.Cancel{Case: id})
		p.after(time.Second)
		for range 2 {
			if err := p.engine.Erase(t.Context(), queue.Request{Actor: "adi", ID: "erase-0001"}, "CASE"); err != nil {
				t.Fatal(err)
			}
		}
		synctest.Wait()
		if clean, err := p.store.Scrub(); !clean || err != nil {
			t.Fatal(clean, err)
		}
		for _, secret := range []string{"899887766", "CANARY", `"CASE"`} {
			if holds(t, dir, secret) {
				t.Errorf("%s is still on disk", secret)
			}
		}
	})
}

// TestANumberOfAnApplicationLivesAsLongAsItWaits for its person, over the day of the visit and in no copy; with the
// hand-over it goes, once that cannot be undone.
func TestANumberOfAnApplicationLivesAsLongAsItWaits(t *testing.T) {
	const canary = "+62899887766"
	synctest.Test(t, func(t *testing.T) {
		dir, to := t.TempDir(), t.TempDir()
		p := postOf(t, dir, &gateway{}, withCases(t))
		defer func() { p.stop() }()
		id := file(t, p.engine, casefile.Open{Service: "kk-rusak", Channel: "offline", Token: "CASE"}).Case
		p.leave("CASE", "0899887766")
		file(t, p.engine, casefile.Return{Case: id, Lacks: []casefile.Lack{{ID: "ktp", Kind: casefile.Short}}})
		p.after(72 * time.Hour)
		p.told(canary, "returned")
		file(t, p.engine, casefile.Mend{Case: id})
		for c, _ := p.engine.View().Cases.Case(id); c.State != casefile.Ready; c, _ = p.engine.View().Cases.Case(id) {
			file(t, p.engine, casefile.Advance{Cases: []casefile.CaseID{id}})
		}
		p.after(time.Second)
		p.told(canary, "returned ready")
		if _, err := p.store.Source().Backup(t.Context(), to, time.Now(), quiet); err != nil || holds(t, to, canary) {
			t.Errorf("%v, or a copy knows the number", err)
		}
		file(t, p.engine, casefile.Hand{Case: id, Who: catalogue.Applicant})
		p.after(50 * time.Second)
		p.told(canary, "returned ready handed")
		if p.m.Left("CASE") == "" || !holds(t, dir, canary) {
			t.Error("the number is gone while the hand-over can be taken back")
		}
		p.after(time.Minute)
		if p.m.Left("CASE") != "" || holds(t, dir, canary) {
			t.Errorf("left %q, on disk %v: want it gone with the hand-over", p.m.Left("CASE"), holds(t, dir, canary))
		}
	})
}

// TestThreeBeforeIsToldOnce over a restart too.
func TestThreeBeforeIsToldOnce(t *testing.T) {
	g := &gateway{}
	synctest.Test(t, func(t *testing.T) {
		dir := t.TempDir()
		p := openPost(t, dir, g)
		do(t, p.engine, queue.OpenCounter{Counter: 1})
		for range 5 {
			issue(t, p.engine, "")
		}
		issue(t, p.engine, "ANI")
		p.leave("ANI", "08111111111")
		serve := func() {
			do(t, p.engine, queue.Next{Counter: 1})
			do(t, p.engine, queue.Start{Counter: 1})
			do(t, p.engine, queue.Finish{Counter: 1})
			p.after(time.Second)
		}
		serve()
		p.told(ani, "")
		serve()
		p.told(ani, "near")
		p.stop()
		p = openPost(t, dir, g)
		serve()
		p.told(ani, "near")
		if *g.took[0].Ahead != 3 {
			t.Errorf("told of %d before", *g.took[0].Ahead)
		}
		p.stop()
	})
}

// TestNobodyIsAskedWithoutAGateway and what was left before is forgotten all the same.
func TestNobodyIsAskedWithoutAGateway(t *testing.T) {
	inPost(t, nil, func(p *post) {
		if err := p.m.Leave("ANI", "08111111111", "id"); err == nil {
			p.Error("a number was taken that nobody uses")
		}
		if err := p.store.LeaveContact(message.Contact{Subject: message.SubjectOf("GONE"), Address: "+62899887766", LeftAt: time.Now()}); err != nil {
			p.Fatal(err)
		}
		p.stop()
		again := openPost(p.T, p.dir, nil)
		again.after(10 * time.Second)
		if holds(p.T, p.dir, "+62899887766") {
			p.Error("a number of nobody is kept")
		}
		*p = *again
	})
}
