# Announcements.

announcement-water_off = Water will be off
announcement-water_off-words =
    Planned work: no water at { $where }
    <b>{ $from }</b> until <b>{ $until }</b>
    Please store some beforehand and keep your taps closed meanwhile. If it runs brown afterwards, let it run for a moment. Sorry for the trouble; if it is urgent, call { $phone }.
announcement-power_off = Power will be off
announcement-power_off-words =
    Planned work: no power at { $where }
    <b>{ $from }</b> until <b>{ $until }</b>
    Please charge your phone, unplug your computer before it begins, and keep out of the lifts if you can. Sorry for the trouble; if it is urgent, call { $phone }.
announcement-lift_off = The lift will stop
announcement-lift_off-words =
    Maintenance: the lift at { $where } stops
    <b>{ $from }</b> until <b>{ $until }</b>
    If somebody old or ill has to go up or down, or you have something heavy to carry, call { $phone }: we will help.
announcement-gas_off = Gas will be off
announcement-gas_off-words =
    Planned work: no gas at { $where }
    <b>{ $from }</b> until <b>{ $until }</b>
    Please close the cooker and its valve beforehand; afterwards open a window before you light it. If you smell gas, go outside at once and call { $phone }.
announcement-net_off = The network will be off
announcement-net_off-words =
    Planned work: no network at { $where }
    <b>{ $from }</b> until <b>{ $until }</b>
    If it is not back afterwards, restart your router; if that does not help, write to us.
announcement-typhoon = Typhoon
announcement-typhoon-words =
    A typhoon is forecast from <b>{ $from }</b> until <b>{ $until }</b>.
    Please take in what stands on balconies and sills, close doors and windows, park away from trees and low ground, and stay in if you can.
    { $estate } keeps people on watch. In danger call { $phone }.
announcement-rain = Heavy rain
announcement-rain-words =
    Heavy rain is forecast from <b>{ $from }</b> until <b>{ $until }</b>.
    Please close the windows, clear the drain on your balcony, park away from low ground, and avoid underpasses with standing water.
    If water comes in at home or on the stairs, call { $phone }.
announcement-cold = Cold spell
announcement-cold-words =
    A cold spell is forecast from <b>{ $from }</b> until <b>{ $until }</b>.
    Please wrap pipes that lie bare and let the taps drip at night; air the room while you heat, and keep clothes away from heaters.
    Look in on the elderly. If you need help, call { $phone }.
announcement-holiday = The holiday
announcement-holiday-words =
    { $what } is near. From <b>{ $from }</b> until <b>{ $until }</b>:
    the gate and urgent repairs go on as always, other repairs come first afterwards.
    Before you leave, please turn off water, power and gas and close the windows. If it is urgent, call { $phone }. Enjoy the days!
announcement-event = You are invited
announcement-event-words =
    Please come: <b>{ $what }</b>
    When: { $from }
    Where: { $where }
    Bring the family. To know more, call { $phone }.
announcement-thanks = Thank you
announcement-thanks-words =
    Last month you and your neighbours gave us <b>{ $suggestions }</b> suggestions and <b>{ $praises }</b> words of praise. We have read every one.
    Most five-star jobs: { $names }.
    Thank you for each of them. Where we fall short, write to us at any time.

announce-notice = Notice
announce-head = 📢 <b>{ $title }</b>
announce-head-urgent = 🔴 <b>Urgent: { $title }</b>
announce-title = 📢 <b>{ $title }</b>
announce-corrected = <i>✏️ Corrected { $at }; this is what counts.</i>
announce-withdrawn = This notice was withdrawn { $at }. Please do not mind it.
announce-begins-now = Sent as soon as it is decided, not at night.
announce-begins = Sent from { $at } on, not at night.
announce-consent =
    📢 { $name } wants to announce this to <b>{ $count }</b> people.
    So many need your yes too:
announce-agreed-by = ✅ { $name } agrees: “{ $title }” goes out on time.
announce-refused-by = { $name } does not agree: “{ $title }” was not sent.
announce-refused-toast = Noted. It is not sent.
announce-decided = This has been decided.
announce-changed = ✏️ { $name } corrected the announcement you agreed to. It now says:
announce-urgent-told = 🔴 { $name } is sending this to <b>{ $count }</b> people as urgent, without waiting for a second yes. Stop it if something is wrong:
announce-offer = Shall this be announced?
announce-this = 📢 Announce this
announce-not-this = No, I report it
announce-thanks-drafted = 🙏 Last month’s thank-you is drafted. Would one of you look it over and send it?
announce-look-over = I will look
announce-all-of-us = everybody here

announce-menu = Announcements. Tap one to see who has read it, or write a new one:
announce-own = Write one
announce-template = From a template
announce-which-template = Which template?
announce-type-text =
    Send me the announcement: a text, a photo with its caption, or a document.
    A text has 3800 letters at most, a caption 800; links are kept.
announce-translate = Add a language
announce-type-translation = Write it in that language and send it to me. Whoever reads a language you did not write gets the original.
announce-field-from = From when? For instance: tomorrow 9am
announce-field-until = Until when? For instance: 16:00
announce-field-where = Where? For instance: building 12
announce-field-what = What is it? For instance: lantern evening
announce-gap-from = Beginning
announce-gap-until = End
announce-gap-where = Place
announce-gap-what = What it is
announce-gap-names = Names
announce-audience = Whom is it for?
announce-some-units = Some units
announce-some-tiers = Customer tiers
announce-which-tiers = Which tiers? None ticked means all.
announce-type-units = Write the units with spaces between them; a floor or a building will do too: 12-1502 12-1503 8-3F
announce-when = When?
announce-now = As soon as decided
announce-at = At a time
announce-urgent = 🔴 Urgent: at night too
announce-type-time = Write the time, for instance: tomorrow 9am, or 2026-12-01 09:00
announce-preview =

    — — —
    To { $units } units; { $people } people can be written to.
announce-needs-second = So many need another manager’s yes too.
announce-wakes = 🔴 Sent at once, and it rings at night. For danger only, please.
announce-look = 👀 Send it to me first
announce-preview-toast = Sent to you, once in each language.
announce-send = Send
announce-sent = ✅ Done; it goes its way from here. Its progress stands below; /announce to correct it or to take it back.
announce-asked = ✅ Another manager has been asked. With a yes it goes out by itself.
announce-figures = 📬 { $sent } of { $meant } delivered, { $read } tapped “got it”.
announce-spared = 🙏 { $count } reports spared: the notice answered them.
announce-correct = ✏️ Correct
announce-correct-what = Which part? What was sent changes too.
announce-type-correction = Write it as it should be and send it to me.
announce-butlers = 📋 Butlers tell the unread
announce-butlers-toast =
    { $count ->
        [0] Everybody has read it.
        [one] One person has not read it; the butlers have the list.
       *[other] { $count } people have not read it; the butlers have the list.
    }
announce-withdraw = Withdraw
announce-sure = Withdraw it? Nobody else gets it, and what was sent will say “withdrawn”.
announce-withdraw-now = Yes, withdraw it

announce-unread =
    { $count } have not tapped “got it” (page { $page } of { $pages }).
    Tap a unit to tell them yourself; only you get the telephone number.
announce-unread-none = Everybody knows. Thank you!
announce-floor = <b>{ $building }, floor { $floor }</b>
announce-unread-line = 🏠 { $unit } { $name } { $taken }
announce-taken = · { $name } is on it
announce-call =
    ☎ Please tell { $name } ({ $units })
    Telephone: { $phone }
announce-told = ✅ Told
announce-call-toast = The number is with you.
announce-told-toast = Thank you, noted.

announce-planned =
    This is planned and should be over by <b>{ $until }</b>.
    Is that what you mean?
announce-that-is-it = That is it, thanks
announce-something-else = No, something else
announce-known-toast = Thank you, and sorry for the trouble. If it is not back by then, please write again.

refusal-announce-length = It takes 1 to { $most } letters; this has { $letters }.
refusal-announce-kind = An announcement is a text, a photo or a document.
refusal-announce-time = I cannot read that time. Please write one to come, for instance: tomorrow 9am, or 2026-12-01 09:00.
refusal-announce-until = The end has to come after the beginning, and after now.
refusal-announce-units = I cannot find: { $units }. Please write them like this: 12-1502 8-3F
refusal-announce-nobody = Chosen like this it reaches nobody. Please choose somebody else.
refusal-announce-empty = It is not written to the end yet.
refusal-announce-no-second = More than { $most } people need another manager’s yes, and there is no other manager.
refusal-announce-taken = A colleague is looking at it already.
refusal-announce-called = { $name } is telling them already. Thank you.

why-announcement-redraw = an announcement was corrected where it had been sent
why-announcement-calls = the butlers get the unread of an urgent announcement
why-monthly-thanks = last month’s thank-you is drafted

command-announce = Announcements
