"""Reading a corpus: what counts as an article, and everything that is wrong, at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from framecmp.comparison import settings_of
from framecmp.corpus import (
    article_paths,
    compare_corpus,
    load_corpus,
    load_event,
    read_event_paths,
)
from framecmp.errors import InputError
from framecmp.records import Reading

TEXT = "The fire destroyed the old mill on Sunday, and the police closed two roads.\n"


def _corpus(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return root


def _problems(root: Path) -> tuple[str, ...]:
    with pytest.raises(InputError) as caught:
        load_corpus(root)
    return caught.value.problems


EVENT = {"mill-fire/a.txt": TEXT, "mill-fire/b.md": TEXT}


def test_events_and_articles_in_the_order_of_their_names(tmp_path: Path) -> None:
    files = {f"{event}/{outlet}.txt": TEXT for event in "zbm" for outlet in "ca"}
    found = load_corpus(_corpus(tmp_path, files))
    assert [e.name for e in found.events] == ["b", "m", "z"]
    assert [[a.id for a in e.articles] for e in found.events] == [["a", "c"]] * 3
    assert found.path == tmp_path


@pytest.mark.parametrize(
    "ignored",
    [
        "mill-fire/README.md",
        "mill-fire/readme.md",
        "mill-fire/gold.jsonl",
        "mill-fire/notes.pdf",
        "mill-fire/.hidden.txt",
        "mill-fire/._a.txt",
        "mill-fire/deep/c.txt",
        "mill-fire/folder.txt/x",
        ".git/a.txt",
        ".cache/x/a.txt",
        "README.md",
        "loose.txt",
    ],
)
def test_what_is_none_of_its_business(tmp_path: Path, ignored: str) -> None:
    _corpus(tmp_path, {**EVENT, ignored: b"\xff\xfe broken"})
    [event] = load_corpus(tmp_path).events
    assert [Path(a.path).name for a in event.articles] == ["a.txt", "b.md"]


def test_suffixes_in_capitals_are_read(tmp_path: Path) -> None:
    folder = _corpus(tmp_path / "e", {"A.TXT": TEXT, "b.Md": TEXT, "ReadMe.MD": TEXT})
    assert [p.name for p in article_paths(folder)] == ["A.TXT", "b.Md"]


@pytest.mark.parametrize(
    ("name", "toml", "title"),
    [
        ("mill-fire", None, "Mill fire"),
        ("mill_fire", None, "Mill fire"),
        ("2024-05 NATO talks", None, "2024 05 NATO talks"),
        ("élysée", None, "Élysée"),
        ("mill-fire", 'title = "The fire at the mill"', "The fire at the mill"),
        ("mill-fire", "", "Mill fire"),
        ("mill-fire", 'title = ""', "Mill fire"),
        ("mill-fire", "# nothing", "Mill fire"),
    ],
)
def test_titles(tmp_path: Path, name: str, toml: str | None, title: str) -> None:
    files = {"a.txt": TEXT, "b.txt": TEXT} | ({} if toml is None else {"event.toml": toml})
    assert load_event(_corpus(tmp_path / name, files)).title == title


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("title = ", "event.toml: not TOML: "),
        (b'title = "\xff"', "event.toml: not TOML: "),
        ("title = 3", 'event.toml: expected title = "…" alone, found no text'),
        ('titel = "x"', 'event.toml: expected title = "…" alone, found titel'),
        ('title = "x"\nb = 1\na = 2', "alone, found a, b"),
    ],
)
def test_an_event_file_that_is_none(tmp_path: Path, toml: str | bytes, message: str) -> None:
    [problem] = _problems(_corpus(tmp_path, {**EVENT, "mill-fire/event.toml": toml}))
    assert message in problem


def test_nothing_there(tmp_path: Path) -> None:
    path = tmp_path / "corpus"
    assert _problems(path) == (f"{path}: nothing there, where a corpus is due; check the name",)


def test_no_events(tmp_path: Path) -> None:
    [problem] = _problems(_corpus(tmp_path, {"a.txt": TEXT, ".git/b.txt": TEXT}))
    assert problem == f"{tmp_path}: no event folders; expected {tmp_path}/<event>/<outlet>.txt"


@pytest.mark.parametrize(("names", "count"), [((), 0), (("a.txt",), 1), (("a.pdf", "b.csv"), 0)])
def test_an_event_of_too_few(tmp_path: Path, names: tuple[str, ...], count: int) -> None:
    folder = tmp_path / "mill-fire"
    folder.mkdir()
    [problem] = _problems(_corpus(folder, dict.fromkeys(names, TEXT)).parent)
    assert (
        problem == f"{folder}: {count} article(s) (.htm/.html/.md/.txt); an event needs two or more"
    )


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    files = {
        "a/one.txt": TEXT,
        "a/event.toml": "title = ",
        "b/one.txt": "",
        "b/two.txt": " \n",
        "b/event.toml": "x = 1",
        "c/one.txt": TEXT,
        "c/two.txt": TEXT,
        "d/one.txt": "",
    }
    problems = _problems(_corpus(tmp_path, files))
    expected = [
        "a: 1 article(s)",
        "a/event.toml: not TOML",
        "b/one.txt: ",
        "b/two.txt: ",
        "b/event.toml: expected",
        "d: 1 article(s)",
        "d/one.txt: ",
    ]
    assert len(problems) == len(expected)
    for problem, start in zip(problems, expected, strict=True):
        assert problem.startswith(f"{tmp_path}/{start}")


def test_one_file_under_two_names(tmp_path: Path) -> None:
    _corpus(tmp_path, EVENT)
    (tmp_path / "mill-fire" / "c.txt").symlink_to("a.txt")
    [problem] = _problems(tmp_path)
    assert "c.txt: the same file as" in problem


def test_a_folder_that_can_not_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _corpus(tmp_path, {**EVENT, "closed/a.txt": TEXT})
    listed = Path.iterdir

    def closed(self: Path):
        if self.name == "closed":
            raise PermissionError(13, "Permission denied")
        return listed(self)

    monkeypatch.setattr(Path, "iterdir", closed)
    assert _problems(tmp_path) == (f"{tmp_path}/closed: can't be read: Permission denied",)


def test_options_reach_the_articles(tmp_path: Path) -> None:
    lines = "One line that is long enough to be read.\nAnother one that is.\n".encode("utf-16-le")
    _corpus(tmp_path, {"e/a.txt": lines, "e/b.txt": lines})
    [event] = load_corpus(tmp_path, Reading(encoding="utf-16-le", paragraphs="line")).events
    assert [len(a.passages) for a in event.articles] == [2, 2]


def test_paths_of_one_event(tmp_path: Path) -> None:
    folder = _corpus(tmp_path, EVENT) / "mill-fire"
    files = [str(folder / "b.md"), str(folder / "a.txt")]
    whole = read_event_paths([str(folder)])
    assert [a.id for a in whole] == ["a", "b"]
    assert read_event_paths(files) == whole
    with pytest.raises(InputError, match="is a folder"):
        read_event_paths([str(folder), files[0]])
    with pytest.raises(InputError, match="no such file"):
        read_event_paths([str(folder / "none.txt")])


def test_comparing_tells_how_far_it_is(tmp_path: Path, fake) -> None:
    corpus = load_corpus(_corpus(tmp_path, {f"{e}/{o}.txt": TEXT for e in "xy" for o in "ab"}))
    told: list[tuple[int, int]] = []
    found = compare_corpus(corpus, fake, settings_of(fake), lambda *at: told.append(at))
    assert next(found).event.name == "x"
    assert told == [], "events are compared one at a time"
    [second] = found
    assert second.comparison.articles == corpus.events[1].articles
    assert told == [(1, 2), (2, 2)]


def test_what_a_corpus_repeats_is_among_its_own_settings(tmp_path: Path, fake) -> None:
    corpus = load_corpus(_corpus(tmp_path, {f"{e}/{o}.txt": TEXT for e in "xyz" for o in "ab"}))
    assert corpus.repeated != "none"
    for found in compare_corpus(corpus, fake):
        assert found.comparison.settings == settings_of(fake, repeated=corpus.repeated)


def test_one_pattern_may_stand_for_itself(tmp_path: Path) -> None:
    folder = _corpus(tmp_path, {f"{e}/{o}.txt": TEXT for e in ("xa", "xb", "y") for o in "ab"})
    assert [event.name for event in load_corpus(folder, only="x*").events] == ["xa", "xb"]
