"""What people see: the words and buttons of every card and notice.

A face is drawn from rows and facts at the moment of sending, in the reader's language. Neither
Telegram library is known here: handlers parse a button's payload with `cards.codec`, the outbox
writes it with the same, and neither needs the other.
"""
