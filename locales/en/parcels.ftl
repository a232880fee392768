# Parcels and mail.

carrier-sf = SF Express
carrier-zto = ZTO
carrier-yto = YTO
carrier-yunda = Yunda
carrier-sto = STO
carrier-jd = JD
carrier-post = Post
carrier-jt = J-T Express
carrier-deppon = Deppon
carrier-cainiao = Cainiao
carrier-tcat = T-Cat
carrier-kerry = Kerry
carrier-fedex = FedEx
carrier-dhl = DHL
carrier-ups = UPS
carrier-amazon = Amazon
carrier-best = Best
carrier-dada = City courier

parcel-kind-parcel = Parcel
parcel-kind-letter = Letter
parcel-kind-registered = Registered letter
parcel-kind-newspaper = Newspaper

parcels-place = Service centre, ground floor
parcels-where = 📍 { $place }, daily { $hours }
parcels-pieces = { $count } pieces
parcels-waybill = no. { $number }
parcels-for = for { $name }
parcels-shelf = shelf { $shelf }
parcels-whose = unit not known yet
parcels-line = 📦 <b>{ $unit }</b> { $title }
parcels-code-line = 📦 <b>{ $unit }</b> { $title }, pick-up code <code>{ $code }</code>
parcels-more = And { $count } more.

parcels-arrived-parcel = 📦 <b>A parcel for { $unit }</b>
parcels-arrived-letter = ✉️ <b>A letter for { $unit }</b>
parcels-arrived-registered = ✉️ <b>A registered letter for { $unit }</b>
parcels-arrived-newspaper = 📰 <b>A newspaper for { $unit }</b>
parcels-code = Pick-up code <code>{ $code }</code>: say it at the desk, or show the QR code above.
parcels-in-person = A registered letter is given only to you or to whom you send: at the desk, please confirm it here with one tap.
parcels-proxy = 🤝 { $by } lets { $name } fetch it
parcels-let-fetch = Let somebody fetch it
parcels-no-proxy = I will come myself
parcels-proxy-ask = Who will fetch it? Just send me the name.
parcels-proxy-noted = Fine: { $name } only needs to say the pick-up code. The desk knows.
parcels-confirm-ask = { $name } is handing you the registered letter. Do you have it?
parcels-confirm-yes = Yes, I have it
parcels-confirm-no = That is not me
parcels-locked = 🔒 Wrong pick-up codes were typed a few times, so we locked it for you. One tap opens it again.
parcels-locked-news =
    🔒 { $title }: wrong pick-up codes were typed a few times, so we locked it for you.
    If you or your family are fetching it, one tap opens it again. If not, leave it, or call { $phone }.
parcels-unlock = Open again
parcels-unlocked = Open again
parcels-moved = 📦 You no longer live here, so this parcel is not shown any more.
parcels-cancelled = This one was registered by mistake; no need to come. Sorry for the trouble.
parcels-lost = We are looking for it and will tell you the moment we know.
parcels-taken = ✅ Taken { $at } by { $name }, handed over by { $staff }
parcels-taken-by-code = ✅ Taken { $at } with the pick-up code, handed over by { $staff }
parcels-handed =
    { $count ->
        [1] Your parcel was collected:
       *[other] Your { $count } parcels were collected:
    }
parcels-not-me = That was not us
parcels-not-me-toast = Thank you. The desk and the supervisor are looking into it and will contact you right away.
parcels-taken-back = 📦 { $title }: that was handed over by mistake. It is still at the desk; come whenever you like.
parcels-returned = ↩️ It went back to the carrier: { $reason }. Questions? Please call { $phone }.
parcels-return-refused = refused by the recipient
parcels-return-not_fetched = not collected for long
parcels-return-wrong_address = wrong address
parcels-return-carrier = the carrier asked for it
parcels-lost-news = 📦 <b>{ $unit }</b> { $title }: we cannot find it right now, and we are sorry. <b>{ $number }</b> looks for it; you will hear here what comes of it.
parcels-damaged-news = 📦 <b>{ $unit }</b> { $title }: the wrapping is damaged. It is photographed and noted as <b>{ $number }</b>. When you come we will open it together.
parcels-remind =
    { $count ->
        [1] Just a reminder, this one still waits for you at the desk:
       *[other] Just a reminder, these { $count } still wait for you at the desk:
    }
parcels-none-mine = There is nothing for you at the desk. You will hear as soon as something comes.
parcels-mine = At the desk for you: { $count }
parcels-show-code = Code for { $name }

parcels-in = ✅ <b>Registered { $count }, pieces in all { $pieces }</b>
parcels-in-line = { $at }. { $words } { $news }
parcels-news-told = ✓
parcels-news-nobody = · nobody of the unit has joined, please call
parcels-news-whose = · ❓
parcels-news-gone = · dealt with
parcels-known = ♻️ On the shelf already, not registered twice: { $count }
parcels-strange = 🤔 Lines I could not read, please correct and send again: { $count }
parcels-strange-line = · { $words }
parcels-ask = ❓ Whose is <b>{ $words }</b>?
parcels-type-unit = Type the unit
parcels-type-unit-now = Please send me the unit, like 12-1502
parcels-drop = Leave it out
parcels-undo = Undo
parcels-undone = Taken back: { $count }.
parcels-noted = Noted
parcels-since = registered { $at } by { $name }
parcels-nobody-told = ☎️ Nobody of the unit has joined, so nobody was told
parcels-damaged-mark = ⚠️ damaged, noted
parcels-called-at = ☎️ called { $at }
parcels-not-me-mark = ⚠️ { $at } the tenant said it was not they who took it
parcels-registered-desk = A registered letter is given in person: tap the name, and let them confirm on their phone.
parcels-asked-desk = ⏳ { $name } was asked to confirm on the phone; hand it over after that.
parcels-locked-desk = 🔒 Locked after too many wrong codes. A supervisor or the tenant can open it.
parcels-desk-returned = ↩️ Back to the carrier
parcels-desk-lost = 🔍 Not on its shelf, being looked for
parcels-desk-cancelled = Taken back
parcels-give = Give to { $name }
parcels-ask-person = Ask { $name }
parcels-give-other = Somebody else
parcels-by-code = By code
parcels-code-ask = Please send me the six digits of the pick-up code
parcels-taker-ask = Who takes it? Please send me the name
parcels-handed-toast = Handed over; the tenant has been told
parcels-asked-toast = The recipient was asked to confirm on the phone
parcels-hand-rest = All { $count } others of the unit
parcels-take-back = Mistake, take it back
parcels-phone = Phone
parcels-called = Called
parcels-no-phone = No telephone is known
parcels-return = Return
parcels-lost-button = Not here
parcels-found = Found
parcels-damaged-button = Damaged
parcels-photo-ask = Please send me a photo of the damage
parcels-damage-noted = Noted; the tenant has been told.
parcels-look = Look at it
parcels-not-me-news = 🚨 { $name } of { $unit } says: that was not us. Please check and call them right away.
parcels-guessing = 🔒 { $name } typed { $tries } wrong pick-up codes within an hour and has to pause.
parcels-let-try = Let them try again
parcels-calls = ☎️ Please call the tenants of these: { $count }
parcels-call-line = · { $words }, came { $at }
parcels-counts = 📦 On the shelf { $waiting }, pieces { $pieces } · today in { $came }, out { $handed }
parcels-brief = 📦 Parcels on the shelf { $waiting } · not told { $untold } · to call { $calls }
parcels-tab-shelf = Shelf
parcels-tab-day = Today
parcels-tab-untold = Not told
parcels-tab-calls = To call
parcels-tab-shelf-title = <b>On the shelf { $count }</b>
parcels-tab-day-title = <b>Today { $count }</b>
parcels-tab-untold-title = <b>Nobody could be told { $count }</b>
parcels-tab-calls-title = <b>To be called { $count }</b>
parcels-list-line = { $at }. { $words }, { $since }
parcels-list-none = Nothing.
parcels-page = Page { $at } of { $of }

refusal-no-such-parcel = I cannot find that parcel of yours.
refusal-parcel-stale = That one has been dealt with; please see its newest card.
refusal-parcel-where = Please register parcels in the desk's group, or with me in private.
refusal-parcel-how = Please write: /parcel SF SF123 2-1502 x3. One a line; a photo of the label will do too.
refusal-parcel-undo = After { $minutes } minutes it cannot be undone as a whole; please see to each parcel.
refusal-parcel-unit = There is no such unit. Please send it once more, like 12-1502.
refusal-parcel-name = Just the name please, { $most } letters at most.
refusal-parcels-no-home = No home is registered for you yet, so there are no parcels to show. Send /start, it takes a few steps.
refusal-parcel-code = That code is not right. Tries left: { $left }.
refusal-parcel-patience = { $tries } wrong codes within an hour. Please wait a little, or ask a supervisor.
refusal-parcel-locked = It is locked. A supervisor or the tenant can open it.
refusal-parcel-registered = A registered letter is given in person: let the recipient confirm on the phone, or name a proxy.
refusal-parcel-recipient = The recipient has not joined, so nothing can be confirmed on the phone. Please call, or choose the right person.

why-parcels-remind = the day to remind whoever has a parcel waiting
why-parcels-call = the day to call whoever has not come

command-parcels = Parcels
