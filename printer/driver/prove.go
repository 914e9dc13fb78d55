package driver

import (
	"context"
	"time"

	"antrean/printer/profile"
	"antrean/printer/spool"
	"antrean/printer/status"
	"antrean/printer/wire"
)

const (
	proofTime   = 2 * time.Second         // beyond twice the time that the slip should take
	settleTime  = 1500 * time.Millisecond // for the better proof, once the weaker is there and the paper is out
	presentTime = 3 * time.Second         // for a presenter to hold the slip out
	takeTime    = 25 * time.Second        // for a person to take it, or the presenter to take it back
	byPerson    = 18 * time.Second        // presenters take it back after 20 s; what goes before is in a hand
)

// prove waits for the best proof that the printer can give that the slip came out.
func (r *run) prove(ctx context.Context, tell func(spool.Outcome)) spool.Outcome {
	s := r.d.profile.Status
	switch {
	case s.ProcessID || s.Marker:
		out := r.byAnswer(ctx)
		if out.State == spool.Confirmed && r.d.profile.Present.Taken {
			return r.byMouth(ctx, out, tell)
		}
		return out
	case s.Query != profile.NoQuery:
		return r.byHealth(ctx)
	}
	r.await(ctx, time.Until(r.ends), func() bool { return false })
	if why := r.why(); why != "" {
		return r.broken(why)
	}
	return r.outcome(spool.Sent, "", spool.NoProof)
}

func (r *run) outcome(state spool.State, why string, proof spool.Proof) spool.Outcome {
	return spool.Outcome{State: state, Reason: why, Proof: proof, MM: wire.Dots(r.pieces) / dotsPerMM}
}

// await waits for a sign, or until the slip is known to be hurt. It reports whether the sign came. What only halts the
// printer halts the clock as well, within the slip's own time.
func (r *run) await(ctx context.Context, within time.Duration, sign func() bool) bool {
	came, left := false, within
	for {
		over := r.d.await(ctx, left, func() bool {
			came = sign()
			return came || r.hurt != ""
		})
		r.d.mu.Lock()
		waits := r.d.delayLocked()
		r.d.mu.Unlock()
		switch {
		case over || ctx.Err() != nil:
			return came
		case waits != "" && time.Now().Before(r.expires):
			r.halted, left = true, lookEvery
		case r.halted: // it goes on now, with all that it had left to do
			r.halted, left = false, within
		default:
			return false
		}
	}
}

// limit is how long an answer may take from now on.
func (r *run) limit() time.Duration {
	left := time.Until(r.ends)
	return max(left, 0) + r.ends.Sub(r.began) + proofTime
}

// byAnswer asks a question that stands behind the cut. GS ( H is answered when the slip is printed, GS r when it is
// interpreted; a printer that knows only the second of them is given the time its mechanism needs. Every mark before
// has to be answered as well: what a printer lost on the way, it lost with a mark.
func (r *run) byAnswer(ctx context.Context) spool.Outcome {
	r.d.mu.Lock()
	r.code = r.d.nextCodeLocked()
	if r.d.profile.Status.Marker {
		r.marks++
	}
	r.d.mu.Unlock()
	if _, err := r.write(ctx, r.questionsBehind(r.code)); err != nil {
		return r.broken(string(spool.Unknown))
	}
	isNamed := func() bool { return r.named && r.marks == 0 }
	isMarked := func() bool { return r.d.profile.Status.Marker && r.marks == 0 }
	if !r.await(ctx, r.limit(), func() bool { return isNamed() || isMarked() }) {
		return r.unproven()
	}
	named := false
	r.await(ctx, time.Until(r.ends)+settleTime, func() bool { named = isNamed(); return named || r.d.mouth.After(r.began) })
	if named {
		return r.outcome(spool.Confirmed, "", spool.Printed)
	}
	if why := r.why(); why != "" {
		return r.broken(why)
	}
	return r.outcome(spool.Confirmed, "", spool.Processed)
}

// nextCodeLocked is the name of the next slip, four of the 94 characters that GS ( H takes.
func (d *Driver) nextCodeLocked() [4]byte {
	d.codes++
	var code [4]byte
	for i, n := 0, d.codes; i < len(code); i, n = i+1, n/94 {
		code[i] = '!' + byte(n%94)
	}
	return code
}

// questionsBehind are the bytes that ask for proof in the order of the data.
func (r *run) questionsBehind(code [4]byte) []byte {
	s := r.d.profile.Status
	if s.Query == profile.StarRequest {
		return []byte{0x17} // ETB: counted, and reported, when all before it is done
	}
	var out []byte
	if s.ProcessID {
		out = append(out, 0x1D, '(', 'H', 6, 0, '0', '0', code[0], code[1], code[2], code[3]) // GS ( H, fn 48
	}
	if s.Marker {
		out = append(out, gsr...)
	}
	return out
}

// unproven is the outcome of a slip whose answer stays away.
func (r *run) unproven() spool.Outcome {
	if why := r.why(); why != "" {
		return r.broken(why)
	}
	return r.outcome(spool.Unknown, Silent, "")
}

// byHealth is all that a printer without an answer in order can give: it was well before, and is well when the slip
// should be out.
func (r *run) byHealth(ctx context.Context) spool.Outcome {
	if !r.await(ctx, r.limit(), func() bool { return r.d.rounded.After(r.ends) && r.hurt == "" }) {
		return r.unproven()
	}
	return r.outcome(spool.Sent, "", spool.Assumed)
}

// byMouth waits for the slip to stand in the presenter, and for somebody to take it.
func (r *run) byMouth(ctx context.Context, out spool.Outcome, tell func(spool.Outcome)) spool.Outcome {
	if !r.await(ctx, presentTime, func() bool { return r.d.known.Mouth == status.Bad }) {
		return out // it was taken faster than anyone looked
	}
	out.Proof = spool.Presented
	tell(out)
	since := time.Now()
	if r.await(ctx, takeTime, func() bool { return r.d.known.Mouth == status.OK }) && time.Since(since) < byPerson {
		out.Proof = spool.Taken
	}
	return out
}
