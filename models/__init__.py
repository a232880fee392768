"""The saved world: tables, states and the moves between them, refusals, and the catalogue's schema.

Nothing in this room knows Telegram, and only `models.database` knows what time it is.
"""
