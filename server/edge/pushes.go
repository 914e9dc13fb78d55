package edge

// Pushes tells phones whose page is closed. server/knock is the one that does.
type Pushes interface {
	// Key is the office's key for browsers; empty while phones are not told.
	Key() string
	Subscribe(token, lang string, b Browser) error
	Unsubscribe(token, endpoint string) error
	// Forget ends it for all browsers of a page.
	Forget(token string)
}

// A Browser is where one is told, in the words of the Push API.
type Browser struct {
	Endpoint string `json:"endpoint"`
	P256DH   string `json:"p256dh"`
	Auth     string `json:"auth"`
}

// PushKey is the office's key for browsers; empty while phones are not told.
func (o *Office) PushKey() string {
	if o.Pushes == nil {
		return ""
	}
	return o.Pushes.Key()
}
