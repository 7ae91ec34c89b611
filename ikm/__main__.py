"""``python -m ikm``: the package on the command line."""

import sys

from ikm.cli import main

sys.exit(main())
