"""Caches of answers: each module implements ``service.Store``."""
