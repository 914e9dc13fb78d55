// Package ws carries push's frames to browsers: gorilla/websocket over connections that Fiber gives away.
//
// The handshake runs inside the Fiber handler, so a refusal is an ordinary answer and the connection goes on.
// gorilla's 101 is only recorded there; it leaves once fasthttp has let go of the connection and reset its
// deadlines. From then on a Conn is one goroutine that reads, and a wire that never lets a writer wait: a frame goes
// straight into the socket's buffer, and only when that is full does a second goroutine come to write the rest
// while the newest state waits in a slot of one. gorilla reads and answers pings and closes through the same wire,
// so its frames stand between ours and never inside one. A Set owns all Conns: it counts and caps them, pings
// them, and at shutdown says goodbye, which fasthttp does not do for connections it has given away.
//
// The Fiber app must run with Server().KeepHijackedConns: else fasthttp closes each connection under its Conn.
package ws
