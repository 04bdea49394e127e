"""What is kept: answers (``service.Store``), leases and the day's units (ports of ``guards``)."""
