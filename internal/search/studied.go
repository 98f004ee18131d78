package search

import (
	"maps"
	"slices"
)

// studiedShare is what an action is worth beside a case study of it that meets
// the request: the study says what the row of the annex leaves out.
const studiedShare = 0.2

// favourStudied adds the actions of which a case study meets the request, and
// lifts those that meet it less well themselves.
func (x *Index) favourStudied(m *match) {
	added := map[int32]float64{}
	for i, doc := range m.found.docs {
		at := int(doc) - len(x.content.Actions)
		if at < 0 {
			continue
		}
		study, least := &x.content.Cases[at], studiedShare*float64(m.found.of[i])
		for _, nr := range study.Actions {
			own, ok := x.actionAt(nr)
			if !ok {
				continue
			}
			score := m.found.find(int32(own))
			switch {
			case score == nil && least > added[int32(own)]:
				added[int32(own)] = least
			case score != nil && least > float64(*score):
				*score = float32(least)
			default:
				continue
			}
			m.studied[int32(own)] = study.Nr
		}
	}
	if len(added) == 0 {
		return
	}
	more := newWeights(len(added))
	for _, doc := range slices.Sorted(maps.Keys(added)) {
		more.add(doc, added[doc])
	}
	m.found = total(m.found, more)
}
