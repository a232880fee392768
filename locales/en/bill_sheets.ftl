# Sheets of bills: what columns are called (we write the first name), what is shown before an import, and why a row cannot be taken.

bill-column-number = Bill number|Bill no|Number|Invoice number
bill-column-unit = Unit|Flat|Room
bill-column-fee = Fee|Fee kind|Item|Charge
bill-column-month = Month|Billing month
bill-column-from = From|Period from|Start
bill-column-to = To|Period to|End
bill-column-quantity = Quantity|Usage
bill-column-price = Unit price|Price
bill-column-amount = Amount|Amount due
bill-column-due = Due|Due date|Pay by
bill-column-note = Note|Notes|Remark

bill-import-head = 📄 <b>{ $name }</b>
bill-import-found =
    { $bills ->
        [one] One new bill for { $units ->
            [one] one unit
           *[other] { $units } units
        }, ¥{ $amount }
       *[other] { $bills } new bills for { $units ->
            [one] one unit
           *[other] { $units } units
        }, ¥{ $amount } in all
    }
bill-import-period = Period: { $since } to { $until }
bill-import-fee = · { $fee }: { $count }, ¥{ $amount }
bill-import-known =
    { $count ->
        [one] One more is here already, with the same content; it will not be doubled.
       *[other] { $count } more are here already, with the same content; they will not be doubled.
    }
bill-import-nothing-new = There is no new bill, so there is nothing to import.
bill-import-ask = If that is right, tap Import; the units will then be told. Nothing has been written yet.
bill-import-done = ✅ Imported { $at }; the units are being told.
bill-import-cancelled = Not imported; nothing was written.
button-import-bills = ✅ Import
button-import-cancel = Do not import
bill-import-reading = Got it. I am checking it row by row, one moment please.
bill-import-done-toast = Imported.
bill-import-cancelled-toast = All right, nothing was imported.
bill-import-meanwhile = Somebody imported bills with the same numbers this very moment, so nothing of yours was written. Please tap Import once more.
bill-import-other-file = The file is not the one that was checked, so it was not imported. Please send it again.

bill-row-empty = “{ $column }” is empty.
bill-row-long = “{ $column }” is too long: at most { $most } characters.
bill-row-date = “{ $column }” says “{ $value }”, which is no day we know. Please write 2026-11-30.
bill-row-date-ambiguous = “{ $column }” says “{ $value }”, which may be two days. Please write 2026-11-30.
bill-row-month = “{ $column }” says “{ $value }”, which is no month we know. Please write 2026-11.
bill-row-period = There is no period. Please fill in the month, or both from and to.
bill-row-period-order = The period ends on { $value }, before it begins on { $first }.
bill-row-due = It is due on { $value }, more than a month before its period begins ({ $first }). Please check year and month.
bill-row-amount = The amount says “{ $value }”, which is not a number.
bill-row-amount-negative = The amount is negative ({ $value }). To give money back, withdraw the old bill.
bill-row-amount-nothing = The amount is 0: nothing is owed, so please delete this row.
bill-row-amount-decimals = The amount { $value } has more than two decimals. Please round it to the cent.
bill-row-amount-large = The amount { $value } is too large: a bill holds at most ¥{ $most }. Please check it.
bill-row-measure = “{ $column }” says “{ $value }”, which is not a number.
bill-row-sum = Quantity { $quantity } × unit price { $price } = { $product }, but the amount says { $value }.
bill-row-fee = There is no fee “{ $value }”. You may write: { $fees }.
bill-row-twice = Bill number { $number } stands in row { $first } already.
bill-row-unit = There is no unit “{ $value }”.
bill-row-unit-near = There is no unit “{ $value }”. Did you mean { $near }?
bill-row-unit-day = The unit became the date “{ $value }”. Please format this column as text and type the unit again.
bill-row-unit-not-yours = “{ $value }” is not in one of your buildings.
bill-row-other = Bill { $number } is here already, with another “{ $column }”. A bill that was sent is not changed: withdraw it and give the new one a number of its own.
bill-row-withdrawn = Bill { $number } was withdrawn and its number is not used again. Please give the new bill a number of its own.

bill-column-paid = Paid
bill-column-status = Status
bill-status-open = open
bill-status-paid = paid
bill-export-title = Bills
bill-export-building = There is no building { $building }.
bill-cli-dry = This was a look only; nothing was written.
bill-cli-done = Written.
