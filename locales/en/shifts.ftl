# Rosters, duty, hand-over, the duty log, the answer at the day's end.

pattern-day = Day shift
pattern-night = Night shift
pattern-day_night = Day, night, two off
pattern-weekdays = Weekdays
pattern-weekend = Weekends
