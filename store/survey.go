package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"fmt"

	"antrean/office/queue"
	"antrean/office/survey"
	"antrean/office/worktime"
)

var (
	_ survey.Book   = (*Store)(nil)
	_ survey.Source = (*Store)(nil)
)

// keyBytes make a key that says nothing: of when, of whom, of what came before.
const keyBytes = 16

// Answer keeps an answer, its traits and its mark together or not at all. Of two that come at once with one mark, the
// second finds the first.
func (s *Store) Answer(mark survey.Mark, a survey.Answer, t survey.Traits) (again bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	tx, err := s.conn.BeginTx(context.Background(), nil)
	if err != nil {
		return false, fmt.Errorf("keep an answer: %w", err)
	}
	defer tx.Rollback()
	result, err := tx.Exec("INSERT INTO survey_mark (mark, day) VALUES (?, ?) ON CONFLICT DO NOTHING", mark[:], a.Day)
	if err != nil {
		return false, fmt.Errorf("keep an answer: %w", err)
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return err == nil, err
	}
	if err := keepAnswer(tx, a, t); err != nil {
		return false, fmt.Errorf("keep an answer: %w", err)
	}
	if err := tx.Commit(); err != nil {
		return false, fmt.Errorf("keep an answer: %w", err)
	}
	s.stained = true // the log has answers and marks in the order in which they came; the next Scrub empties it
	return false, nil
}

func keepAnswer(tx *sql.Tx, a survey.Answer, t survey.Traits) error {
	scores, err := json.Marshal(a.Scores)
	if err != nil {
		return err
	}
	key := make([]byte, keyBytes)
	rand.Read(key)
	if _, err := tx.Exec("INSERT INTO survey_answer (key, service, day, lang, scores, remark) VALUES (?, ?, ?, ?, ?, ?)",
		key, a.Service, a.Day, a.Lang, string(scores), a.Remark); err != nil {
		return err
	}
	for question, choice := range t {
		if _, err := tx.Exec(`INSERT INTO survey_trait (month, question, choice, n) VALUES (?, ?, ?, 1)
			ON CONFLICT (month, question, choice) DO UPDATE SET n = n + 1`, monthOf(a.Day), question, choice); err != nil {
			return err
		}
	}
	_, err = tx.Exec("DELETE FROM survey_mark WHERE day < ?", a.Day.Add(-survey.OpenDays-1)) // one more, for an office whose clock was wrong
	return err
}

func monthOf(day worktime.Date) string { return string(day[:len("2026-11")]) }

// Answered reports whether a mark has answered.
func (s *Store) Answered(mark survey.Mark) (bool, error) {
	var there bool
	if err := s.reader.QueryRow("SELECT EXISTS (SELECT 1 FROM survey_mark WHERE mark = ?)", mark[:]).Scan(&there); err != nil {
		return false, fmt.Errorf("look for a mark: %w", err)
	}
	return there, nil
}

// ReadSurvey hands over what a period has, all of one moment. Answers come in the order of their random keys.
func (s *Store) ReadSurvey(from, to worktime.Date, c survey.Collector) error {
	tx, err := s.reader.BeginTx(context.Background(), &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fmt.Errorf("read survey: %w", err)
	}
	defer tx.Rollback()
	for _, read := range []func(*sql.Tx, worktime.Date, worktime.Date, survey.Collector) error{readAnswers, readInvited, readTraits} {
		if err := read(tx, from, to, c); err != nil {
			return fmt.Errorf("read survey: %w", err)
		}
	}
	return nil
}

func readAnswers(tx *sql.Tx, from, to worktime.Date, c survey.Collector) error {
	rows, err := tx.Query("SELECT service, lang, scores, remark FROM survey_answer WHERE day BETWEEN ? AND ? ORDER BY key", from, to)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var a survey.Answer
		var scores []byte
		if err := rows.Scan(&a.Service, &a.Lang, &scores, &a.Remark); err != nil {
			return err
		}
		if err := json.Unmarshal(scores, &a.Scores); err != nil {
			return err
		}
		c.Answered(a)
	}
	return rows.Err()
}

func readInvited(tx *sql.Tx, from, to worktime.Date, c survey.Collector) error {
	rows, err := tx.Query("SELECT service, count(*), sum(invited) FROM ticket INDEXED BY ticket_by_day WHERE day BETWEEN ? AND ? AND state = ? GROUP BY service",
		from, to, queue.Done)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var service string
		var v survey.Visits
		if err := rows.Scan(&service, &v.Finished, &v.Invited); err != nil {
			return err
		}
		c.Visited(service, v)
	}
	return rows.Err()
}

func readTraits(tx *sql.Tx, from, to worktime.Date, c survey.Collector) error {
	rows, err := tx.Query("SELECT question, choice, sum(n) FROM survey_trait WHERE month BETWEEN ? AND ? GROUP BY question, choice", monthOf(from), monthOf(to))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var question, choice string
		var n int
		if err := rows.Scan(&question, &choice, &n); err != nil {
			return err
		}
		c.Counted(question, choice, n)
	}
	return rows.Err()
}
