package admin

import (
	"encoding/base64"
	"strings"
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"

	"antrean/office/staff"
	"antrean/server/edge"
)

// Form answers POST with what do makes of it. A form that comes twice with the same id, from the same session, leads
// to the same place and is done once.
func (a *Admin) Form(do func(*View) error) fiber.Handler {
	return func(c *fiber.Ctx) error {
		if err := isForm(c); err != nil {
			return err
		}
		id := string(c.Request().PostArgs().Peek("request_id"))
		if err := edge.CheckID("request_id", id); err != nil {
			return err
		}
		a.replies.doing.Lock()
		defer a.replies.doing.Unlock()
		v := a.view(c)
		key := a.office.SessionID(c) + " " + c.Path() + " " + id
		if r, ok := a.replies.find(key, time.Now()); ok {
			v.flash(r.said)
			return v.lead(r.to)
		}
		c.Locals(replyKey, key)
		return do(v)
	}
}

const replyKey = "admin-reply"

// Done leads on to a page, which says what was done: the sentence of a key "admin.said.…" and its values.
func (v *View) Done(to, key string, args ...any) error {
	said := v.T(key, args...)
	if id, ok := v.c.Locals(replyKey).(string); ok {
		v.admin.replies.keep(id, reply{to: to, said: said, at: time.Now()})
	}
	v.flash(said)
	return v.lead(to)
}

// Note writes into the audit.
func (v *View) Note(what, subject string, detail any) error {
	return v.admin.office.Audit.Note(v.c, what, subject, detail)
}

// A reply is where a form has led.
type reply struct {
	to, said string
	at       time.Time
}

// replies remembers the forms of the last hour. Forms are few and quick, so they take turns.
type replies struct {
	doing sync.Mutex
	mu    sync.Mutex
	kept  map[string]reply
}

const (
	repliesMost = 4096
	repliesLife = time.Hour
)

func newReplies() *replies { return &replies{kept: make(map[string]reply)} }

func (r *replies) find(key string, now time.Time) (reply, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	found, ok := r.kept[key]
	return found, ok && now.Sub(found.at) < repliesLife
}

func (r *replies) keep(key string, one reply) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.kept) >= repliesMost {
		for old, kept := range r.kept {
			if one.at.Sub(kept.at) >= repliesLife {
				delete(r.kept, old)
			}
		}
		if len(r.kept) >= repliesMost {
			clear(r.kept)
		}
	}
	r.kept[key] = one
}

// flashCookie carries what was done over to the next page.
const (
	flashCookie = "said"
	flashLife   = time.Minute
	flashMost   = 1000 // bytes
)

func (v *View) flash(said string) {
	if said != "" && len(said) <= flashMost {
		v.keep(flashCookie, base64.RawURLEncoding.EncodeToString([]byte(said)), flashLife)
	}
}

// takeFlash is what was done on the page before, said once.
func (v *View) takeFlash() string {
	kept := v.c.Cookies(flashCookie)
	if kept == "" || v.c.Method() != fiber.MethodGet {
		return ""
	}
	v.keep(flashCookie, "", 0)
	raw, err := base64.RawURLEncoding.DecodeString(kept)
	if err != nil || len(raw) > flashMost {
		return ""
	}
	return strings.ToValidUTF8(string(raw), "")
}

// secrets hold a password until the page that shows it once.
type secrets struct {
	mu   sync.Mutex
	kept map[string]secret
}

type secret struct {
	text, session string
	at            time.Time
}

// secretLife is how long the page may take to come.
const secretLife = time.Minute

func newSecrets() *secrets { return &secrets{kept: make(map[string]secret)} }

// put keeps a secret for a session, under a name that the next page asks for.
func (s *secrets) put(text, session string, now time.Time) (name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for name, one := range s.kept {
		if now.Sub(one.at) >= secretLife {
			delete(s.kept, name)
		}
	}
	name = staff.NewSecret(16)
	s.kept[name] = secret{text, session, now}
	return name
}

// take is the secret of a name, once and for its session only.
func (s *secrets) take(name, session string, now time.Time) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	one, ok := s.kept[name]
	if !ok || one.session != session || now.Sub(one.at) >= secretLife {
		return ""
	}
	delete(s.kept, name)
	return one.text
}
