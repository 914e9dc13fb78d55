package driver

import (
	"testing"
	"testing/synctest"
	"time"

	"antrean/printer/spool"
	"antrean/printer/virtual"
)

// TestASlipThatIsTakenAtOnceIsSeenToBeTaken has somebody wait with his hand at the mouth.
func TestASlipThatIsTakenAtOnceIsSeenToBeTaken(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		printer := virtual.New(virtual.Options{Persona: virtual.Custom, Baud: 9600})
		defer printer.Close()
		d := New(model(t, "custom-vkp80", nil), printer.Connect)
		defer d.Stop()
		if err := d.Ready(t.Context()); err != nil {
			t.Fatal(err)
		}
		done := make(chan spool.Outcome)
		go func() {
			done <- d.Print(t.Context(), spool.Job{Document: reference(t), Expires: time.Now().Add(time.Minute)}, func(spool.Outcome) {})
		}()
		for printer.Panel().Mouth != "waiting" {
			time.Sleep(50 * time.Millisecond)
		}
		time.Sleep(600 * time.Millisecond)
		if err := printer.Do(virtual.Take); err != nil {
			t.Fatal(err)
		}
		if out := <-done; out.State != spool.Confirmed || out.Proof != spool.Taken {
			t.Errorf("got %+v, want it taken", out)
		}
	})
}
