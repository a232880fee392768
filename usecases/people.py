"""Who somebody is, what he may do, and what he agreed to.

Rights are read in the transaction that uses them, never remembered: whoever was taken off the
roster, or moved out, a moment ago is refused a moment later.
"""

#: The wording people agreed to; a new wording asks everybody again.
CONSENT_VERSION = 1
