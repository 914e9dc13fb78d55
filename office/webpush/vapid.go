package webpush

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/url"
	"time"
)

// A Signer says who sends a message (VAPID, RFC 8292), so that a browser's maker takes it, and takes it from nobody else.
type Signer struct {
	key    *ecdsa.PrivateKey
	public string
}

// NewKey makes a key for a Signer. An office makes one in its life: subscriptions are bound to it.
func NewKey() ([]byte, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	return key.Bytes()
}

// NewSigner signs with a key that NewKey made.
func NewSigner(raw []byte) (*Signer, error) {
	key, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), raw)
	if err != nil {
		return nil, fmt.Errorf("read the key of pushes: %w", err)
	}
	point, err := key.PublicKey.Bytes()
	if err != nil {
		return nil, fmt.Errorf("read the key of pushes: %w", err)
	}
	return &Signer{key: key, public: base64.RawURLEncoding.EncodeToString(point)}, nil
}

// Public is the key by which browsers know the office, in base64url.
func (s *Signer) Public() string { return s.public }

// signedFor is how long a signature is good; makers take a day at most (RFC 8292, 2).
const signedFor = 12 * time.Hour

// Authorization is the header of that name for a message to an endpoint. contact is where the maker may complain: an https
// or mailto address.
func (s *Signer) Authorization(endpoint, contact string, now time.Time) (string, error) {
	u, err := url.Parse(endpoint)
	if err != nil {
		return "", errEndpoint
	}
	claims, err := json.Marshal(map[string]any{"aud": u.Scheme + "://" + u.Host, "exp": now.Add(signedFor).Unix(), "sub": contact})
	if err != nil {
		return "", err
	}
	text := base64.RawURLEncoding.EncodeToString([]byte(`{"typ":"JWT","alg":"ES256"}`)) + "." + base64.RawURLEncoding.EncodeToString(claims)
	digest := sha256.Sum256([]byte(text))
	r, t, err := ecdsa.Sign(rand.Reader, s.key, digest[:])
	if err != nil {
		return "", fmt.Errorf("sign a message: %w", err)
	}
	signature := make([]byte, 64) // two numbers of 32 bytes (RFC 7518, 3.4)
	r.FillBytes(signature[:32])
	t.FillBytes(signature[32:])
	return "vapid t=" + text + "." + base64.RawURLEncoding.EncodeToString(signature) + ", k=" + s.public, nil
}
