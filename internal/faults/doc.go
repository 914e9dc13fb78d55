// Package faults breaks what an office stands on, for real: processes are killed, power is cut, disks fill up, printers
// fail in the middle of a slip. Then it looks for a broken promise.
//
// The suites start the built binary or take real time, so they run only when ANTREAN_FAULTS=1 is set (make faults). How
// many rounds they take stands in ANTREAN_FAULT_ROUNDS (30), what chance begins with in ANTREAN_FAULT_SEED (the time;
// printed).
package faults
