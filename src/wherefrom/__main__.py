"""``python -m wherefrom`` is the command ``wherefrom``."""

from wherefrom.cli import main

main()
