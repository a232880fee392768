# 时限：卡片上的一行、承诺时间的提醒、超时升级、紧急呼叫、早上的一条。

span-minutes = { $minutes } 分钟

# 卡片上的时限
clock-first = 接单时限
clock-arrival = 到场时限
clock-fix = 维修时限
clock-answer-arrival = 首次答复时限
clock-answer-fix = 办结时限
clock-runs = 🕒 { $clock } { $due }
clock-late = ⏰ { $clock } { $due }，已超时 { $late }
clock-paused = ⏸ { $clock }暂停，还剩 { $left }
expected-arrival = 🕒 预计{ $due } 前到场
expected-work = 🕒 预计{ $due } 前完成
expected-answer = 🕒 预计{ $due } 前答复
expected-note = 🕒 预计{ $due } 前回复
expected-late = ⏰ 比预计的时间晚了，很抱歉，我们正在加紧。
status-next-late = ⏰ 承诺的时间过了，很抱歉，已请{ $name }尽快给您新的时间。
event-pause_over = { $at } 等待到时（{ $reason }），继续处理
event-extended = { $at } { $name }延时：{ $reason }，改为 { $until } 前
event-taken = { $at } { $name }接管

# 给师傅：承诺的时间快到了
nudge = 🔔 <b>{ $number }</b> { $what }：您承诺 { $until } 前完成，还有 { $left }。来得及吗？
button-on-time = 来得及
button-more = +{ $span }
promise-broken = ⏰ <b>{ $number }</b> { $what }：承诺的 { $until } 已经过了。请给业户一个新的时间。
pause-over = ▶️ <b>{ $number }</b> { $what }：等待的时间到了，请继续处理。
taken-over = { $number } 由{ $name }接管了，辛苦了。
on-time-toast = 好，加油！
done-in-group-toast = 请到工作群发完工照片。

# 给业户
promise-may-be-late = ⏰ <b>{ $number }</b>：可能会比承诺的 { $until } 晚一点，已提醒{ $name }。
promise-passed = ⏰ <b>{ $number }</b>：承诺的 { $until } 过了，很抱歉。已催{ $name }给您新的时间。
promise-moved = 🕒 <b>{ $number }</b>：时间有变，{ $name }改为 { $until } 前完成。
extended-fix = 🕒 <b>{ $number }</b>：还需要一点时间（{ $reason }），改为 { $until } 前完成。给您添麻烦了。
extended-arrival = 🕒 <b>{ $number }</b>：来得要晚一点（{ $reason }），改为 { $until } 前到场。给您添麻烦了。

# 超时升级
late-title = ⏰ <b>{ $number }</b> { $what }：{ $clock }已超时 { $late }
late-over = ✅ <b>{ $number }</b> 已经处理，不用再管。
late-claimed = ✅ <b>{ $number }</b> 已有人接单。
late-paused = ⏸ <b>{ $number }</b> 挂单等待中，暂停计时。
late-extended = 🕒 <b>{ $number }</b> 有了新的时限：{ $due }
late-ask-extend = 为什么要延时，延多久？业户会马上知道。
late-ask-transfer = 转给谁？
button-take-over = 我来接管
button-extend = 延时
refusal-not-overseer = 只有主管和经理可以接管。

# 紧急呼叫
call-draft = 业户正在确认，请准备出发。
call-open = <b>{ $number }</b> 已等 { $late }，请马上接单。
call-taken = ✅ { $name }已接单。
call-over = ✅ 已经结束，不用再去。
emergency-again = 🚨 <b>紧急</b> { $number } { $what }：已等 { $late }，还没有人接单！

# 早上的一条
morning = ☀️ 早上好。夜里有 { $count } 件事：
morning-more = ……还有 { $count } 件。

# 提前告诉计划里的每一步：为什么
why-clock-first = 接单时限到了
why-clock-arrival = 到场时限到了
why-clock-fix = 办结时限到了
why-late-owner = 超时，提醒经手人
why-late-group = 超时，提醒工作群
why-late-supervisor = 超时，报告值班主管
why-late-manager = 超时，报告经理
why-late-director = 超时，报告总监
why-pause-ends = 挂单的时间到了
why-promise-nudge = 承诺的时间快到了，提醒师傅
why-promise-warn = 可能来不及，先告诉业户
why-promise-due = 承诺的时间到了
why-emergency-again = 紧急工单还没有人接
