# Promised times: lines on cards, reminders, what is late, calls in an emergency, the morning's message.

span-minutes = { $minutes } min

# Times on cards
clock-first = Claim
clock-arrival = Arrival
clock-fix = Repair
clock-answer-arrival = First answer
clock-answer-fix = Answer
clock-runs = 🕒 { $clock } due { $due }
clock-late = ⏰ { $clock } was due { $due }, { $late } late
clock-paused = ⏸ { $clock } paused, { $left } left
expected-arrival = 🕒 Expected on site by { $due }
expected-work = 🕒 Expected to be done by { $due }
expected-answer = 🕒 Expect our answer by { $due }
expected-note = 🕒 Expect our reply by { $due }
expected-late = ⏰ This takes longer than expected. We are sorry, and we are on it.
status-next-late = ⏰ The promised time has passed. We are sorry; { $name } was asked for a new one.
event-pause_over = { $at } waiting is over ({ $reason }), work goes on
event-extended = { $at } { $name } needs more time: { $reason }, now by { $until }
event-taken = { $at } { $name } took over

# To the worker: the promised time is near
nudge = 🔔 <b>{ $number }</b> { $what }: you promised it by { $until }, { $left } to go. Will you make it?
button-on-time = In time
button-more = +{ $span }
promise-broken = ⏰ <b>{ $number }</b> { $what }: the promised { $until } has passed. Please give the tenant a new time.
pause-over = ▶️ <b>{ $number }</b> { $what }: the wait is over, please go on.
taken-over = { $name } has taken over { $number }. Thank you.
on-time-toast = Good, thank you!
done-in-group-toast = Please send the photo of the result in the group.

# To the tenant
promise-may-be-late = ⏰ <b>{ $number }</b>: this may be later than the promised { $until }. { $name } has been reminded.
promise-passed = ⏰ <b>{ $number }</b>: the promised { $until } has passed, and we are sorry. { $name } was asked for a new time.
promise-moved = 🕒 <b>{ $number }</b>: a new time - { $name } will be done by { $until }.
extended-fix = 🕒 <b>{ $number }</b>: it needs a little longer ({ $reason }), now by { $until }. Sorry for the trouble.
extended-arrival = 🕒 <b>{ $number }</b>: we come a little later ({ $reason }), now by { $until }. Sorry for the trouble.

# What is late
late-title = ⏰ <b>{ $number }</b> { $what }: { $clock } { $late } late
late-over = ✅ <b>{ $number }</b> is taken care of.
late-claimed = ✅ <b>{ $number }</b> has been claimed.
late-paused = ⏸ <b>{ $number }</b> is on hold, its time does not count.
late-extended = 🕒 <b>{ $number }</b> has a new time: { $due }
late-ask-extend = Why does it take longer, and how long? The tenant will know at once.
late-ask-transfer = Hand it to whom?
button-take-over = Take over
button-extend = More time
refusal-not-overseer = Only supervisors and managers can take over.

# Calls in an emergency
call-draft = The tenant is confirming. Please get ready to go.
call-open = <b>{ $number }</b> has waited { $late }. Please claim it now.
call-taken = ✅ { $name } has claimed it.
call-over = ✅ It is over, no need to go.
emergency-again = 🚨 <b>Emergency</b> { $number } { $what }: { $late } and nobody has claimed it!

# The morning's message
morning = ☀️ Good morning. { $count ->
    [one] One thing
   *[other] { $count } things
} came up in the night:
morning-more = … and { $count } more.

# Why each planned step is planned
why-clock-first = The time to claim is over
why-clock-arrival = The time to arrive is over
why-clock-fix = The time to finish is over
why-late-owner = Late: remind whoever has it
why-late-group = Late: remind the group
why-late-supervisor = Late: report to the supervisor on duty
why-late-manager = Late: report to the manager
why-late-director = Late: report to the director
why-pause-ends = The time on hold is over
why-promise-nudge = The promised time is near: remind the worker
why-promise-warn = It may slip: tell the tenant first
why-promise-due = The promised time has come
why-emergency-again = Nobody has claimed the emergency
