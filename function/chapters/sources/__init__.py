"""Where chapters may be found: each module turns a Video into Chapters."""
