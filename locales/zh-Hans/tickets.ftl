# 工单：草稿卡、业户的卡、工作群的卡、途中的消息。

when-today = 今天 { $clock }
when-tomorrow = 明天 { $clock }
when-yesterday = 昨天 { $clock }
when-date = { $month }月{ $day }日 { $weekday } { $clock }
weekday-1 = 周一
weekday-2 = 周二
weekday-3 = 周三
weekday-4 = 周四
weekday-5 = 周五
weekday-6 = 周六
weekday-7 = 周日
span-hours = { $hours } 小时
span-days = { $days } 天

# 卡片上的行
card-words = { $words }
card-place = 📍 { $place }
card-place-floor = 📍 { $building } { $floor } 层
card-contact = 🕒 联系时间：{ $when }
card-anonymous = 🙈 对工作群匿名
card-rated = { $stars } { $chips }
card-pieces-photo = 🖼 照片 { $count } 张
card-pieces-video = 🎬 视频 { $count } 段
card-pieces-voice = 🎙 语音 { $count } 条
card-pieces-audio = 🎵 音频 { $count } 条
card-pieces-document = 📎 文件 { $count } 份
card-pieces-location = 🗺 位置 { $count } 个
card-pieces-contact = 👤 名片 { $count } 张
card-pieces-other = 📦 其他 { $count } 件
place-public = 公共区域
contact-now = 随时
contact-today = 今天白天
contact-evening = 今晚
contact-tomorrow = 明天
contact-weekend = 周末
hazard-call = ☎️ 紧急时请直接拨打 { $number }

report-choose = 请选一类，或者直接把事情写给我、拍给我：
report-tell = 好，{ $kind }。请写下来、拍下来或者说给我听。

# 草稿卡
draft-check = 我这样理解，对吗？没问题请点“提交”，要改就点下面的项目。
draft-ask-words = 收到了。请用一句话说说怎么了，也可以直接提交。
draft-ask-kind = 这件事属于哪一类？
draft-ask-category = 请选最接近的一项：
draft-ask-place = 在哪里？请选一处，或者自己写。
draft-ask-urgency = 急不急？危险正在发生，请选“紧急”，我马上叫人。
draft-ask-contact = 什么时候方便联系您？
draft-write-place = 请写下位置，例如：12栋大堂、地下车库B区。
draft-write-contact = 请写下方便联系的时间，例如：周六上午。
draft-submitted = 已提交：{ $number }
draft-still-place = 先告诉我在哪里，再提交。
draft-discarded = 已放弃。
draft-merged = 已并到上一件里。
draft-added = 已补充到 { $number }。

draft-alerted = 🚨 已同时通知{ $team }组：{ $names }。电话：{ $phone }
alert-title = 🚨 <b>紧急</b> { $what }
alert-hint = 业户正在确认，正式工单马上就到。请准备：{ $names }
alert-off = ✅ 虚惊一场：业户撤回了刚才的紧急预警（{ $what }），不用赶去了。

button-submit = 提交
button-discard = 放弃
button-kind = 类型
button-category = 类别
button-place = 位置
button-urgency = 紧急程度
button-contact = 联系时间
button-anonymous-yes = 匿名
button-anonymous-no = 取消匿名
button-own-words = 自己写…
button-merge = 并入上一件
button-add-to = 补充到 { $number }
button-back = ‹ 返回

# 业户的卡
button-urge = 催单
button-cancel = 取消工单
button-cancel-yes = 确定取消
status-next-open = ⏳ 已送到工作群，接单后马上告诉您。
status-next-claimed = 👷 { $name }正在处理，到达前会跟您联系。
status-next-promised = 👷 { $name }承诺 { $until } 前完成。
status-next-arrived = 🚪 { $name }已到场。
status-next-waiting = ⏸ 暂时等待：{ $reason }，最晚 { $until } 继续。
status-next-returned = 🔁 { $name }会继续处理，请稍等。
status-next-done = ✅ { $name }说已完成，请您验收。
status-next-declined = 很抱歉，这件事我们做不了，原因见下方消息。
status-next-accepted = 🙏 谢谢您的验收。
status-next-closed = 🙏 这件事已经办结，谢谢您。
status-next-cancelled = 已按您的意思取消。需要时再发给我就好。
status-next-joined = 已并入同一事件，进展会一起告诉您。
status-next-merged = 已并入上一件。
status-next-discarded = 好的，这件没有提交。需要时再发给我就好。

event-submitted = { $at } 提交
event-claimed = { $at } { $name }接单
event-handed = { $at } { $name }转给{ $to }
event-moved = { $at } { $name }转到{ $team }组
event-promised = { $at } { $name }承诺 { $until } 前完成
event-arrived = { $at } { $name }到场
event-held = { $at } 挂单：{ $reason }，至 { $until }
event-resumed = { $at } { $name }继续处理
event-done = { $at } { $name }完成
event-returned = { $at } 业户退回：{ $reason }
event-declined = { $at } { $name }：无法处理（{ $reason }）
event-objected = { $at } 业户不同意，转客服
event-agreed = { $at } 业户表示理解
event-accepted = { $at } 业户验收
event-rated = { $at } 评价 { $stars }
event-cancelled = { $at } 业户取消
event-urged = { $at } 业户催单
event-expired = { $at } 超过时限未提交
event-discarded = { $at } 放弃
event-called = { $at } { $name }已回访

urged-done = 已转告。最近进展：{ $news }
ask-objected = <b>{ $number }</b> 已转给客服继续跟进，有进展马上告诉您。
news-passed-on = ✓ 已转给{ $name }（{ $number }）
news-passed-on-group = ✓ 已转到工作群（{ $number }）
mine-in-hand = 您手上有 { $count } 张工单：
small-talk = 您好，我是管家。报修、投诉、建议、咨询，直接写给我、拍给我、说给我听都行；/mine 看进展。
event-added = { $at } 业户补充
event-edited = { $at } 业户改了原话
mine-none = 您现在没有进行中的事。有什么要办的，直接发给我就好。
mine-title = 您有 { $count } 件事在办，点一下看进展：
cancelled-toast = 已取消 { $number }

# 验收与评价
ask-solved = 🛠 <b>{ $number }</b> { $what }
    { $name }说已经处理好了。问题解决了吗？
ask-result = 说明：{ $words }
ask-cost = 费用：{ $yuan } 元
ask-why-not = 哪里还没好？选一项，接着可以补一句话或一张照片。
ask-returned = <b>{ $number }</b> 已退回，{ $name }会继续处理。
ask-over = <b>{ $number }</b> 已结束。
ask-agreed = <b>{ $number }</b> 谢谢您的理解。
ask-declined = <b>{ $number }</b> 很抱歉，{ $name }说这件事做不了：{ $reason }。您同意吗？不同意就转给客服继续跟进。
ask-stars = 谢谢您。<b>{ $number }</b> 办得怎么样？
ask-thanks = 🙏 谢谢您的 { $stars }（{ $number }）
ask-sorry = 很抱歉没让您满意（{ $stars }，{ $number }）。主管会跟您联系。
ask-why = 方便的话，说说为什么：
ask-chosen = { $chips }
ask-write-words = 请直接写下来，我会原样记下。
ask-return-words = { $number } 已退回。还可以补一句话或一张照片，我马上转给师傅。
button-solved = 已解决
button-not-yet = 还没好
button-agree = 同意
button-object = 不同意
button-words = 写几句
button-enough = 就这样
accepted-toast = 太好了，谢谢！
returned-toast = 已退回，师傅会继续。
rated-toast = 谢谢评价！
objected-toast = 已转给客服。
agreed-toast = 谢谢理解。

task-low-stars = 📞 <b>回访</b> { $number } 只得 { $stars }，经手：{ $owner }
task-call = 请联系 { $name }：{ $phone }
task-done = ✅ { $name } 已回访（{ $at }）
button-called = 已回访
called-toast = 记下了，谢谢。

# 途中的消息
news-claimed = 👷 <b>{ $number }</b> { $what }：{ $name }接单了，会尽快处理。
news-promised = 🕒 <b>{ $number }</b>：{ $name }承诺 { $until } 前完成。
news-held = ⏸ <b>{ $number }</b> 暂时等待：{ $reason }，最晚 { $until } 继续。
news-pictures = { $number } 的图片
news-proof = { $number } 完工照片（{ $name }）
news-from-staff = 💬 { $name }（{ $number }）
news-from-tenant = 💬 业户补充（{ $number }）
news-tenant-edited = ✏️ 业户改了原话（{ $number }）
news-urged = 🔔 业户催单：<b>{ $number }</b> { $what }（第 { $times } 次），请尽快回复。
news-no-group = ⚠️ { $number } 没有送出去：{ $team }组还没有绑定工作群。请用 /bind 绑定，绑定后会自动送达。
owner-accepted = ✅ { $number } 业户验收了，辛苦了。
owner-returned = 🔁 { $number } 业户说还没好，请继续处理。
owner-rated = { $number } 业户评价：{ $stars }
owner-cancelled = { $number } 业户取消了，不用再去。
brief-title = 🔑 <b>{ $number }</b> { $what } 归您了
brief-tenant = 👤 { $name } ☎️ { $phone }
brief-hint = 房号和电话只发给您，请勿转发。

# 工作群的卡
staff-unclaimed = ⏳ 等待接单
staff-owner = 👷 { $name }
staff-promised = 🕒 承诺 { $until } 前完成
staff-key-tenant = ❤️ 重点业户，请优先
staff-result = 📝 { $words }
staff-cost = 💰 { $yuan } 元
staff-moved = 已转到{ $team }组。
staff-ask-promise = 多久内完成？业户会马上知道。
staff-ask-hold = 为什么挂单，等到什么时候？业户会马上知道。
staff-ask-decline = 为什么无法处理？业户会马上知道。
staff-ask-transfer = 转给谁？
staff-ask-result = { $name}，<b>{ $number }</b> 完成了吗？请发一张完工照片，可以附一句话和费用（例如：换了软管，费用80）。
staff-result-noted = { $number } 记下了。再发一张照片，或点下面的按钮。
staff-ask-question = { $name}，请回复这条消息，写下要问业户的话（{ $number }）。
button-claim = 接单
button-arrived = 到场
button-done = 完成
button-no-photo = 不用照片，直接完成
button-promise = 承诺时间
button-hold = 挂单
button-resume = 继续处理
button-ask = 问业户
button-transfer = 转单
button-decline = 无法处理
button-to-team = 转{ $team }组
claimed-toast = { $number } 归您了，房号已私信给您。
arrived-toast = 已记到场。
promised-toast = 已告诉业户。
held-toast = 已挂单，已告诉业户。
resumed-toast = 继续处理。
handed-toast = 已转单。
declined-toast = 已如实告诉业户。
done-toast = 请发完工照片。
finished-toast = 完成，已请业户验收。
ask-toast = 请写下问题。
claim-usage = 用法：/claim R-261121-007
claimed-by-text = { $number } 归您了，房号已私信给您。
talk-too-late = 这件事已经办结，业户收不到这句话。

# 说“不”的时候
refusal-stale = 这个按钮过期了，卡片已经更新。
refusal-already-submitted = 已经提交了，请看最新的卡片。
refusal-no-such-ticket = 没找到这张工单。
refusal-no-such-colleague = 没找到这位同事。
refusal-not-staff = 只有在岗员工可以操作。
refusal-not-your-team = 这张工单归{ $team }组，您不在这个组里。
refusal-not-your-trade = 这张工单需要{ $trade }技能，请留给对口的师傅。
refusal-not-your-building = 您不负责{ $building }。
refusal-claim-first = 请先接单。
refusal-owned-by = 这张工单在{ $owner }手里。
refusal-claimed-by = { $owner }更快一步，{ $at } 已接单。
refusal-urged-already = { $at } 已经替您催过了，{ $minutes } 分钟内不重复催。
trouble = 抱歉，刚才出了点问题。您的话已经保存，我们马上处理。急事请打 { $phone }。
trouble-report = ⚠️ 内部故障：{ $kind }（第 { $row } 行，{ $error }）。消息已保存，请查看日志。
trouble-away = 我们在 { $since } 到 { $until } 之间断了线。消息都在，期间点过的按钮可能没收到，请再点一次。
cannot-read = 这种消息我还看不懂，请用文字、照片、语音或视频告诉我。
emergency-stranger = 听起来很紧急，请马上打物业电话 { $phone }。
emergency-stranger-call = 危险正在发生时，请直接拨打 { $number }。

# 提前告诉计划里的每一步：为什么
why-draft-expires = 草稿保留 24 小时
why-alarm-submits = 紧急情况，业户没来得及点提交
