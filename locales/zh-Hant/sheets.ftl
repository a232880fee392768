sheet-too-large = 表格太大了，沒有匯入。請分成幾份再傳，每份不超過 20 MB。
sheet-broken = 這個表格打不開，沒有匯入。請另存為 xlsx 或 CSV 再傳一次。
sheet-dangerous = 這個表格裡有不安全的內容，沒有匯入。請新建一個表格，只貼上數值再傳。
sheet-formula = { $column } 欄是公式。請複製後「只貼上值」再傳。
sheet-cell-long = { $column } 欄的內容太長，每格最多 500 個字。
sheet-no-heading = 找不到表頭。需要這些欄：{ $columns }。
sheet-empty = 表頭下面沒有內容。
sheet-too-many-rows = 列數太多，一次最多 { NUMBER($rows, useGrouping: 0) } 列。請分成幾份再傳。

# 逐列說明表格為什麼沒有匯入。
sheet-problem = 第 { $line } 列：{ $what }
sheet-refused = 表格沒有匯入，一列也沒有寫入。要改的地方有 { $count } 處：
sheet-more = ……還有 { $count } 處，全部寫在後面的檔案裡。
sheet-column-line = 列號
sheet-column-reason = 原因
sheet-report-name = 表格問題.csv
sheet-gone = 這個檔案在 Telegram 上取不到了，請再傳一次。
