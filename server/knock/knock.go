// Package knock tells phones whose page is closed what office/notify says, by web push.
//
// It is best effort, and beside everything else: it reads the journal as far as it has been written, and never makes the
// engine wait. A push that does not get through in a few tries is given up; the page, the board and the voice say the same.
package knock

import (
	"context"
	"crypto/tls"
	"hash/fnv"
	"log/slog"
	"net/http"
	"slices"
	"sync"
	"time"

	"antrean/internal/problem"
	"antrean/office"
	"antrean/office/notify"
	"antrean/office/queue"
	"antrean/office/webpush"
	"antrean/server/edge"
)

// Options are what a settings file may say, and what tests need.
type Options struct {
	Private bool            // push services on local networks may be told too
	TLS     *tls.Config     // nil: the usual one
	Pauses  []time.Duration // between tries; empty: pauses
}

// Bounds of what strangers may bring us to keep, and of what waits to be sent.
const (
	perPage     = 3      // browsers that follow one page: the oldest goes
	allMost     = 20_000 // of all pages: an office of a thousand visitors a day has far fewer
	lanes       = 16     // messages for one browser go one after another in one of them, so that one that hangs holds up few others
	laneMost    = 128    // messages that wait in each
	sweepEvery  = time.Minute
	sweepsUntil = 3 // sweeps that find nothing going on, until a browser is forgotten: what was ended can be taken back
)

// A Knocker tells phones.
type Knocker struct {
	office *edge.Office
	book   webpush.Book
	signer *webpush.Signer
	client *http.Client
	o      Options
	jobs   [lanes]chan job

	mu    sync.Mutex
	known map[webpush.Subject][]*follower
	count int
}

// A follower is a browser, and how often a sweep has found that it waits for nothing.
type follower struct {
	webpush.Subscription
	idle int
}

var _ edge.Pushes = (*Knocker)(nil)

// New reads what the book keeps, and makes the office's key when it has none.
func New(o *edge.Office, book webpush.Book, options Options) (*Knocker, error) {
	key, err := book.PushKey()
	if err != nil {
		return nil, err
	}
	if key == nil {
		if key, err = webpush.NewKey(); err != nil {
			return nil, err
		}
		if err := book.KeepPushKey(key); err != nil {
			return nil, err
		}
	}
	if len(options.Pauses) == 0 {
		options.Pauses = []time.Duration{time.Second, 5 * time.Second, 25 * time.Second}
	}
	k := &Knocker{office: o, book: book, client: newClient(options), o: options, known: make(map[webpush.Subject][]*follower)}
	for i := range k.jobs {
		k.jobs[i] = make(chan job, laneMost)
	}
	if k.signer, err = webpush.NewSigner(key); err != nil {
		return nil, err
	}
	list, err := book.Subscriptions()
	if err != nil {
		return nil, err
	}
	for _, s := range list {
		k.known[s.Subject] = append(k.known[s.Subject], &follower{Subscription: s})
		k.count++
	}
	return k, nil
}

// Key is the office's key for browsers; empty while phones are not told.
func (k *Knocker) Key() string {
	if k == nil || !k.office.Setup().Document.Pushes() {
		return ""
	}
	return k.signer.Public()
}

// Subscribe lets a browser be told about the page of a token. The same one again takes the place of itself.
func (k *Knocker) Subscribe(token, lang string, in edge.Browser) error {
	if k.Key() == "" {
		return problem.New("push_off")
	}
	if err := webpush.CheckEndpoint(in.Endpoint, k.o.Private); err != nil {
		return problem.Field("endpoint", "https://…")
	}
	point, secret, err := webpush.Keys(in.P256DH, in.Auth)
	if err != nil {
		return problem.Field("p256dh", "BCVxsr7N…")
	}
	view := k.office.Engine.View()
	s := webpush.Subscription{Subject: webpush.SubjectOf(token), Endpoint: in.Endpoint, Public: point, Auth: secret, Lang: lang, MadeAt: time.Now()}
	if t, ok := view.State.ByToken(token); ok {
		s.Ticket = uint64(t.ID)
		if n, near := notify.OfWait(t, view.Scene()); near { // the page says so at this moment
			s.Near = n.Key()
		}
	}
	if !going(view)[s.Subject] {
		return problem.New("stale")
	}
	return k.keep(s)
}

func (k *Knocker) keep(s webpush.Subscription) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	all := k.known[s.Subject]
	i := slices.IndexFunc(all, func(f *follower) bool { return f.Endpoint == s.Endpoint })
	switch {
	case i < 0 && k.count >= allMost:
		return problem.New("too_many")
	case i < 0 && len(all) >= perPage:
		if err := k.dropLocked(s.Subject, all[0].Endpoint); err != nil {
			return err
		}
	}
	if err := k.book.Subscribe(s); err != nil {
		return problem.Wrap("unavailable", err)
	}
	if i >= 0 {
		all[i] = &follower{Subscription: s}
		return nil
	}
	k.known[s.Subject] = append(k.known[s.Subject], &follower{Subscription: s})
	k.count++
	return nil
}

// Unsubscribe ends it for one browser.
func (k *Knocker) Unsubscribe(token, endpoint string) error {
	return k.drop(webpush.SubjectOf(token), endpoint)
}

// Of lists the browsers of a page, the oldest first.
func (k *Knocker) Of(token string) []edge.Follower {
	k.mu.Lock()
	defer k.mu.Unlock()
	var out []edge.Follower
	for _, f := range k.known[webpush.SubjectOf(token)] {
		out = append(out, edge.Follower{Endpoint: f.Endpoint, Lang: f.Lang, Since: f.MadeAt})
	}
	return out
}

// Forget ends it for all browsers of a page.
func (k *Knocker) Forget(token string) {
	subject := webpush.SubjectOf(token)
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, f := range slices.Clone(k.known[subject]) {
		k.logged(k.dropLocked(subject, f.Endpoint))
	}
}

func (k *Knocker) drop(subject webpush.Subject, endpoint string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.dropLocked(subject, endpoint)
}

func (k *Knocker) dropLocked(subject webpush.Subject, endpoint string) error {
	if err := k.book.Unsubscribe(subject, endpoint); err != nil {
		return problem.Wrap("unavailable", err)
	}
	left := slices.DeleteFunc(slices.Clone(k.known[subject]), func(f *follower) bool { return f.Endpoint == endpoint })
	k.count -= len(k.known[subject]) - len(left)
	if k.known[subject] = left; len(left) == 0 {
		delete(k.known, subject)
	}
	return nil
}

// Run tells until ctx ends.
func (k *Knocker) Run(ctx context.Context) {
	var sending sync.WaitGroup
	for _, lane := range k.jobs {
		sending.Go(func() { k.send(ctx, lane) })
	}
	defer sending.Wait()
	changed, leave := k.office.Engine.Watch()
	defer leave()
	tick := time.NewTicker(sweepEvery)
	defer tick.Stop()
	after := k.office.Engine.View().Seq()
	for {
		select {
		case <-changed:
			after = k.turn(after)
		case <-tick.C:
			k.Sweep()
		case <-ctx.Done():
			return
		}
	}
}

// turn tells of everything after a record, and says up to which it has.
func (k *Knocker) turn(after uint64) uint64 {
	view := k.office.Engine.View()
	if k.Key() == "" || k.followers() == 0 {
		return view.Seq()
	}
	for after < view.Seq() {
		list, through, err := k.office.Engine.Notices(after)
		if err != nil {
			k.logged(err)
			return view.Seq() // what cannot be read is not tried for ever
		}
		for _, n := range list {
			k.tell(n)
		}
		after = through
	}
	k.nearly(view)
	return after
}

func (k *Knocker) followers() int {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.count
}

// tell puts a notice into the queue of each browser that follows its page.
func (k *Knocker) tell(n notify.Notice) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, f := range k.known[webpush.SubjectOf(n.Token)] {
		k.queue(job{f.Subscription, n})
	}
}

// queue keeps the order of what one browser is told: there, a newer message takes the place of an older one.
func (k *Knocker) queue(j job) {
	h := fnv.New32a()
	_, _ = h.Write([]byte(j.to.Endpoint))
	select {
	case k.jobs[h.Sum32()%lanes] <- j:
	default:
		slog.Warn("push left out: too many wait", "kind", j.notice.Kind)
	}
}

// nearly tells those of whom so few are ahead, once.
func (k *Knocker) nearly(view *office.View) {
	scene := view.Scene()
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, all := range k.known {
		for _, f := range all {
			t, ok := view.State.Ticket(queue.TicketID(f.Ticket))
			if f.Ticket == 0 || !ok {
				continue
			}
			n, near := notify.OfWait(t, scene)
			if !near || n.Key() == f.Near {
				continue
			}
			f.Near = n.Key()
			k.logged(k.book.Subscribe(f.Subscription)) // after a crash it is told twice, rather than never
			k.queue(job{f.Subscription, n})
		}
	}
}

// Sweep forgets the browsers whose person waits for nothing any more.
func (k *Knocker) Sweep() {
	if k.followers() == 0 {
		return
	}
	live := going(k.office.Engine.View())
	k.mu.Lock()
	defer k.mu.Unlock()
	for subject, all := range k.known {
		for _, f := range slices.Clone(all) {
			if live[subject] {
				f.idle = 0
			} else if f.idle++; f.idle >= sweepsUntil {
				k.logged(k.dropLocked(subject, f.Endpoint))
			}
		}
	}
}

// going are the pages of which something may still be told.
func going(v *office.View) map[webpush.Subject]bool {
	out := make(map[webpush.Subject]bool)
	for _, list := range [][]*queue.Ticket{v.State.Issued(), v.State.Booked(), v.State.Lots()} {
		for _, t := range list {
			if t.State.Over() {
				continue
			}
			for _, one := range v.State.With(t) { // who joined it may have done so on another day
				if one.Token != "" {
					out[webpush.SubjectOf(one.Token)] = true
				}
			}
		}
	}
	for _, c := range v.Cases.Open() {
		if c.Token != "" {
			out[webpush.SubjectOf(c.Token)] = true
		}
	}
	return out
}

func (k *Knocker) logged(err error) {
	if err != nil {
		slog.Error("pushes", "err", err)
	}
}
