# 排班、值班、交接班、值班日志、日终回复。

pattern-day = 白班
pattern-night = 夜班
pattern-day_night = 白夜休休
pattern-weekdays = 工作日
pattern-weekend = 周末班
