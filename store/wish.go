package store

import (
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
)

// Whoever runs a command beside a running office cannot erase by himself: the office's own state must forget too. He
// leaves a wish in the file, by the hash of the token, and the office answers in the same place.
const (
	wishKey  = "erase:"
	wishPast = "erase;" // sorts after every wish
	wishOpen = ""
)

// WishErase asks the running office to forget the person behind a token.
func (b *Books) WishErase(tokenHash []byte) error {
	err := b.store.write("INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
		wishKey+hex.EncodeToString(tokenHash), wishOpen)
	if err != nil {
		return fmt.Errorf("ask the office to erase: %w", err)
	}
	return nil
}

// WishAnswer is the office's answer, and takes the wish back once there is one.
func (b *Books) WishAnswer(tokenHash []byte) (answer string, ok bool, err error) {
	key := wishKey + hex.EncodeToString(tokenHash)
	err = b.store.reader.QueryRow("SELECT value FROM meta WHERE key = ?", key).Scan(&answer)
	if errors.Is(err, sql.ErrNoRows) || err == nil && answer == wishOpen {
		return "", false, nil
	}
	if err != nil {
		return "", false, fmt.Errorf("read the office's answer: %w", err)
	}
	return answer, true, b.DropWish(tokenHash)
}

// DropWish takes a wish back.
func (b *Books) DropWish(tokenHash []byte) error {
	if err := b.store.write("DELETE FROM meta WHERE key = ?", wishKey+hex.EncodeToString(tokenHash)); err != nil {
		return fmt.Errorf("take the wish back: %w", err)
	}
	return nil
}

// EraseWishes lists the token hashes that somebody wants erased.
func (s *Store) EraseWishes() ([][]byte, error) {
	rows, err := s.reader.Query("SELECT key FROM meta WHERE key >= ? AND key < ? AND value = ?", wishKey, wishPast, wishOpen)
	if err != nil {
		return nil, fmt.Errorf("list wishes: %w", err)
	}
	defer rows.Close()
	var wishes [][]byte
	for rows.Next() {
		var key string
		if err := rows.Scan(&key); err != nil {
			return nil, fmt.Errorf("list wishes: %w", err)
		}
		if hash, err := hex.DecodeString(strings.TrimPrefix(key, wishKey)); err == nil {
			wishes = append(wishes, hash)
		}
	}
	return wishes, rows.Err()
}

// AnswerWish says what became of a wish.
func (s *Store) AnswerWish(tokenHash []byte, answer string) error {
	if err := s.write("UPDATE meta SET value = ? WHERE key = ?", answer, wishKey+hex.EncodeToString(tokenHash)); err != nil {
		return fmt.Errorf("answer a wish: %w", err)
	}
	return nil
}
