# Payment proofs, receipts and the cashier's day.

payment-no-not_arrived = The money has not arrived yet
payment-no-unclear = The picture cannot be read
payment-no-amount = The amount does not match
payment-no-duplicate = Recorded already
payment-no-not_ours = Not paid to us

pay-way-proof = payment proof
pay-way-telegram = paid in the chat
pay-way-cash = cash
pay-way-transfer = transfer

button-i-paid = 🧾 I have paid
button-pay-undo = Take it back
button-pay-again = Send a new proof
button-proof-yes = Yes, a proof
button-proof-no = No
ask-proof =
    Please send the proof of payment for { $unit }: a screenshot or a PDF.
    For the next hour pictures count as proof; to report something else, add a few words to the picture.
proof-question = 🧾 Is this a proof of payment? Then we hand it to the cashier and you need not submit the card above.
proof-yes = 🧾 Thank you, the cashier has it as a proof of payment.
proof-no = All right, no proof. The card above is still yours to submit.
my-payment-which = 🧾 We have your proof, thank you! Which home is it for?
my-payment-sent =
    🧾 We have your proof of payment for { $unit }, thank you!
    The cashier checks it and answers by { $by }.
my-payment-said = The amount you wrote: ¥{ $amount }
my-payment-rejected =
    🧾 We could not book the proof for { $unit } yet: { $reason }.
    Please have another look and send it again. Any question: { $phone }, we gladly look into it with you.
my-payment-withdrawn = 🧾 The proof of payment for { $unit } was taken back.
my-payment-approved = ✅ ¥{ $amount } for { $unit } is booked. Receipt { $number }.
my-payment-cancelled =
    🧾 We are sorry: receipt { $number } for { $unit } (¥{ $amount }) is void: { $reason }.
    Its bills are open again. Any question: { $phone }, we clear it up together.
payment-slow =
    🧾 The proof for { $unit } is still being checked. Sorry for the wait.
    It is not forgotten; we go on with it { $by }. A late fee counts only up to the day you paid.
pay-undone-toast = Taken back
pay-unit-toast = Thank you
proof-toast = Thank you

payment-head = 🧾 <b>{ $unit }</b> · { $way }
payment-from = { $name } · { $at }
payment-said = Says: ¥{ $amount }
payment-due = Please check it by { $by }
payment-late = ⏰ Was due { $by }; the tenant waits
payment-owes-nothing = No bill is open.
payment-part = { $left } left
payment-total = <b>As of { $day }: ¥{ $amount }</b>
payment-withdrawn = Taken back.
payment-rejected = ✖ { $name } turned it down { $at }: { $reason }
payment-approved = ✅ { $name } booked ¥{ $amount } { $at } (paid on { $day }), receipt { $number }
payment-credit = ¥{ $amount } of it is kept as credit
payment-cancelled = ↩ { $name } took back { $number } (¥{ $amount }) { $at }: { $reason }
button-pay-full = ✅ All: { $amount }
button-pay-said = ✅ Book { $amount }
button-pay-other = ✏️ Other amount
button-pay-reject = ✖ Turn down
button-pay-drop = Discard
button-pay-words = ✍️ In words
button-pay-back = ↩ Take back
pay-taken-toast = Booked; the receipt is on its way
pay-rejected-toast = Turned down; the tenant is told
pay-dropped-toast = Discarded
pay-ask-toast = Please reply
ask-payment-amount = { $name }, how much arrived? Reply with the amount, and the day if it was another: 500 or 1234.50 11-18
ask-payment-reason = { $name }, why not? Reply with a sentence that the tenant understands.
ask-payment-cancel = { $name }, why is { $number } taken back? Reply with the reason; the tenant reads it.
payment-amount-heard = Booked; receipt { $number } is on its way.
payment-reason-heard = Turned down; the tenant is told.
payment-cancel-heard = { $number } is taken back, its bills are open again, and the tenant is told.
payment-not-asked = There is no question of ours for this; tap the card first, then reply.

receipt-thanks = ✅ We received ¥{ $amount } for { $unit }, thank you! Here is receipt { $number }.
receipt-credit = ¥{ $amount } more than owed is kept for your next bill.
receipt-open = ¥{ $amount } is still open; see /bills.
receipt-nothing-open = Nothing else is open.
receipt-title = Receipt
receipt-unit = Unit
receipt-payer = Paid by
receipt-day = Paid on
receipt-way = How
receipt-amount = Amount (¥)
receipt-capitals = In Chinese numerals
receipt-stamp = Company stamp
receipt-signature = Signature
receipt-by = Received by
receipt-column-bill = Bill
receipt-column-period = Period
receipt-column-principal = Principal
receipt-column-late = Late fee
receipt-column-sum = Sum
receipt-total = Total
receipt-note-credit = ¥{ $amount } more is kept for the next bill.
receipt-note-open = ¥{ $amount } was still open when this was issued (late fees up to that day included).
receipt-note-settled = No bill was open when this was issued.
receipt-foot = { $estate } · { $phone }

refusal-no-such-payment = We do not find that payment.
refusal-nothing-owed = { $unit } owes nothing at present.
refusal-payment-amount = Please write an amount above zero: 500 or 1234.50 11-18.
refusal-payment-day = The day of payment cannot be after today.
refusal-payment-reason = Please give a reason.
refusal-payment-changed = What is owed has just changed; please see the new card. If more came in, tap "Other amount".
refusal-payment-draft = The tenant has not said yet for which home it is.
refusal-payment-sent = It is still being checked.
refusal-payment-approved = { $name } was faster and has booked it.
refusal-payment-rejected = { $name } was faster and has turned it down.
refusal-payment-withdrawn = This proof was taken back.
refusal-payment-cancelled = { $name } has taken this payment back.

why-payment-unit = The tenant did not say for which home; the one that owes longest is taken
why-payment-late = A payment proof was not looked at in time: once more
why-payment-climb = A payment proof waits since yesterday: managers are asked

command-paid = Money at the counter
command-daysheet = The cashier's day sheet
paid-which = Money for which home?
paid-choose = Choose the home
paid-how = { $unit }: how was it paid?
paid-cash = Cash
paid-transfer = Transfer
paid-done = The card for { $unit } is below; please confirm the amount.
daysheet-head = <b>Day sheet</b> ({ $since } to { $until })
daysheet-line = { $what }: ¥{ $amount }
daysheet-late = Late fees
daysheet-credit = Kept as credit
daysheet-back = Taken back from earlier days ({ $count }): -¥{ $amount }
daysheet-total = <b>{ $count } in all: ¥{ $amount }</b>
daysheet-waiting = Proofs still to be checked: { $count }
daysheet-file = Payments of { $day }
daysheet-title = Day sheet
daysheet-span = From and to
daysheet-sum = Total
daysheet-taken = Payments
daysheet-taken-back = Taken back from earlier days
daysheet-cashier = Cashier
daysheet-manager = Manager
daysheet-column-number = Receipt
daysheet-column-unit = Unit
daysheet-column-payer = Paid by
daysheet-column-way = How
daysheet-column-day = Paid on
daysheet-column-amount = Amount (¥)
daysheet-column-by = Received by
credit-used = 🧾 ¥{ $amount } of your credit for { $unit } has paid: { $fees }. You need not pay that.
credit-left = ¥{ $amount } is left.
refusal-daysheet-day = Please write the day like this: /daysheet 2026-11-20
why-day-sheet = The cashier hands in the same day: the day sheet goes to cashier and manager
why-use-credits = Credits pay new bills

button-pay-here = 💴 Pay here
invoice-title = Fees of { $unit }
invoice-told = { $estate }: all that is open as of today. The receipt comes at once.
pay-no-changed = What is owed has just changed, so nothing was charged. Please open /bills and pay again.
pay-no-home = This bill is not yours at present, so nothing was charged.
pay-no-offer = Paying here is not possible at present, so nothing was charged. /bills shows the other ways.
refusal-pay-too-little = Here one pays ¥{ $least } or more; please choose another way, or pay it with the next bill.
