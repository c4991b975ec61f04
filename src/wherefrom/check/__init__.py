"""Is this quotation right? Exact, cut, spliced, altered, somebody else's, or not found; where it first stands."""

from __future__ import annotations

from wherefrom.check.checking import check, check_archive, could_have
from wherefrom.check.types import Checked, Difference, Named, Place

__all__ = ["Checked", "Difference", "Named", "Place", "check", "check_archive", "could_have"]
