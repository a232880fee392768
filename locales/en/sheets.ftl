sheet-too-large = The sheet is too large and was not imported. Please send it in parts of at most 20 MB.
sheet-broken = The sheet cannot be opened and was not imported. Please save it as xlsx or CSV and send it again.
sheet-dangerous = The sheet holds something unsafe and was not imported. Please make a new one, paste the values only, and send that.
sheet-formula = Column { $column } is a formula. Please paste values only and send it again.
sheet-cell-long = Column { $column } is too long: a cell takes at most 500 characters.
sheet-no-heading = No heading was found. These columns are needed: { $columns }.
sheet-empty = There is nothing below the heading.
sheet-too-many-rows = Too many rows: at most { NUMBER($rows, useGrouping: 0) } at a time. Please send it in parts.

# Why a sheet was not imported, row by row.
sheet-problem = Row { $line }: { $what }
sheet-refused =
    { $count ->
        [one] The sheet was not imported, not a single row of it. One thing needs changing:
       *[other] The sheet was not imported, not a single row of it. { $count } things need changing:
    }
sheet-more = … and { $count } more; all of them are in the file below.
sheet-column-line = Row
sheet-column-reason = Reason
sheet-report-name = sheet-problems.csv
sheet-gone = Telegram no longer has this file. Please send it again.
