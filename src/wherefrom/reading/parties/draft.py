"""A party in the making, while ``cast.py`` brings the names of an article together."""

from __future__ import annotations

from dataclasses import dataclass, field

from wherefrom.reading.types import Kind
from wherefrom.text.span import Span


@dataclass(slots=True, eq=False)
class Draft:
    """A party while the names of an article are brought together: what is known of it grows."""

    name: str
    kind: Kind
    gender: str | None
    plural: bool
    certain: bool
    words: tuple[str, ...]
    roles: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)
    """Where its mentions begin, in order, but those that stand only beside a relative."""
    titled: set[str] = field(default_factory=set)
    """Every word of the titles before its name."""
    generation: str = ""
    """"jr", "sr" or the number of a king, where any form of its name has one."""
    taken_up: list[str] = field(default_factory=list)
    """Roles given with "the", as of somebody spoken of before: "The clerk, Ann Lee,"."""
    told: bool = False
    """Whether the article says what kind it is, so that nothing is left to suppose."""
    as_person: int = 0
    as_body: int = 0
    """How much of what stands beside its names tells that it is somebody, and that it is a company."""
    as_outlet: int = 0
    """The same of an outlet."""

    def add_alias(self, name: str) -> None:
        """Note another form of the name."""
        if name != self.name and name not in self.aliases:
            self.aliases.append(name)

    def add_role(self, role: str | None) -> None:
        """Note an office, trade or relation that the article gives the party."""
        if role and role.casefold() not in (known.casefold() for known in self.roles):
            self.roles.append(role)

    def learn_kind(self, kind: Kind) -> None:
        """Take a kind that the text tells."""
        self.kind, self.certain = kind, True

    def absorb(self, gone: Draft) -> None:
        """Take over the mentions, names and roles of a party that proves to be the same."""
        self.mentions.extend(gone.mentions)
        for form in (gone.name, *gone.aliases):
            self.add_alias(form)
        for role in gone.roles:
            self.add_role(role)
