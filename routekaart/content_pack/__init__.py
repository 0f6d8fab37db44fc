"""Reading content files: typed entries out of TOML, and every problem with its file and line."""

from routekaart.content_pack.problems import Problem

__all__ = ["Problem"]
