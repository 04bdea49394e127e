"""Nouns, and facts about YouTube. Standard library only, no I/O."""
