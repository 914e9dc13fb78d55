package edge

import (
	"antrean/office/catalogue"
	"antrean/office/notify"
)

// NoticeWriter puts into words what persons are told, as the office's standards have it.
func (o *Office) NoticeWriter() *notify.Writer {
	return &notify.Writer{Zone: o.Catalogue().Office.Location(), Service: func(version, id string) (*catalogue.Service, bool) {
		return o.StandardsUnder(version, id).Service(id)
	}}
}
