package e2e_test

import (
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/chromedp/chromedp/kb"
)

// planSteps are the pages of a plan, in order: in Dutch, and what they are
// called in English.
var planSteps = []text{
	{"beschrijving", "description"}, {"wat-bestaat-al", "what-exists"}, {"lessen", "lessons"}, {"aandachtspunten", "points"},
	{"doelen", "targets"}, {"geld-en-mensen", "money-and-staff"}, {"communicatie", "communication"}, {"risicos", "risks"},
}

var madePlan struct {
	once       sync.Once
	edit, read string // paths
	version    string
}

// makePlan makes a plan in which every part says something, with a version.
func makePlan(t *testing.T) {
	t.Helper()
	madePlan.once.Do(func() {
		at := send(t, "/plannen/nieuw", url.Values{
			"titel": {"Techniekdoos Midwest"}, "doel": {"Meer kinderen die bewust voor techniek kiezen."}, "doelgroep": {"Het vijfde en zesde leerjaar"},
			"sector": {"techniek"}, "streek": {"Tielt"}, "niveau": {"regional"}, "vorm": {"Een koffer"}, "waarom": {"Er is niets.\nNergens."},
			"bron": {"case-5", "action-36", "own-" + url.Values{"titel": {"Onze proef"}, "link": {"https://ons.example"}}.Encode()}, "partners-1-1": {"VTI"}, "partners-1-2": {"trekker"},
		})
		at = at[:strings.LastIndexByte(at, '/')]
		save := func(step string, more url.Values) {
			form := url.Values{}
			get(t, at+"/"+step).document(t).Find(`.plan-form input[type="hidden"]`).Each(func(_ int, in *goquery.Selection) {
				form.Set(in.AttrOr("name", ""), in.AttrOr("value", ""))
			})
			for name, value := range more {
				form[name] = value
			}
			send(t, at+"/"+step, form)
		}
		save("lessen", url.Values{"studie-5-uniek-concept": {"adopt"}, "studie-5-financiele-zorgen": {"adopt"}, "studie-5-tweede-beroepenhuis": {"reject"}, "studie-5-tweede-beroepenhuis-nota": {"Te groot"}})
		save("aandachtspunten", url.Values{"punt-1": {"met"}, "punt-1-antwoord": {"Met de provincie"}, "punt-2": {"partly"}, "punt-3": {"not-yet"}, "punt-4": {"not-applicable"}})
		save("doelen", url.Values{"targets-1-1": {"Klassen bereikt"}, "targets-1-2": {"0"}, "targets-1-3": {"40"}, "targets-1-4": {"juni 2028"}, "targets-1-5": {"Telling"}, "monitoring-1-1": {"Elk jaar in juni"}, "monitoring-1-3": {"De cijfers"}})
		save("geld-en-mensen", url.Values{"jaar": {"2027"}, "funding-1-1": {"Provincie"}, "funding-1-2": {"125.000"}, "funding-1-6": {"12.500,50"}, "kosten-1": {"130.000"}, "staff-1-1": {"Trekker"}, "staff-1-3": {"7,5"}})
		save("communicatie", url.Values{"communication-1-1": {"Ouders"}, "communication-1-5": {"Een avond"}})
		save("risicos", url.Values{"risks-1-1": {"Geen chauffeur"}, "risks-1-2": {"Twee mensen opleiden"}})
		madePlan.version = send(t, at+"/versies", url.Values{"doe": {"versie"}, "naam": {"Voor de stuurgroep"}})
		madePlan.version = get(t, at+"/versies").document(t).Find(".list-cards a").AttrOr("href", "")
		save("doelen", url.Values{"targets-1-1": {"Klassen bereikt"}, "targets-1-3": {"60"}})
		_, read, _ := strings.Cut(get(t, at).document(t).Find("#leeslink").AttrOr("value", ""), site.URL)
		madePlan.edit, madePlan.read = at, read
	})
	if madePlan.read == "" || madePlan.version == "" {
		t.Fatalf("the plan was not made: %+v", &madePlan)
	}
}

// On a small screen the steps are one line, so that the step itself begins
// where it can be seen; they unfold by keyboard and without scripts. On a wide
// one they are all there.
func TestPlanSteps(t *testing.T) {
	makePlan(t)
	const links = `[...document.querySelectorAll(".plan-steps a")]`
	for _, width := range []int64{320, 390, 768} {
		b := openTab(t)
		b.screen(width, "light")
		b.withoutScripts()
		b.open(madePlan.edit+"/aandachtspunten", 200)
		b.want(`document.querySelector(".plan-steps").getBoundingClientRect().height < 80`, "at %d px the steps are no line", width)
		b.want(`!`+links+`.some((a) => a.checkVisibility())`, "at %d px the steps are not folded", width)
		b.want(`document.querySelector(".plan-steps summary").textContent.includes("Stap 4 van 8")`, "the line does not say which step it is")
		b.tabTo(`document.activeElement.matches(".plan-steps summary")`, 40)
		b.keys(kb.Enter)
		b.want(links+`.length === 8 && `+links+`.every((a) => a.checkVisibility())`, "at %d px the steps do not unfold", width)
		b.follow(`.plan-steps a[href$="/risicos"]`)
	}
	b := openTab(t)
	b.screen(1280, "light")
	b.open(madePlan.edit+"/aandachtspunten", 200)
	b.want(links+`.every((a) => a.checkVisibility())`, "at 1280 px not all steps show")
	b.want(`!document.querySelector(".plan-steps summary").checkVisibility()`, "at 1280 px the steps can be folded")
	b.tabTo(`document.activeElement.matches(".plan-steps li:first-child a")`, 40)
}

func planKinds(t *testing.T) []kind {
	t.Helper()
	makePlan(t)
	english := func(path string) string {
		path = strings.Replace(path, "/plannen", "/en/plans", 1)
		return strings.Replace(path, "/versies", "/versions", 1)
	}
	list := []kind{
		{"plans", "/plannen", "/en/plans", 200, false},
		{"new plan", "/plannen/nieuw?initiatief=36", "/en/plans/new?initiatief=36", 200, false},
		{"plan", madePlan.edit, english(madePlan.edit), 200, false},
		{"plan to read", madePlan.read, english(madePlan.read), 200, true},
		{"versions of a plan", madePlan.edit + "/versies", english(madePlan.edit) + "/versions", 200, false},
		{"version of a plan", madePlan.version, english(madePlan.version), 200, false},
		{"no such plan", "/plannen/AAAAAAAAAAAAAAAAAAAAAAAAAAA", "/en/plans/AAAAAAAAAAAAAAAAAAAAAAAAAAA", 404, true},
	}
	for _, step := range planSteps {
		same := step.NL == "beschrijving" || step.NL == "communicatie" // like a new plan, like the targets
		list = append(list, kind{"plan: " + step.EN, madePlan.edit + "/" + step.NL, english(madePlan.edit) + "/" + step.EN, 200, same})
	}
	return list
}
