package webpush

import (
	"bytes"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"strings"
	"testing"
	"time"
)

func decoded(t *testing.T, text string) []byte {
	t.Helper()
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// TestASealedMessageIsThatOfTheStandard is the example of RFC 8291, appendix A.
func TestASealedMessageIsThatOfTheStandard(t *testing.T) {
	own, err := ecdh.P256().NewPrivateKey(decoded(t, "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"))
	if err != nil {
		t.Fatal(err)
	}
	browser := &Subscription{
		Public: decoded(t, "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
		Auth:   decoded(t, "BTBZMqHH6r4Tts7J_aSIgg"),
	}
	got, err := seal(browser, []byte("When I grow up, I want to be a watermelon"), own, decoded(t, "DGv6ra1nlYgDCS1FRnbzlw"), 0)
	if err != nil {
		t.Fatal(err)
	}
	want := "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
	if !bytes.Equal(got, decoded(t, want)) {
		t.Errorf("got  %s\nwant %s", base64.RawURLEncoding.EncodeToString(got), want)
	}
}

func TestAMessageDoesNotTellItsLength(t *testing.T) {
	browser := &Subscription{
		Public: decoded(t, "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
		Auth:   decoded(t, "BTBZMqHH6r4Tts7J_aSIgg"),
	}
	short, err := Seal(browser, []byte("A"))
	if err != nil {
		t.Fatal(err)
	}
	long, err := Seal(browser, bytes.Repeat([]byte("A"), 400))
	if err != nil || len(short) != len(long) || bytes.Equal(short[:saltBytes], long[:saltBytes]) {
		t.Errorf("%v: %d and %d bytes, want as many with another salt", err, len(short), len(long))
	}
	if _, err := Seal(browser, make([]byte, recordSize)); err == nil {
		t.Error("a text that no maker takes is sealed")
	}
	if _, err := Seal(&Subscription{Public: []byte("point"), Auth: browser.Auth}, nil); err == nil {
		t.Error("sealed for a key that is none")
	}
}

func TestASignatureSaysWhoSendsToWhomAndForHowLong(t *testing.T) {
	raw, err := NewKey()
	if err != nil {
		t.Fatal(err)
	}
	signer, err := NewSigner(raw)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Unix(1_795_000_000, 0)
	header, err := signer.Authorization("https://push.example:8443/send/abc?x=1", "https://antrean.example", now)
	if err != nil {
		t.Fatal(err)
	}
	token, public, ok := strings.Cut(strings.TrimPrefix(header, "vapid t="), ", k=")
	parts := strings.Split(token, ".")
	if !ok || len(parts) != 3 || public != signer.Public() {
		t.Fatalf("got %q", header)
	}
	claims := struct {
		Aud, Sub string
		Exp      int64
	}{}
	if err := json.Unmarshal(decoded(t, parts[1]), &claims); err != nil {
		t.Fatal(err)
	}
	if claims.Aud != "https://push.example:8443" || claims.Sub != "https://antrean.example" || claims.Exp <= now.Unix() || claims.Exp > now.Add(24*time.Hour).Unix() {
		t.Errorf("got %+v", claims)
	}
	key, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), decoded(t, public))
	if err != nil {
		t.Fatal(err)
	}
	digest, signature := sha256.Sum256([]byte(parts[0]+"."+parts[1])), decoded(t, parts[2])
	if !ecdsa.Verify(key, digest[:], new(big.Int).SetBytes(signature[:32]), new(big.Int).SetBytes(signature[32:])) {
		t.Error("the signature is not of this key")
	}
	if _, err := NewSigner(raw[1:]); err == nil {
		t.Error("half a key signs")
	}
}

func TestMessagesGoToTheInternetOnly(t *testing.T) {
	for endpoint, ok := range map[string]bool{
		"https://fcm.googleapis.com/fcm/send/abc": true, "https://updates.push.services.mozilla.com/wpush/v2/a": true, "https://[2607:f8b0::1]/a": true,
		"http://fcm.googleapis.com/a": false, "https://localhost/a": false, "https://127.0.0.1/a": false, "https://192.168.1.2/a": false, "https://10.0.0.1:443/a": false,
		"https://[::1]/a": false, "https://[fd00::1]/a": false, "https://[::ffff:10.0.0.1]/a": false, "https://169.254.169.254/latest": false, "https://100.64.0.1/": false, "https://0.0.0.0/": false,
		"https://user:secret@push.example/a": false, "https://router/a": false, "ftp://push.example/a": false, "": false, "https://": false, "https://push.example/" + strings.Repeat("a", endpointMost): false,
	} {
		if err := CheckEndpoint(endpoint, false); (err == nil) != ok {
			t.Errorf("%.60q: got %v, want it taken: %v", endpoint, err, ok)
		}
	}
	if CheckEndpoint("https://192.168.1.2/a", true) != nil || CheckEndpoint("http://192.168.1.2/a", true) == nil {
		t.Error("an office's own service is reached over https")
	}
}

func TestKeysOfABrowserAreRead(t *testing.T) {
	const public, auth = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4", "BTBZMqHH6r4Tts7J_aSIgg"
	if point, secret, err := Keys(public+"=", auth+"=="); err != nil || len(point) != 65 || len(secret) != 16 {
		t.Errorf("got %d and %d bytes, %v", len(point), len(secret), err)
	}
	for _, wrong := range [][2]string{{"", auth}, {public, ""}, {public[:40], auth}, {public, auth + "AA"}, {"A" + public[1:], auth}, {"%", auth}} {
		if _, _, err := Keys(wrong[0], wrong[1]); err == nil {
			t.Errorf("%v are keys", wrong)
		}
	}
}
