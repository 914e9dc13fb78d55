// Package voice says a queue number aloud: it plans the clips of a sentence and joins them into one WAV.
//
// A pack is a folder of recorded words of one language. Plan turns a number and a counter into the names of clips;
// Pack.Join puts them behind one another, with the pauses of speech, into a sound whose length is known before
// anybody hears it.
package voice

import "strings"

// A ClipID names one recorded word or phrase: the file id + ".wav" of a pack. The digits, the numbers up to where
// a language counts regularly, and the letters a to z name themselves.
type ClipID string

// The clips that are not numbers or letters. Every language has the first three.
const (
	Chime     ClipID = "chime"      // two tones that make people look up
	Ticket    ClipID = "ticket"     // what stands before the number
	ToCounter ClipID = "to-counter" // what stands before the counter
	Teen      ClipID = "teen"       // the second word of 12 to 19, where a language counts so
	Tens      ClipID = "tens"
	Hundred   ClipID = "hundred"
	Thousand  ClipID = "thousand"
	And       ClipID = "and" // before the last two digits, where a language counts so
)

// letter is the clip that says an upper-case letter.
func letter(r rune) ClipID { return ClipID(strings.ToLower(string(r))) }

// alphabet is every letter a number can begin with.
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
