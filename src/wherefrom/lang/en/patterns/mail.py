"""How e-mails name their sender and mark what they answer or pass on."""

from __future__ import annotations

import re

REPLIED = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)
FROM_OUTLET = re.compile(r"(?P<person>[^|,@]{3,60}?)\s*(?:\bfrom\b|\bat\b|\bof\b|\bvia\b|,|\||@)\s*(?P<outlet>.{2,80})")
