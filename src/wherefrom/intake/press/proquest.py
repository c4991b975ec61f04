"""ProQuest as plain text: articles between rules of underscores, their text at "Full text:", the rest labelled."""

from __future__ import annotations

from collections.abc import Sequence

from wherefrom.intake.press import labels
from wherefrom.intake.press.records import Record, Unread, day_in, first, label_of, outlet_in

_LEAST = {"proquest document id", "publication title", "document url"}


def proquest_parts(lines: Sequence[str]) -> list[Sequence[str]] | None:
    """The parts of an export of ProQuest, each one article; None where it is none."""
    rules = [at for at, line in enumerate(lines) if labels.RULE.fullmatch(line)]
    bounds = [-1, *rules, len(lines)]
    parts = [lines[start + 1 : end] for start, end in zip(bounds, bounds[1:], strict=False)]
    return [part for part in parts if _is_article(part)] or None


def _is_article(part: Sequence[str]) -> bool:
    found = {label for label, _ in map(label_of, part) if label in _LEAST}
    return len(found) >= 2


def read_proquest(part: Sequence[str]) -> Record | Unread:
    """The article of one part, by its paragraphs."""
    values, loose = _values(part)
    text = [line for line in values.get("text", []) if line]

    def value(field: str) -> str | None:
        return " ".join(line for line in values.get(field, []) if line) or None

    if not text:
        return Unread("has no full text; the database exports only its summary")
    return Record(
        source="\n\n".join(part),
        paragraphs=tuple(text),
        title=first((value("title"), loose[0] if loose else None)),
        outlet=outlet_in(value("outlet") or (value("info") or "").partition(";")[0]),
        published=day_in(value("date")) or day_in(value("info")),
        author=_in_order(value("author")),
        section=value("section"),
        rights=value("rights"),
        language=labels.LANGUAGES.get((value("language") or "").casefold()),
        url=first(word for word in (value("url") or "").split() if word.startswith(("http://", "https://"))),
        id=value("id"),
    )


def _values(part: Sequence[str]) -> tuple[dict[str, list[str]], list[str]]:
    """The lines of each label that counts, and those before the first label."""
    values: dict[str, list[str]] = {}
    loose: list[str] = []
    current: list[str] = loose
    for line in part:
        label, rest = label_of(line)
        if label in labels.PROQUEST and labels.PROQUEST[label] not in values:
            current = values.setdefault(labels.PROQUEST[label], [])
            current.append(rest)
        elif label in labels.PROQUEST_OTHERS:
            current = []
        elif line.strip() and not labels.NUMBERED.fullmatch(line):
            current.append(" ".join(line.split()))
    return values, loose


def _in_order(author: str | None) -> str | None:
    """``Lee, Ann; Fox, Tom`` as people write names."""
    if author is None:
        return None
    people = [[part.strip() for part in person.split(",")] for person in author.split(";")]
    return "\n".join(f"{parts[1]} {parts[0]}" if len(parts) == 2 else ", ".join(parts) for parts in people)
