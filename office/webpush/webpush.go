// Package webpush is how a phone is told something while the page is closed: who may be told, and a message sealed so that
// nobody on the way reads it (RFC 8291), with a word of who sends it (RFC 8292).
//
// It is pure: bytes in, bytes out. What is told stands in office/notify, and server/knock carries it.
package webpush

import (
	"crypto/ecdh"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net/netip"
	"net/url"
	"strings"
	"time"
)

// A Subject is whom a subscription is for: the SHA-256 of the token of their page.
type Subject [sha256.Size]byte

// SubjectOf is the subject of a token.
func SubjectOf(token string) Subject { return sha256.Sum256([]byte(token)) }

// A Subscription is one browser that wants to be told about one page.
type Subscription struct {
	Subject  Subject
	Ticket   uint64 // of the page, when it has one; 0: none
	Endpoint string // where its maker takes messages for it; in no log
	Public   []byte // its key, an uncompressed point of P-256
	Auth     []byte // its secret of 16 bytes
	Lang     string
	MadeAt   time.Time
	Near     string // key of the last notice that it is nearly their turn
}

// A Book keeps subscriptions, and the key by which the office signs. store implements it.
type Book interface {
	// PushKey is the office's key as NewKey made it; nil when there is none yet.
	PushKey() ([]byte, error)
	// KeepPushKey keeps the key; one that is there already stays.
	KeepPushKey(key []byte) error
	// Subscribe keeps a subscription in the place of the same browser's for the same page.
	Subscribe(s Subscription) error
	Subscriptions() ([]Subscription, error)
	// Unsubscribe removes a subscription and overwrites it. Again is no mistake.
	Unsubscribe(subject Subject, endpoint string) error
}

// endpointMost is the longest endpoint; those of today's makers have 200 to 400 bytes.
const endpointMost = 1000

// errEndpoint says nothing of the endpoint itself, which is a secret of its browser.
var errEndpoint = errors.New("webpush: not an https address of a push service")

// CheckEndpoint takes an https address by a name or by an address of the internet; private lets those of local networks in.
func CheckEndpoint(endpoint string, private bool) error {
	u, err := url.Parse(endpoint)
	switch {
	case err != nil || len(endpoint) > endpointMost || u.Scheme != "https" || u.Hostname() == "" || u.User != nil || u.Fragment != "":
		return errEndpoint
	case private:
		return nil
	case !strings.Contains(u.Hostname(), ".") && !strings.Contains(u.Hostname(), ":"): // localhost, a neighbour
		return errEndpoint
	}
	if ip, err := netip.ParseAddr(u.Hostname()); err == nil && !Public(ip) {
		return errEndpoint
	}
	return nil
}

// shared is the space that providers put their customers' lines in (RFC 6598).
var shared = netip.MustParsePrefix("100.64.0.0/10")

// Public reports whether an address is one of the internet.
func Public(ip netip.Addr) bool {
	ip = ip.Unmap()
	return ip.IsGlobalUnicast() && !ip.IsPrivate() && !shared.Contains(ip)
}

// authBytes is the length of a browser's secret (RFC 8291, 3.2).
const authBytes = 16

// Keys reads the two keys of a browser as it sends them, in base64url.
func Keys(public, auth string) (point, secret []byte, err error) {
	point, err = base64.RawURLEncoding.DecodeString(strings.TrimRight(public, "="))
	if err == nil {
		_, err = ecdh.P256().NewPublicKey(point)
	}
	if err != nil {
		return nil, nil, errors.New("webpush: not a point of P-256")
	}
	secret, err = base64.RawURLEncoding.DecodeString(strings.TrimRight(auth, "="))
	if err != nil || len(secret) != authBytes {
		return nil, nil, errors.New("webpush: not a secret of 16 bytes")
	}
	return point, secret, nil
}
