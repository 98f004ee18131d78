package dutch

import "strings"

func set(lists ...string) map[string]bool {
	m := map[string]bool{}
	for _, list := range lists {
		for _, w := range strings.Fields(list) {
			m[w] = true
		}
	}
	return m
}

// short are the words of three and four letters that make compounds. The
// shorter a word, the more often it stands in another by chance; so these are
// named one by one.
var short = set(
	// school and training
	`les rol gast eind beta taak taal boek vak mbo hbo vmbo havo lob tso bso aso kso stem
	 klas kind bol map kit spel quiz koor toga
	 test stof duur jaar week dag uur mavo vwo pabo roc`,
	// work
	`werk job baan loon plek team chef baas hrm cao club bond
	 gids tijd plan doel fase norm pool cel zaak kost
	 geld bank post kas taks wet ambt
	 kans show tour spot veld wens bus auto reis`,
	// care
	`zorg huis hulp pijn wond hart long oog mond
	 tand haar baby ziel huid been arm
	 voet rug kuur pil`,
	// technology
	`bouw hout glas gas olie vuur druk ijs kool erts
	 net web site blog chip data code app ict cnc game film foto
	 pomp lift boot brug dak
	 cad verf lak lijm`,
	// people and places
	`heer dame lid stad dorp land wijk zone zaal park
	 gang kamp hof hal zee kust
	 bad tuin bos berg deur raam muur tent`,
	// things
	`idee feit bron lijn raad
	 punt deel top vorm naam zin merk logo slag
	 bal dans eten melk vis kaas bier wijn
	 pop doos kast tas pak kist bak rek
	 voeg blok maat tak wind`,
)

// headOnly are words that begin compounds, and elsewhere stand in words by
// chance.
var headOnly = set(`leer leef kijk woon zelf eigen oud vrij groot klein mini open euro ouder loop meet las
	vast dood rust open jong thuis samen buiten binnen promo info hoofd ziek pers lezen proef kook kern keuken doe streek`)

// tailOnly are words that end compounds.
var tailOnly = set(`leren geven nemen maken zoeken vinden houden gever gevers geefster
	nemer nemers maker makers kundige kundigen jarige jarigen talige maatje maatjes
	man leden weken uren last`)

// never are words that stand in other words by chance or as an ending:
// particles, endings, forms of verbs.
var never = set(
	`aan af al als bij dan dat de den der des die dit door een eens en er erg ge
	 had heb heid hem het hier hij hoe hun iets ik in ing ingen ion is ja je kan
	 laat laten later lijk lijke lijkheid maar me mee meer men met mij na naar
	 niet nog nu of om omer ons ook op over per rijk rijke schap sel sla te tegen
	 teit teiten tie ties toe tot uit van veel ver voor want was wat we weg wel wie
	 wij zal ze zich zij zijn zo zou`,
	`aren baar baarheid dommen ende enden enkel ensen enten erende eren ering eringen ester
	 esters graven haal halen hangen hoort houd hoven hulle ieder iging isten
	 keren kende lange legen legde lenen lenig lijken lijks lingen linge
	 loosheid loze lozen matig matige naren nemend nissen noten orden ordelijk
	 orden raden rende richt rond ronde scheel schappen schot sende sloten
	 snede staan staat stel stelde stellen steld stond tallen teren teken telling
	 tende tiger trek trekken uiten vende vallen vatten vermogen volle vormt
	 waren wende wegen weren werpen werken zamen zetten ziet zende zingen
	 anten antie arend arts deren eerde eerden eerst elijk elijke engel engelen entie enties
	 ernst erven geest gesp ingang keer kele kelen kerel lagen liegen
	 menten natie naties neren nori ontie osten oven roep epen rijf drijf eken
	 sonen sters strijd tiet toren treden tussen vangen veren wijs wijze zonen zoek
	 rekken spelen stoten toont schillen schil banden eisen stukken koning
	 onder boven achter beter ander andere anders zeer zelfs worden
	 hebben bieden geeft komt gaat gaan doen maakt ligt stand rente renten
	 aangesp chappe diens erken erkend gehol heden ismen kenden kenen komsten
	lende loont maats meren neder nomen opport raagt rechtst rekkende rijven roken
	schappelijk schappelijke sieren sleden sloop taande taanden talig toekom trooster
	turen uniteit verst wegge wetens wetenschapsleer willig willige zakelijk
	smacht innen lozer lozere logica logisch logische tellen ellen veiligst voorop matiger
	ratie raties tieve tief tieven ische iteit iteiten eling elingen`,
)

// simple are words that split into words by chance and are none of them.
var simple = set(`
	achterstand achterstanden modelleren behouden verhouding verhoudingen
	samenleving onderwijs onderwijzer loopbaan aanbod voorbeeld voorbeelden
	kandidaat kandidaten student studenten docent docenten minister
	telefoon kilometer centrum personen persoon partner partners
	kosten talenten talent momenten moment patienten patient agenten
	element elementen instrument instrumenten document documenten
	december levenslang leeftijd leeftijden maatregel maatregelen maatstaven
	november september oktober bestand bestanden afstand
	verstand toestand standaard verantwoord antwoord antwoorden wedstrijd wedstrijden
	directeuren auteuren redacteuren inspecteuren regisseuren culturen naturen
	netwerk netwerken netwerkt leerkracht leerkrachten ziekenhuis ziekenhuizen tijdschrift tijdschriften
	alleenstaande alleenstaanden belangrijkste belangstelling buitengewoon buitengewone gelijkaardig gelijkaardige
	nieuwsgierig nieuwsgierige nieuwsgierigheid overeenkomst overeenkomsten schijnwerper schijnwerpers
	tentoonstelling tentoonstellingen vanzelfsprekend vanzelfsprekende vooraanstaande voortdurend voortdurende
	voortgezet voortgezette verstandhouding scheikunde landbouw kunststof kunststoffen geldzorgen bondgenoot bondgenoten
	hardenberg minnewater zeeland technopolis`)
