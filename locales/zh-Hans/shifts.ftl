# 排班、值班、交接班、值班日志、日终回复。

pattern-day = 白班
pattern-night = 夜班
pattern-day_and_watch = 白班，隔日值夜
pattern-day_night = 白夜休休
pattern-weekdays = 工作日
pattern-weekend = 周末班

# 谁在班
duty-now = 🧑‍🔧 <b>值班</b>（{ $at }）
duty-next = <b>接下来</b>
duty-role = { $role }：{ $names }
duty-until = { $name }（至 { $clock }）
duty-always = { $name }
duty-from = { $name }（{ $at }）
duty-nobody = 没有人在班

# 下班后接单
off-duty-ask = 您现在不在班。还是要接这张单吗？
off-duty-yours = 👍 归您了，房号和电话另外发给您。
off-duty-taken = { $name }已经接单，您安心休息。
off-duty-over = 这张单不用接了，您安心休息。
button-claim-anyway = 还是我来
off-duty-toast = 您现在不在班。我私信问您一句：还是要接吗？
off-duty-again = 您现在不在班。还是要接，请一分钟内再点一次。

staff-off-duty = { $name }（休）

# 排班
roster-who = 给谁排班？
roster-person = { $name }（{ $pattern }）
roster-always = 不排班
roster-what = { $name }：以后按哪种班上？
roster-free-day = 休一天
roster-extra-day = 加一天班
roster-no-roster = 不排班，随时在班
roster-extra = { $name }：加哪种班？
roster-first-day = { $name }，{ $what }：哪天是第一天？
roster-which-day = { $name }，{ $what }：哪天？
roster-set = ✅ { $name }，{ $what }，{ $day }。
roster-taken-off = ✅ { $name }不再排班，随时在班。
refusal-no-such-pattern = 没有这种班，请重新选择。
refusal-shifts-overlap = { $name } { $day } 前后的两个班会重叠，请换一天。

# 换班
swap-day = { $month }月{ $day }日 { $weekday }
swap-which = 哪天的班请人代？
swap-no-days = 接下来您没有排班，不用换。
swap-whom = { $day } { $hours }，请谁代班？
swap-nobody = { $day } { $hours }：没有同岗同事那天休息。
swap-asked = 已问{ $colleague }：{ $day } { $hours }。答应了再请主管批。
swap-title = 🔁 <b>换班</b> { $day } { $hours }：{ $colleague }代{ $name }
swap-state-asked = { $colleague }，您愿意代这个班吗？
swap-state-agreed = { $colleague }已答应，等主管批准。
swap-state-approved = ✅ 已批准。
swap-state-refused = 这次没有换成。
swap-done = ✅ 已批准，班表改好了。
swap-not-done = 这次没有换成，班表不变。
button-swap-yes = 同意
button-swap-no = 不行
swap-toast = 记下了，谢谢。
refusal-swap-asked = { $day } 的班已经问过人了，请等答复。
refusal-swap-not-possible = 这个班现在换不了了，请重新选。

# 交接班
hand-over-title = 🔄 <b>交接班</b> { $group } · { $at }
hand-over-outgoing = 下班：{ $names }
hand-over-incoming = 接班：{ $names }
hand-over-nobody = 没有人
hand-over-open = ⏳ <b>还没人接</b>
hand-over-promised = 🕒 <b>已承诺时间</b>
hand-over-working = 👷 <b>正在办</b>
hand-over-waiting = ⏸ <b>等待中</b>
hand-over-over = ✅ <b>已经办好</b>
hand-over-burning = 🔴 <b>已超时</b>
hand-over-more = 还有 { $count } 件
hand-over-owner = { $name }
hand-over-until = { $reason }，至 { $until }
hand-over-promise = { $until } 前
hand-over-taken = ✓ { $name }
hand-over-notes = 📝 <b>值班日志</b>
hand-over-note = • { $text }
hand-over-ask = 请接班的同事逐件接下，或一次全接。{ $minutes } 分钟内没接完，会告诉主管。
hand-over-told = ⚠️ 还没有接完，已告诉主管。
hand-over-older = 已经转到后面的交接班。
hand-over-nothing = 没有遗留的事，交接完毕。
hand-over-accepted = ✅ { $name }已接班（{ $at }）
hand-over-late = ⚠️ { $group }交接班 { $minutes } 分钟了，还有 { $count } 件没人接：
button-accept-one = 接下 { $number }
button-accept-all = 全部接下
button-accept-rest = 我来接下
accepted-items-toast = 接下了，辛苦。
refusal-hand-over-incoming = 请接班的同事来接。
refusal-hand-over-taken = { $name }已经接下了。

# 值班日志
log-title = 📔 <b>值班日志</b> { $group } · { $day }
log-empty = 还没有记录。发 /log 加一句话就能记下。
log-yesterday = ‹ 前一天
log-older = 更早
log-newer = 更晚
log-written = 📔 记下了。
log-said = 📝 { $name }：{ $text }
log-claimed = { $name }接单 { $number }
log-claimed-off-duty = { $name }下班后接单 { $number }
log-emergency = 🚨 紧急工单 { $number }
log-alerted = 🚨 听到紧急情况，已呼叫值班人员
log-called-off = 业户撤回了紧急预警
log-escalated = ⬆️ { $number } 升级
log-taken = ⬆️ { $name }接手 { $number }
log-moved = { $number } 转到别的组
log-handed-over = 🔄 交接班，遗留 { $text } 件
log-accepted = ✅ { $name }已接班
log-not-accepted = ⚠️ 交接班没接完（{ $text } 件），已告诉主管
log-swapped = 🔁 换班：{ $name } → { $text }
refusal-no-log-here = 没有您的工作群，请到工作群里发 /log。

# 日终回复
day-end-title = 🌆 今天还没办完的事，向您说一声：
day-end-matter = <b>{ $number }</b> { $what }
day-end-nothing = 今天没有新进展，让您久等了。
day-end-waiting = ⏸ 在等：{ $reason }，最晚 { $until } 继续。
day-end-promised = 🕒 { $name }承诺 { $until } 前办好。
day-end-shift = 👷 { $name }下班了，{ $at } 上班后接着办。
day-end-working = 👷 { $name }还在办，办好马上告诉您。
day-end-open = ⏳ 还在安排人手，有人接单马上告诉您。
day-end-thanks = 谢谢您的耐心。急事请打 { $phone }。

# 为什么
why-hand-over = 一个班结束，要交接
why-hand-over-late = 交接班没接完，要告诉主管
why-plan-hand-overs = 把两天内的交接班排好
why-day-end = 当天没办完的事，当天给业户回话

# guanjia jobs
jobs-none = 没有待办的事。
jobs-overdue = 【已过 { $hours }:{ $minutes }】
jobs-recurs = （定期）

command-duty = 谁在班
command-log = 值班日志
command-swap = 请人代班
command-roster = 排班
