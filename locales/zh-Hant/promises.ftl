# 時限：卡片上的一行、承諾時間的提醒、逾時升級、緊急呼叫、早上的一則。

span-minutes = { $minutes } 分鐘

# 卡片上的時限
clock-first = 接單時限
clock-arrival = 到場時限
clock-fix = 維修時限
clock-answer-arrival = 首次答覆時限
clock-answer-fix = 辦結時限
clock-runs = 🕒 { $clock } { $due }
clock-late = ⏰ { $clock } { $due }，已逾時 { $late }
clock-paused = ⏸ { $clock }暫停，還剩 { $left }
expected-arrival = 🕒 預計{ $due } 前到場
expected-work = 🕒 預計{ $due } 前完成
expected-answer = 🕒 預計{ $due } 前答覆
expected-note = 🕒 預計{ $due } 前回覆
expected-late = ⏰ 比預計的時間晚了，很抱歉，我們正在趕。
status-next-late = ⏰ 承諾的時間過了，很抱歉，已請{ $name }盡快給您新的時間。
event-pause_over = { $at } 等待時間到（{ $reason }），繼續處理
event-extended = { $at } { $name }延時：{ $reason }，改為 { $until } 前
event-taken = { $at } { $name }接手

# 給師傅：承諾的時間快到了
nudge = 🔔 <b>{ $number }</b> { $what }：您承諾 { $until } 前完成，還有 { $left }。來得及嗎？
button-on-time = 來得及
button-more = +{ $span }
promise-broken = ⏰ <b>{ $number }</b> { $what }：承諾的 { $until } 已經過了。請給住戶一個新的時間。
pause-over = ▶️ <b>{ $number }</b> { $what }：等待的時間到了，請繼續處理。
taken-over = { $number } 由{ $name }接手了，辛苦了。
on-time-toast = 好，加油！
done-in-group-toast = 請到工作群組傳完工照片。

# 給住戶
promise-may-be-late = ⏰ <b>{ $number }</b>：可能會比承諾的 { $until } 晚一點，已提醒{ $name }。
promise-passed = ⏰ <b>{ $number }</b>：承諾的 { $until } 過了，很抱歉。已請{ $name }給您新的時間。
promise-moved = 🕒 <b>{ $number }</b>：時間有變，{ $name }改為 { $until } 前完成。
extended-fix = 🕒 <b>{ $number }</b>：還需要一點時間（{ $reason }），改為 { $until } 前完成。造成不便，請見諒。
extended-arrival = 🕒 <b>{ $number }</b>：會晚一點到（{ $reason }），改為 { $until } 前到場。造成不便，請見諒。

# 逾時升級
late-title = ⏰ <b>{ $number }</b> { $what }：{ $clock }已逾時 { $late }
late-over = ✅ <b>{ $number }</b> 已經處理，不用再管。
late-claimed = ✅ <b>{ $number }</b> 已有人接單。
late-paused = ⏸ <b>{ $number }</b> 掛單等待中，暫停計時。
late-extended = 🕒 <b>{ $number }</b> 有了新的時限：{ $due }
late-ask-extend = 為什麼要延時，延多久？住戶會馬上知道。
late-ask-transfer = 轉給誰？
button-take-over = 我來接手
button-extend = 延時
refusal-not-overseer = 只有主管和經理可以接手。

# 緊急呼叫
call-draft = 住戶正在確認，請準備出發。
call-open = <b>{ $number }</b> 已等 { $late }，請馬上接單。
call-taken = ✅ { $name }已接單。
call-over = ✅ 已經結束，不用再去。
emergency-again = 🚨 <b>緊急</b> { $number } { $what }：已等 { $late }，還沒有人接單！

# 早上的一則
morning = ☀️ 早安。夜裡有 { $count } 件事：
morning-more = ……還有 { $count } 件。

# 提前告訴計畫裡的每一步：為什麼
why-clock-first = 接單時限到了
why-clock-arrival = 到場時限到了
why-clock-fix = 辦結時限到了
why-late-owner = 逾時，提醒經手人
why-late-group = 逾時，提醒工作群組
why-late-supervisor = 逾時，報告值班主管
why-late-manager = 逾時，報告經理
why-late-director = 逾時，報告總監
why-pause-ends = 掛單的時間到了
why-promise-nudge = 承諾的時間快到了，提醒師傅
why-promise-warn = 可能來不及，先告訴住戶
why-promise-due = 承諾的時間到了
why-emergency-again = 緊急工單還沒有人接
