"""Use cases, one module each, and the ports (protocols) that adapters implement for them."""
