# 办完之后：再问一次、回访、低分补救。

# 验收：再问一次，没有回音就办结
ask-again = 🔔 再跟您确认一次。{ $days } 天内没有回音，就先按未确认办结。
ask-unconfirmed = 📁 <b>{ $number }</b> { $what }
    { $days } 天没有等到您的回音，已先按“未确认”办结。
ask-unconfirmed-still = 现在说也不迟：问题解决了吗？
ask-unconfirmed-over = 如果还有问题，直接写给我，就是新的一件。
news-tenant-waits = 💬 <b>{ $number }</b> { $what }：业户最后说了话，还没有人回。请回复他，或者再去看一看。
refusal-reopen-too-late = 办结已超过 { $days } 天，这张单不能再退回。请直接写给我，马上开一张新的。
event-reminded = { $at } 再次请业户验收
event-nudged = { $at } 提醒：业户在等回话
event-unconfirmed = { $at } 业户没有回音，按未确认办结
event-confirmed = { $at } 业户补充确认：已解决
event-visited = { $at } { $name }回访
event-task = { $at } 转主管跟进
event-rated_again = { $at } 业户再次评价

# 两天后问一句
still-fine = 🔎 <b>{ $number }</b> { $what }
    前几天办好的，现在还好吗？
still-fine-thanks = 🙏 谢谢，那就放心了。
still-fine-back = 已经退回，{ $name }会继续处理。
button-still-fine = 还好
button-came-back = 又坏了

# 回访任务
visit-title = 📋 <b>回访</b> · { $way } <b>{ $number }</b>
visit-way-chat = 聊天
visit-way-phone = 电话
visit-way-door = 上门
visit-why-solved = 办结后的例行回访
visit-why-sample = 本周抽中
visit-why-low_stars = 评分低
visit-why-repeat = 同一问题反复出现
visit-why-survey = 满意度调查里有意见
visit-why-unvisited = 事情没办完，一周没有联系过业户
visit-handled-by = 经手：{ $name }（经手人不参加回访）
visit-due = ⏳ 请在 { $until } 前完成
visit-overdue = ⏰ 已过期，原定 { $until } 前完成
visit-taken = 👤 { $name }去回访
visit-tries = 没联系上 { $count } 次，最多 { $most } 次
visit-result-solved = ✅ 业户说已解决
visit-result-not_solved = ❌ 业户说没解决，已转主管
visit-result-spoken = ✅ 已联系业户
visit-result-not_reached = 📵 没有联系上
visit-result-no_answer = 没有回音
visit-result-not_needed = ↩️ 事情已有进展，不用再联系
visit-stars = 业户打分 { $stars }
visit-proof-waits = 等业户在聊天里确认，或拍下签字的回访单
visit-proof-confirmed = ✍️ 业户已确认上门
visit-proof-sheet = 🖼 签字单已存
visit-proof-denied = ⚠️ 业户说没有人上门
visit-hidden = 业户选择了匿名：请在群里回复工单卡片，话会转给他。
visit-tenant = 👤 { $name }　☎️ { $phone }
visit-hint-door = 请上门问一问：解决了吗？给几分？请业户在聊天里点“来过”，或在回访单上签字后拍照。
visit-hint-phone = 请打电话问一问：现在怎么样了？还有什么要我们做的？
visit-ask-words = { $name }，请写下业户说的话。
visit-ask-sheet = { $name }，请发签字回访单的照片。
visit-denied = ⚠️ 回访 { $number }：{ $visitor }说已上门，{ $tenant }说没有人来过。请核实。
visit-heard = 记下了，谢谢。
visit-not-that = 请按提示发文字或照片。
visit-taken-toast = 归您了，详细地址已私信给您。
button-visit-take = 我去
button-visit-solved = 已解决
button-visit-not_solved = 没解决
button-visit-spoken = 已联系
button-visit-not_reached = 没联系上
button-visit-words = 记业户的话
button-visit-sheet = 签字单照片
refusal-no-such-visit = 没有这次回访。
refusal-visit-own = 这件事您经手过，回访要由别人来做。
refusal-visit-taken = { $name }已经在做这次回访。
refusal-visit-take-first = 请先点“我去”。

# 业户确认上门
door-asked = 🚪 { $name }说刚到您家回访过（{ $number }）。是这样吗？
door-thanks = 🙏 谢谢确认。
door-sorry = 抱歉，我们马上核实，会再跟您联系。
button-door-yes = 来过
button-door-no = 没人来过

# 低分补救
task-not-solved = 📞 <b>回访</b> { $number } 业户说没解决，经手：{ $owner }
task-due = ⏳ 请在 { $until } 前联系
task-overdue = ⏰ 已过期，原定 { $until } 前联系，已报经理
task-note = 📝 { $words }
task-ask-words = 请写下跟业户谈了什么、答应了什么。
task-given-up = 📵 { $name }多次没联系上（{ $at }），已在聊天里请业户再评一次
task-withdrawn = ↩️ 业户已改评分，不用打了
task-second = 再次评价：{ $stars }
button-not-reached = 没联系上
button-task-words = 写一笔
again-called = 🙏 { $name }已就 <b>{ $number }</b> 跟您联系过。
again-tried = 🙏 { $name }为 <b>{ $number }</b> 打过几次电话，没能联系上您。
again-stars = 现在您觉得怎么样？
again-thanks = 谢谢您的 { $stars }

# 回访数字
command-visits = 回访情况
figures-title = 📊 <b>近 { $days } 天的回访</b>
figures-none = 没有抽样回访。
figures-drawn = { $population } 件投诉中抽了 { $drawn } 件，另加低分和反复的 { $added } 件；已回访 { $visited } 件。
figures-door = 其中上门并确认 { $doors } 件（{ $share }）。
figures-content = 抽中并问到的 { $sampled } 件里，{ $solved } 件说已解决（{ $share }）；推到全部投诉，九成五的把握在 { $low } 到 { $high } 之间。
figures-asked = 维修后在聊天里问了 { $asked } 件，答了 { $answered } 件，又坏了 { $back } 件。
figures-unvisited = 一周没有联系过的业户，安排了 { $count } 次。
figures-recovered = 低分或没解决 { $low } 件，再评 { $answered } 件，挽回 { $recovered } 件（{ $share }）。
figures-open = 还有 { $open } 件没做，其中过期 { $overdue } 件。

# 为什么
why-ask-again = 业户还没验收，再问一次
why-close-unconfirmed = 一直没有回音，按未确认办结
why-nudge = 业户最后说了话，提醒我们回复
why-close-accepted = 已验收，没有打分，办结
why-still-fine = 修好两天了，问问还好吗
why-visit-told = 夜里产生的回访，白天再派
why-visit-due = 回访的期限
why-visit-confirm = 请业户确认有人上门
why-draw = 每周一抽样回访投诉
why-unvisited = 找出一周没有联系过的业户
why-task-told = 夜里的低分，白天再派给主管
why-task-overdue = 主管联系业户的期限
why-ask-stars-again = 联系过了，请业户再评一次
