package e2e_test

import (
	"fmt"
	"strings"
	"testing"
)

// overflowing lists what sticks out of the page at the right, where the page
// as a whole can be scrolled sideways. What a box around it scrolls or cuts is
// not to blame, unless it is placed outside of that box.
const overflowing = `(() => {
	const root = document.documentElement, width = root.clientWidth;
	if (root.scrollWidth <= width) return [];
	const around = (e) => getComputedStyle(e).position === "absolute" ? e.offsetParent : e.parentElement;
	const held = (e) => e && e !== document.body && (getComputedStyle(e).overflowX !== "visible" || held(around(e)));
	const end = (e) => e.getBoundingClientRect().left + Math.max(e.getBoundingClientRect().width, held(e) ? 0 : e.scrollWidth);
	const list = [...document.querySelectorAll("body *")].filter((e) => !held(around(e)) && end(e) > width + 1);
	return [root.scrollWidth + " px wide", ...list.map(nameOf).slice(-5)];
})()`

// unfolded is what a script gives with all that can be opened open.
func unfolded(script string) string {
	return `(() => {
	const closed = [...document.querySelectorAll("details:not([open])")];
	for (const d of closed) d.open = true;
	const found = ` + script + `;
	for (const d of closed) d.open = false;
	return found;
})()`
}

// below is how far the page can be scrolled past its footer, in px.
const below = `(() => {
	const root = document.documentElement, end = document.body.lastElementChild.getBoundingClientRect().bottom + scrollY;
	const past = root.scrollHeight - Math.max(end, document.body.getBoundingClientRect().bottom + scrollY, root.clientHeight);
	return Math.max(0, Math.round(past)) || 0; // not -0, which the protocol cannot send
})()`

// smallTargets lists the links, buttons and fields that are smaller than 24 by
// 24 px. Links inside a text are exempt; a field is as large as its label; and
// what is small may have its surroundings as its target.
const smallTargets = `(() => {
	const hits = (e, x, y) => {
		const at = document.elementFromPoint(x, y);
		return at && (e.contains(at) || at.contains(e) && at.matches("label") || [...(e.labels ?? [])].some((l) => l.contains(at)));
	};
	const inText = (e) => {
		if (getComputedStyle(e).display !== "inline") return false;
		const own = e.textContent.trim(), around = e.parentElement.textContent.trim();
		return around.length > own.length;
	};
	const list = [];
	for (const e of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")) {
		if (!e.checkVisibility({visibilityProperty: true, opacityProperty: true}) || e.tabIndex < 0 || e.disabled || e.matches(".skip") || inText(e)) continue;
		const boxes = [e, ...(e.labels ?? [])].map((x) => x.getBoundingClientRect());
		if (boxes.some((r) => r.width >= 24 && r.height >= 24)) continue;
		e.scrollIntoView({block: "center"});
		const r = e.getBoundingClientRect(), x = r.x + r.width / 2, y = r.y + r.height / 2;
		if (![[-11.5, -11.5], [11.5, -11.5], [-11.5, 11.5], [11.5, 11.5]].every(([dx, dy]) => hits(e, x + dx, y + dy)))
			list.push(nameOf(e) + " is " + r.width.toFixed(1) + " by " + r.height.toFixed(1));
	}
	return list;
})()`

// unmarked lists what folds out and does not show that it does: by an arrow, a
// sign behind it, or the browser's own mark.
const unmarked = `[...document.querySelectorAll("summary")].filter((e) => e.checkVisibility() &&
	!e.querySelector(".icon") && getComputedStyle(e, "::after").content === "none" && getComputedStyle(e).display !== "list-item").map(nameOf)`

// naming gives an element a name for a message.
const naming = `globalThis.nameOf = (e) => {
	const where = [];
	for (let at = e; at && at !== document.body && where.length < 3; at = at.parentElement)
		where.unshift(at.localName + (at.id ? "#" + at.id : "") + [...at.classList].map((c) => "." + c).join(""));
	return where.join(" > ") + " «" + e.textContent.trim().slice(0, 40) + "»";
}; undefined`

// TestPages looks at a page of every kind, in both languages, on screens from
// small to large: nothing sticks out, nothing is too small to hit, and axe
// finds nothing, light or dark.
func TestPages(t *testing.T) {
	axe := loadScript(t, "axe.min.js")
	eachPage(t, differentKinds(t), func(t *testing.T, k kind, lang string) {
		b := openTab(t)
		b.open(k.path(lang), k.status)
		b.eval(naming, nil)
		b.run(axe)
		for _, width := range []int64{320, 390, 768, 1440} {
			as := fmt.Sprintf("%s at %d px", k.path(lang), width)
			b.screen(width, "light")
			checkLayout(t, b, as)
			if width == 390 || width == 1440 {
				checkAccessibility(t, b, as+", light")
				b.screen(width, "dark")
				checkAccessibility(t, b, as+", dark")
			}
			if width == 1440 {
				b.eval(`for (const e of document.querySelectorAll("details:not(.take)")) e.open = true; undefined`, nil)
				checkAccessibility(t, b, as+", dark, folded out")
			}
		}
	})
}

func checkLayout(t *testing.T, b *tab, as string) {
	t.Helper()
	var wide, small, mute []string
	b.eval(unmarked, &mute)
	for _, e := range mute {
		t.Errorf("%s folds out without a sign: %s", as, e)
	}
	b.eval(unfolded(overflowing), &wide)
	for _, e := range wide {
		t.Errorf("%s scrolls sideways: %s", as, e)
	}
	var past int
	if b.eval(unfolded(below), &past); past > 1 {
		t.Errorf("%s scrolls %d px past its footer", as, past)
	}
	b.eval(smallTargets, &small)
	for _, e := range small {
		t.Errorf("%s has a small target: %s", as, e)
	}
}

// The checks of the layout have to be ones that find something.
func TestLayoutFaults(t *testing.T) {
	b := openTab(t)
	b.open("/over", 200)
	b.screen(390, "light")
	b.eval(naming, nil)
	b.eval(`document.querySelector("main p").innerHTML = "<pre id=wide>" + "wide ".repeat(200) + "</pre><button id=small>x</button>";
		document.querySelector("main").insertAdjacentHTML("beforeend", "<details><summary>x</summary><p id=low>low</p><pre id=folded>" + "wide ".repeat(200) + "</pre></details>");
		const sheet = new CSSStyleSheet();
		sheet.replaceSync("#small { all: unset; display: block; width: 9px; height: 9px; overflow: hidden } #low { position: absolute; top: 9000px }");
		document.adoptedStyleSheets = [sheet]; undefined`, nil)
	var wide, small []string
	b.eval(unfolded(overflowing), &wide)
	b.eval(smallTargets, &small)
	var past int
	if b.eval(unfolded(below), &past); past < 1000 {
		t.Errorf("the page scrolls %d px past its footer, want thousands", past)
	}
	for _, id := range []string{"wide", "folded"} {
		if !strings.Contains(strings.Join(wide, " "), "pre#"+id) {
			t.Errorf("what sticks out: %q, want #%s", wide, id)
		}
	}
	if !strings.Contains(strings.Join(small, " "), "button#small") {
		t.Errorf("small targets: %q, want #small", small)
	}
}

func TestDarkIsDark(t *testing.T) {
	b := openTab(t)
	b.open("/", 200)
	const background = `getComputedStyle(document.documentElement).backgroundColor`
	b.screen(1440, "light")
	light := b.str(background)
	b.screen(1440, "dark")
	if dark := b.str(background); dark == light {
		t.Errorf("the background is %s in light and in dark", dark)
	}
}
