package law

import "testing"

func TestHouseImports(t *testing.T) { obeyed(t, Imports) }

func TestImportsCatches(t *testing.T) {
	caught(t, Imports, map[string]string{
		"cmd/antrean/main.go":      `package main; import ("antrean/store"; "antrean/server")`,
		"internal/qr/qr.go":        `package qr; import "antrean/printer/slip"`,
		"kiosk/kiosk.go":           `package kiosk; import ("antrean/printer/slip"; "antrean/printer/port")`,
		"lobby/lobby.go":           `package lobby`,
		"office/queue/queue.go":    `package queue; import ("fmt"; "antrean/office/journal")`,
		"office/queue/q_test.go":   `package queue; import "antrean/store"`,
		"printer/slip/slip.go":     `package slip; import "antrean/internal/words"`,
		"server/fake.go":           `package server; import "antrean/internal/golden"`,
		"server/push/push.go":      `package push; import "github.com/gorilla/websocket"`,
		"server/server.go":         `package server; import "antrean/store"`,
		"server/sql.go":            `package server; import "database/sql"`,
		"server/ws/ws.go":          `package ws; import "github.com/gorilla/websocket"`,
		"store/store.go":           `package store; import ("database/sql"; "github.com/nobody/knows")`,
		"internal/golden/x.go":     `package golden; import "github.com/valyala/fasthttp/fasthttputil"`,
		"printer/port/serial.go":   `package port; import "github.com/tarm/serial"`,
		"printer/driver/driver.go": `package driver; import "github.com/tarm/serial"`,
	},
		"internal/qr may not import antrean/printer/slip: it may import nothing",
		"kiosk may not import antrean/printer/port",
		"lobby: has no row",
		"office/queue may not import antrean/office/journal",
		"printer/driver may not import github.com/tarm/serial: only printer/port may",
		"printer/slip may not import antrean/internal/words",
		"server may not import antrean/internal/golden: that room is for tests only",
		"server may not import antrean/store",
		"server may not import database/sql: only store/... may",
		"server/push may not import github.com/gorilla/websocket",
		"store may not import github.com/nobody/knows: no room",
	)
}
