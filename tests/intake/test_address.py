"""Web addresses taken apart: what goes over the wire, and what is no address."""

import pytest

from wherefrom.intake.address import parse_address


@pytest.mark.parametrize(
    ("url", "written", "netloc", "target"),
    [
        ("http://mill.example", "http://mill.example", "mill.example", "/"),
        ("HTTPS://Mill.Example:443/a", "https://mill.example/a", "mill.example", "/a"),
        ("http://mill.example:443/a", "http://mill.example:443/a", "mill.example:443", "/a"),
        ("http://mill.example?x", "http://mill.example?x", "mill.example", "/?x"),
        ("http://mill.example/a?", "http://mill.example/a?", "mill.example", "/a?"),
        ("http://ann:secret@mill.example/a#part", "http://mill.example/a", "mill.example", "/a"),
        ("http://mill.example/a b/é?q=ü y", "http://mill.example/a%20b/%C3%A9?q=%C3%BC%20y", "mill.example", None),
        ("http://mill.example/%zz%41", "http://mill.example/%zz%41", "mill.example", None),
        ("http://mill.example/./a/../../b/", "http://mill.example/b/", "mill.example", "/b/"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/", "xn--bcher-kva.example", "/"),
        ("https://straße.example/", "https://xn--strae-oqa.example/", "xn--strae-oqa.example", "/"),
        ("http://xn--i-7iq.example/", "http://xn--i-7iq.example/", "xn--i-7iq.example", "/"),
        ("http://[2001:DB8::1]:8/", "http://[2001:DB8::1]:8/", "[2001:DB8::1]:8", "/"),
        ("http://1.2.3.4/", "http://1.2.3.4/", "1.2.3.4", "/"),
    ],
)
def test_what_goes_over_the_wire(url, written, netloc, target):
    address = parse_address(url)
    assert str(address) == written
    assert address.netloc == netloc
    assert target in (address.target, None)


@pytest.mark.parametrize(
    "url",
    [
        *("http://1.2.3.999/", "http://[::1", "http://x[::1]/", "http://[::1]x/", "http://[oops]/", "http://a b/"),
        *("http://mill.example:port/", "http://mill.example:99999/", "http://mill.example/\n", "http://a<b>/"),
        *("http://👍.example/", "http://" + "a" * 70_000),
    ],
)
def test_what_is_no_address(url):
    with pytest.raises(ValueError, match=r".+"):
        parse_address(url)


def test_without_a_host_there_is_none():
    assert [parse_address(url).host for url in ("mill", "http:///x", "mailto:ann@mill.example")] == ["", "", ""]
