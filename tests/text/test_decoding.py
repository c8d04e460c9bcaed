import codecs

import pytest

from framecmp.errors import FramecmpWarning, InputError
from framecmp.text.decoding import decode

RUSSIAN = "Министры встретились в столице и подписали соглашение о границе. " * 5


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"plain", "plain"),
        ("naïve café".encode(), "naïve café"),
        (codecs.BOM_UTF8 + b"marked", "marked"),
        (codecs.BOM_UTF16_LE + "день".encode("utf-16-le"), "день"),
        (codecs.BOM_UTF16_BE + "день".encode("utf-16-be"), "день"),
        (codecs.BOM_UTF32_LE + "день".encode("utf-32-le"), "день"),
        (codecs.BOM_UTF32_BE + "день".encode("utf-32-be"), "день"),
        (b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n"),
    ],
)
def test_a_file_that_says_what_it_is_needs_no_guess(data, text):
    assert decode(data, "a.txt") == text


def test_the_named_encoding_is_for_files_that_are_not_utf8():
    assert decode(RUSSIAN.encode("cp1251"), "a.txt", "cp1251") == RUSSIAN
    assert decode(RUSSIAN.encode(), "a.txt", "cp1251") == RUSSIAN


@pytest.mark.parametrize("encoding", ["iso2022_jp", "utf-16-le", "utf-16", "utf-7"])
def test_the_named_encoding_rules_bytes_that_only_look_like_ascii(encoding):
    assert decode("平和 and talks".encode(encoding), "a.txt", encoding) == "平和 and talks"


def test_a_guess_is_told_with_file_guess_and_option():
    with pytest.warns(FramecmpWarning, match=r"^old\.txt: .*cp1251.*--encoding"):
        decoded = decode(RUSSIAN.encode("cp1251"), "old.txt")
    assert decoded == RUSSIAN


@pytest.mark.parametrize(
    "text",
    [
        "El presidente anunció el miércoles que la reforma se aprobará mañana. «Seguiremos», "
        "añadió, según la televisión pública. Los niños de España irán a la escuela.",
        "O governo anunciou na terça-feira que não haverá mudanças. As eleições serão em março, "
        "informação que a oposição já contestou; três ministros são investigados.",
        "Il presidente ha detto martedì che la città è pronta. Perché no? La verità è che già "
        "più persone hanno lasciato l’università.",
    ],
)
def test_of_guesses_as_good_the_western_one_is_taken(text):
    with pytest.warns(FramecmpWarning, match="read as cp1252, which is a guess"):
        assert decode(text.encode("cp1252"), "a.txt") == text


def test_of_encodings_that_give_the_same_text_the_western_one_is_named():
    text = "“Größere Städte müssten höhere Gebühren zahlen”, sagte der Minister am Dienstag."
    with pytest.warns(FramecmpWarning, match="read as cp1252, which is a guess"):
        assert decode(text.encode("cp1252"), "a.txt") == text


def test_central_european_text_is_not_taken_for_western():
    text = (
        "Prezident v úterý řekl, že zákon podepíše. Většina poslanců hlasovala pro, opozice však "
        "vyjádřila nesouhlas s požadavky vlády na příští rok."
    )
    with pytest.warns(FramecmpWarning, match="read as cp1250, which is a guess"):
        assert decode(text.encode("cp1250"), "a.txt") == text


@pytest.mark.parametrize(
    "text",
    ["Министры встретились", "“Never,” he said – and “no” to “all” of it.”", "平和交渉が始まった"],
)
def test_utf_8_that_was_cut_off_within_a_character_stays_utf_8(text):
    with pytest.warns(FramecmpWarning, match=r"^cut\.txt: UTF-8 that .* 1 character"):
        decoded = decode(text.encode()[:-1], "cut.txt")
    assert decoded == text[:-1] + "\N{REPLACEMENT CHARACTER}"


def test_a_damaged_byte_costs_a_character():
    damaged = "“Never,” he said – “no”".encode() + b" caf\xe9 closed"
    with pytest.warns(FramecmpWarning, match="1 character"):
        assert decode(damaged, "a.txt") == "“Never,” he said – “no” caf\ufffd closed"


@pytest.mark.parametrize("encoding", ["klingon", "hex", "rot13", ""])
def test_an_unknown_encoding_is_named(encoding):
    with pytest.raises(InputError, match=r"^a\.txt: unknown encoding .*--encoding") as caught:
        decode(b"plain", "a.txt", encoding)
    assert repr(encoding) in str(caught.value)


@pytest.mark.parametrize(
    ("data", "encoding", "offset"),
    [
        (b"abc\xff", "ascii", 3),
        (b"abc\xff", "utf-8", 3),
        (codecs.BOM_UTF8 + b"abc\xff", None, 6),
        (codecs.BOM_UTF16_LE + b"a\0b", None, 4),
    ],
)
def test_undecodable_bytes_are_told_by_offset(data, encoding, offset):
    with pytest.raises(InputError, match=rf"^a\.txt: .* at byte {offset} .*--encoding"):
        decode(data, "a.txt", encoding)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"PK\x03\x04....", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"\xff\xd8\xff\xe0", "an image"),
        (b"text\0with a NUL", "a binary file"),
        (b"\xff\x00\x01\x02\x80", "a binary file"),
        (bytes(range(1, 9)) * 20 + b"some text", "a binary file"),
    ],
)
def test_a_binary_file_is_refused(data, what):
    with pytest.raises(InputError, match=rf"^a\.txt: looks like {what}"):
        decode(data, "a.txt")


def test_bytes_of_no_known_encoding_ask_for_its_name():
    data = bytes(range(128, 256)) * 50
    with pytest.raises(InputError, match=r"^a\.txt: unknown encoding; name it with --encoding"):
        decode(data, "a.txt")
