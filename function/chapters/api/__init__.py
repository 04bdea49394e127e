"""HTTP: a request in, a response out."""
