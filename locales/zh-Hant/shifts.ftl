# 排班、值班、交接班、值班日誌、日終回覆。

pattern-day = 日班
pattern-night = 夜班
pattern-day_and_watch = 日班，隔日值夜
pattern-day_night = 日夜休休
pattern-weekdays = 平日班
pattern-weekend = 週末班

# 誰在班
duty-now = 🧑‍🔧 <b>值班</b>（{ $at }）
duty-next = <b>接下來</b>
duty-role = { $role }：{ $names }
duty-until = { $name }（至 { $clock }）
duty-always = { $name }
duty-from = { $name }（{ $at }）
duty-nobody = 沒有人在班

# 下班後接單
off-duty-ask = 您現在不在班。還是要接這張單嗎？
off-duty-yours = 👍 歸您了，房號和電話另外發給您。
off-duty-taken = { $name }已經接單，您安心休息。
off-duty-over = 這張單不用接了，您安心休息。
button-claim-anyway = 還是我來
off-duty-toast = 您現在不在班。我私訊問您一句：還是要接嗎？
off-duty-again = 您現在不在班。還是要接，請一分鐘內再點一次。

staff-off-duty = { $name }（休）

# 排班
roster-who = 給誰排班？
roster-person = { $name }（{ $pattern }）
roster-always = 不排班
roster-what = { $name }：以後按哪種班上？
roster-free-day = 休一天
roster-extra-day = 加一天班
roster-no-roster = 不排班，隨時在班
roster-extra = { $name }：加哪種班？
roster-first-day = { $name }，{ $what }：哪天是第一天？
roster-which-day = { $name }，{ $what }：哪天？
roster-set = ✅ { $name }，{ $what }，{ $day }。
roster-taken-off = ✅ { $name }不再排班，隨時在班。
refusal-no-such-pattern = 沒有這種班，請重新選擇。
refusal-shifts-overlap = { $name } { $day } 前後的兩個班會重疊，請換一天。

# 換班
swap-day = { $month }月{ $day }日 { $weekday }
swap-which = 哪天的班請人代？
swap-no-days = 接下來您沒有排班，不用換。
swap-whom = { $day } { $hours }，請誰代班？
swap-nobody = { $day } { $hours }：沒有同崗同事那天休息。
swap-asked = 已問{ $colleague }：{ $day } { $hours }。答應了再請主管批。
swap-title = 🔁 <b>換班</b> { $day } { $hours }：{ $colleague }代{ $name }
swap-state-asked = { $colleague }，您願意代這個班嗎？
swap-state-agreed = { $colleague }已答應，等主管批准。
swap-state-approved = ✅ 已批准。
swap-state-refused = 這次沒有換成。
swap-done = ✅ 已批准，班表改好了。
swap-not-done = 這次沒有換成，班表不變。
button-swap-yes = 同意
button-swap-no = 不行
swap-toast = 記下了，謝謝。
refusal-swap-asked = { $day } 的班已經問過人了，請等答覆。
refusal-swap-not-possible = 這個班現在換不了了，請重新選。

# 交接班
hand-over-title = 🔄 <b>交接班</b> { $group } · { $at }
hand-over-outgoing = 下班：{ $names }
hand-over-incoming = 接班：{ $names }
hand-over-nobody = 沒有人
hand-over-open = ⏳ <b>還沒人接</b>
hand-over-promised = 🕒 <b>已承諾時間</b>
hand-over-working = 👷 <b>正在辦</b>
hand-over-waiting = ⏸ <b>等待中</b>
hand-over-over = ✅ <b>已經辦好</b>
hand-over-burning = 🔴 <b>已超時</b>
hand-over-more = 還有 { $count } 件
hand-over-owner = { $name }
hand-over-until = { $reason }，至 { $until }
hand-over-promise = { $until } 前
hand-over-taken = ✓ { $name }
hand-over-notes = 📝 <b>值班日誌</b>
hand-over-note = • { $text }
hand-over-ask = 請接班的同事逐件接下，或一次全接。{ $minutes } 分鐘內沒接完，會告訴主管。
hand-over-told = ⚠️ 還沒有接完，已告訴主管。
hand-over-older = 已經轉到後面的交接班。
hand-over-nothing = 沒有遺留的事，交接完畢。
hand-over-accepted = ✅ { $name }已接班（{ $at }）
hand-over-late = ⚠️ { $group }交接班 { $minutes } 分鐘了，還有 { $count } 件沒人接：
button-accept-one = 接下 { $number }
button-accept-all = 全部接下
button-accept-rest = 我來接下
accepted-items-toast = 接下了，辛苦。
refusal-hand-over-incoming = 請接班的同事來接。
refusal-hand-over-taken = { $name }已經接下了。

# 值班日誌
log-title = 📔 <b>值班日誌</b> { $group } · { $day }
log-empty = 還沒有記錄。發 /log 加一句話就能記下。
log-yesterday = ‹ 前一天
log-older = 更早
log-newer = 更晚
log-written = 📔 記下了。
log-said = 📝 { $name }：{ $text }
log-claimed = { $name }接單 { $number }
log-claimed-off-duty = { $name }下班後接單 { $number }
log-emergency = 🚨 緊急工單 { $number }
log-alerted = 🚨 聽到緊急情況，已呼叫值班人員
log-called-off = 業戶撤回了緊急預警
log-escalated = ⬆️ { $number } 升級
log-taken = ⬆️ { $name }接手 { $number }
log-moved = { $number } 轉到別的組
log-handed-over = 🔄 交接班，遺留 { $text } 件
log-accepted = ✅ { $name }已接班
log-not-accepted = ⚠️ 交接班沒接完（{ $text } 件），已告訴主管
log-swapped = 🔁 換班：{ $name } → { $text }
refusal-no-log-here = 沒有您的工作群，請到工作群裡發 /log。

# 日終回覆
day-end-title = 🌆 今天還沒辦完的事，向您說一聲：
day-end-matter = <b>{ $number }</b> { $what }
day-end-nothing = 今天沒有新進展，讓您久等了。
day-end-waiting = ⏸ 在等：{ $reason }，最晚 { $until } 繼續。
day-end-promised = 🕒 { $name }承諾 { $until } 前辦好。
day-end-shift = 👷 { $name }下班了，{ $at } 上班後接著辦。
day-end-working = 👷 { $name }還在辦，辦好馬上告訴您。
day-end-open = ⏳ 還在安排人手，有人接單馬上告訴您。
day-end-thanks = 謝謝您的耐心。急事請打 { $phone }。

# 為什麼
why-hand-over = 一個班結束，要交接
why-hand-over-late = 交接班沒接完，要告訴主管
why-plan-hand-overs = 把兩天內的交接班排好
why-day-end = 當天沒辦完的事，當天給業戶回話

# guanjia jobs
jobs-none = 沒有待辦的事。
jobs-overdue = 【已過 { $hours }:{ $minutes }】
jobs-recurs = （定期）

command-duty = 誰在班
command-log = 值班日誌
command-swap = 請人代班
command-roster = 排班
