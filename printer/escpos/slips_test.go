package escpos

import "antrean/printer/slip"

const ticketAddress = "HTTPS://ANTREAN.BANJARKOTA.GO.ID/T/7KQ2M9XD4RTZBV3H8NCW"

// ticketSlip shows everything a slip can hold, as the office prints it.
func ticketSlip() slip.Document {
	return slip.Document{Kind: "ticket", Title: "A-025", Blocks: []slip.Block{
		{Kind: slip.Text, Text: "DISDUKCAPIL KOTA BANJAR", Align: slip.Center, Bold: true},
		{Kind: slip.Text, Text: "Jl. Siliwangi KM 03, Kota Banjar 46332", Align: slip.Center, Small: true},
		{Kind: slip.Rule},
		{Kind: slip.Text, Text: "Nomor antrean Anda", Align: slip.Center},
		{Kind: slip.Number, Text: "A-025", Align: slip.Center},
		{Kind: slip.Text, Text: "KK karena rusak", Align: slip.Center, Size: 2, Bold: true},
		{Kind: slip.Text, Text: "Senin, 23 November 2026, 10.28 WIB", Align: slip.Center},
		{Kind: slip.Rule},
		{Kind: slip.Pair, Text: "Di depan Anda", Value: "2 orang", Bold: true},
		{Kind: slip.Pair, Text: "Tempat menunggu", Value: "Ruang tunggu, loket KK"},
		{Kind: slip.Rule},
		{Kind: slip.Text, Text: "Lihat giliran Anda di ponsel", Align: slip.Center},
		{Kind: slip.QR, Text: ticketAddress, Align: slip.Center},
		{Kind: slip.Text, Text: "ANTREAN.BANJARKOTA.GO.ID/T/7KQ2M9XD4RTZBV3H8NCW", Align: slip.Center, Small: true, Spare: 1},
		{Kind: slip.Rule},
		{Kind: slip.Text, Text: "Siapkan di tangan:", Bold: true},
		{Kind: slip.Item, Mark: "1.", Text: "F-1.02 yang telah diisi lengkap"},
		{Kind: slip.Item, Mark: "2.", Text: "KK yang rusak"},
		{Kind: slip.Space, Small: true},
		{Kind: slip.Text, Text: "Sambil menunggu, pasang aplikasi IKD di ponsel Anda.", Align: slip.Center, Small: true, Spare: 2},
		{Kind: slip.Rule},
		{Kind: slip.Text, Text: "GRATIS", Align: slip.Center, Size: 2, Bold: true},
		{Kind: slip.Text, Text: "Jangan membayar kepada siapa pun.", Align: slip.Center},
		{Kind: slip.Text, Text: "Pengaduan: WA 0811-101-3279, lapor.go.id, SMS 1708", Align: slip.Center, Small: true},
	}}
}

// checkSlip is what the front office goes through with a pen.
func checkSlip() slip.Document {
	return slip.Document{Kind: "check", Title: "8NCW", Blocks: []slip.Block{
		{Kind: slip.Text, Text: "SLIP PERIKSA BERKAS", Align: slip.Center, Bold: true},
		{Kind: slip.Number, Text: "8NCW", Align: slip.Center, Size: 4},
		{Kind: slip.Text, Text: "KK karena rusak", Align: slip.Center, Size: 2, Bold: true},
		{Kind: slip.Rule},
		{Kind: slip.Pair, Text: "Syarat", Value: "Pemohon  Petugas", Bold: true},
		{Kind: slip.Pair, Text: "F-1.02 yang telah diisi", Value: "Ada     [   ] "},
		{Kind: slip.Pair, Text: "Buku Nikah atau Kutipan Akta Perkawinan", Value: "Ada     [   ] "},
		{Kind: slip.Pair, Text: "KITAP bagi Orang Asing", Value: "WNI       -   "},
		{Kind: slip.Rule},
		{Kind: slip.Item, Mark: "[ ]", Text: "KTP-el", Size: 2},
		{Kind: slip.Space},
		{Kind: slip.Text, Text: "Bawa kembali slip ini.", Align: slip.Right},
	}}
}
