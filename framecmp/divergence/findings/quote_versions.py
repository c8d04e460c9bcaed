"""How two quotes of one statement differ: in speaker, verb, words, or how much is quoted."""

from __future__ import annotations

from collections.abc import Iterator

from framecmp.divergence.findings.nouns import Token, tokens
from framecmp.divergence.findings.quotes import Quote
from framecmp.divergence.findings.reporting import cited, one_line, stances
from framecmp.divergence.phrases import is_function_word
from framecmp.records import Finding, Span

# Another speaker tells most, then other words; that one quotes less of it is everyday.
_WEIGHT = {"speaker": 1.0, "reporting verb": 0.7, "wording": 0.6, "in part": 0.2}
# Changes that a note names.
_NAMED = 3


def version_findings(x: Quote, y: Quote, outlets: tuple[str, str]) -> Iterator[Finding]:
    """How two quotes of one statement differ, x being of A and y of B.

    Kinds: ``speaker``, ``reporting verb`` (of another stance), ``wording`` (other words) and
    ``in part`` (all the words of one stand in the other as they are). The same twice: none.
    """
    if x.speaker and y.speaker and _differ(x.speaker, y.speaker):
        note = f"one statement, quoted of {cited(x.speaker.text)} and of {cited(y.speaker.text)}"
        yield _finding("speaker", x.speaker, y.speaker, note)
    if x.verb and y.verb and x.stance and y.stance and x.stance != y.stance:
        note = stances((x.verb.text, x.stance), (y.verb.text, y.stance))
        yield _finding("reporting verb", x.verb, y.verb, note)
    a, b = _Said(x.span, outlets[0]), _Said(y.span, outlets[1])
    if a.plain == b.plain:
        return
    for less, more in ((a, b), (b, a)):
        if (left := more.beside(less)) is not None:
            note = f"{less.outlet} quotes less of it, without {cited(left)}"
            yield _finding("in part", x.span, y.span, note)
            return
    yield _finding("wording", x.span, y.span, f"the quoted words differ: {_changes(a, b)}")


class _Said:
    """The words of a quote."""

    def __init__(self, span: Span, outlet: str) -> None:
        self.text = span.text
        self.outlet = one_line(outlet)
        self.words = quoted_words(span)
        self.plain = [word.plain for word in self.words]

    def run(self, start: int, end: int) -> str:
        """The text of some words; of none, nothing."""
        return self.text[self.words[start].start : self.words[end - 1].end] if start < end else ""

    def beside(self, less: _Said) -> str | None:
        """What this quote has besides another's words; None where it hasn't got them in a row."""
        n = len(less.plain)
        for at in range(len(self.plain) - n + 1):
            if self.plain[at : at + n] == less.plain:
                rest = self.run(0, at), self.run(at + n, len(self.words))
                return " … ".join(filter(None, rest))
        return None


def _changes(a: _Said, b: _Said) -> str:
    """The first changes: ``"saw" against "heard", "never" only in The Post``.

    Where words are changed inside, it doesn't matter that one quote begins earlier or ends later.
    """
    from rapidfuzz.distance import Indel

    runs: list[list[int]] = []
    for op in Indel.opcodes(a.plain, b.plain):
        if op.tag == "equal":
            continue
        if runs and (runs[-1][1], runs[-1][3]) == (op.src_start, op.dest_start):
            runs[-1][1], runs[-1][3] = op.src_end, op.dest_end
        else:
            runs.append([op.src_start, op.src_end, op.dest_start, op.dest_end])
    whole = [0, len(a.plain), 0, len(b.plain)]
    inside = [r for r in runs if (r[0] < r[1] and r[2] < r[3]) or not _at_an_end(r, whole)] or runs
    told = [_change(a.run(r[0], r[1]), b.run(r[2], r[3]), a, b) for r in inside[:_NAMED]]
    return ", ".join(told) + (", …" if len(inside) > _NAMED else "")


def _at_an_end(run: list[int], whole: list[int]) -> bool:
    return run[0] == run[2] == 0 or (run[1], run[3]) == (whole[1], whole[3])


def _change(before: str, after: str, a: _Said, b: _Said) -> str:
    if before and after:
        return f"{cited(before)} against {cited(after)}"
    return f"{cited(before or after)} only in {(a if before else b).outlet}"


def _differ(*speakers: Span) -> bool:
    """Whether two speakers are named, not called "he" or "the chairmen", and share no name."""
    is_function = is_function_word(None)
    said = [quoted_words(speaker) for speaker in speakers]
    named = all(w and all(t.capital for t in w) and not is_function(w[0].plain) for w in said)
    return named and {t.plain for t in said[0]}.isdisjoint(t.plain for t in said[1])


def quoted_words(span: Span) -> list[Token]:
    """The words of a quote, or of a speaker's name."""
    return tokens(span.text, 0, len(span.text))


def _finding(kind: str, a: Span, b: Span, note: str) -> Finding:
    return Finding(type="quote", kind=kind, a=a, b=b, note=note, score=_WEIGHT[kind])
