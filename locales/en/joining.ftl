# First meeting, registering a home, invitation codes, the desk's decision.

nav-back = ‹ Back
nav-cancel = Cancel
list-comma = {", "}

welcome =
    Good day, { $name }. I am the butler of { $estate }: repairs, complaints and questions, just write to me.
    Tell me once where you live; after that one line from you is enough.
    If it is urgent, call the service desk: { $phone }
welcome-code = I have a code
welcome-find = Find my home
welcome-language = 🌐 Language · 语言

consent-before = Before I note anything about you, please read this.
consent-words =
    How we use your data (version { $version })
    · Why: only for repairs, complaints, notices and the like.
    · Abroad: what you write in Telegram passes through Telegram's servers abroad; { $estate } keeps its own records itself.
    · How long: until you move out or withdraw; finished work orders as the rules require.
    · Whom to ask: the service desk, { $phone }. /privacy shows this again and lets you withdraw.
consent-opinion = · Help from outside: words that { $estate } did not understand are shown to a language service, without telephones, names, homes and numbers. It advises and decides nothing.
consent-dictation = · Voice notes: they go as they are to a transcription service; you are shown the words before they count.
consent-new = The lines on help from outside were added after you agreed. Unless you agree to them too, your words and voice notes stay here, and everything else goes on as before.
consent-new-yes = I agree to these too
consent-yes = I agree, servers abroad included
consent-no = Not now
consent-declined =
    As you wish: nothing about you is noted.
    The service desk is there for you: { $phone }. If you change your mind, send /start.

code-ask = Send me your code, or tap the link you were given.
place-building = Which building?
place-floor = { $building }: which floor?
place-unit = { $building }, floor { $floor }: which door?
place-none = No homes are listed here yet. Please call the service desk: { $phone }
tie-ask = { $unit }: you are the
join-confirm = Is this right: { $unit }, { $tie }? Shall I ask the service desk to confirm?
join-send = Yes, ask them
join-asked =
    The service desk has your request: { $unit }, { $tie }.
    I will tell you here as soon as they answer.
conversation-closed = Very well, nothing was changed.

join-card =
    👤 Someone moves in
    { $name } ({ $username })
    { $unit } · { $tie }
    asked { $at }
join-card-approved = ✅ { $name } said yes, { $at }
join-card-refused = ❌ { $name } said no, { $at }
join-yes = Yes
join-no = No
join-approved-toast = Done. I am telling them now.
join-refused-toast = Noted. I am telling them now.

joined-unit =
    🏠 { $unit } is registered to you ({ $tie }).
    From now on send me one line or a photo: I find the right person and tell you how it goes.
joined-staff =
    🪪 Welcome to the team: { $role }.
    Trades: { $trades }
    Buildings: { $buildings }
joined-everything = all
join-refused =
    The service desk could not confirm { $unit } for you.
    Please come to the front desk with your papers, or call { $phone }, and we will look again.

refusal-who-is-this = Please use your own account: I cannot recognise anonymous admins and channels.
refusal-consent-first = Please read first how we use your data: send /privacy.
refusal-not-yours-to-do = That is not within your duties.
refusal-wrong-code = This code is wrong, used or expired. Please ask the office for a new one.
refusal-code-yours = You have used this code already and all is well: just write to me.
refusal-too-many-codes = That was { $tries } wrong codes. Please try again in an hour, or ask for a new one.
refusal-code-in-group = Codes do not belong in a group. This one is void: ask for a new one and send it to me privately.
refusal-already-home = You are registered in { $unit } already. Just write to me.
refusal-no-desk = The service desk's group is not connected yet. Please call the desk to register.
refusal-too-many-requests = Some requests of yours still wait for the desk. Please let it answer first.
refusal-no-such-request = That request is gone.
refusal-own-request = A colleague has to decide about your own request.
refusal-request-decided = { $name } has decided this already.
refusal-no-such-unit = I cannot find that home. Please choose again.
refusal-not-living-there = Nobody of that name is registered here.
