// Command guide makes the clips of the kiosk's audio guide: display/voice/guide/clips, from the kiosk's fixed sentences
// and the texts of the embedded offices. It needs espeak-ng and opusenc, and makes only what is not there yet.
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"antrean/display/voice/guide"
)

// How the sentences are spoken and kept: slower than speech, for they are heard once; 6 kbit/s of Opus carry one voice
// that a machine makes, 60 ms frames save what heads would cost, and all of it stays within 3 MB.
const (
	wordsAMinute = "150"
	kbits        = "6"
	frameMs      = "60"
)

// voices are the voices of espeak-ng by language; it has neither Sundanese nor Javanese.
var voices = map[string]string{"id": "id", "en": "en-gb", "su": "id", "jv": "id"}

func main() {
	root := flag.String("root", ".", "the project's directory")
	anew := flag.Bool("all", false, "make all of them again, because how they are spoken has changed")
	flag.Parse()
	if err := run(*root, *anew); err != nil {
		log.Fatal(err)
	}
}

func run(root string, anew bool) error {
	said, err := sentences(root)
	if err != nil {
		return err
	}
	dir := filepath.Join(root, "display", "voice", "guide", "clips")
	want := make(map[string]sentence, len(said))
	for _, s := range said {
		want[file(s)] = s
	}
	gone, err := sweep(dir, want)
	if err != nil {
		return err
	}
	made, err := speakAll(dir, want, anew)
	fmt.Printf("%d sentences, %d made, %d removed\n", len(want), made, gone)
	return err
}

// file is where a sentence's clip lies.
func file(s sentence) string {
	key := guide.Key(s.lang, s.text)
	return filepath.Join(key[:1], key+".ogg")
}

// sweep removes clips of sentences that nobody shows any more.
func sweep(dir string, want map[string]sentence) (gone int, err error) {
	names, err := filepath.Glob(filepath.Join(dir, "*", "*.ogg"))
	if err != nil {
		return 0, err
	}
	for _, name := range names {
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return gone, err
		}
		if _, ok := want[rel]; ok {
			continue
		}
		if err := os.Remove(name); err != nil {
			return gone, err
		}
		gone++
	}
	return gone, nil
}

// speakAll makes what is not there yet, or all of it anew, as many at once as the machine has processors.
func speakAll(dir string, want map[string]sentence, anew bool) (made int, err error) {
	var todo []string
	for name := range want {
		if _, err := os.Stat(filepath.Join(dir, name)); anew || errors.Is(err, os.ErrNotExist) {
			todo = append(todo, name)
		}
	}
	slices.Sort(todo)
	queue, faults := make(chan string), make(chan error, len(todo))
	var all sync.WaitGroup
	for range runtime.NumCPU() {
		all.Go(func() {
			for name := range queue {
				if err := speak(filepath.Join(dir, name), want[name]); err != nil {
					faults <- fmt.Errorf("%s %q: %w", want[name].lang, want[name].text, err)
				}
			}
		})
	}
	for _, name := range todo {
		queue <- name
	}
	close(queue)
	all.Wait()
	close(faults)
	var errs []error
	for fault := range faults {
		errs = append(errs, fault)
	}
	return len(todo) - len(errs), errors.Join(errs...)
}

// speak makes one clip. The same versions of the tools give the same bytes: the stream's number is fixed.
func speak(path string, s sentence) error {
	voice, ok := voices[s.lang]
	if !ok {
		return fmt.Errorf("no voice for language %q", s.lang)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	wav := strings.TrimSuffix(path, ".ogg") + ".wav"
	defer os.Remove(wav)
	say := exec.Command("espeak-ng", "-v", voice, "-s", wordsAMinute, "-w", wav, "--stdin")
	say.Stdin = strings.NewReader(pronounced(s))
	if out, err := say.CombinedOutput(); err != nil {
		return fmt.Errorf("espeak-ng: %w: %s", err, out)
	}
	pack := exec.Command("opusenc", "--quiet", "--bitrate", kbits, "--framesize", frameMs, "--padding", "0", "--discard-comments", "--serial", "1", wav, path)
	if out, err := pack.CombinedOutput(); err != nil {
		return fmt.Errorf("opusenc: %w: %s", err, out)
	}
	return nil
}
