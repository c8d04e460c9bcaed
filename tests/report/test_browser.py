"""The page in a browser: what moves in it, and that nothing else does."""

import pytest

from framecmp.report.html import to_html


@pytest.fixture
def opened(chromium, tmp_path):
    """Open a page from disk; at the end no request and no word on the console is allowed."""
    contexts, said, asked = [], [], []

    def open_page(events, address: str = "", **options):
        file = tmp_path / "r.html"
        file.write_text(to_html(events, corpus="corpus", command="framecmp"), "utf-8")
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{file.as_uri()}{address}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []
    assert [url for url in asked if not url.startswith("file://")] == []
    assert len(asked) == len(contexts)


def visible(page, selector: str) -> int:
    return page.locator(f"{selector}:visible").count()


def set_threshold(page, value: str) -> None:
    page.locator("#threshold").evaluate(
        "(e, v) => { e.value = v; e.dispatchEvent(new Event('input')); }", value
    )
    page.wait_for_function("v => document.getElementById('at').textContent === v", arg=value)


def test_it_opens(opened, mills):
    page = opened(mills)
    assert page.title() == "How the outlets tell it: corpus"
    assert page.locator("#controls").is_visible()
    assert "rows shown" in page.locator("#status").inner_text()


def test_a_passage_lights_up_what_is_linked_to_it(opened, mills):
    page = opened(mills)
    page.locator('[id="event/mill/p0"]').hover()
    hot = page.locator("#content .passage.hot").evaluate_all("all => all.map(e => e.id)")
    linked = {
        link.b.article
        for link in mills[0].comparison.links
        if link.a.article == "Post" and link.a.passage == 0
    }
    assert len(hot) > 1
    assert {"event/mill/p0", "event/mill/p3"} <= set(hot)
    assert len({"Wire", "Times"} & linked) <= len(hot) - 1
    assert page.locator(".band.hot").count() >= 1
    page.locator('[id="event/mill/p2"]').focus()
    assert page.locator("#content .passage.hot").count() == 1


def test_filters(opened, mills):
    page = opened(mills)
    rows = visible(page, ".row")
    page.locator("#search").fill("inferno")
    page.wait_for_function("() => document.querySelectorAll('.row[hidden]').length > 0")
    assert 0 < visible(page, ".row") < rows
    found = "[...CSS.highlights.get('found')].map(range => range.toString().toLowerCase())"
    assert set(page.evaluate(found)) == {"inferno"}
    page.locator("#search").fill("")
    page.wait_for_function("() => document.querySelectorAll('.row[hidden]').length === 0")
    page.locator("#event").select_option("mill")
    assert visible(page, "section.event") == 1
    page.locator("#type").select_option("quote")
    assert visible(page, ".findings tbody tr") == 1
    page.locator("#outlet").select_option("Times")
    assert visible(page, ".findings tbody tr") == 0
    for row in page.locator(".row:visible").all():
        assert row.locator('.cell[data-outlet="Times"]').count() >= 1
    page.keyboard.press("Escape")
    assert (visible(page, "section.event"), visible(page, ".row")) == (2, rows)


def test_strength(opened, mills):
    page = opened(mills)
    page.locator("#strength").select_option("strong")
    assert visible(page, '.row[data-strength="weak"]') == 0
    assert visible(page, ".band.weak") == 0


def test_the_threshold_redraws_what_is_linked(opened, mills):
    page = opened(mills)
    event = page.locator('[id="event/mill"]')
    shipped = event.locator(".pairs").inner_text()
    left = event.locator(".alone li").count()
    set_threshold(page, "1.00")
    assert event.locator(".band:visible").count() == 0
    assert event.locator(".alone li").count() > left
    assert event.locator(".row:visible").count() == 0
    numbers = event.locator(".pairs tbody tr").first.inner_text().split()
    assert numbers[2:] == ["0", "0", "–", "–", "–", "0%", "0%"]
    set_threshold(page, page.locator("#threshold").get_attribute("min"))
    assert event.locator(".pairs").inner_text() == shipped
    assert event.locator(".alone li").count() == left


def test_coverage_follows_the_threshold(opened, mills):
    page = opened(mills)
    [first, *_] = mills[0].comparison.semantic.pairs
    middle = sorted(link.score for link in mills[0].comparison.links)[1] + 0.005
    set_threshold(page, f"{middle:.2f}")
    cut = float(f"{middle:.2f}")
    cells = page.locator('[id="event/mill"] .pairs tbody tr').first.locator("th, td")
    strong, weak = (int(cells.nth(i).inner_text()) for i in (2, 3))
    expected = [
        link
        for link in mills[0].comparison.links
        if {link.a.article, link.b.article} == {first.a, first.b} and link.score >= cut
    ]
    assert strong + weak == len(expected)


def test_sorting(opened, mills):
    page = opened(mills)
    page.locator("#sort").select_option("distance")
    rows = page.locator('[id="event/mill"] .row')
    distances = rows.evaluate_all("all => all.map(e => Number(e.dataset.distance))")
    assert distances == sorted(distances, reverse=True)
    page.locator("#glance th button").first.click()
    titles = page.locator("#glance tbody th").all_inner_texts()
    assert titles == ["Again", "The mill"]


def test_addresses_lead_to_events_and_passages(opened, mills):
    page = opened(mills, "#event/mill%20two%2F%C3%A9/p2")
    assert page.evaluate("document.activeElement.id") == "event/mill%20two%2F%C3%A9/p2"
    page.locator("#event").select_option("mill")
    page.evaluate("location.hash = '#event/mill%20two%2F%C3%A9'")
    page.wait_for_function("() => !document.querySelector('section.event[hidden]')")
    assert page.locator("h2:focus").inner_text().startswith("Again")


def test_the_figure_leads_to_passages(opened, mills):
    page = opened(mills)
    page.locator('[id="event/mill"] rect[data-at="3"]').first.click()
    page.wait_for_function("() => document.activeElement.id === 'event/mill/p3'")


def test_keys(opened, mills):
    page = opened(mills)
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.closest('.row').id")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('.row').id") != first
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.closest('.row').id") == first
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_dark_and_light(opened, mills, scheme):
    page = opened(mills, color_scheme=scheme)
    ground = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    page.locator("#theme").click()
    after = page.evaluate(ground)
    assert (before == "rgb(21, 24, 27)") == (scheme == "dark")
    assert before != after
    page.locator("#theme").click()
    assert page.evaluate(ground) == before


def test_it_can_be_read_without_javascript(opened, mills):
    page = opened(mills, java_script_enabled=False)
    assert not page.locator("#controls").is_visible()
    for words in ("killed ten people", "parking fees", "in one alone", "Limits"):
        assert page.get_by_text(words).first.is_visible()
    assert page.get_by_role("heading", name="Again").first.is_visible()


def test_it_fits_a_telephone(opened, mills):
    page = opened(mills, viewport={"width": 360, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("width", [360, 1200])
def test_a_name_of_any_length_fits(opened, made, width):
    name = "N" * 60
    told = {
        name: ("The fire killed ten people in the mill.", "Nobody spoke of the weather."),
        "Wire": ("Ten people died as the mill burnt.", "Bread is dearer in the valley."),
        "Post": ("In the mill ten people were killed.", "A museum opened in the town."),
    }
    page = opened([made(told)], viewport={"width": width, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_text_does_nothing(opened, made):
    told = dict.fromkeys(
        ("<script>alert(1)</script>", "</script><img src=x onerror=alert(2)>"),
        ("</style><script>alert(3)</script> {{ 1 }} in the mill", "\u202ereversed"),
    )
    page = opened([made(told, name="<x>", title="</title><script>alert(4)</script>")])
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    assert page.get_by_text("</style><script>alert(3)</script> {{ 1 }}").first.is_visible()
