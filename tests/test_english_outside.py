"""The command that counts English words in patterns outside lang/en."""

import importlib.util
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "english_outside.py"
SPEC = importlib.util.spec_from_file_location("english_outside", SCRIPT)
english_outside = importlib.util.module_from_spec(SPEC)
sys.modules["english_outside"] = english_outside
SPEC.loader.exec_module(english_outside)


@pytest.fixture
def counted(tmp_path):
    """Counts what stands in the files given: the words by path."""

    def count(allowed="", **sources):
        for name, source in sources.items():
            path = tmp_path / name.replace("__", "/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.with_suffix(".py").write_text(source, encoding="utf-8")
        found, stale = english_outside.english_outside(tmp_path, {"a.py": allowed} if allowed else {})
        return [(finding.path, finding.line, " ".join(finding.words)) for finding in found], stale

    return count


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r'import re; re.compile(r"\b(?P<verb>said|told)\s+[a-zabc]+\b")', ["said told"]),
        (r'import re; x = re.sub(r"(?i:the\x20end)\u2019s$", "", y)', ["the end"]),
        ('import re\nWHO = "he|she"\nA = re.compile(rf"(?:{WHO}) of")', ["he she", "of"]),
        ('import re\nNAMES = ("said", "told")\nA = re.compile("|".join(NAMES))', ["said", "told"]),
        ('import re\ndef made(words):\n    return re.compile(f"^{words}")\nB = made("yes|no")', ["yes no"]),
        ('import re\ndef end():\n    return r"\\bover\\b"\nB = re.compile(end())', ["over"]),
        ('def f(word):\n    return word.lower() == "that"', ["that"]),
        ('def f(word):\n    return word in {"he", "she"}', ["he", "she"]),
        ('def f(word):\n    return word in ("Monday", "x")', ["Monday"]),
        ('def f(text):\n    return " who " in text', ["who"]),
        ('def f(word):\n    return word.endswith(("ing", "ed"))', ["ing", "ed"]),
        ('ENDINGS = ("ing", "s")\ndef f(word):\n    return any(word.endswith(e) for e in ENDINGS)', ["ing"]),
        ('def f(word):\n    match word:\n        case "nobody":\n            return 1', ["nobody"]),
        ('MONTHS = {"january": 1, "may": 5}', ["january", "may"]),
        ('ONE = 1\nPERSONS = {"i me": ONE}', ["me"]),
        ('EMPTY = frozenset("the of and".split())', ["the of and"]),
        ('def has(tokens, *words):\n    return tokens[0] in words\nx = has(y, "not", "never")', ["not", "never"]),
        ('def has(words):\n    return z.startswith(words)\nx = has(words="unless")', ["unless"]),
        (
            'from typing import Literal\nK = Literal["document"]\ndef f(word):\n    return word == "document"',
            ["document"],
        ),
    ],
)
def test_english_is_counted(counted, source, words):
    found, _ = counted(a=source)
    assert sorted(w for _, _, w in found) == sorted(words)


@pytest.mark.parametrize(
    "source",
    [
        r'import re; re.compile(r"\bd\d{2}\s[A-Za-z]+(?P<year>x)(?P=year)\u00ad")',
        r'import re; re.compile("<div class=[^>]*>|https?://www.example.org/news|text/html")',
        'import re; re.compile(b"WARC")',
        'def f(x):\n    return {"article": x.id, "text": x.text}',
        'def f(record):\n    raise ValueError("nothing of the kind is there")',
        'from typing import Literal\nK = Literal["person", "group"]\ndef f(link):\n    return link.kind in {"group"}',
        'def f(url):\n    return url.startswith(("http://", "https://")) or url.endswith(".html")',
        'def f(letter):\n    return letter in "aeiou"',
        'from x import words\nimport re\nA = re.compile("|".join(words("places")))',
        '__all__ = ["read", "trace"]',
        'import re\nA = re.compile("|".join(w for w in those if w.kind == "short"))\nB = "short"',
    ],
)
def test_what_is_no_english_in_a_pattern_is_not(counted, source):
    found, _ = counted(a=source)
    assert [words for _, _, words in found if words != "short"] == []


def test_fragments_are_followed_into_the_module_they_come_from(counted):
    (found, _) = counted(
        reading__a="import re\nfrom wherefrom.text.b import WHO, LATER\nA = re.compile(WHO)\nB = re.compile(LATER)",
        text__b='from wherefrom.lang.en.c import LATER\nWHO = "whom"\n',
        lang__en__c='LATER = "afterwards"',
    )
    assert found == [("text/b.py", 2, "whom")]


def test_what_is_allowed_is_named_and_must_be_needed(counted):
    source = 'import re\nTAGS = re.compile("span")\nKEYS = ("id", "name")\nA = re.compile("said")'
    assert counted("TAGS", a=source)[0] == [("a.py", 3, "id"), ("a.py", 3, "name"), ("a.py", 4, "said")]
    assert counted("TAGS tables", a=source)[0] == [("a.py", 4, "said")]
    assert counted("* GONE", a=source) == ([], ["a.py GONE"])


def test_the_command_says_where_and_how_many(tmp_path, capsys):
    (tmp_path / "a.py").write_text('import re\n\nA = re.compile("said|told")\n', encoding="utf-8")
    assert english_outside.main([str(tmp_path)]) == 1
    assert capsys.readouterr().out.splitlines()[0] == "a.py:3: said told"
