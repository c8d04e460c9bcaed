"""Ways to break a corpus or framecmp, and to change what shouldn't matter.

Each is a function of a copy of the corpus: it edits files there, or gives back what is
patched in framecmp or what the command is given besides. Which article is hit is drawn
from a seed.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import numpy as np
import regex
from msgspec.structs import replace

from framecmp.encoding import Encoded, Encoder, PassageInput
from framecmp.encoding.vectors import unit
from framecmp.records import Model
from framecmp.text import word_spans

Patch = AbstractContextManager[Any]


def unchanged(_root: Path, _random: Random) -> None:
    """Leave the corpus as it is."""


@dataclass(frozen=True)
class Mutation:
    """A change: to the copied files, to framecmp while it runs, to its options."""

    name: str
    edit: Callable[[Path, Random], None] = unchanged
    patched: Callable[[], Patch] = nullcontext
    options: tuple[str, ...] = ()
    corpus: str = "corpus"


def articles(root: Path) -> list[Path]:
    return sorted(root.glob("*/*.txt"))


def parts(path: Path) -> tuple[str, str]:
    """An article's front matter block and the rest."""
    text = path.read_text("utf-8")
    head = regex.match(r"---\n.*?\n---\n", text, regex.DOTALL)
    return (head[0], text[head.end() :]) if head else ("", text)


def rewritten(path: Path, change: Callable[[str], str]) -> None:
    """Change an article below its front matter; bytes are written as they are."""
    head, body = parts(path)
    path.write_bytes((head + change(body)).encode())


def everywhere(change: Callable[[str], str]) -> Callable[[Path, Random], None]:
    def edit(root: Path, _random: Random) -> None:
        for path in articles(root):
            rewritten(path, change)

    return edit


def one(change: Callable[[str], str]) -> Callable[[Path, Random], None]:
    def edit(root: Path, random: Random) -> None:
        rewritten(random.choice(articles(root)), change)

    return edit


def pair(root: Path, random: Random) -> tuple[Path, Path]:
    """Two articles of one event."""
    event = random.choice(sorted({path.parent for path in articles(root)}))
    first, second = random.sample([p for p in articles(root) if p.parent == event], 2)
    return first, second


def without_a_paragraph(text: str) -> str:
    between = "\n\n" if text.count("\n\n") > 3 else "\n"
    paragraphs = text.split(between)
    paragraphs.remove(max(paragraphs, key=len))
    return between.join(paragraphs)


def exchange_texts(root: Path, random: Random) -> None:
    a, b = pair(root, random)
    (_, body_a), (_, body_b) = parts(a), parts(b)
    rewritten(a, lambda _: body_b)
    rewritten(b, lambda _: body_a)


def mislabel(root: Path, random: Random) -> None:
    a, b = pair(root, random)
    head, body = parts(a)
    other = regex.search(r"(?m)^outlet:.*$", parts(b)[0])
    assert other is not None
    a.write_text(regex.sub(r"(?m)^outlet:.*$", other[0], head) + body, "utf-8")


def duplicate(root: Path, random: Random) -> None:
    path = random.choice(articles(root))
    head, body = parts(path)
    path.with_name("zweitblatt.txt").write_text(
        regex.sub(r"(?m)^outlet:.*$", "outlet: Zweitblatt", head) + body, "utf-8"
    )


def misfile(root: Path, random: Random) -> None:
    a = random.choice(articles(root))
    others = sorted({p.parent for p in articles(root)} - {a.parent})
    a.rename(random.choice(others) / f"from-{a.parent.name}.txt")


def remove_event(root: Path, random: Random) -> None:
    shutil.rmtree(random.choice(sorted({path.parent for path in articles(root)})))


def add_event(root: Path, random: Random) -> None:
    event = random.choice(sorted({path.parent for path in articles(root)}))
    shutil.copytree(event, root / "zz-new-event")


def rewrite_in_reverse(root: Path, _random: Random) -> None:
    for path in reversed(articles(root)):
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)


def clutter(root: Path, _random: Random) -> None:
    (root / "README.md").write_text("# Notes\n\nNot an article.\n")
    for event in {path.parent for path in articles(root)}:
        (event / ".notes.txt").write_text("hidden")
        (event / "photo.jpg").write_bytes(b"\xff\xd8\xff")


def add_metadata(root: Path, _random: Random) -> None:
    for path in articles(root):
        head, body = parts(path)
        line = "---\nurl: https://example.org/story\nsection: news\n"
        path.write_text(line + head.removeprefix("---\n") + body, "utf-8")


def add_mark(root: Path, _random: Random) -> None:
    for path in articles(root):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())


class RandomEncoder:
    """A tiny model that was never trained: every word has a vector drawn by chance."""

    precision = "fp32"

    def __init__(self, model: Model | None = None) -> None:
        self.model = model or Model(name="tiny-random", sha256="1" * 64, dim=16)
        self._vectors: dict[str, np.ndarray] = {}

    def encode(self, passages: Sequence[PassageInput]) -> list[Encoded]:
        return [self._encoded(p) for p in passages]

    def _encoded(self, passage: PassageInput) -> Encoded:
        spans = word_spans(passage.text)
        words = [passage.text[s:e] for s, e in spans]
        for word in set(words) - self._vectors.keys():
            self._vectors[word] = self._vector(word)
        tokens = unit(np.array([self._vectors[w] for w in words]).reshape(-1, self.model.dim))
        starts = [start for start, _ in passage.sentences[1:]]
        of = np.searchsorted(starts, [s for s, _ in spans], side="right").astype(np.int32)
        means = [tokens[of == i].sum(axis=0) for i in range(len(passage.sentences))]
        return Encoded(
            passage=unit(tokens.sum(axis=0)),
            sentences=unit(np.array(means).reshape(-1, self.model.dim)),
            tokens=tokens,
            middle=tokens,
            offsets=np.array(spans, dtype=np.int32).reshape(-1, 2),
            sentence_of=of,
            weights=np.ones(len(words), dtype=np.float32),
            pieces=np.array([_seed(word) % 2**31 for word in words], dtype=np.int32),
        )

    def _vector(self, word: str) -> np.ndarray:
        return np.random.default_rng(_seed(word)).standard_normal(self.model.dim)


def _seed(word: str) -> int:
    return int.from_bytes(word.encode()[:8].ljust(8, b"\0"), "big")


class WordEncoder(RandomEncoder):
    """Identical words match and nothing else does: what TF-IDF sees."""

    def _vector(self, word: str) -> np.ndarray:
        return super()._vector(word.casefold())


class Altered:
    """An encoder whose vectors are altered after the fact, under the same name and hash."""

    def __init__(self, change: Callable[[list[Encoded]], list[Encoded]], encoder: Encoder) -> None:
        self._change, self._encoder = change, encoder
        self.precision = encoder.precision

    @property
    def model(self) -> Model:
        return self._encoder.model

    def encode(self, passages: Sequence[PassageInput]) -> list[Encoded]:
        return self._change(self._encoder.encode(passages))


def with_encoder(make: Callable[[Encoder], Encoder]) -> Callable[[], Patch]:
    """Have commands use another encoder, made from the one they would have used."""

    def patched() -> Patch:
        import framecmp.encoding

        load = framecmp.encoding.load_encoder
        return patch("framecmp.encoding.load_encoder", lambda *a, **k: make(load(*a, **k)))

    return patched


def altered(change: Callable[[list[Encoded]], list[Encoded]]) -> Callable[[], Patch]:
    return with_encoder(lambda encoder: Altered(change, encoder))


def patching(**values: Any) -> Callable[[], Patch]:
    """Set attributes, named with __ for dots, while framecmp runs."""

    @contextmanager
    def patched() -> Iterator[None]:
        with ExitStack() as stack:
            for name, value in values.items():
                stack.enter_context(patch(name.replace("__", "."), value))
            yield

    return patched


def no_furniture_rules() -> Patch:
    from framecmp.text import articles as module

    judge = module.judge

    def lenient(lines: Any, title: Any) -> Any:
        return [module.Verdict("body") if v.kind == "furniture" else v for v in judge(lines, title)]

    return patch.object(module, "judge", lenient)


def no_context() -> Patch:
    from framecmp.encoding import articles as module

    inputs = module.passage_inputs

    def alone(article: Any) -> Any:
        return {i: replace(p, before="", after="") for i, p in inputs(article).items()}

    return patch.object(module, "passage_inputs", alone)


def blank_parted_words(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for m in regex.finditer(r"\S+", text))


def one_sentence(text: str, _lang: str) -> Iterator[tuple[int, int]]:
    yield 0, len(text)


def passage_before(found: list[Encoded]) -> list[Encoded]:
    """Each passage with the vectors of the one before, in its own shape: only numbers tell."""
    return [
        replace(
            own,
            passage=before.passage,
            **{
                part: np.resize(getattr(before, part), getattr(own, part).shape)
                for part in ("sentences", "tokens", "middle", "weights", "pieces")
            },
        )
        for own, before in zip(found, found[-1:] + found[:-1], strict=True)
    ]


def flat_hubs(scores: np.ndarray, _expected: object, _shrinkage: float = 0.0) -> np.ndarray:
    return np.full_like(scores, 0.2)


def nudged(found: list[Encoded]) -> list[Encoded]:
    """Every number of the vectors off by up to 1e-4, as another runtime's are at most."""
    random = np.random.default_rng(0)

    def off(vectors: np.ndarray) -> np.ndarray:
        return (vectors + random.uniform(-1e-4, 1e-4, vectors.shape)).astype(np.float32)

    parts = ("passage", "sentences", "tokens", "middle")
    return [replace(e, **{part: off(getattr(e, part)) for part in parts}) for e in found]


def mojibake(text: str) -> str:
    return text.encode().decode("cp1252", "replace")


def half(text: str) -> str:
    return text[: len(text) // 2]


BREAKAGES: tuple[Mutation, ...] = (
    Mutation("a paragraph deleted", one(without_a_paragraph)),
    Mutation("texts of two outlets exchanged", exchange_texts),
    Mutation("an outlet mislabelled", mislabel),
    Mutation("encoding damage in every file", everywhere(mojibake)),
    Mutation("an article cut off in the middle", one(half)),
    Mutation("line ends lost in one article", one(lambda text: " ".join(text.split()))),
    Mutation("an article duplicated under another outlet", duplicate),
    Mutation("an article filed under another event", misfile),
    Mutation("an event gone", remove_event),
    Mutation("furniture taken for text (option)", options=("--keep-furniture",)),
    Mutation("furniture rules off (code)", patched=no_furniture_rules),
    Mutation("a tiny random model", patched=with_encoder(lambda _: RandomEncoder())),
    Mutation(
        "a bag of words under the model's name and hash",
        patched=with_encoder(lambda encoder: WordEncoder(encoder.model)),
    ),
    Mutation(
        "threshold up by 0.1",
        patched=patching(framecmp__comparison__THRESHOLD=0.35, framecmp__linking__THRESHOLD=0.35),
    ),
    Mutation(
        "called strong from 0.5",
        patched=patching(framecmp__comparison__STRONG=0.5, framecmp__linking__STRONG=0.5),
    ),
    Mutation(
        "hub correction off",
        patched=patching(framecmp__alignment__calibration__neighbourhood=flat_hubs),
    ),
    Mutation(
        "words parted at blanks alone (tokeniser)",
        patched=patching(framecmp__divergence__aligned__word_spans=blank_parted_words),
    ),
    Mutation(
        "wordings from the last layer",
        patched=altered(lambda found: [replace(e, middle=e.tokens) for e in found]),
    ),
    Mutation(
        "word pieces not weighed",
        patched=altered(lambda found: [replace(e, weights=np.ones_like(e.weights)) for e in found]),
    ),
    Mutation(
        "vectors of the passage before (a spoilt cache)",
        patched=altered(passage_before),
    ),
    Mutation(
        "sentence splitter off",
        patched=patching(framecmp__text__sentences___boundaries=one_sentence),
    ),
    Mutation("neighbouring passages not read as context", patched=no_context),
    Mutation("rougher arithmetic (option)", options=("--precision", "bf16")),
)


def network(**values: int) -> Callable[[], Patch]:
    """Set what the network that runs the model is given at once, or from how many threads."""

    def patched() -> Patch:
        from framecmp.encoding import engines

        usual = engines.open_network

        def changed(*args: Any, **options: Any) -> Any:
            found = usual(*args, **options)
            for name, value in values.items():
                setattr(found, name, value)
            return found

        return patch.object(engines, "open_network", changed)

    return patched


def by_sentence_transformers() -> Patch:
    """Have sentence-transformers run the model, as where no graph of it can be kept."""
    from framecmp.encoding import engines
    from framecmp.encoding.torch_network import TorchNetwork

    def reference(
        folder: Any, _graphs: Path, *, precision: str = "fp32", device: str = "cpu"
    ) -> Any:
        return TorchNetwork(folder, precision, device)

    return patch.object(engines, "open_network", reference)


def trailing_blanks(text: str) -> str:
    return text.replace("\n", "  \n")


def crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


HARMLESS: tuple[Mutation, ...] = (
    Mutation("files written in another order", rewrite_in_reverse),
    Mutation("blanks at the ends of lines", everywhere(trailing_blanks)),
    Mutation("line ends of Windows", everywhere(crlf)),
    Mutation("blank lines at the end", everywhere(lambda text: text + "\n\n\n")),
    Mutation("metadata added", add_metadata),
    Mutation("a byte order mark added", add_mark),
    Mutation("other files beside the articles", clutter),
    Mutation("another folder's name", corpus="elsewhere/texts"),
    Mutation("an event added", add_event),
    Mutation("cache off, two threads", patched=network(lanes=2), options=("--no-cache",)),
    Mutation(
        "batches of 128 word pieces",
        patched=network(batch_pieces=128),
        options=("--no-cache",),
    ),
    Mutation(
        "batches of 4,096 word pieces",
        patched=network(batch_pieces=4096),
        options=("--no-cache",),
    ),
    Mutation(
        "run by sentence-transformers",
        patched=by_sentence_transformers,
        options=("--no-cache",),
    ),
    Mutation("vectors off by 1e-4, as by another runtime", patched=altered(nudged)),
    Mutation(
        "bf16, where that is let through",
        options=("--precision", "bf16", "--allow", "precision"),
    ),
)
