"""The web application: `wherefrom serve`. Every view is an address with a JSON twin, and as CSV where it is a table.

A view is a module in ``pages`` with a plain function from an ``Ask`` to a ``Page``, and it stands in the list
``app.PAGES``. A whole new one, ``pages/outlets.py``::

    def outlets(ask: Ask) -> Page:
        found = audit(ask.archive, since=ask.given["since"])
        return Page("outlets.html.j2", lambda: {"rows": found}, data=lambda: found, table=lambda: table_of(found))

    VIEWS = (View("/outlets", outlets, "Which outlets quote whom.", (day("since", "From this day on."),), nav="Outlets",
                  is_table=True),)

Then ``/outlets`` is the page (``templates/outlets.html.j2``, which extends ``document.html.j2``), ``/outlets.json``
what ``data`` gives, ``/outlets.csv`` the table, and ``/openapi.json`` tells of it. A page needs no more than the
question, so its functions are tried without a server. What is laid out is made only where it is asked for: a page with
``kept``, a value that changes whenever the page does, is made once for all who read it.

What changes something is an ``Action`` in ``ACTIONS``: a function from an ``Ask`` to where the browser goes next
(``Went``) or to a ``Page``. Its form has ``{{ csrf }}`` among its fields; requests by htmx carry the token by
themselves. A page is also what an action answers to htmx: with ``fragment`` that template stands alone, without the
frame around it.

Templates find those of the one-file reports by the same names: the frame ``document.html.j2`` and ``record.html.j2``
(how to save the data) are the application's, everything inside is the reports'. Style sheets and scripts are files here
or there; ``static("page.css")`` gives the address. Nothing may stand inline: the policy forbids it.
"""
