package edge

import (
	"time"

	"antrean/office/catalogue"
	"antrean/office/message"
	"antrean/office/notify"
)

// NoticeWriter puts into words what persons are told, as the office's standards have it.
func (o *Office) NoticeWriter() *notify.Writer {
	return &notify.Writer{Zone: o.Catalogue().Office.Location(), Service: func(version, id string) (*catalogue.Service, bool) {
		return o.StandardsUnder(version, id).Service(id)
	}}
}

// MessageWriter makes messages of what persons are told, which may be so old when they are urgent.
func (o *Office) MessageWriter(fresh time.Duration) *message.Writer {
	return &message.Writer{Notices: o.NoticeWriter(), Office: o.Catalogue().Office.Short, Fresh: fresh, Link: func(token string) string {
		if base := o.PublicURL(); base != "" && token != "" {
			return base + "/t/" + token
		}
		return ""
	}}
}
