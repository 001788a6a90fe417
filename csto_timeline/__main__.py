"""`python -m csto_timeline`: the command line."""

import sys

from .cli import main

sys.exit(main())
