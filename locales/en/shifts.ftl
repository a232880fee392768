# Rosters, duty, swaps, hand-over, the duty log, the answer at the day's end.

pattern-day = Day shift
pattern-night = Night shift
pattern-day_and_watch = Days, every other night
pattern-day_night = Day, night, two off
pattern-weekdays = Weekdays
pattern-weekend = Weekends

# Who is on
duty-now = 🧑‍🔧 <b>On duty</b> ({ $at })
duty-next = <b>Coming next</b>
duty-role = { $role }: { $names }
duty-until = { $name } (until { $clock })
duty-always = { $name }
duty-from = { $name } ({ $at })
duty-nobody = nobody

# Claiming off duty
off-duty-ask = You are off duty. Take it anyway?
off-duty-yours = 👍 It is yours; the flat and the telephone come separately.
off-duty-taken = { $name } has taken it. Enjoy your time off.
off-duty-over = Nobody is needed for this one any more. Enjoy your time off.
button-claim-anyway = Take it anyway
off-duty-toast = You are off duty. I have asked you in private whether you want it anyway.
off-duty-again = You are off duty. If you want it anyway, tap once more within a minute.

staff-off-duty = { $name } (off)

# Rosters
roster-who = Whose roster?
roster-person = { $name } ({ $pattern })
roster-always = always on
roster-what = { $name }: which pattern from now on?
roster-free-day = A day off
roster-extra-day = An extra day
roster-no-roster = No roster, always on duty
roster-extra = { $name }: which shift?
roster-first-day = { $name }, { $what }: which is the first day?
roster-which-day = { $name }, { $what }: which day?
roster-set = ✅ { $name }, { $what }, { $day }.
roster-taken-off = ✅ { $name } is on no roster any more: always on duty.
refusal-no-such-pattern = There is no such pattern; please choose again.
refusal-shifts-overlap = Around { $day } two shifts of { $name } would overlap; please choose another day.

# Swaps
swap-day = { $weekday } { $day }/{ $month }
swap-which = Which day would you like somebody to take?
swap-no-days = You have no shifts ahead; there is nothing to swap.
swap-whom = { $day } { $hours }: who should take it?
swap-nobody = { $day } { $hours }: no colleague with your work is off that day.
swap-asked = { $colleague } is asked about { $day } { $hours }. After a yes the supervisor approves.
swap-title = 🔁 <b>Swap</b> { $day } { $hours }: { $colleague } for { $name }
swap-state-asked = { $colleague }, would you take this shift?
swap-state-agreed = { $colleague } agrees; the supervisor decides.
swap-state-approved = ✅ Approved.
swap-state-refused = Not swapped this time.
swap-done = ✅ Approved; the roster is changed.
swap-not-done = Not this time; the roster stays as it is.
button-swap-yes = Yes
button-swap-no = No
swap-toast = Noted, thank you.
refusal-swap-asked = Somebody is already asked about { $day }; please wait for the answer.
refusal-swap-not-possible = This shift cannot be swapped any more; please choose again.

# Hand-over
hand-over-title = 🔄 <b>Hand-over</b> { $group } · { $at }
hand-over-outgoing = Going: { $names }
hand-over-incoming = Coming: { $names }
hand-over-nobody = nobody
hand-over-open = ⏳ <b>Nobody has it yet</b>
hand-over-promised = 🕒 <b>Promised</b>
hand-over-working = 👷 <b>In work</b>
hand-over-waiting = ⏸ <b>Waiting</b>
hand-over-over = ✅ <b>Over by now</b>
hand-over-burning = 🔴 <b>Late</b>
hand-over-more = and { $count } more
hand-over-owner = { $name }
hand-over-until = { $reason }, until { $until }
hand-over-promise = by { $until }
hand-over-taken = ✓ { $name }
hand-over-notes = 📝 <b>From the duty log</b>
hand-over-note = • { $text }
hand-over-ask = Please accept one by one or all at once. What is left after { $minutes } minutes goes to the supervisor.
hand-over-told = ⚠️ Not all accepted; the supervisor has been told.
hand-over-older = Handed on with the next shift.
hand-over-nothing = Nothing is left open. All handed over.
hand-over-accepted = ✅ Accepted by { $name } ({ $at })
hand-over-late = ⚠️ { $group }: { $minutes } minutes after the hand-over, { $count } still not accepted:
button-accept-one = Accept { $number }
button-accept-all = Accept all
button-accept-rest = I accept them
accepted-items-toast = Accepted. Thank you.
refusal-hand-over-incoming = Please leave this to a colleague who is on duty now.
refusal-hand-over-taken = { $name } has accepted it already.

# The duty log
log-title = 📔 <b>Duty log</b> { $group } · { $day }
log-empty = Nothing yet. Send /log and a sentence to write something down.
log-yesterday = ‹ Day before
log-older = Earlier
log-newer = Later
log-written = 📔 Written down.
log-said = 📝 { $name }: { $text }
log-claimed = { $name } took { $number }
log-claimed-off-duty = { $name } took { $number } off duty
log-emergency = 🚨 Emergency { $number }
log-alerted = 🚨 An emergency was heard of; the people on duty were called
log-called-off = The tenant took back an emergency
log-escalated = ⬆️ { $number } escalated
log-taken = ⬆️ { $name } took over { $number }
log-moved = { $number } went to another team
log-handed-over = 🔄 Hand-over with { $text } open
log-accepted = ✅ { $name } accepted the hand-over
log-not-accepted = ⚠️ Hand-over not accepted ({ $text } left); the supervisor was told
log-swapped = 🔁 Swapped: { $name } → { $text }
refusal-no-log-here = You have no group yet; please send /log in your group.

# The answer at the day's end
day-end-title = 🌆 Not finished today, so here is where it stands:
day-end-matter = <b>{ $number }</b> { $what }
day-end-nothing = No news today. Sorry to keep you waiting.
day-end-waiting = ⏸ Waiting: { $reason }. Work goes on { $until } at the latest.
day-end-promised = 🕒 { $name } promised to be done by { $until }.
day-end-shift = 👷 { $name } is off now and goes on { $at }.
day-end-working = 👷 { $name } is still on it; you will hear as soon as it is done.
day-end-open = ⏳ We are still finding somebody; you will hear as soon as it is taken.
day-end-thanks = Thank you for your patience. If it is urgent, call { $phone }.

# Why
why-hand-over = a shift ends and is handed over
why-hand-over-late = whatever of the hand-over is not accepted goes to the supervisor
why-plan-hand-overs = the hand-overs of the next two days are planned
why-day-end = whatever was not solved today is answered today

# guanjia jobs
jobs-none = Nothing is due.
jobs-overdue = [overdue by { $hours }:{ $minutes }]
jobs-recurs = (recurring)

command-duty = Who is on duty
command-log = The duty log
command-swap = Swap a day
command-roster = Set rosters
