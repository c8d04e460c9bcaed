"""Where wordings are searched: in linked passages, and in those that come near."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from framecmp.divergence.event_text import EventText
from framecmp.divergence.frames import framed_alike
from framecmp.records import Link, Place

# Passages from this probability of a link on are searched too. One thing is named in many
# places: on NewsWCL50 what is found there is right as often as what is found in links.
NEAR = 0.08


class Pair(NamedTuple):
    """Two passages to search.

    :ivar link: the index of the link that their wordings name.
    :ivar linked: whether it links these two.
    """

    link: int
    a: Place
    b: Place
    linked: bool = True

    @property
    def ends(self) -> list[tuple[str, int]]:
        """Both passages in an order that doesn't depend on which is called A."""
        return sorted((place.article, place.passage) for place in (self.a, self.b))


def pairs_of(
    links: Sequence[Link], near: Iterable[tuple[Place, Place]], event: EventText
) -> list[Pair]:
    """The passages of every link, then those that come near or have phrases framed alike.

    The latter name the surest link that one of the two has with the other's article; without
    such a link they aren't searched.
    """
    pairs = [Pair(index, link.a, link.b) for index, link in enumerate(links)]
    surest = sorted(pairs, key=lambda pair: (-links[pair.link].score, pair.ends))
    rank = {pair.link: n for n, pair in enumerate(surest)}
    of: dict[tuple[Place, str], int] = {}
    for pair in surest:
        of.setdefault((pair.a, pair.b.article), pair.link)
        of.setdefault((pair.b, pair.a.article), pair.link)
    searched = {(pair.a, pair.b) for pair in pairs}
    for a, b in dict.fromkeys([*near, *_framed_passages(links, event)]):
        ends = ((a, b.article), (b, a.article))
        named = [of[end] for end in ends if end in of]
        if named and (a, b) not in searched:
            pairs.append(Pair(min(named, key=rank.__getitem__), a, b, linked=False))
    return pairs


def _framed_passages(links: Sequence[Link], event: EventText) -> Iterator[tuple[Place, Place]]:
    """The passages of linked articles that have phrases framed alike."""
    framed = [place for place, found in event.frames.items() if any(f.whole for f in found)]
    for one, other in dict.fromkeys((link.a.article, link.b.article) for link in links):
        for a in (place for place in framed if place.article == one):
            for b in (place for place in framed if place.article == other):
                if framed_alike(event.frames[a], event.frames[b]).any():
                    yield a, b
