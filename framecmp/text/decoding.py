"""Bytes to text: what the file says of itself first, then what was asked, then a guess."""

from __future__ import annotations

import codecs
import warnings

from framecmp.errors import FramecmpWarning, InputError

# UTF-32 before UTF-16: the mark of UTF-16 LE opens that of UTF-32 LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
)

# Bytes of another encoding hardly ever make characters of UTF-8: so where there are this many for
# each that is none, it is UTF-8 all the same.
_BY_CHANCE = 4
_WESTERN = "cp1252"
_LOST = "\N{REPLACEMENT CHARACTER}"

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """Decode a file's bytes: byte order mark, strict UTF-8, ``encoding``, then a guess.

    The text keeps its own line ends, and loses its byte order mark.

    :param name: what to call the file in messages.
    :param encoding: the codec of files that aren't UTF-8. Bytes that are plain ASCII follow
        it too, since seven-bit codecs and UTF-16 without a mark look like that.
    :raises InputError: for a binary file, an unknown codec, or bytes that don't decode.
    :warns FramecmpWarning: when the encoding had to be guessed, or UTF-8 is damaged.

    Empty input gives an empty text.
    """
    require_no_magic(data, name)
    if encoding is not None:
        require_codec(encoding, name)
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _strictly(data, codec, name, skip=len(mark))
    if encoding is None or not data.isascii():
        try:
            return _text_only(data.decode("utf-8"), name)
        except UnicodeDecodeError:
            pass
    if encoding is not None:
        return _strictly(data, encoding, name)
    return _guess(data, name)


def require_no_magic(data: bytes, name: str) -> None:
    """See to it that data don't open as those of a known binary format do.

    :raises InputError: they do.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{name}: looks like {what}; save it as plain text first")


def marked_codec(data: bytes) -> str | None:
    """The codec that the byte order mark in front of data tells, if there is one."""
    return next((codec for mark, codec in _MARKS if data.startswith(mark)), None)


def require_codec(encoding: str, name: str) -> None:
    """See to it that a codec is known, and one of text.

    :raises InputError: it isn't.
    """
    try:
        " ".encode(encoding)  # unlike lookup, refuses codecs that are not of text, such as hex
    except (LookupError, ValueError):
        raise InputError(
            f"{name}: unknown encoding {encoding!r}; "
            "give --encoding a name such as utf-8, cp1251, latin-1 or utf-16"
        ) from None


def _strictly(data: bytes, codec: str, name: str, skip: int = 0) -> str:
    try:
        text = data[skip:].decode(codec)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}: not valid {codec} at byte {error.start + skip} ({error.reason}); "
            "name the right one with --encoding, or save the file as UTF-8"
        ) from None
    return _text_only(text.removeprefix("\ufeff"), name)


def _text_only(text: str, name: str) -> str:
    _refuse_binary(text.encode("utf-8", "surrogatepass"), name)
    return text


def _refuse_binary(data: bytes, name: str) -> None:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\0" in data or controls > len(data) / 10:
        raise InputError(
            f"{name}: looks like a binary file, not text; give a plain text file "
            "(for UTF-16 without a byte order mark: --encoding utf-16-le or utf-16-be)"
        )


def _guess(data: bytes, name: str) -> str:
    import charset_normalizer

    _refuse_binary(data, name)
    found = _damaged_utf8(data)
    if found is not None:
        lost = found.count(_LOST)
        warnings.warn(
            FramecmpWarning(
                f"{name}: UTF-8 that is damaged, or was cut off: {lost} character(s) can't be "
                "read; get it anew, or name another encoding with --encoding"
            ),
            stacklevel=3,
        )
        return found
    guesses = charset_normalizer.from_bytes(data)
    best = guesses.best()
    if best is None:
        raise InputError(f"{name}: unknown encoding; name it with --encoding")
    # Of guesses that are as good by its measures it takes the first by name, in which Spanish,
    # Portuguese and Italian texts have Polish letters.
    alike = (
        guess for guess in guesses if (guess.chaos, guess.coherence) == (best.chaos, best.coherence)
    )
    best = next((guess for guess in alike if guess.encoding == _WESTERN), best)
    # Where several give the same text it names the first.
    named = _WESTERN if _WESTERN in best.could_be_from_charset else best.encoding
    warnings.warn(
        FramecmpWarning(
            f"{name}: not UTF-8; read as {named}, which is a guess: "
            "name the right one with --encoding"
        ),
        stacklevel=3,
    )
    return str(best)


def _damaged_utf8(data: bytes) -> str | None:
    text = data.decode("utf-8", "replace")
    lost = text.count(_LOST)
    kept = sum(not c.isascii() for c in text) - lost
    return text if kept >= _BY_CHANCE * lost else None
