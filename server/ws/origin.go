package ws

import (
	"net/url"
	"strings"
)

// SameOrigin reports whether a page of this origin belongs to the host that is asked: the same host in any case of
// letters and the same port. The schemes are not compared, for behind a proxy that ends TLS the server cannot know
// its own. An absent origin is not the same; a caller that takes one, such as from a device with a Bearer token,
// says so itself.
func SameOrigin(host, origin string) bool {
	u, err := url.Parse(origin)
	if err != nil || u.Host == "" || host == "" {
		return false
	}
	port := ""
	switch u.Scheme {
	case "http":
		port = ":80"
	case "https":
		port = ":443"
	default:
		return false
	}
	if origin != u.Scheme+"://"+u.Host { // an origin has no user, path, query or fragment (RFC 6454 section 6.2)
		return false
	}
	return strings.EqualFold(strings.TrimSuffix(u.Host, port), strings.TrimSuffix(host, port))
}
