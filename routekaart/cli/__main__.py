"""`python -m routekaart.cli`, where the package is not installed."""

from routekaart.cli import main

main(prog_name="routekaart")
