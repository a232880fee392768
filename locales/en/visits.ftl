# After the work: asked once more, return visits, and what follows a low score.

# Solved? Asked once more, then closed without an answer
ask-again = 🔔 Just asking once more. Without a word from you it is closed as unconfirmed after { $days } days.
ask-unconfirmed = 📁 <b>{ $number }</b> { $what }
    No word from you for { $days } days, so it is closed as unconfirmed.
ask-unconfirmed-still = It is not too late: is it solved?
ask-unconfirmed-over = If something is still wrong, just write to me: it becomes a new matter.
news-tenant-waits = 💬 <b>{ $number }</b> { $what }: the tenant spoke last and nobody has answered. Please reply, or have another look.
refusal-reopen-too-late = It was closed more than { $days } days ago and cannot be sent back. Just write to me and it becomes a new one at once.
event-reminded = { $at } the tenant was asked again
event-nudged = { $at } reminder: the tenant waits for an answer
event-unconfirmed = { $at } no word from the tenant, closed as unconfirmed
event-confirmed = { $at } the tenant confirmed later: solved
event-visited = { $at } { $name } made a return visit
event-task = { $at } passed to the supervisor
event-rated_again = { $at } the tenant gave his stars again

# Some days later
still-fine = 🔎 <b>{ $number }</b> { $what }
    This was done a few days ago. Still fine?
still-fine-thanks = 🙏 Thank you, good to know.
still-fine-back = Sent back; { $name } goes on with it.
button-still-fine = Still fine
button-came-back = It came back

# The visit as a task
visit-title = 📋 <b>Return visit</b> · { $way } <b>{ $number }</b>
visit-way-chat = in chat
visit-way-phone = by phone
visit-way-door = at the door
visit-why-solved = The usual question after the work
visit-why-sample = Drawn this week
visit-why-low_stars = A low score
visit-why-repeat = The same thing again
visit-why-survey = Criticism in a survey
visit-why-unvisited = An open matter, and a week without a word from us
visit-handled-by = Handled by { $name }, who takes no part in the visit
visit-due = ⏳ Please by { $until }
visit-overdue = ⏰ Overdue: it was to be done by { $until }
visit-taken = 👤 { $name } makes this visit
visit-tries = Not reached { $count } of { $most } times
visit-result-solved = ✅ Solved, says the tenant
visit-result-not_solved = ❌ Not solved, says the tenant; the supervisor has it
visit-result-spoken = ✅ Spoken with the tenant
visit-result-not_reached = 📵 Not reached
visit-result-no_answer = No answer
visit-result-not_needed = ↩️ The matter has moved on; no call needed
visit-stars = Stars when asked: { $stars }
visit-proof-waits = Waiting for the tenant to confirm in chat, or for a photo of the signed sheet
visit-proof-confirmed = ✍️ Confirmed by the tenant
visit-proof-sheet = 🖼 The signed sheet is kept
visit-proof-denied = ⚠️ Nobody was here, says the tenant
visit-hidden = The tenant wishes to stay unnamed: reply to the ticket's card in the group and your words reach him.
visit-tenant = 👤 { $name }  ☎️ { $phone }
visit-hint-door = At the door, please ask: is it solved? How many stars? Have the tenant confirm in chat, or sign the sheet and take a photo.
visit-hint-phone = Please call and ask: how is it now? What else can we do?
visit-ask-words = { $name }, please write what the tenant said.
visit-ask-sheet = { $name }, please send a photo of the signed sheet.
visit-denied = ⚠️ Return visit { $number }: { $visitor } reports it made, { $tenant } says nobody came. Please look into it.
visit-heard = Noted, thank you.
visit-not-that = Please send words or a photo, as asked.
visit-taken-toast = It is yours. The address is in your private chat.
button-visit-take = I'll go
button-visit-solved = Solved
button-visit-not_solved = Not solved
button-visit-spoken = Spoken
button-visit-not_reached = Not reached
button-visit-words = Tenant's words
button-visit-sheet = Signed sheet
refusal-no-such-visit = There is no such visit.
refusal-visit-own = You had a hand in this matter, so somebody else makes the visit.
refusal-visit-taken = { $name } is making this visit already.
refusal-visit-take-first = Please tap "I'll go" first.

# The tenant confirms
door-asked = 🚪 { $name } says that a return visit was just made at your door ({ $number }). Is that so?
door-thanks = 🙏 Thank you for confirming.
door-sorry = Sorry about that. We look into it and will be in touch.
button-door-yes = Yes
button-door-no = Nobody came

# After a low score
task-not-solved = 📞 <b>Return visit</b> { $number }: not solved, says the tenant; handled by { $owner }
task-due = ⏳ Please call by { $until }
task-overdue = ⏰ Overdue: the call was due by { $until }; the managers know
task-note = 📝 { $words }
task-ask-words = Please write what was said and what was promised.
task-given-up = 📵 { $name } could not reach the tenant ({ $at }); he was asked again in chat
task-withdrawn = ↩️ The tenant corrected the score; no call needed
task-second = Stars the second time: { $stars }
button-not-reached = Not reached
button-task-words = Add a note
again-called = 🙏 { $name } has called you about <b>{ $number }</b>.
again-tried = 🙏 { $name } tried to call you about <b>{ $number }</b> and could not reach you.
again-stars = How do you find it now?
again-thanks = Thank you for { $stars }

# The numbers
command-visits = Return visits in numbers
figures-title = 📊 <b>Return visits of the last { $days } days</b>
figures-none = No visits were drawn.
figures-drawn = Of { $population } complaints { $drawn } were drawn, and { $added } with low scores or repeats added; { $visited } visits made.
figures-door = At the door and confirmed: { $doors } ({ $share }).
figures-content = Of { $sampled } drawn and heard, { $solved } say solved ({ $share }); for all complaints that means { $low } to { $high }, at 95 % confidence.
figures-asked = After repairs { $asked } were asked in chat, { $answered } answered, { $back } came back.
figures-unvisited = Calls on tenants without a word from us for a week: { $count }.
figures-recovered = Low scores or not solved: { $low }; asked again and answered: { $answered }; recovered: { $recovered } ({ $share }).
figures-open = Still to do: { $open }, of these overdue: { $overdue }.

# Why
why-ask-again = Not accepted yet: ask once more
why-close-unconfirmed = No answer at all: close as unconfirmed
why-nudge = The tenant spoke last: remind us to answer
why-close-accepted = Accepted without stars: close
why-still-fine = Two days after the repair: still fine?
why-visit-told = A visit that came up at night is told by day
why-visit-due = The visit's clock
why-visit-confirm = Ask the tenant whether somebody was at his door
why-draw = Complaints are drawn for return visits every week
why-unvisited = Look for tenants without a word from us for a week
why-task-told = A low score at night is told by day
why-task-overdue = The clock of the supervisor's call
why-ask-stars-again = He was called: ask for his stars again
