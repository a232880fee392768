# Learning from corrections: a purpose of its own, off by default.

learning-off =
    {""}
    <b>Optional: help me understand better</b>
    What you correct on a card I do not learn from. Only if you let me do I keep:
    · which field became what, and which common bits of wording it had, as numbers; not your words, door or telephone.
    · For two years at most. Stop whenever you like and it is deleted. If not, you are served just the same.
learning-on =
    {""}
    <b>Helping me understand better: yes</b>
    I learn from what you correct: which field became what, and bits of wording as numbers; not your words, two years at most.
learning-allow = Yes, learn from what I correct
learning-stop = Stop learning, delete it
learning-figures = 🔎 <b>What people confirmed and put right</b> (only of tenants who let me learn)
learning-figures-none =
    Nothing to learn from yet: it is kept only of tenants who agreed in /privacy.
    To see why a ticket was understood so, reply to its card with /why, or add its number: /why R-261121-007
learning-figures-intent = Kind: right { $confirmed }, put right { $corrected }
learning-figures-repair = Trade of a repair: right { $confirmed }, put right { $corrected }
learning-figures-complaint = What a complaint is about: right { $confirmed }, put right { $corrected }
learning-figures-urgency = Urgency: right { $confirmed }, put right { $corrected }
learning-figures-place = Place: right { $confirmed }, put right { $corrected }
button-recategorise = Category
staff-ask-category = What is it really? The tenant's card will say so too.
recategorised-toast = The category is changed.
event-recategorised = { $at } { $name } changed the category to { $becomes }
