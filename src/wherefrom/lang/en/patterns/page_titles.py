"""What stands beside a headline in the title of a page."""

from __future__ import annotations

import re

# How publications are called that no list has.
PUBLICATION = re.compile(
    r"\b(?:Gazette|Herald|Times|Post|News|Tribune|Courier|Standard|Chronicle|Journal|Observer|Telegraph|Star|Press|"
    r"Mail|Express|Guardian|Independent|Echo|Argus|Bulletin|Dispatch|Examiner|Inquirer|Ledger|Mercury|Monitor|"
    r"Register|Reporter|Review|Sentinel|Sun|Globe|Today|Daily|Weekly|Magazine|Radio|TV|Television|Online|Wire|Agency)$|"
    r"^(?:The )?(?:Daily|Weekly|Sunday|Evening|Morning)\s\w",
)
SMALL = frozenset(["and", "of", "the", "in", "on", "for", "&", "to"])
