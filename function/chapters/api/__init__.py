"""The HTTP interface. ``app`` routes requests to ``chapters``, ``check`` and ``article``."""
