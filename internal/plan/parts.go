package plan

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Part is a portion of a plan that is saved by itself, so that two people can
// work on two portions at once.
type Part string

// The parts that there is one of.
const (
	PartAbout         Part = "about"
	PartTargets       Part = "targets"
	PartMonitoring    Part = "monitoring"
	PartFunding       Part = "funding"
	PartStaff         Part = "staff"
	PartCommunication Part = "communication"
	PartRisks         Part = "risks"
)

// Beginnings of the parts that there are several of.
const (
	evidencePart = "evidence-"
	pointPart    = "point-"
)

// PartEvidence is what the plan does with the factors of a case.
func PartEvidence(nr int) Part { return Part(evidencePart + strconv.Itoa(nr)) }

// PartPoint is the answer to one of the ten points.
func PartPoint(nr int) Part { return Part(pointPart + strconv.Itoa(nr)) }

// PartsOf lists the parts that a body fills.
func (b *Body) PartsOf() []Part {
	list := []Part{PartAbout, PartTargets, PartMonitoring, PartFunding, PartStaff, PartCommunication, PartRisks}
	for _, nr := range slices.Sorted(maps.Keys(b.Evidence)) {
		list = append(list, PartEvidence(nr))
	}
	for _, nr := range slices.Sorted(maps.Keys(b.Points)) {
		list = append(list, PartPoint(nr))
	}
	return list
}

// numbered takes a part of which there are several apart. A number has one
// spelling: evidence-05 would be a part beside evidence-5 that says the same.
func (p Part) numbered(prefix string) (int, bool) {
	rest, ok := strings.CutPrefix(string(p), prefix)
	nr, err := strconv.Atoi(rest)
	return nr, ok && err == nil && nr > 0 && strconv.Itoa(nr) == rest
}

// Valid tells whether there can be such a part.
func (p Part) Valid() bool {
	_, evidence := p.numbered(evidencePart)
	_, point := p.numbered(pointPart)
	return evidence || point || new(Body).single(p) != nil
}

// single gives the place of a part of which there is one, or nil.
func (b *Body) single(p Part) any {
	switch p {
	case PartAbout:
		return &b.About
	case PartTargets:
		return &b.Targets
	case PartMonitoring:
		return &b.Monitoring
	case PartFunding:
		return &b.Funding
	case PartStaff:
		return &b.Staff
	case PartCommunication:
		return &b.Communication
	case PartRisks:
		return &b.Risks
	}
	return nil
}

// JSON is a part as it is stored.
func (b *Body) JSON(p Part) ([]byte, error) {
	if at := b.single(p); at != nil {
		return json.Marshal(at)
	}
	if nr, ok := p.numbered(evidencePart); ok {
		return json.Marshal(b.Evidence[nr])
	}
	if nr, ok := p.numbered(pointPart); ok {
		return json.Marshal(b.Points[nr])
	}
	return nil, fmt.Errorf("plan: no part %q", p)
}

// SetJSON reads a part as it was stored.
func (b *Body) SetJSON(p Part, data []byte) error {
	if at := b.single(p); at != nil {
		return json.Unmarshal(data, at)
	}
	if nr, ok := p.numbered(evidencePart); ok {
		var choices map[string]Choice
		err := json.Unmarshal(data, &choices)
		b.SetEvidence(nr, choices)
		return err
	}
	if nr, ok := p.numbered(pointPart); ok {
		var a Answer
		err := json.Unmarshal(data, &a)
		b.SetPoint(nr, a)
		return err
	}
	return fmt.Errorf("plan: no part %q", p)
}

// SetEvidence says what is done with the factors of a case.
func (b *Body) SetEvidence(nr int, choices map[string]Choice) {
	if b.Evidence == nil {
		b.Evidence = map[int]map[string]Choice{}
	}
	if len(choices) == 0 {
		choices = nil // one way to say nothing, so that Marks are the same
	}
	b.Evidence[nr] = choices
}

// SetPoint answers one of the ten points.
func (b *Body) SetPoint(nr int, a Answer) {
	if b.Points == nil {
		b.Points = map[int]Answer{}
	}
	b.Points[nr] = a
}

// Mark tells one state of a part from another. A form takes along the mark of
// what it shows, so that whoever saves it does not overwrite what another
// saved meanwhile.
func (b *Body) Mark(p Part) string {
	data, err := b.JSON(p)
	if err != nil {
		return ""
	}
	return MarkOf(data)
}

// MarkOf is the mark of a part as it is stored. What was never stored has that
// of an empty part.
func MarkOf(data []byte) string {
	sum := sha256.Sum256(data)
	return base64.RawURLEncoding.EncodeToString(sum[:9])
}

// Filled is the body with empty lists in the place of none, for readers of
// JSON.
func (b Body) Filled() Body {
	filled(&b.About.Goals)
	filled(&b.About.Audiences)
	filled(&b.About.Formats)
	filled(&b.About.Partners)
	filled(&b.About.Sources)
	filled(&b.Targets)
	filled(&b.Monitoring)
	filled(&b.Funding.Sources)
	filled(&b.Staff)
	filled(&b.Communication)
	filled(&b.Risks)
	evidence, points := map[int]map[string]Choice{}, map[int]Answer{}
	for nr, choices := range b.Evidence {
		if len(choices) > 0 {
			evidence[nr] = choices
		}
	}
	maps.Copy(points, b.Points)
	b.Evidence, b.Points = evidence, points
	return b
}

func filled[T any](list *[]T) {
	if *list == nil {
		*list = []T{}
	}
}
