// Package public answers what needs no account: pages, assets, the catalogue, and what applicants see of their ticket.
package public

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"regexp"
	"sync"

	"github.com/gofiber/fiber/v2"

	"antrean/internal/words"
	"antrean/server/edge"
)

// policy is the content policy of every page: our own files and nothing else, nothing inline.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"media-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "

// hostName is what a Host header may hold to be repeated in a policy.
var hostName = regexp.MustCompile(`^[A-Za-z0-9.-]+(:[0-9]+)?$|^\[[0-9A-Fa-f:.]+\](:[0-9]+)?$`)

// connections is the part of a policy that lets a page talk to us. Browsers before 2022 do not take a socket to the
// same host for 'self', so sockets are named.
func connections(c *fiber.Ctx) string {
	host := c.Get(fiber.HeaderHost)
	if !hostName.MatchString(host) {
		return "connect-src 'self'"
	}
	return "connect-src 'self' ws://" + host + " wss://" + host
}

// phonePages are the phone's pages in every language, and the policy that allows their one style and one module.
type phonePages struct {
	byLang map[string]*template.Template
	policy string
}

// phoneFiles are the parts of the phone's pages, by their names in static.
var phoneFiles = []string{"parts.html", "phone.css", "track.js", "survey.html", "tell.html", "track.html", "cases.html", "list.html", "lobby.html", "prepare.html", "complain.html", "complaint.html", "refused.html"}

// phonesPages are parsed once for all servers of a program.
var phonesPages = sync.OnceValues(func() (*phonePages, error) {
	byLang, err := edge.Pages("phone", phoneFiles, words.Languages())
	if err != nil {
		return nil, err
	}
	p := &phonePages{byLang: byLang}
	return p, p.allow()
})

var (
	inlineStyle  = regexp.MustCompile(`(?s)<style>(.*?)</style>`)
	inlineScript = regexp.MustCompile(`(?s)<script type="module">(.*?)</script>`)
)

// allow finds the style and the module as they come out of the template and makes the policy that names their hashes.
func (p *phonePages) allow() error {
	page, err := p.render(words.Default, "track.html", trackPage{phoneFrame: phoneFrame{Lang: words.Default}, State: "unknown"})
	if err != nil {
		return err
	}
	style, script := inlineStyle.FindSubmatch(page), inlineScript.FindSubmatch(page)
	if style == nil || script == nil {
		return fmt.Errorf("phone pages: no inline style or module")
	}
	p.policy = fmt.Sprintf("default-src 'none'; style-src %s; script-src %s; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; ",
		sourceHash(style[1]), sourceHash(script[1]))
	return nil
}

func sourceHash(body []byte) string {
	sum := sha256.Sum256(body)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
