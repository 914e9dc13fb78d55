package ws

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"math/big"
	"net"
	"testing"
	"time"

	"antrean/server/push"

	"github.com/gofiber/fiber/v2"
)

// certificate is one that signs itself.
func certificate(t *testing.T) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}

// TLS has no socket to write past it: every frame is the flusher's, in the same order and as few.
func TestSocketOverTLS(t *testing.T) {
	cert := certificate(t)
	h := newHouse(t, Options{}, fiber.Config{}, func(ln net.Listener) net.Listener {
		return tls.NewListener(ln, &tls.Config{Certificates: []tls.Certificate{cert}})
	})
	conn, err := tls.Dial("tcp", h.addr, &tls.Config{InsecureSkipVerify: true}) // it signs itself
	if err != nil {
		t.Fatal(err)
	}
	c := clientOn(t, conn)
	c.open("/ws/board/utama", "Origin", "https://antre.test", "X-Owner", "me")
	c.wantState(0)
	for range 20 {
		c.wantState(h.publish())
	}
	c.send(opPing, []byte("1"))
	if got := string(c.want(opPong)); got != "1" {
		t.Errorf("pong says %q", got)
	}
	h.set.CloseOwner("me", push.SignedOut, "signed_out")
	c.wantClose(4401)
}
