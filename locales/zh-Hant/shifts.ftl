# 排班、值班、交接班、值班日誌、日終回覆。

pattern-day = 日班
pattern-night = 夜班
pattern-day_night = 日夜休休
pattern-weekdays = 平日班
pattern-weekend = 週末班
