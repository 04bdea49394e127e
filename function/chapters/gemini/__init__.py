"""Gemini: a model that watches videos and writes about them."""
