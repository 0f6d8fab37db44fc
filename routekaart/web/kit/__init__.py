"""What every audience's pages share: the shell, the words, the errors, the headers, the cache."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from flask import Blueprint, Flask

from routekaart.web.kit.access import Audience, install_access
from routekaart.web.kit.caching import install_caching
from routekaart.web.kit.errors import install_errors
from routekaart.web.kit.form_tokens import install_form_tokens
from routekaart.web.kit.guards import install_guards
from routekaart.web.kit.headers import install_headers
from routekaart.web.kit.logos import draw_logo, install_logos
from routekaart.web.kit.own_pages import address_of
from routekaart.web.kit.paper import install_paper
from routekaart.web.kit.pictograms import SPRITE, make_icon
from routekaart.web.kit.recordings import install_recordings
from routekaart.web.kit.rendering import install_rendering
from routekaart.web.kit.shell import install_shell
from routekaart.web.kit.site import Site
from routekaart.web.kit.static_files import install_static_files
from routekaart.web.kit.wording import install_wording

STATIC = Path(__file__).parent / "static"


def install(app: Flask, site: Site, audience_of: Mapping[str, Audience]) -> None:
    """Give the application its shell, guards, headers, compression, cache and error pages."""
    app.register_blueprint(Blueprint("kit", __name__, template_folder="templates"))
    install_headers(app)  # before the cache, so that a kept page has them already
    install_caching(app, site)  # so early, so that it finishes what all others did to an answer
    install_wording(app)
    install_shell(app)
    install_guards(app, site.settings)
    install_form_tokens(app, site.settings)
    install_access(app, audience_of)
    files = install_static_files(app, [STATIC])
    functions = {
        "static_url": files.url,
        "icon": make_icon(files.url(SPRITE)),
        "logo_of": draw_logo,
        "address_of": address_of,
        "recording": install_recordings(app, site.settings.audio_dir),
    }
    install_logos(app)
    install_paper(app, files)
    install_rendering(app, functions)
    install_errors(app)
