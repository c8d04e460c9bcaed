import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest

from framecmp.report.html import comparison_page, to_html

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><b>x",
    "</script><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} {% raw %}",
    '#include "x" $x^2$',
    "[/b][red]x",
    "\" onmouseover='alert(1)",
    "<!-- &amp; -->",
)


def page(events) -> str:
    return to_html(events, corpus="my corpus", command="framecmp report corpus")


class Seen(HTMLParser):
    """What a browser would make of a page: its tags, its texts, its policy, its addresses."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.inside = [tag]

    def handle_data(self, data):
        self.words.append(data)

    @property
    def ids(self) -> list[str]:
        return [a["id"] for _, a in self.tags if "id" in a]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def test_a_page_tells_events_method_and_how_to_make_it_again(mills):
    text = Seen(page(mills)).text
    for expected in (
        "my corpus",
        "The mill",
        "Again",
        "Who says it differently, and where",
        "killed ten people",
        "parking fees",
        "Findings",
        "in one alone",
        "Limits",
        mills[0].comparison.signature,
        "framecmp report corpus",
    ):
        assert expected in text


def test_the_same_events_give_the_same_page(mills):
    assert page(mills) == page(mills)


def test_nothing_is_fetched_and_nothing_foreign_runs(mills):
    html = page(mills)
    seen = Seen(html)
    policy = next(a["content"] for t, a in seen.tags if a.get("http-equiv"))
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        content = re.search(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not [a for _, a in seen.tags if "src" in a or "style" in a]
    assert all(a["href"].startswith("#") for _, a in seen.tags if "href" in a)
    assert not [key for _, a in seen.tags for key in a if key.startswith("on")]


def test_addresses_are_unique_and_links_lead_somewhere(mills):
    seen = Seen(page(mills))
    assert len(seen.ids) == len(set(seen.ids))
    assert {"event/mill", "event/mill%20two%2F%C3%A9", "event/mill/p0"} <= set(seen.ids)
    for target in (a["href"][1:] for t, a in seen.tags if t == "a"):
        assert target in seen.ids


def test_hostile_text_is_shown_as_it_stands(made):
    told = {h: [f"{word} in the old mill" for word in HOSTILE] for h in (HOSTILE[0], HOSTILE[3])}
    seen = Seen(page([made(told, name="../x", title=HOSTILE[1])]))
    # A word that differs is marked: elements part the text there, and nothing else does.
    together = seen.text.replace(" ", "")
    for expected in HOSTILE:
        assert expected.replace(" ", "") in together
    assert [t for t, _ in seen.tags].count("script") == 2
    assert not [t for t, _ in seen.tags if t in ("img", "b")]


def test_what_steers_is_numbered(made):
    told = dict.fromkeys("AB", ("The mill \u202eburnt\u202c \x1b[31m down, \u200fmarked\u200e",))
    text = Seen(page([made(told)])).text
    for expected in ("[U+202E]burnt[U+202C] [U+001B][31m", "\u200fmarked", "RIGHT-TO-LEFT OVER"):
        assert expected in text


def test_data_are_numbers_that_no_text_can_end(mills):
    html = page(mills)
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', html)[1]
    assert not set("<>&") & set(data)
    first = json.loads(data)["events"][0]
    comparison = mills[0].comparison
    assert first["columns"] == 3
    assert [link[2] for link in first["links"]] == [link.score for link in comparison.links]
    assert len(first["words"]) == sum(len(a.passages) for a in comparison.articles)
    assert first["words"][0] == 12


def test_every_passage_is_in_the_page_once(mills):
    [event, _] = mills
    ids = Seen(page([event])).ids
    count = sum(len(a.passages) for a in event.comparison.articles)
    assert [i for i in range(count) if f"event/mill/p{i}" not in ids] == []


def test_one_event_has_one_rule_above_it(mills):
    """Its own: that of the title would stand above it with nothing between."""
    one, several = mills[:1], [*mills, *mills]
    assert '<header class="title bare">\n' in to_html(one, corpus="Mills", command="framecmp")
    assert '<header class="title">\n' in to_html(several, corpus="Mills", command="framecmp")


def test_one_event_has_no_overview(mills):
    html = comparison_page(mills[0].comparison)
    assert "Who says it differently" not in html
    assert 'id="event"' not in html
    assert "event/comparison" in html


@pytest.mark.parametrize(
    "told",
    [
        {"A": [], "B": []},
        {"A": ["One thing."], "B": ["Quite another."]},
        {"A" * 500: ["x" * 5000], "\N{FIRE}": ["x " * 3000]},
        {f"Outlet {i}": ["The mill burnt on Sunday."] for i in range(7)},
    ],
)
def test_odd_events_can_be_shown(made, told):
    seen = Seen(page([made(told, title="T" * 2000)]))
    assert "Passages not found elsewhere" in seen.text
