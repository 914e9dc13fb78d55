package catalogue

import "regexp"

// The words of service standards, as offices write them: nobody reads these lines but the import.

var (
	mark    = regexp.MustCompile(`^(?:(?:[IVX]+|\d{1,2}|[A-Za-z])[.)]|[-•*–])(?:\s+|$)`)
	blanks  = regexp.MustCompile(`[\s\x{a0}]+`)
	noise   = regexp.MustCompile(`(?i)^(?:\d{3,}|dibaca \d+ kali|bagikan ?:?|loading\.*|(?:hari|bulan|tahun) ini \d+|halaman \d+.*|layanan publik|pelayanan publik|nama layanan ?standar pelayanan)$`)
	publish = regexp.MustCompile(`(?i)^publish\s+(.+)$`)
)

// headings are how the standards name the components; both styles of numbers and letters are taken off before.
var headings = [...]struct {
	part Component
	says *regexp.Regexp
}{
	{"requirements", regexp.MustCompile(`(?i)^persyaratan(?: pelayanan)?$`)},
	{"procedure", regexp.MustCompile(`(?i)^sistem,? mekanisme,? dan prosedur$`)},
	{"promise", regexp.MustCompile(`(?i)^(?:jangka waktu(?: pelayanan| penyelesaian)?|waktu (?:penyelesaian|pelayanan))$`)},
	{"fee", regexp.MustCompile(`(?i)^biaya ?/ ?tarif$|^biaya$`)},
	{"product", regexp.MustCompile(`(?i)^produk(?: pelayanan| layanan)?$`)},
	{"complaints", regexp.MustCompile(`(?i)^(?:pengaduan layanan|penanganan pengaduan.*)$`)},
	{"legal", regexp.MustCompile(`(?i)^dasar hukum$`)},
	{"facilities", regexp.MustCompile(`(?i)^sarana(?:,| dan| dan/atau|) ?prasarana.*$`)},
	{"competence", regexp.MustCompile(`(?i)^kompetensi pelaksana$`)},
	{"supervision", regexp.MustCompile(`(?i)^pengawasan internal$`)},
	{"staff", regexp.MustCompile(`(?i)^jumlah pelaksana$`)},
	{"service_guarantee", regexp.MustCompile(`(?i)^jaminan pelayanan$`)},
	{"security_guarantee", regexp.MustCompile(`(?i)^jaminan keamanan.*$`)},
	{"evaluation", regexp.MustCompile(`(?i)^evaluasi kinerja.*$`)},
	{"", regexp.MustCompile(`(?i)^(?:penyampaian|pengelolaan) pelayanan\b.*$`)},
}

var (
	anyForm    = regexp.MustCompile(`F-\d\.\d\d`)
	slashes    = regexp.MustCompile(`\s*/\s*`)
	onlyFor    = regexp.MustCompile(`(?i)\bbagi\s+([^)]+)`)
	notInID    = regexp.MustCompile(`[^a-z0-9]+`)
	leadToAny  = regexp.MustCompile(`(?i)^(.*\b(?:dari|dari:))\s+(.+)$`)
	closingDot = regexp.MustCompile(`\.$`)
)

var (
	wayLabel  = regexp.MustCompile(`(?i)(hotline WA|whatsapp|\bWA|website|situs|telepon|telp\.?|faksimile|\bfax|e-?mail|instagram|\bIG|facebook|\bFB|youtube|twitter)\s*:\s*`)
	letterTo  = regexp.MustCompile(`(?i)ditujukan kepada\s*:?\s*(.*)$`)
	nationWay = regexp.MustCompile(`(?i)SP4N`)
	smsTo     = regexp.MustCompile(`(?i)^SMS\b.*?(\d{3,})`)
	twitter   = regexp.MustCompile(`(?i)^(?:dan )?twitter\s*:?\s*(@\S+)`)
	lapor     = regexp.MustCompile(`(?i)website\s*:?\s*(\S+\.go\.id)`)
	app       = regexp.MustCompile(`(?i)^(?:dan )?(aplikasi[^:]*?)\s*:\s*(.+)$`)
)

// wayKinds are the kinds of a complaint by the word the standard uses.
var wayKinds = [...]struct{ word, kind string }{
	{"hotline wa", "whatsapp"}, {"whatsapp", "whatsapp"}, {"wa", "whatsapp"}, {"website", "web"}, {"situs", "web"}, {"telepon", "phone"},
	{"telp", "phone"}, {"faksimile", "fax"}, {"fax", "fax"}, {"email", "email"}, {"e-mail", "email"}, {"instagram", "instagram"},
	{"ig", "instagram"}, {"facebook", "facebook"}, {"fb", "facebook"}, {"youtube", "youtube"}, {"twitter", "sp4n_twitter"},
}

var (
	inlineWay = regexp.MustCompile(`(?:^|\s)[a-z]\.\s+(Layanan [^:]{3,40}):\s*`)
	roleLine  = regexp.MustCompile(`^(?:[a-z]\.\s+)?([A-Z][^:•]{3,60}):\s*(.+)$`)
	online    = regexp.MustCompile(`(?i)\b(?:online|daring)\b`)
	atVillage = regexp.MustCompile(`(?i)\b(?:desa|kelurahan)\b`)
	webPlace  = regexp.MustCompile(`(?i)\b(?:bit\.ly/\S+|[a-z0-9.-]+\.go\.id)`)
	bullets   = regexp.MustCompile(`\s*•\s*|\s+-\s+`)
)

var (
	decreeLine = regexp.MustCompile(`(?i)^no(?:mor)?\.? ?SK ?:? ?(.+)$`)
	bodyName   = regexp.MustCompile(`(?i)(?:dinas kependudukan|kecamatan|kelurahan|desa)\b.*$`)
	yearIn     = regexp.MustCompile(`\b(20\d\d)\b`)
	phoneIn    = regexp.MustCompile(`\b0\d{7,13}\b`)
	siteIn     = regexp.MustCompile(`(?i)^[a-z0-9.-]+\.(?:go|desa)\.id$`)
)

var days = regexp.MustCompile(`(?i)(\d+)\s*(?:\([^)]*\)\s*)?(hari|jam|menit)`)

var (
	freeOfCharge = regexp.MustCompile(`(?i)gratis|tidak dipungut|\bRp\.? ?0\b|^0$`)
	rupiah       = regexp.MustCompile(`(?i)Rp\.? ?([\d.]+)`)
)

// What most offices are called, and what people say.
const (
	longName  = "Dinas Kependudukan dan Pencatatan Sipil"
	shortName = "Disdukcapil"
)

var months = [...]string{"januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember"}
