# Bills, late fees, reminders, promises to pay, disputes, the collection rate.

measure-m2 = m²
measure-m3 = m³
measure-kwh = kWh
measure-month = mo.

bill-fee-unnamed = { $fee }
bill-head = 📄 <b>{ $fee }</b> { $period }: <b>¥{ $amount }</b>
bill-month =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
bill-days = { $since } to { $until }
bill-computed = { $quantity } { $measure } × ¥{ $price }
bill-note = { $note }
bill-part-paid = ¥{ $paid } paid, ¥{ $left } to go
bill-due = Please pay by { $due }
bill-overdue = Was due on { $due }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} ago
bill-late-fee = Late fee up to today ¥{ $amount }
bill-disputed = ❓ You asked about this bill ({ $number }); no reminders of it until you have our answer.

bills-head = 🧾 Bills of <b>{ $unit }</b>
bills-none = 🏠 { $unit }: everything is paid. Thank you!
bills-total = To settle all of it today: <b>¥{ $amount }</b>
bills-these = Together: <b>¥{ $amount }</b>
bills-more = { $count ->
    [one] One more
   *[other] { $count } more
}, ¥{ $amount } together, in the PDF statement.
bills-promised = 🤝 Noted: you will pay by { $until }; no reminders until then.
bills-no-home = No home is registered for you yet, so there are no bills to show. Send /start, it takes a few steps.
bills-offer = 💡 Looking for your bills, or how to pay? One tap. For anything else, tap submit on your card and a colleague will answer.

button-my-bills = 🧾 My bills
button-how-to-pay = 💳 How to pay
button-late-fee = 🧮 Late fee explained
button-promise-pay = 🤝 I'll pay by …
button-dispute = ❓ Something is wrong
button-statement-pdf = 📎 PDF statement
button-statement = 🧾 Details
button-pay-qr = 📷 Payment code
button-promise-by = by { $day }

late-head = <b>{ $fee }</b> { $number }, due { $due }
late-line = { $since } to { $until }: { $days ->
    [one] { $days } day
   *[other] { $days } days
} × { $rate }% × { $principal } = { $amount }
late-raised = Less than ¥{ $amount } counts as ¥{ $amount } (it comes to { $exact })
late-capped = Limited to ¥{ $amount } (it comes to { $exact })
late-settled = ¥{ $amount } paid or forgiven already
late-sum = Late fee <b>¥{ $amount }</b>
late-rules = Counted from the day after the due date up to the day you pay; what you have paid stops counting the next day.

pay-account =
    Payee: <code>{ $payee }</code>
    Bank: <code>{ $bank }</code>
    Account: <code>{ $account }</code>
    (tap to copy)
pay-purpose = Please write <code>{ $unit }</code> with the payment, so that we find it.
pay-proof = Then send me a screenshot; once the cashier has checked it you get a receipt.
pay-qr = Payee: { $payee }. Please write <code>{ $unit }</code> with the payment.

promise-ask = When would you like to pay? Choose a day; no reminders until then.
promise-noted = Thank you, noted: by { $until }. No reminders until then.
refusal-promise-day = That day can no longer be chosen; please choose again on the newest card.
refusal-all-paid = These bills are all paid. Thank you!
refusal-no-such-bill = We found no such bill of yours.
refusal-disputed-already = We are already looking into this bill ({ $number }) and will tell you as soon as we know.

dispute-ask = Which one is wrong? Tap its number.
ask-dispute = What is wrong with bill { $number }? Your next message tells us. A colleague will look into it and answer; until then there are no reminders of it.

statement-caption = 📎 Statement of { $unit }, up to { $day }
statement-coming = Your statement is on its way
statement-title = Statement of fees
statement-unit = Unit
statement-day = Up to
statement-pay = Pay to
statement-bill = Bill
statement-period = Period
statement-due = Due
statement-amount = Amount
statement-paid = Paid
statement-late-fee = Late fee
statement-left = To pay
statement-total = Total (CNY)
statement-late = How the late fee comes about
statement-days = Days
statement-rate = A day
statement-open = On
statement-fee = Amount
statement-changed = { $number }: { $why }
statement-note = The late fee counts from the day after the due date up to the day of payment; the total is rounded to the cent. Questions: call { $phone }, or tap "Something is wrong" in the chat.
statement-foot = { $estate } · { $phone }

new-bills-title = 📄 New bills: { $name }
new-bills-head = 📄 New bills for <b>{ $unit }</b> have come:
reminder-title = 🔔 Reminders of { $day }
reminder-soon = 🔔 A friendly word ahead of time: these bills are due soon.
reminder-past = 🔔 These bills were due, and perhaps they slipped your mind. If you have paid, please ignore this, or send me the screenshot.
reminder-late = 🔔 We have not seen a payment for these bills yet. If you have paid, just send me the screenshot; if something is difficult or wrong, tell us and we will find a way together.
reminder-call = 🔔 These bills have been open for a while. Your butler will call in the next days and see how we can help.
reminder-promised = 🔔 You meant to pay by { $until }, and we have not seen it yet; it may be on its way. Please have a look when it suits you:
reminder-unit = 🏠 <b>{ $unit }</b>
reminder-close = Another day, or something wrong? Tap below and tell us.
reminder-paid = ✅ These bills are all paid. Thank you!

bill-withdrawn = 📄 Bill { $number } ({ $unit }) was taken back: there is nothing to pay. We are sorry for the trouble.
late-fee-waived = 🧾 The late fee of bill { $number } ({ $unit }) up to today, ¥{ $amount }, is forgiven.

bill-usage = Please add the bill's number, like /bill WY-2026-11-001
desk-bill = 🧾 <b>{ $number }</b> · { $unit }
bill-is-paid = ✅ Paid
bill-is-withdrawn = ↩️ Taken back
bill-event = { $at } { $what } { $name } { $why }
bill-event-part_paid = paid in part
bill-event-paid = paid
bill-event-reopened = payment taken back, open again
bill-event-payment_back = a payment taken back
bill-event-withdrawn = taken back
bill-event-disputed = the tenant asks
bill-event-waived = late fee forgiven
button-withdraw-bill = ↩️ Take it back
button-waive = 🕊 Forgive the late fee
ask-bill-reason = Bill { $number }: why? One sentence, it stays in the bill's history.
refusal-no-late-fee = This bill has no late fee to forgive.

bill-calls-head = 📞 <b>Calls for { $day }</b> ({ $count })
bill-calls-kindly = Greet first, then ask whether something is difficult; a day can be agreed. Never press, never threaten.
bill-call-line = { $unit } · ¥{ $amount } · since { $since }
bill-call-line-paid = ✅ { $unit } has paid
bill-call-by = { $name } { $state }
bill-call-taken = 📞 calling
button-take-bill-call = 📞 { $unit }
bill-call-head = 📞 <b>{ $unit }</b>
bill-call-person = { $name } { $phone }
bill-call-paid = ✅ Paid meanwhile, no call needed.
bill-call-result-agreed = 🙂 Will pay
bill-call-result-promised = 🤝 Named a day
bill-call-result-disputes = ❓ Disagrees
bill-call-result-not_reached = 📵 Not reached
bill-call-taken-toast = Yours: the telephone is in our private chat
bill-call-noted-toast = Noted
refusal-bill-call-taken = { $name } has this one already.

collection-head = 📊 <b>Collection rate { $month }</b> (target { $target }%)
collection-none = No bills are due in this month.
collection-total = Total
collection-missing = ¥{ $amount } still to come
collection-by-fee = <b>By fee</b>
collection-by-building = <b>By building</b>
collection-line = { $mark } { $name } { $rate }% (¥{ $paid } of ¥{ $billed }, { $count ->
    [one] { $count } bill
   *[other] { $count } bills
})
button-collection-all = Every fee, every building
button-collection-less = ‹ Summary

why-reminders = Bills have reached a step of their ladder

command-bills = My bills
command-collection = Collection rate
