package public

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/problem"
	"antrean/office"
	"antrean/office/queue"
	"antrean/server/edge"
)

// Phone serves the pages behind QR codes.
type Phone struct {
	office *edge.Office
	pages  *phonePages

	savers, allSavers           *edge.Failures // of lists made from afar: by neighbourhood, and all
	complainers, allComplainers *edge.Failures // likewise of complaints
	tellers                     *edge.Failures // changes of where messages go, by token

	mu    sync.RWMutex
	cache map[cacheKey]*rendered
}

type cacheKey struct{ token, lang string }

// A rendered page is good for its second and its view: ten thousand phones that ask again share few renderings.
type rendered struct {
	seq    uint64
	second int64
	plain  []byte
	zipped []byte
}

// cacheMost bounds the cache: 30 MB at 3 KB a page.
const cacheMost = 10_000

// NewPhone makes the pages.
func NewPhone(o *edge.Office) (*Phone, error) {
	pages, err := phonesPages()
	if err != nil {
		return nil, err
	}
	p := &Phone{office: o, pages: pages, cache: make(map[cacheKey]*rendered)}
	p.savers, p.allSavers = newSavers()
	p.complainers, p.allComplainers = newComplainers()
	p.tellers = edge.NewFailures(numbersMost, time.Hour)
	return p, nil
}

// Track answers GET /t/{token}: the whole truth about a ticket and its applications, complete without a script. An
// application outlives its ticket, and one that came online or through a village never had one.
func (p *Phone) Track(c *fiber.Ctx) error {
	token := edge.Code(c, "token")
	if _, ok := p.office.ByToken(p.office.Engine.View(), token); !ok && p.hasCases(token) {
		return p.trackCases(c, token)
	}
	t, err := p.office.Ticket(c, token)
	if err != nil {
		return p.calm(c, err)
	}
	lang := p.lang(c, t)
	if c.Query("late") != "" {
		return p.late(c, t, lang, c.Query("late"))
	}
	page, err := p.ticketPage(t, token, lang)
	if err != nil {
		return problem.Wrap("internal", err)
	}
	return p.send(c, http.StatusOK, page)
}

// lang is the language of the page: asked for, else the ticket's own.
func (p *Phone) lang(c *fiber.Ctx, t *queue.Ticket) string {
	if c.Query("lang") == "" && t.Said.Lang != "" && p.pages.byLang[t.Said.Lang] != nil {
		return t.Said.Lang
	}
	return p.office.Speak(c)
}

// ticketPage renders the ticket, or takes the rendering of this second.
func (p *Phone) ticketPage(t *queue.Ticket, token, lang string) (*rendered, error) {
	return p.keep(cacheKey{token, lang}, func(view *office.View) trackPage {
		if fresh, ok := view.State.Ticket(t.ID); ok {
			t = fresh
		}
		return newTrackPage(p.office, view, t, lang, "/t/"+token)
	})
}

// keep renders a page, or takes the rendering of this second.
func (p *Phone) keep(key cacheKey, make func(*office.View) trackPage) (*rendered, error) {
	view, now := p.office.Engine.View(), time.Now().Unix()
	p.mu.RLock()
	page := p.cache[key]
	p.mu.RUnlock()
	if page != nil && page.seq == view.Seq() && page.second == now {
		return page, nil
	}
	plain, err := p.pages.render(key.lang, "track.html", make(view))
	if err != nil {
		return nil, err
	}
	page = &rendered{seq: view.Seq(), second: now, plain: plain, zipped: zip(plain)}
	p.mu.Lock()
	if len(p.cache) >= cacheMost {
		clear(p.cache)
	}
	p.cache[key] = page
	p.mu.Unlock()
	return page, nil
}

// late is the page of a ticket whose cancel, or whose stepping back, came too late.
func (p *Phone) late(c *fiber.Ctx, t *queue.Ticket, lang, what string) error {
	view := newTrackPage(p.office, p.office.Engine.View(), t, lang, "/t/"+t.Token)
	view.Kept = what == "postpone" && t.State == queue.Waiting
	view.Late = what != "postpone" && (t.State == queue.Serving || t.State == queue.Done || t.State == queue.Returned)
	plain, err := p.pages.render(lang, "track.html", view)
	if err != nil {
		return problem.Wrap("internal", err)
	}
	return p.send(c, http.StatusOK, &rendered{plain: plain, zipped: zip(plain)})
}

// calm answers for a ticket that cannot be shown, as a page that says what to do.
func (p *Phone) calm(c *fiber.Ctx, err error) error {
	states := map[string]string{"unknown_ticket": "unknown", "too_many": "too_many", "unavailable": "unavailable"}
	code := problem.Code(err)
	state, ok := states[code]
	if !ok {
		return err
	}
	return p.plain(c, edge.Status(code), state)
}

// plain answers with a page that shows no ticket.
func (p *Phone) plain(c *fiber.Ctx, status int, state string) error {
	lang := p.office.Speak(c)
	body, err := p.pages.render(lang, "track.html", trackPage{phoneFrame: newFrame(p.office, lang, "/t/-"), State: state})
	if err != nil {
		return problem.Wrap("internal", err)
	}
	return p.send(c, status, &rendered{plain: body, zipped: zip(body)})
}

func (p *Phone) send(c *fiber.Ctx, status int, page *rendered) error {
	c.Set(fiber.HeaderContentType, "text/html; charset=utf-8")
	c.Set(fiber.HeaderContentSecurityPolicy, p.pages.policy+connections(c))
	c.Set(fiber.HeaderCacheControl, "no-store")
	c.Set(fiber.HeaderVary, fiber.HeaderAcceptEncoding)
	body := page.plain
	if takesGzip(c.Get(fiber.HeaderAcceptEncoding)) {
		c.Set(fiber.HeaderContentEncoding, "gzip")
		body = page.zipped
	}
	return c.Status(status).Send(body)
}

// takesGzip reads Accept-Encoding (RFC 9110 section 12.5.3): gzip counts when it is named and not given weight zero.
func takesGzip(accepted string) bool {
	for item := range strings.SplitSeq(accepted, ",") {
		coding, weight, _ := strings.Cut(item, ";")
		if strings.EqualFold(strings.TrimSpace(coding), "gzip") {
			value, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(weight), "q="), 64)
			return err != nil || value > 0
		}
	}
	return false
}

func zip(plain []byte) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write(plain) // a bytes.Buffer takes everything
	w.Close()
	return out.Bytes()
}

// CancelForm answers POST /t/{token}/cancel, the form of the page, and leads back to it.
func (p *Phone) CancelForm(c *fiber.Ctx) error {
	t, err := cancel(p.office, c)
	switch problem.Code(err) {
	case "":
	case "stale":
		return c.Redirect("/t/"+t.Token+"?late=1&lang="+p.office.Speak(c), http.StatusSeeOther)
	default:
		return p.calm(c, err)
	}
	return c.Redirect("/t/"+t.Token+"?lang="+p.lang(c, t), http.StatusSeeOther)
}

func clock(o *edge.Office, at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return o.Local(at).Format("15.04")
}
