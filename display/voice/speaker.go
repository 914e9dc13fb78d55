package voice

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

// Bounds of free text.
const (
	speakWithin  = 3 * time.Second        // a hall does not wait longer for a sentence
	speakAtOnce  = 2                      // programs at work: the machine also prints and calls
	speakLeave   = 200 * time.Millisecond // for a program that was stopped to let go of its pipes
	soundMost    = 12 << 20               // bytes that a program may write: textMostMs at foreignMostHz in two channels
	TextMost     = 600                    // characters of one text
	speakerKnows = 512                    // texts whose sound is remembered
)

// The reasons why a text is not spoken that are no fault of the program.
var (
	ErrNoSpeaker = errors.New("voice: no program speaks free text here")
	ErrText      = errors.New("voice: the text is empty, too long or no text")
)

// langMark stands for the language in the arguments of a program.
const langMark = "{lang}"

// A Speaker says free text with a program of this machine, such as espeak-ng or piper: the text goes in, a WAV comes
// out. The sounds lie on a shelf. Many may use it at once.
//
// The program stands in the settings file alone. Nobody may name one through a browser: whoever signs in there must not
// be able to run what they like.
type Speaker struct {
	command []string
	within  time.Duration // a text takes no longer
	shelf   *Shelf
	slots   chan struct{}

	mu    sync.Mutex
	said  map[string]string     // content hashes by what was asked
	going map[string]*utterance // asked for and not yet said
}

// An utterance is a program at work, for everybody who asked for the same.
type utterance struct {
	done  chan struct{}
	sound Sound
	err   error
}

// NewSpeaker returns a speaker whose program is command[0] with the arguments behind it, in which {lang} stands for the
// language. Without a command it says nothing.
func NewSpeaker(command []string, shelf *Shelf) *Speaker {
	return &Speaker{
		command: slices.Clone(command), within: speakWithin, shelf: shelf, slots: make(chan struct{}, speakAtOnce),
		said: make(map[string]string), going: make(map[string]*utterance),
	}
}

// On reports whether there is a program.
func (s *Speaker) On() bool { return s != nil && len(s.command) > 0 }

// Speak says a text. What was said lately is not made again. The error is ErrNoSpeaker without a program; the caller then
// shows the text, and says what clips can say.
func (s *Speaker) Speak(ctx context.Context, lang, text string) (Sound, error) {
	if !s.On() {
		return Sound{}, ErrNoSpeaker
	}
	text = strings.Join(strings.Fields(text), " ")
	if text == "" || !utf8.ValidString(text) || utf8.RuneCountInString(text) > TextMost || strings.ContainsFunc(text, unicode.IsControl) || !isLang(lang) {
		return Sound{}, ErrText
	}
	key := s.key(lang, text)
	sound, wait, known := s.ask(key)
	if known {
		return sound, nil
	}
	if wait.mine {
		go s.say(key, lang, text, wait.utterance) // it ends within speakWithin, whoever waits for it
	}
	select {
	case <-wait.done:
		return wait.sound, wait.err
	case <-ctx.Done():
		return Sound{}, fmt.Errorf("speak: %w", ctx.Err())
	}
}

// A waiting is an utterance, and whether whoever asked has to make it.
type waiting struct {
	*utterance
	mine bool
}

// ask finds what was said, or what is being said, or begins it.
func (s *Speaker) ask(key string) (Sound, waiting, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if hash, ok := s.said[key]; ok {
		if sound, ok := s.shelf.Get(hash); ok {
			return sound, waiting{}, true
		}
	}
	if u, ok := s.going[key]; ok {
		return Sound{}, waiting{utterance: u}, false
	}
	u := &utterance{done: make(chan struct{})}
	s.going[key] = u
	return Sound{}, waiting{utterance: u, mine: true}, false
}

// say makes an utterance and keeps what comes of it.
func (s *Speaker) say(key, lang, text string, u *utterance) {
	u.sound, u.err = s.make(lang, text)
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.going, key)
	if u.err == nil {
		s.shelf.Put(u.sound)
		if len(s.said) >= speakerKnows {
			clear(s.said)
		}
		s.said[key] = u.sound.Hash
	}
	close(u.done)
}

// make runs the program and makes its sound as loud as the clips.
func (s *Speaker) make(lang, text string) (Sound, error) {
	ctx, cancel := context.WithTimeout(context.Background(), s.within)
	defer cancel()
	select {
	case s.slots <- struct{}{}:
		defer func() { <-s.slots }()
	case <-ctx.Done():
		return Sound{}, errors.New("speak: too many texts at once")
	}
	raw, err := s.run(ctx, lang, text)
	if err != nil {
		return Sound{}, fmt.Errorf("speak with %s: %w", s.command[0], err)
	}
	samples, err := readForeign(raw)
	if err != nil {
		return Sound{}, fmt.Errorf("speak with %s: %w", s.command[0], err)
	}
	said := findVoice(samples)
	if said.top < silentBelow {
		return Sound{}, fmt.Errorf("speak with %s: it says nothing", s.command[0])
	}
	from, to := said.edges(len(samples))
	samples = fillMs(level(samples[from:to]))
	soften(samples)
	return seal(samples), nil
}

// run gives the text to the program and takes what it writes.
func (s *Speaker) run(ctx context.Context, lang, text string) ([]byte, error) {
	args := slices.Clone(s.command[1:])
	for i := range args {
		args[i] = strings.ReplaceAll(args[i], langMark, lang)
	}
	cmd := exec.CommandContext(ctx, s.command[0], args...)
	var out, complaint bounded
	out.most, complaint.most = soundMost, 400
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(text+"\n"), &out, &complaint
	cmd.WaitDelay = speakLeave
	switch err := cmd.Run(); {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("not done within %v", s.within)
	case out.over:
		return nil, fmt.Errorf("more than %d bytes", soundMost)
	case err != nil:
		return nil, fmt.Errorf("%w: %q", err, complaint.held.String())
	}
	return out.held.Bytes(), nil
}

// A bounded buffer refuses more than it may hold. It does not embed the buffer: what reads into that knows no bound.
type bounded struct {
	held bytes.Buffer
	most int
	over bool
}

// Write takes what there is room for; what does not fit stops the program.
func (b *bounded) Write(p []byte) (int, error) {
	if b.held.Len()+len(p) > b.most {
		b.over = true
		return 0, errors.New("too much")
	}
	return b.held.Write(p)
}

// key names a text said in a language by this program.
func (s *Speaker) key(lang, text string) string {
	sum := sha256.New()
	for _, part := range append(slices.Clone(s.command), lang, text) {
		fmt.Fprintf(sum, "%d:%s,", len(part), part)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// isLang reports whether text is a language code, which may stand among the arguments of a program.
func isLang(text string) bool {
	return (len(text) == 2 || len(text) == 3) && strings.Trim(text, "abcdefghijklmnopqrstuvwxyz") == ""
}
