sheet-too-large = 表格太大了，没有导入。请分成几份再发，每份不超过 20 MB。
sheet-broken = 这个表格打不开，没有导入。请另存为 xlsx 或 CSV 再发一次。
sheet-dangerous = 这个表格里有不安全的内容，没有导入。请新建一个表格，只粘贴数值再发。
sheet-formula = { $column } 列是公式。请复制后“只粘贴数值”再发。
sheet-cell-long = { $column } 列的内容太长，单元格最多 500 个字。
sheet-no-heading = 没找到表头。需要这些列：{ $columns }。
sheet-empty = 表头下面没有内容。
sheet-too-many-rows = 行数太多，一次最多 { NUMBER($rows, useGrouping: 0) } 行。请分成几份再发。

# 逐行说明表格为什么没有导入。
sheet-problem = 第 { $line } 行：{ $what }
sheet-refused = 表格没有导入，一行也没有写入。要改的地方有 { $count } 处：
sheet-more = ……还有 { $count } 处，全部写在后面的文件里。
sheet-column-line = 行号
sheet-column-reason = 原因
sheet-report-name = 表格问题.csv
sheet-gone = 这个文件在 Telegram 上取不到了，请再发一次。
