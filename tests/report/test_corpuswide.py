import pytest
from made_events import changed, compared_event

from framecmp.corpus import ComparedEvent
from framecmp.records import Naming, WordingGroup
from framecmp.report.corpuswide import (
    GROUPS,
    OUTLETS,
    distance_map,
    pair_distances,
    strongest_wordings,
)
from framecmp.report.shown import PairDistance
from framecmp.text import article_from_passages

FIRE = "A fire killed ten people in the old mill on Sunday."


def event(fake, outlets, name="mill") -> ComparedEvent:
    articles = (article_from_passages([FIRE], id=o, outlet=o) for o in outlets)
    return compared_event(fake, articles, name=name, title=name)


def apart(a: str, b: str, distance: float, links: int = 10) -> PairDistance:
    return PairDistance(a=a, b=b, distance=distance, links=links)


FOUR = [
    apart("A", "B", 0.1),
    apart("A", "C", 0.8),
    apart("A", "D", 0.9),
    apart("B", "C", 0.7),
    apart("B", "D", 0.8),
    apart("C", "D", 0.2),
]


def test_distances_are_means_over_the_links_of_all_events(fake):
    events = [event(fake, "XY"), event(fake, "YXZ")]
    found = {(p.a, p.b): p for p in pair_distances([e.comparison for e in events])}
    assert {pair: p.links for pair, p in found.items()} == {
        ("X", "Y"): 2,
        ("X", "Z"): 1,
        ("Y", "Z"): 1,
    }
    distances = [
        link.distance
        for e in events
        for link in e.comparison.links
        if {link.a.article, link.b.article} == {"X", "Y"}
    ]
    assert found["X", "Y"].distance == pytest.approx(sum(distances) / 2)


def test_the_farthest_pair_comes_first_whatever_the_order_of_events(fake):
    one, two = event(fake, "XY").comparison, event(fake, "XZ").comparison
    assert pair_distances([one, two]) == pair_distances([two, one])


def test_alike_outlets_stand_beside_each_other():
    found = distance_map(FOUR)
    assert {frozenset(found.outlets[:2]), frozenset(found.outlets[2:])} == {
        frozenset("AB"),
        frozenset("CD"),
    }
    for i, a in enumerate(found.outlets):
        for j, b in enumerate(found.outlets):
            expected = next((p.distance for p in FOUR if {p.a, p.b} == {a, b}), None)
            assert found.distances[i][j] == found.distances[j][i] == expected
    assert "A and B 0.10 (10 links)" in found.alt


def test_joins_of_the_tree_are_at_the_distances():
    heights = sorted(max(d for d, _ in bend) for bend in distance_map(FOUR).bends)
    assert heights == pytest.approx([0.1, 0.2, 0.8])
    leaves = {place for bend in distance_map(FOUR).bends for d, place in bend if d == 0}
    assert leaves == {0, 1, 2, 3}


def test_outlets_that_never_meet_have_no_distance():
    found = distance_map([apart("A", "B", 0.1), apart("B", "C", 0.5)])
    at = {outlet: i for i, outlet in enumerate(found.outlets)}
    assert found.distances[at["A"]][at["C"]] is None
    assert found.links[at["A"]][at["C"]] == 0


@pytest.mark.parametrize("pairs", [[], [apart("A", "B", 0.3)]])
def test_fewer_than_three_outlets_make_no_map(pairs):
    assert distance_map(pairs) is None


def test_of_many_outlets_those_with_most_links_are_kept():
    hub = [apart("hub", f"o{i:02}", 0.5, links=i) for i in range(1, OUTLETS + 6)]
    found = distance_map(hub)
    assert (len(found.outlets), found.left) == (OUTLETS, 6)
    assert "hub" in found.outlets
    assert "o01" not in found.outlets


def grouped(compared: ComparedEvent, *groups) -> ComparedEvent:
    made = tuple(
        WordingGroup(
            by_outlet={o: (Naming(text=t, count=n),) for o, (t, n) in by_outlet.items()},
            examples=(0,),
            score=score,
        )
        for by_outlet, score in groups
    )
    return changed(compared, wording_groups=made)


def test_wordings_of_the_same_forms_are_one_over_events(fake):
    mill = event(fake, "XY")
    one = grouped(mill, ({"X": ("use of force", 2), "Y": ("operation", 1)}, 0.5))
    two = grouped(
        mill,
        ({"X": ("Operation", 1), "Y": ("use of force", 3)}, 0.7),
        ({"X": ("halt", 1), "Y": ("suspend", 1)}, 0.6),
    )
    [first, second], left = strongest_wordings([one, two])
    assert left == 0
    assert first.events == (0, 1)
    assert [(f.form, f.outlets) for f in first.forms] == [
        ("use of force", (("X", 2), ("Y", 3))),
        ("operation", (("X", 1), ("Y", 1))),
    ]
    assert (first.score, second.score) == ("0.70", "0.60")


def test_only_the_surest_wordings_are_shown(fake):
    many = [({"X": (f"x{i}", 1), "Y": (f"y{i}", 1)}, i / 100) for i in range(GROUPS + 3)]
    shown, left = strongest_wordings([grouped(event(fake, "XY"), *many)])
    assert (len(shown), left) == (GROUPS, 3)
    assert shown[0].forms[0].form == f"x{GROUPS + 2}"
