"""The rules: one verb each, in one transaction each.

A rule is `def verb(tx, ..., *, now) -> Thing`. It knows no Telegram, reads no clock and never
commits; what it has to tell people it owes through the outbox, in the same transaction.
"""
