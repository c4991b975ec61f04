"""Small PDF files written by hand, so that the tests need no PDF writer."""

from __future__ import annotations


def pdf_of(pages: list[list[str]], info: dict[str, str] | None = None, encrypted: bool = False) -> bytes:
    """A PDF whose pages show these lines, one under the other; an empty line leaves a gap. No lines: no text layer."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for i, lines in enumerate(pages):
        page = f"/Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * i} 0 R"
        stream = _drawn(lines)
        objects.append(f"<< /Type /Page {page} >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    trailer = f"/Size {len(objects) + 3} /Root 1 0 R"
    if info:
        objects.append(("<< " + " ".join(f"/{key} ({value})" for key, value in info.items()) + " >>").encode())
        trailer += f" /Info {len(objects)} 0 R"
    if encrypted:
        # A user password that nobody has: no key opens it.
        secret = "ab" * 32
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /O <{secret}> /U <{secret[::-1]}> /P -4 >>".encode())
        trailer += f" /Encrypt {len(objects)} 0 R /ID [<{'01' * 16}> <{'01' * 16}>]"
    return _file(objects, trailer)


def _drawn(lines: list[str]) -> bytes:
    drawn, height = [], 800
    for line in lines:
        if line:
            escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            drawn.append(f"BT /F1 11 Tf 50 {height} Td ({escaped}) Tj ET".encode("cp1252"))
        height -= 14
    return b"\n".join(drawn)


def _file(objects: list[bytes], trailer: str) -> bytes:
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + f"trailer\n<< {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
