"""The frame of the pages: what they link to is there."""

import re


def test_every_style_sheet_and_script_is_there_and_may_be_kept(client):
    page = client.get("/articles/1").text
    links = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert {link.rpartition("/")[2] for link in links} >= {"page.css", "app.css", "page.js", "htmx.min.js", "icon.svg"}
    for link in links:
        answer = client.get(link)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
