"""Letters to people who work on the route map: written, kept in an outbox, and sent by SMTP."""
