"""Help from outside, if the operator wants it: a second opinion on unclear words, voice notes written down.

Any endpoint that speaks OpenAI's way will do, a vendor's or a server in one's own cellar. Nothing here is needed:
whatever is late, broken or lying changes nothing, and without settings nobody is asked. No database, no Telegram; what
leaves the house for an opinion is `Masked`.
"""
