"""The nouns of the program, and facts about YouTube. Standard library only, no I/O."""
