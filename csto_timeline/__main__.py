"""`python -m csto_timeline`: the command line."""

import sys

from .cli.parser import main

sys.exit(main())
