package edge

import (
	"strings"

	"antrean/office/staff"
)

// rooms are the pages that staff work on, in the order in which they are offered, and who may.
var rooms = []struct {
	path  string
	right Right
}{
	{"/supervisor", Supervise}, {"/counter", AtCounter}, {"/front-office", AtDesk}, {"/berkas", CaseWork}, {"/printers", CounterDesk}, {"/kesehatan", ReportHealth},
	{"/laporan", SeeReports}, {"/admin", SignedIn},
}

// Rooms lists the pages that an account may work on.
func Rooms(account staff.Account) []string {
	var paths []string
	for _, room := range rooms {
		if Entitled(account, room.right) {
			paths = append(paths, room.path)
		}
	}
	return paths
}

// RoomKey is the last part of the key of a page's name: staff.room.supervisor.
func RoomKey(path string) string { return strings.ReplaceAll(strings.TrimPrefix(path, "/"), "-", "_") }
