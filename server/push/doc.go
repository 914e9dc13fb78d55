// Package push keeps every screen at the newest state of the topic it watches, and knows nothing of sockets.
//
// A topic is a room and an id: "board/utama", "tickets/TOKEN", or the room alone, "front-office". A change marks
// topics dirty and returns at once. One goroutine of the hub then asks the room for a full snapshot of each dirty
// topic somebody watches, once however often it was marked, and the shards, a goroutine each, hand it to the
// screens. Every handing over takes the newest snapshot there is and a screen never makes the hub wait, so a slow
// screen skips states and delays nobody. Between changes a beat, built once for all, says that the server lives.
package push
