package search

import (
	"strings"
	"testing"
)

func TestEnglishStemBringsTogether(t *testing.T) {
	for _, pair := range strings.Fields(`school/schools nurse/nursing study/studies
		organization/organisation organizes/organising recognized/recognise analyzing/analyse
		center/centres labor/labour neighbors/neighbouring practising/practice programs/programmes programmed/program
		license/licence licensed/licences licensing/license importance/important
		aging/ageing catalogs/catalogue enrollment/enrolment traveling/travelling theaters/theatre
		experiments/experimental companies/company universities/university competence/competent
		engineer/engineering sizes/size prize/prizes`) {
		one, other, _ := strings.Cut(pair, "/")
		if a, b := englishStem(one), englishStem(other); a != b {
			t.Errorf("the stem of %q is %q, but that of %q is %q", one, a, other, b)
		}
	}
}

func TestEnglishStemKeepsApart(t *testing.T) {
	for _, pair := range strings.Fields(`experiment/experience international/internal interns/international
		business/busy university/universe general/generation hospital/hospitality competence/competition
		engine/engineer important/imports community/communication position/positive prize/prison`) {
		one, other, _ := strings.Cut(pair, "/")
		if englishStem(one) == englishStem(other) {
			t.Errorf("%q and %q both have the stem %q", one, other, englishStem(one))
		}
	}
}
