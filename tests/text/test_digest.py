import hashlib

import pytest

from wherefrom.text.digest import text_sha256


@pytest.mark.parametrize(
    ("text", "data"), [("Kai said 10 °C.", "Kai said 10 °C.".encode()), ("\ud83d", b"\xed\xa0\xbd")]
)
def test_the_digest_is_that_of_the_text_in_utf_8(text: str, data: bytes) -> None:
    assert text_sha256(text) == hashlib.sha256(data).hexdigest()
