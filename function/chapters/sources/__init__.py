"""Places where chapters are found: the description, comments, a model. Each implements a port."""
