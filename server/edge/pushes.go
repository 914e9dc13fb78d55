package edge

import "time"

// Pushes tells phones whose page is closed. server/knock is the one that does.
type Pushes interface {
	// Key is the office's key for browsers; empty while phones are not told.
	Key() string
	Subscribe(token, lang string, b Browser) error
	Unsubscribe(token, endpoint string) error
	// Forget ends it for all browsers of a page.
	Forget(token string)
	// Of lists the browsers of a page, the oldest first.
	Of(token string) []Follower
}

// A Follower is a browser that is told about a page, as its person may read it.
type Follower struct {
	Endpoint string    `json:"endpoint"`
	Lang     string    `json:"lang"`
	Since    time.Time `json:"since"`
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
