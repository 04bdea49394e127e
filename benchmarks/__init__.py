"""Speed, as ratios against floors that each run starts itself. `make bench` runs all of it."""
