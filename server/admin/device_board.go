package admin

import (
	"time"

	"antrean/office/setup"
	"antrean/server/edge"
)

// A boardWord is a thing that a board says of itself, for who looks after it.
type boardWord struct {
	Text string
	Bad  bool
}

// silentMost is how long a board may be without news before somebody should look: three of the server's beats.
const silentMost = 15 * time.Second

// boardWords says how a board fares; what is in order stays short.
func (v *View) boardWords(b *edge.BoardBeat) (words []boardWord) {
	if b == nil {
		return nil
	}
	if b.Screen != "" {
		words = append(words, boardWord{Text: v.T("admin_boards.told.screen", "name", b.Screen)})
	}
	if b.Muted {
		words = append(words, boardWord{v.T("admin_boards.told.muted"), true})
	} else {
		words = append(words, boardWord{Text: v.T("admin_boards.told.sound")})
	}
	if b.Polling {
		words = append(words, boardWord{v.T("admin_boards.told.polling"), true})
	}
	if b.Silent > silentMost {
		words = append(words, boardWord{v.T("admin_boards.told.silent", "n", int(b.Silent/time.Second)), true})
	}
	if b.ReadM > 0 {
		words = append(words, boardWord{v.T("admin_boards.told.small", "n", setup.Measure(b.ReadM)), true})
	}
	return append(words, boardWord{Text: v.T("admin_boards.told.seq", "n", b.Seq)})
}
