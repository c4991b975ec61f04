"""Why two names of an archive are one party's, in words."""

WHY = {
    "spelling": "the same name spelt otherwise",
    "listed outlet": "one outlet in the list of outlets",
    "address": "the outlet's address, in an article of it",
    "also called so": "an article calls it both",
    "person's name": "the same person's name",
    "surname": "a shorter name that fits nobody else here",
    "short form": "the same company's name",
    "country": "the same body of the same country",
    "part of it": "an office or a publication of it",
    "by hand": "put together by",
}
"""The reasons for a join within an archive in words."""
