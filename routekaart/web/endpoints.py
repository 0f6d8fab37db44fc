"""Who may open what: every endpoint with its audience. What does not stand here is refused."""

from __future__ import annotations

from routekaart.web.kit.access import Audience

AUDIENCE_OF: dict[str, Audience] = {
    "audio": "everyone",
    "machines.choose_language": "everyone",
    "machines.describe_app": "everyone",
    "machines.guide_robots": "everyone",
    "machines.list_pages": "everyone",
    "machines.say_alive": "everyone",
    "machines.say_ready": "everyone",
    "machines.say_whom_to_warn": "everyone",
    "machines.show_icon": "everyone",
    "public.about": "everyone",
    "public.accessibility": "everyone",
    "public.correct": "everyone",
    "public.corrected": "everyone",
    "public.correction": "everyone",
    "public.emergency": "everyone",
    "public.home": "everyone",
    "public.partner": "everyone",
    "public.place": "everyone",
    "public.privacy": "everyone",
    "public.route": "everyone",
    "public.search": "everyone",
    "public.search_words": "everyone",
    "public.service": "everyone",
    "public.today": "everyone",
    "static": "everyone",
    "accounts.ask_link": "everyone",
    "accounts.open_link": "everyone",
    "accounts.send_link": "everyone",
    "accounts.show_sent": "everyone",
    "accounts.use_link": "everyone",
    "accounts.ask_code": "halfway",
    "accounts.check_code": "halfway",
    "accounts.confirm_app": "halfway",
    "accounts.connect_app": "halfway",
    "accounts.sign_out": "halfway",
    "accounts.end_other_sessions": "signed in",
    "accounts.end_session": "signed in",
    "accounts.show_account": "signed in",
    "office.show_home": "officers",
    "partners.ask_name": "partner editors",
    "partners.begin": "partner editors",
    "partners.confirm_entry": "partner editors",
    "partners.copy": "partner editors",
    "partners.save_section": "partner editors",
    "partners.show_entry": "partner editors",
    "partners.show_home": "partner editors",
    "partners.show_section": "partner editors",
    "partners.submit_entry": "partner editors",
    "partners.withdraw_entry": "partner editors",
}

IN_A_DEMO: dict[str, Audience] = {
    "demo.sign_in_as": "everyone",
    "demo.show_post": "everyone",
}
"""There only under `routekaart demo`, for this machine alone."""
