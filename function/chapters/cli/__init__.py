"""The terminal: arguments in, text and an exit code out."""
