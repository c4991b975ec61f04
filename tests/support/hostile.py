"""Small inputs that ask for much: bombs, damage, nonsense. All made here."""

from __future__ import annotations

import zlib

NEWS = "The weir at Lowmark was opened on Friday, the harbour master said."


def pdf_objects(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    data = b"%PDF-1.5\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def pdf_of_blanks(megabytes: int) -> bytes:
    """A page whose stream is that many megabytes of spaces, packed twice."""
    packed = zlib.compress(zlib.compress(b" " * (megabytes << 20), 9), 9)
    return pdf_objects(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R >>",
        b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(packed), packed),
    )


def pdf_of_missing_pages(count: int) -> bytes:
    """A PDF that announces more pages than it has."""
    return pdf_objects(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count %d >>" % count,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] >>",
    )


def page_of_links(count: int) -> str:
    """A page with one paragraph of nothing but links."""
    return "<html><body><article><p>" + "<a href='/w'>The weir</a> " * count + "</p></article></body></html>"
