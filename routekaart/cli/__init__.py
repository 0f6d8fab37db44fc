"""The command line: one module per noun, registered here."""

from __future__ import annotations

from importlib import import_module

import click

import routekaart

MODULES = {
    "content": "content",
    "demo": "demo",
    "doctor": "doctor",
    "edition": "edition",
    "links": "links",
    "migrate": "migrate",
    "people": "people",
    "remind": "remind",
    "search": "search",
    "serve": "server",
    "translate": "translate",
}
"""The module of each command. It is read when the command is called: `serve` must start at once."""


class Commands(click.Group):
    """The commands of MODULES."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(MODULES)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in MODULES:
            return None
        command = getattr(import_module(f"{__name__}.{MODULES[name]}"), name)
        assert isinstance(command, click.Command)
        return command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(routekaart.__version__, prog_name="routekaart")
def main() -> None:
    """Routekaart: de weg naar hulp in de buurt."""
