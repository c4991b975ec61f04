"""A memo as a Word document, by python-docx (``pip install wherefrom[docx]``): one page of A4, headings as styles."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from wherefrom.errors import OutputError
from wherefrom.report.views.memo import Memo, MemoSource, Proof

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_MARGIN = 15.0
"""Millimetres on every side."""
_WIDTH, _HEIGHT = 210.0, 297.0
_TEXT, _SMALL, _TITLE, _HEADING = 9.5, 7.5, 15.0, 11.0
"""Points."""


def memo_document(memo: Memo) -> bytes:
    """The memo as a DOCX file. Raises OutputError where python-docx is missing."""
    try:
        from docx import Document
    except ImportError as error:
        raise OutputError('a memo in DOCX needs python-docx: pip install "wherefrom[docx]"') from error
    made = Document()
    _set_up(made, memo)
    made.add_heading(_sound(memo.story), 1)
    _add(made, memo.told)
    if memo.claim:
        _add(made, "The claim: ", memo.claim)
    _add(made, f"{memo.numbers}. ", memo.doubt)
    if memo.sources:
        made.add_heading("Where it comes from", 2)
        for number, source in enumerate(memo.sources, 1):
            _add_source(made, number, source)
    if memo.more:
        _add(made, memo.more)
    if memo.claim:
        made.add_heading("Disputed", 2)
        for dispute in memo.disputes:
            _apart(_add(made, dispute.name, f" {dispute.says}"))
            _add_proof(made, dispute.proof)
        if memo.besides:
            _add(made, memo.besides)
    if memo.uncertain:
        made.add_heading("Uncertain", 2)
        for words in memo.uncertain:
            _tight(made.add_paragraph(_sound(words), style="List Bullet"))
    _small(_apart(_add(made, memo.made)))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _set_up(made: Document, memo: Memo) -> None:
    from docx.shared import Mm, Pt, RGBColor

    section = made.sections[0]
    section.page_width, section.page_height = Mm(_WIDTH), Mm(_HEIGHT)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    made.styles["Normal"].font.size = Pt(_TEXT)
    for level, size in ((1, _TITLE), (2, _HEADING)):
        heading = made.styles[f"Heading {level}"]
        heading.font.size, heading.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
        heading.paragraph_format.space_before = Pt(_TEXT)
    made.core_properties.title = _sound(memo.story)[:250]
    made.core_properties.author = "wherefrom"
    made.core_properties.comments = ""


def _add(made: Document, strong: str, plain: str = "") -> Paragraph:
    """A paragraph: ``strong`` bold where something follows it."""
    paragraph = made.add_paragraph()
    paragraph.add_run(_sound(strong)).bold = bool(plain)
    paragraph.add_run(_sound(plain))
    return _tight(paragraph)


def _add_source(made: Document, number: int, source: MemoSource) -> None:
    _apart(_add(made, f"{number}. {source.name}", f" ({source.about})" if source.about else " "))
    _add_proof(made, source.proof)
    _small(_add(made, source.told))


def _add_proof(made: Document, proof: Proof | None) -> None:
    if proof is None:
        return
    if proof.quotation:
        _tight(made.add_paragraph(_sound(proof.quotation), style="Quote"))
    facts = filter(None, (proof.outlet, proof.title, proof.day, proof.address))
    _small(_add(made, ", ".join(facts)))
    if proof.sha256:
        _small(_add(made, f"SHA-256 of what was read: {proof.sha256}"))


def _apart(paragraph: Paragraph) -> Paragraph:
    from docx.shared import Pt

    paragraph.paragraph_format.space_before = Pt(_TEXT / 2)
    return paragraph


def _tight(paragraph: Paragraph) -> Paragraph:
    from docx.shared import Pt

    paragraph.paragraph_format.space_after = Pt(2)
    return paragraph


def _small(paragraph: Paragraph) -> None:
    from docx.shared import Pt

    for run in paragraph.runs:
        run.font.size = Pt(_SMALL)


def _sound(words: str) -> str:
    """Words without what XML cannot hold."""
    return "".join(c for c in words if c.isprintable())
