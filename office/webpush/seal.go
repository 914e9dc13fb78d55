package webpush

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
)

const (
	saltBytes  = 16
	recordSize = 4096 // the one record of a message may be so long (RFC 8291, 4)
	lastRecord = 2    // what ends the text of the last record (RFC 8188, 2)

	// paddedTo hides how long a text is: all that we say is shorter.
	paddedTo = 512
)

// Seal makes a text readable for one browser alone, as the body of a message in "Content-Encoding: aes128gcm".
func Seal(s *Subscription, text []byte) ([]byte, error) {
	own, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	salt := make([]byte, saltBytes)
	rand.Read(salt)
	return seal(s, text, own, salt, paddedTo)
}

// seal is Seal with what else comes from chance.
func seal(s *Subscription, text []byte, own *ecdh.PrivateKey, salt []byte, padded int) ([]byte, error) {
	theirs, err := ecdh.P256().NewPublicKey(s.Public)
	if err != nil {
		return nil, fmt.Errorf("seal a message: %w", err)
	}
	shared, err := own.ECDH(theirs)
	if err != nil {
		return nil, fmt.Errorf("seal a message: %w", err)
	}
	box, nonce, err := boxOf(shared, s.Auth, s.Public, own.PublicKey().Bytes(), salt)
	if err != nil {
		return nil, fmt.Errorf("seal a message: %w", err)
	}
	body := append([]byte{}, salt...)
	body = binary.BigEndian.AppendUint32(body, recordSize)
	body = append(body, byte(len(own.PublicKey().Bytes())))
	body = append(body, own.PublicKey().Bytes()...)
	plain := append(append([]byte{}, text...), lastRecord)
	if len(plain) < padded {
		plain = append(plain, make([]byte, padded-len(plain))...)
	}
	if len(plain)+box.Overhead() > recordSize {
		return nil, errors.New("seal a message: the text is too long")
	}
	return box.Seal(body, nonce, plain, nil), nil
}

// boxOf is the cipher of a message and the nonce of its only record: RFC 8291, 3.4, then RFC 8188, 2.2 and 2.3.
func boxOf(shared, auth, theirs, ours, salt []byte) (box cipher.AEAD, nonce []byte, err error) {
	info := "WebPush: info\x00" + string(theirs) + string(ours)
	secret, err := hkdf.Key(sha256.New, shared, auth, info, sha256.Size)
	if err != nil {
		return nil, nil, err
	}
	key, err := hkdf.Key(sha256.New, secret, salt, "Content-Encoding: aes128gcm\x00", 16)
	if err != nil {
		return nil, nil, err
	}
	if nonce, err = hkdf.Key(sha256.New, secret, salt, "Content-Encoding: nonce\x00", 12); err != nil {
		return nil, nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, nil, err
	}
	box, err = cipher.NewGCM(block)
	return box, nonce, err
}
