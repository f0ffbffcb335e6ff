"""A module a command: `add` tells the parser of it, and the function beside it does what it says."""
