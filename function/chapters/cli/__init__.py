"""The terminal, ``python -m chapters``: ``main`` reads the arguments, each command is a module."""
