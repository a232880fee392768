# What is said when it may be, is, or was no emergency: the draft's one question, the alert, the false alarm.

# The draft card: certainty is felt in the words
felt-seems = Looks like { $what }
felt-perhaps = Perhaps { $what }, perhaps { $other }
felt-perhaps-one = Perhaps { $what }; I am not sure yet
felt-kind-perhaps = { $kind }: perhaps { $what }, perhaps { $other }
felt-kind-perhaps-one = { $kind }: perhaps { $what }; I am not sure yet
felt-something = something else
felt-nothing = I do not know yet what it is about
felt-dot = {" · "}
felt-place-assumed = { $place } (not said, so I took your home)
felt-place = place not said, taken to be their home
felt-unconfirmed = ❔ Not confirmed by the tenant: { $what }
felt-danger-unanswered = ❗ The tenant did not say whether there is danger: please ring first
button-others = More…

# Is it happening now
draft-in-case = In case it is happening now, do this first:
draft-ask-danger = ⚠️ One question first: is any of this happening right now? One tap and I call people at once.
    If I hear nothing within { $seconds } seconds, the desk will ring you, just in case.
draft-ask-danger-still = ⚠️ I had no answer, so the desk has been asked to ring you now. A tap still helps:
draft-check-alarm = Look after yourself first. If you cannot tap “Submit”, I submit it for you in { $seconds } seconds.
button-no-danger = None of these, no danger
danger-unnamed = perhaps danger
danger-toast = Help has been called. Please read the safety advice on the card first.
danger-none-toast = Good. I am glad there is no danger.

# The alert in the group
draft-alerted-team = 🚨 { $team } has been called as well. Telephone: { $phone }
alert-ticket = Ticket { $number } is in the group now; please claim it.
alert-now = 🚨 <b>Emergency</b> { $number } { $what }: there is danger now. Please go at once.
alert-unanswered = ❗ <b>{ $number }</b> may be dangerous ({ $danger }): the tenant was asked and did not answer. Please claim it and ring now.
alert-off-staff = ✅ A false alarm: { $what }. { $name } looked at { $at }: no danger, no need to hurry there.
button-false-alarm = False alarm, no danger
false-alarm-toast = Noted. The tenant gets a reassuring word.
refusal-alarm-over = This alarm is over already.
refusal-alarm-over-by = { $name } has just ended this alarm.

# A false alarm
button-take-back = It was nothing
take-back-toast = Glad it was nothing! Everyone knows they need not come. If in doubt, please tell us at once next time too.
alarm-eased = 💚 { $name } has looked: there is no danger. Thank you for telling us at once; better once too often.
alarm-eased-draft = You need do nothing. If something still needs doing, tap “Submit” on the card above and we treat it as an everyday matter.
alarm-eased-ticket = You need do nothing. We go on with { $number } as an everyday matter and keep you posted.
alarm-over-cancelled = 💚 { $number } { $what }: the tenant says it was nothing after all. No need to go; thank you.
alarm-over-ordinary = 💚 { $number } { $what }: no danger, no hurry; please go on with it as an everyday matter.

status-next-taken-back = 💚 It was nothing, and I am glad. Everyone knows they need not come. If in doubt, please tell me at once next time too.
button-danger-is = Danger: call people
button-danger-not = No danger
danger-called-toast = People have been called.

# Counted
alarms-figures = 🚨 { $month }: { $raised ->
        [one] { $raised } alarm
       *[other] { $raised } alarms
    }, { $false } of them false (said by the tenant: { $tenant }, seen by staff: { $staff })
alarms-figures-line = { $danger } { $false }/{ $raised }
alarms-figures-none = 🚨 { $month }: no alarms

event-alerted = { $at } { $team } called
event-called_off = { $at } alarm over, no danger
event-danger = { $at } there is danger
event-no_danger = { $at } no danger
event-unanswered = { $at } asked about danger, no answer
why-danger-unanswered = It may be dangerous and the tenant has not answered
