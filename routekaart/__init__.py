"""Routekaart: a multilingual, question-driven route map to local help."""

__version__ = "0.1.0"
