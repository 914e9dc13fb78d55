package driver

import (
	"context"
	"time"

	"antrean/printer/port"
	"antrean/printer/profile"
	"antrean/printer/spool"
	"antrean/printer/status"
	"antrean/printer/wire"
)

const (
	chunkBytes = 64               // sent at once: after "full" a UART still sends these and its own 16, and Epson keeps 128 free
	chunkTime  = 2 * time.Second  // for one chunk to leave; 64 bytes take 0.5 s at 1200 baud
	heldTime   = 15 * time.Second // for a full printer to go on
	wireLook   = 5 * time.Millisecond
	standsTime = 1 * time.Second // after which a printer that waits is asked why, even inside a command
)

// Stopped is why a slip broke off that had not come out when the program ended.
const Stopped = "stopped"

// A run is one slip on its way.
type run struct {
	d       *Driver
	expires time.Time // when it is of no use any more
	pieces  []wire.Piece
	pace    pace
	began   time.Time // when its first byte left
	ends    time.Time // when its paper is out, by the slower of line and mechanism
	proves  bool      // it is to be proved
	sending bool      // its bytes are leaving
	halted  bool      // by something that passes by itself
	sent    int       // bytes that the printer may have
	hurt    string    // the first reason why it cannot be whole; with the driver's lock held
	marks   int       // questions in the order of the data that are not answered yet; with the driver's lock held
	since   int       // bytes since the last of them
	code    [4]byte   // its name, by which the printer calls it printed; with the driver's lock held
	named   bool      // it has; with the driver's lock held
}

// Print sends one slip and says what became of it. State Queued means that not one byte has left: it may be tried
// again. tell hears of a proof that comes before the last one.
func (d *Driver) Print(ctx context.Context, job spool.Job, tell func(spool.Outcome)) spool.Outcome {
	return d.Send(ctx, d.profile.Encode(job.Document), job.Expires, tell)
}

// Send is Print for a slip that is written already. After expires it waits no longer for a printer that halts.
func (d *Driver) Send(ctx context.Context, pieces []wire.Piece, expires time.Time, tell func(spool.Outcome)) spool.Outcome {
	d.printing.take()
	defer d.printing.release()
	r := &run{d: d, expires: expires, pieces: pieces, pace: newPace(d.profile), proves: true}
	if why := d.prepare(ctx); why != "" || !time.Now().Before(expires) { // what came before it may have taken its time
		return spool.Outcome{State: spool.Queued, Reason: why}
	}
	r.setRun(r)
	defer d.armAgain() // one that came back meanwhile: it tells everything at once
	defer r.setRun(nil)
	out := r.send(ctx)
	if out.State == spool.Sent {
		out = r.prove(ctx, tell)
	}
	if out.State == spool.Interrupted || out.State == spool.Unknown {
		if ctx.Err() != nil { // what fails now fails by it
			out.Reason = Stopped
		}
		if out.State == spool.Interrupted || d.hasAnswered() { // one that never answers is all that is known of a cable without a way back
			d.abandon(context.WithoutCancel(ctx)) // of a program that stops nothing may come out either
		}
	}
	return out
}

func (d *Driver) hasAnswered() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.ever
}

// prepare mends what the last slip left and arms the printer; it returns why no slip can be sent now.
func (d *Driver) prepare(ctx context.Context) string {
	d.mu.Lock()
	why, torn := d.hindranceLocked(), d.torn
	d.mu.Unlock()
	if why != "" {
		return why
	}
	var err error
	if b := d.armBytes(); torn {
		err = d.mend(ctx)
	} else if b != nil {
		err = d.write(ctx, b, chunkTime)
	}
	if err != nil {
		return string(port.ReasonOf(err))
	}
	if now, _ := d.Status(); now.State() == status.Bad { // the paper may have ended with the fragment
		return now.Reason()
	}
	return ""
}

// setRun makes r the slip under way, or nothing.
func (r *run) setRun(now *run) {
	r.d.mu.Lock()
	defer r.d.mu.Unlock()
	r.sending = now != nil
	r.d.run = now
	if now == nil && r.d.profile.Status.Query != profile.StarRequest { // Star counts, and may count on by several
		r.d.stray += r.marks
	}
	r.d.tellLocked()
}

// hurtLocked notes that the slip cannot be whole.
func (r *run) hurtLocked(why string) {
	if r.hurt == "" {
		r.hurt = why
	}
}

func (r *run) why() string {
	r.d.mu.Lock()
	defer r.d.mu.Unlock()
	return r.hurt
}

// send lets the slip's bytes leave. Its outcome is Sent, or the last.
func (r *run) send(ctx context.Context) spool.Outcome {
	chunk := chunkBytes
	if buffer := r.d.profile.Line.Buffer; buffer > 0 {
		chunk = min(chunk, max(1, buffer/4))
	}
	r.began = time.Now()
	for _, p := range r.pieces {
		if why := r.sendPiece(ctx, p.Bytes, chunk); why != "" {
			return r.broken(why)
		}
		r.pace.moved(time.Now(), len(p.Bytes), p.Dots)
		if err := r.mark(ctx, len(p.Bytes)); err != nil {
			return r.broken(string(port.ReasonOf(err)))
		}
	}
	r.d.mu.Lock()
	r.sending = false
	r.d.mu.Unlock()
	r.ends = r.pace.ends()
	return spool.Outcome{State: spool.Sent}
}

// markEvery is how many bytes of a slip stand between two marks: 3 bytes in 128 cost a fiftieth of the time, and a
// printer that loses its buffer for a moment loses a mark with it.
const markEvery = 128

// gsr asks the printer to answer when it has processed all before (GS r 1).
var gsr = []byte{0x1D, 'r', 1}

// mark asks between two pieces for an answer that comes when the printer has reached it (GS r 1).
func (r *run) mark(ctx context.Context, bytes int) error {
	r.since += bytes
	s := r.d.profile.Status
	if !s.Marker || s.Query == profile.StarRequest || r.since < markEvery || !r.proves {
		return nil
	}
	r.since = 0
	r.d.mu.Lock()
	r.marks++
	r.d.mu.Unlock()
	_, err := r.write(ctx, gsr)
	return err
}

// markLocked takes an answer in the order of the data; it reports whether one was due.
func (r *run) markLocked() bool {
	if r.marks == 0 {
		return false
	}
	r.marks--
	return true
}

// nameLocked takes the name of a slip that is printed; it reports whether it is this one's.
func (r *run) nameLocked(code [4]byte) bool {
	r.named = r.named || r.code != [4]byte{} && code == r.code
	return r.named
}

// sendPiece lets one piece leave, and no question inside it: a printer may take that for a part of its picture. It
// returns why the slip has to stop.
func (r *run) sendPiece(ctx context.Context, rest []byte, chunk int) string {
	if why := r.mayGoOn(ctx, min(chunk, len(rest)), false); why != "" {
		return why
	}
	r.d.writing.take()
	defer r.d.writing.release()
	for len(rest) > 0 {
		part := rest[:min(chunk, len(rest))]
		rest = rest[len(part):]
		if why := r.mayGoOn(ctx, len(part), true); why != "" {
			return why
		}
		n, err := r.put(ctx, part)
		r.sent += n
		if err != nil {
			return string(port.ReasonOf(err))
		}
	}
	return ""
}

// put writes a chunk; the turn to write is taken.
func (r *run) put(ctx context.Context, b []byte) (int, error) {
	ctx, cancel := context.WithTimeout(ctx, chunkTime)
	defer cancel()
	return r.d.line.Write(ctx, b)
}

func (r *run) write(ctx context.Context, b []byte) (int, error) {
	r.d.writing.take()
	defer r.d.writing.release()
	return r.put(ctx, b)
}

// broken is the outcome of a slip that stops here.
func (r *run) broken(why string) spool.Outcome {
	if hurt := r.why(); hurt != "" {
		why = hurt
	}
	total := len(wire.Join(r.pieces))
	out := spool.Outcome{State: spool.Interrupted, Reason: why, MM: r.millimetres()}
	switch {
	case r.sent == 0:
		out.State, out.MM = spool.Queued, 0
	case r.sent >= total && why != status.PaperOut && why != status.CoverOpen && why != status.CutterJam:
		out.State = spool.Unknown // all is in the printer, and nothing is known to have stopped it
	}
	return out
}

// millimetres is how much paper has moved by now, at most.
func (r *run) millimetres() int {
	whole := wire.Dots(r.pieces) / dotsPerMM
	if r.began.IsZero() {
		return 0
	}
	return min(whole, int(time.Since(r.began).Seconds()*float64(r.d.profile.Paper.SpeedMMS)))
}

// mayGoOn waits until the next bytes may be sent: the printer is not full, not too far behind, and not halted by
// something that passes by itself. inside a piece the turn to write is held, and lent to questions only when the printer
// stands still. It returns why the slip has to stop.
func (r *run) mayGoOn(ctx context.Context, n int, inside bool) string {
	since := time.Now()
	for room := since; ; {
		r.d.mu.Lock()
		hurt, full, waits, updated := r.hurt, r.d.heldLocked(), r.d.delayLocked(), r.d.updated
		r.d.mu.Unlock()
		now := time.Now()
		look := r.pace.wait(now, n)
		if full = full || r.wireHolds(); !full {
			room = now
		}
		switch {
		case hurt != "":
			return hurt
		case waits != "" && now.After(r.expires):
			return waits
		case full:
			if now.Sub(room) > heldTime || r.sent == 0 && now.After(r.expires) {
				return string(port.Stuck)
			}
			look = wireLook
		case waits != "":
			look = lookEvery
		case look <= 0:
			return ""
		}
		if !r.wait(ctx, look, updated, inside && now.Sub(since) > standsTime) {
			return Stopped
		}
	}
}

// wait lets time go by, or something be said. Of a printer that stands still in the middle of a command it lets the
// questions through: how it is matters more by then than what they do to its picture. It reports whether ctx goes on.
func (r *run) wait(ctx context.Context, d time.Duration, updated <-chan struct{}, lend bool) bool {
	if lend {
		r.d.writing.release()
		defer r.d.writing.take()
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-updated:
	case <-timer.C:
	case <-ctx.Done():
		return false
	}
	return true
}

// wireHolds reports whether the wire "clear to send" says that the printer is full.
func (r *run) wireHolds() bool {
	if r.d.profile.Line.Flow != profile.CTS {
		return false
	}
	ready, known := r.d.line.ClearToSend()
	return known && !ready
}

// delayLocked is what halts the printer for a while and tears nothing, or "".
func (d *Driver) delayLocked() string {
	s := d.statusLocked()
	switch {
	case s.Heat == status.Bad:
		return status.Overheated
	case s.Online == status.Bad && d.known.tears() == "":
		return status.Offline
	}
	return ""
}

// abandon leaves nothing of a slip that broke off in the printer, and remembers to mend it.
func (d *Driver) abandon(ctx context.Context) {
	d.mu.Lock()
	d.torn = true
	up := d.link.State == port.OK
	d.mu.Unlock()
	if up {
		d.clear(ctx)
	}
}

// Tear says that a slip may have broken off before this program began.
func (d *Driver) Tear() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.torn = true
}
