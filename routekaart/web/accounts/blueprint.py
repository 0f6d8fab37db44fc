"""The addresses of signing in, in one table. For whom each is stands in web.endpoints."""

from __future__ import annotations

from flask import Blueprint

from routekaart.web.accounts import own_account, passkeys, recovery_codes, second_step, sign_in
from routekaart.web.kit.routes import Route, add_routes

accounts = Blueprint("accounts", __name__, template_folder="templates")

ROUTES = (
    Route("/inloggen", sign_in.ask_link),
    Route("/inloggen", sign_in.send_link, "POST"),
    Route("/inloggen/verstuurd", sign_in.show_sent),
    Route("/inloggen/link/<token>", sign_in.open_link),
    Route("/inloggen/link/<token>", sign_in.use_link, "POST"),
    Route("/inloggen/code", second_step.ask_code),
    Route("/inloggen/code", second_step.check_code, "POST"),
    Route("/inloggen/passkey", passkeys.sign_in_with_passkey, "POST"),
    Route("/inloggen/code/passkey", second_step.check_passkey, "POST"),
    Route("/inloggen/app", second_step.connect_app),
    Route("/inloggen/app", second_step.confirm_app, "POST"),
    Route("/uitloggen", own_account.sign_out, "POST"),
    Route("/account", own_account.show_account),
    Route("/account/passkeys", passkeys.offer_passkey),
    Route("/account/passkeys", passkeys.add_passkey, "POST"),
    Route("/account/passkeys/<uuid:passkey>/weg", passkeys.remove_passkey, "POST"),
    Route("/account/herstelcodes", recovery_codes.ask_before_codes),
    Route("/account/herstelcodes", recovery_codes.make_codes, "POST"),
    Route("/account/herstelcodes/passkey", recovery_codes.make_codes_by_passkey, "POST"),
    Route("/account/sessies/<uuid:session>", own_account.end_session, "POST"),
    Route("/account/andere-sessies", own_account.end_other_sessions, "POST"),
)

add_routes(accounts, ROUTES)
