# Tickets: the draft card, the tenant's card, the staff card, the news on the way.

when-today = today { $clock }
when-tomorrow = tomorrow { $clock }
when-yesterday = yesterday { $clock }
when-date = { $weekday } { $day }/{ $month } { $clock }
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
span-hours = { $hours } h
span-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}

# Lines on cards
card-words = { $words }
card-place = 📍 { $place }
card-place-floor = 📍 { $building }, floor { $floor }
card-contact = 🕒 Best time: { $when }
card-anonymous = 🙈 Anonymous towards the staff group
card-rated = { $stars } { $chips }
card-pieces-photo = 🖼 { $count ->
    [one] { $count } photo
   *[other] { $count } photos
}
card-pieces-video = 🎬 { $count ->
    [one] { $count } video
   *[other] { $count } videos
}
card-pieces-voice = 🎙 { $count ->
    [one] { $count } voice note
   *[other] { $count } voice notes
}
card-pieces-audio = 🎵 { $count ->
    [one] { $count } audio file
   *[other] { $count } audio files
}
card-pieces-document = 📎 { $count ->
    [one] { $count } file
   *[other] { $count } files
}
card-pieces-location = 🗺 { $count ->
    [one] { $count } location
   *[other] { $count } locations
}
card-pieces-contact = 👤 { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
card-pieces-other = 📦 { $count ->
    [one] { $count } other item
   *[other] { $count } other items
}
place-public = Common area
contact-now = any time
contact-today = today, daytime
contact-evening = this evening
contact-tomorrow = tomorrow
contact-weekend = weekend
hazard-call = ☎️ In danger, call { $number } directly

report-choose = Choose a kind, or just write or photograph it for me:
report-tell = { $kind }, very well. Write it, photograph it or say it.

# The draft card
draft-check = Did I get this right? Tap “Submit”, or tap what should be changed.
draft-ask-words = I have it. One sentence about what is wrong helps; you may also submit as it is.
draft-ask-kind = What kind of matter is it?
draft-ask-category = Which comes closest?
draft-ask-place = Where is it? Choose a place, or write it.
draft-ask-urgency = How urgent is it? If the danger is happening now, choose “Emergency” and I call people at once.
draft-ask-contact = When may we reach you?
draft-write-place = Please write the place, for instance: lobby of block 12, car park zone B.
draft-write-contact = Please write when you can be reached, for instance: Saturday morning.
draft-submitted = Submitted: { $number }
draft-still-place = First tell me where it is, then submit.
draft-discarded = Dropped.
draft-merged = Joined with the one before.
draft-added = Added to { $number }.

draft-alerted = 🚨 { $team } has been called as well: { $names }. Telephone: { $phone }
alert-title = 🚨 <b>Emergency</b> { $what }
alert-hint = The tenant is confirming; the ticket follows at once. Please get ready: { $names }
alert-off = ✅ It was nothing: the tenant took back the emergency ({ $what }). No need to go.

button-submit = Submit
button-discard = Drop it
button-kind = Kind
button-category = Category
button-place = Place
button-urgency = Urgency
button-contact = Best time
button-anonymous-yes = Anonymous
button-anonymous-no = With my name
button-own-words = Let me write…
button-merge = Join with the one before
button-add-to = Add to { $number }
button-back = ‹ Back

# The tenant's card
button-urge = Urge
button-cancel = Cancel
button-cancel-yes = Yes, cancel it
status-next-open = ⏳ It is with the team. You will hear as soon as somebody takes it.
status-next-claimed = 👷 { $name } is on it and will be in touch before coming.
status-next-promised = 👷 { $name } promised: done by { $until }.
status-next-arrived = 🚪 { $name } is there.
status-next-waiting = ⏸ Waiting: { $reason }. Work goes on { $until } at the latest.
status-next-returned = 🔁 { $name } carries on. Bear with us.
status-next-done = ✅ { $name } says it is done. Please check.
status-next-declined = We are sorry, we cannot do this. The reason is in the message below.
status-next-accepted = 🙏 Thank you for checking.
status-next-closed = 🙏 This matter is closed. Thank you.
status-next-cancelled = Cancelled as you wished. Write to me whenever you need us.
status-next-joined = Joined with the same incident; you will hear how it goes.
status-next-merged = Joined with the one before.
status-next-discarded = Very well, nothing was submitted. Write to me whenever you need us.

event-submitted = { $at } submitted
event-claimed = { $at } { $name } took it
event-handed = { $at } { $name } handed it to { $to }
event-moved = { $at } { $name } sent it to { $team }
event-promised = { $at } { $name } promised: done by { $until }
event-arrived = { $at } { $name } arrived
event-held = { $at } on hold: { $reason }, until { $until }
event-resumed = { $at } { $name } carries on
event-done = { $at } { $name } finished
event-returned = { $at } returned by the tenant: { $reason }
event-declined = { $at } { $name }: cannot be done ({ $reason })
event-objected = { $at } the tenant objected; with the service desk
event-agreed = { $at } the tenant agreed
event-accepted = { $at } accepted by the tenant
event-rated = { $at } rated { $stars }
event-cancelled = { $at } cancelled by the tenant
event-urged = { $at } the tenant urged
event-expired = { $at } not submitted in time
event-discarded = { $at } dropped
event-called = { $at } { $name } called the tenant

urged-done = Passed on. Latest: { $news }
ask-objected = <b>{ $number }</b> is with the service desk now; you will hear as soon as there is news.
news-passed-on = ✓ Passed on to { $name } ({ $number })
news-passed-on-group = ✓ Passed on to the team ({ $number })
mine-in-hand = You have { $count } in hand:
small-talk = Hello, I am the butler. Repairs, complaints, ideas, questions: write, photograph or say them; /mine shows how things stand.
event-added = { $at } the tenant added something
event-edited = { $at } the tenant corrected the words
mine-none = Nothing of yours is open. If you need anything, just write to me.
mine-title = { $count ->
    [one] One matter of yours is open. Tap to see how it stands:
   *[other] { $count } matters of yours are open. Tap to see how they stand:
}
cancelled-toast = { $number } is cancelled

# Acceptance and rating
ask-solved = 🛠 <b>{ $number }</b> { $what }
    { $name } says it is done. Is it solved?
ask-result = Note: { $words }
ask-cost = Cost: { $yuan } yuan
ask-why-not = What is still wrong? Choose one; then you may add a word or a photo.
ask-returned = <b>{ $number }</b> went back; { $name } carries on.
ask-over = <b>{ $number }</b> is over.
ask-agreed = <b>{ $number }</b> Thank you for understanding.
ask-declined = <b>{ $number }</b> We are sorry: { $name } says it cannot be done ({ $reason }). Do you agree? If not, the service desk takes it up.
ask-stars = Thank you. How did we do on <b>{ $number }</b>?
ask-thanks = 🙏 Thank you for { $stars } ({ $number })
ask-sorry = We are sorry we let you down ({ $stars }, { $number }). The supervisor will call you.
ask-why = If you like, tell us why:
ask-chosen = { $chips }
ask-write-words = Just write it; I keep it as it is.
ask-return-words = { $number } went back. Add a word or a photo if you like; it goes straight to the worker.
button-solved = Solved
button-not-yet = Not yet
button-agree = I agree
button-object = I do not agree
button-words = Write a few words
button-enough = That is all
accepted-toast = Glad to hear it. Thank you.
returned-toast = Sent back; the worker carries on.
rated-toast = Thank you.
objected-toast = The service desk takes it up.
agreed-toast = Thank you for understanding.

task-low-stars = 📞 <b>Return visit</b> { $number } got only { $stars }; handled by { $owner }
task-call = Please call { $name }: { $phone }
task-done = ✅ { $name } has called ({ $at })
button-called = Called
called-toast = Noted, thank you.

# News on the way
news-claimed = 👷 <b>{ $number }</b> { $what }: { $name } has taken it and is on it.
news-promised = 🕒 <b>{ $number }</b>: { $name } promised to be done by { $until }.
news-held = ⏸ <b>{ $number }</b> is waiting: { $reason }. Work goes on { $until } at the latest.
news-pictures = Pictures of { $number }
news-proof = { $number }: the finished work ({ $name })
news-from-staff = 💬 { $name } ({ $number })
news-from-tenant = 💬 The tenant adds ({ $number })
news-tenant-edited = ✏️ The tenant corrected the words ({ $number })
news-urged = 🔔 The tenant urges: <b>{ $number }</b> { $what } (no. { $times }). Please answer soon.
news-no-group = ⚠️ { $number } could not be delivered: no group is bound to { $team } yet. Use /bind; it arrives by itself after that.
owner-accepted = ✅ { $number } was accepted. Well done.
owner-returned = 🔁 { $number }: not solved yet, says the tenant. Please carry on.
owner-rated = { $number } was rated { $stars }
owner-cancelled = { $number } was cancelled by the tenant; no need to go.
brief-title = 🔑 <b>{ $number }</b> { $what } is yours
brief-tenant = 👤 { $name } ☎️ { $phone }
brief-hint = The flat and the number are for you alone; please do not pass them on.

# The staff card
staff-unclaimed = ⏳ Waiting to be claimed
staff-owner = 👷 { $name }
staff-promised = 🕒 promised by { $until }
staff-key-tenant = ❤️ Key tenant, first in line
staff-result = 📝 { $words }
staff-cost = 💰 { $yuan } yuan
staff-moved = Sent on to { $team }.
staff-ask-promise = Done within how long? The tenant hears it at once.
staff-ask-hold = What are we waiting for, and until when? The tenant hears it at once.
staff-ask-decline = Why can it not be done? The tenant hears it at once.
staff-ask-transfer = Hand it to whom?
staff-ask-result = { $name }, is <b>{ $number }</b> done? Please send a photo of the result, with a word and the cost if you like (for instance: new hose, cost 80).
staff-result-noted = { $number }: noted. Send a photo, or tap the button below.
staff-ask-question = { $name }, reply to this message with what you want to ask the tenant ({ $number }).
button-claim = Claim
button-arrived = Arrived
button-done = Done
button-no-photo = No photo, it is done
button-promise = Promise
button-hold = Hold
button-resume = Carry on
button-ask = Ask tenant
button-transfer = Transfer
button-decline = Cannot be done
button-to-team = To { $team }
claimed-toast = { $number } is yours. The flat is in your private chat.
arrived-toast = Arrival noted.
promised-toast = The tenant has been told.
held-toast = On hold; the tenant has been told.
resumed-toast = Carry on.
handed-toast = Handed over.
declined-toast = The tenant has been told honestly.
done-toast = Please send a photo of the result.
finished-toast = Done; the tenant is asked to check.
ask-toast = Please write your question.
claim-usage = Like this: /claim R-261121-007
claimed-by-text = { $number } is yours; the flat is in your private chat.
talk-too-late = This matter is closed; the tenant did not get your words.

# When we say no
refusal-stale = That button is out of date; the card has been renewed.
refusal-already-submitted = It is submitted already; please look at the newest card.
refusal-no-such-ticket = No such ticket was found.
refusal-no-such-colleague = No such colleague was found.
refusal-not-staff = Only staff on the roster can do this.
refusal-not-your-team = This ticket belongs to { $team }, and you are not in that team.
refusal-not-your-trade = This ticket takes { $trade }; please leave it to a colleague with that trade.
refusal-not-your-building = { $building } is not one of your buildings.
refusal-claim-first = Please claim it first.
refusal-owned-by = { $owner } has this ticket.
refusal-claimed-by = { $owner } was faster and took it at { $at }.
refusal-urged-already = We passed it on at { $at }; please wait { $minutes } minutes between urges.
trouble = Sorry, something went wrong. Your words are kept and we are on it. If it is urgent, call { $phone }.
trouble-report = ⚠️ Internal trouble: { $kind } (row { $row }, { $error }). The message is kept; please see the log.
trouble-away = We were offline from { $since } to { $until }. Messages are safe; taps from that time may be lost, please tap again.
cannot-read = I cannot read that kind of message yet. Please use text, a photo, a voice note or a video.
emergency-stranger = That sounds urgent. Please call the estate at once: { $phone }.
emergency-stranger-call = If the danger is happening now, call { $number } directly.

# Why each step that is planned ahead is planned
why-draft-expires = drafts are kept for 24 hours
why-alarm-submits = an emergency, and the tenant had no time to press submit
