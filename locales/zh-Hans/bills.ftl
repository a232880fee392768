# 账单、违约金、提醒、承诺缴费、疑问、收缴率。

measure-m2 = m²
measure-m3 = m³
measure-kwh = 度
measure-month = 个月

bill-fee-unnamed = { $fee }
bill-head = 📄 <b>{ $fee }</b> { $period }：<b>{ $amount } 元</b>
bill-month = { $year }年{ $month }月
bill-days = { $since } 至 { $until }
bill-computed = { $quantity } { $measure } × { $price } 元
bill-note = { $note }
bill-part-paid = 已缴 { $paid } 元，还差 { $left } 元
bill-due = 请在 { $due } 前缴
bill-overdue = { $due } 到期，已过 { $days } 天
bill-late-fee = 违约金到今天 { $amount } 元
bill-disputed = ❓ 您说这张账单有疑问（{ $number }），答复您之前不再提醒。

bills-head = 🧾 <b>{ $unit }</b> 的账单
bills-none = 🏠 { $unit }：账单都缴清了，谢谢您！
bills-total = 今天缴清一共 <b>{ $amount } 元</b>
bills-these = 以上一共 <b>{ $amount } 元</b>
bills-more = 另有 { $count } 张，共 { $amount } 元，都在 PDF 对账单里。
bills-promised = 🤝 记下了：您打算 { $until } 前缴，在那之前不再提醒。
bills-no-home = 您名下还没有登记房号，所以看不到账单。发 /start 登记，几步就好。
bills-offer = 💡 想看账单、缴费方式？点下面就能看到。别的问题，在单子上点“提交”，同事会答复您。

button-my-bills = 🧾 我的账单
button-how-to-pay = 💳 怎么缴
button-late-fee = 🧮 违约金怎么算
button-promise-pay = 🤝 过几天缴
button-dispute = ❓ 账单有疑问
button-statement-pdf = 📎 PDF 对账单
button-statement = 🧾 看明细
button-pay-qr = 📷 收款码
button-promise-by = { $day } 前

late-head = <b>{ $fee }</b> { $number }，{ $due } 到期
late-line = { $since } 至 { $until }：{ $days } 天 × { $rate }% × { $principal } = { $amount }
late-raised = 不足 { $amount } 元，按 { $amount } 元算（算得 { $exact }）
late-capped = 到了封顶，按 { $amount } 元算（算得 { $exact }）
late-settled = 已缴或已免 { $amount } 元
late-sum = 违约金 <b>{ $amount } 元</b>
late-rules = 从到期日的第二天算起，算到缴费当天；已缴的部分从第二天起不再算。

pay-account =
    收款单位：<code>{ $payee }</code>
    开户行：<code>{ $bank }</code>
    账号：<code>{ $account }</code>
    （点一下就能复制）
pay-purpose = 请在附言里写上 <code>{ $unit }</code>，方便对账。
pay-proof = 缴好后把付款截图发给我，财务核对后给您收据。
pay-qr = 收款单位：{ $payee }。付款时请备注 <code>{ $unit }</code>。

promise-ask = 您打算什么时候缴？选一天，在那之前不再提醒您。
promise-noted = 谢谢，记下了：{ $until } 前缴。在那之前不再提醒您。
refusal-promise-day = 这一天已经不能选了，请在最新的卡片上重新选。
refusal-all-paid = 这些账单都缴清了，谢谢您！
refusal-no-such-bill = 没有找到您的这张账单。
refusal-disputed-already = 这张账单的疑问已经在查了（{ $number }），一有答复马上告诉您。

dispute-ask = 哪一张不对？点它的号码。
ask-dispute = 账单 { $number } 哪里不对？请写一句，下一条消息就是。同事查清后答复您，在那之前这张账单不再提醒。

statement-caption = 📎 { $unit } 的对账单，算到 { $day }
statement-coming = 对账单马上发给您
statement-title = 费用对账单
statement-unit = 房号
statement-day = 算到
statement-pay = 缴至
statement-bill = 账单
statement-period = 起止
statement-due = 到期日
statement-amount = 金额
statement-paid = 已缴
statement-late-fee = 违约金
statement-left = 应缴
statement-total = 合计（元）
statement-late = 违约金明细
statement-days = 天数
statement-rate = 每天
statement-open = 基数
statement-fee = 金额
statement-changed = { $number }：{ $why }
statement-note = 违约金从到期日的第二天算到缴费当天，合计四舍五入到分。有疑问请致电 { $phone }，或在聊天里点“账单有疑问”。
statement-foot = { $estate } · { $phone }

new-bills-title = 📄 新账单：{ $name }
new-bills-head = 📄 <b>{ $unit }</b> 的新账单来了，请您过目：
reminder-title = 🔔 缴费提醒 { $day }
reminder-soon = 🔔 温馨提示：下面的账单快到期了，提前跟您说一声。
reminder-past = 🔔 下面的账单到期了，可能您忙忘了。如果已经缴了，请忽略，或者把截图发给我。
reminder-late = 🔔 下面的账单我们还没有收到款。如果已经缴了，把截图发给我就好；有难处或者有疑问，也请告诉我们，一起想办法。
reminder-call = 🔔 下面的账单已经过了一段时间。管家这几天会打电话问候您，看看有什么能帮上忙的。
reminder-promised = 🔔 您说过 { $until } 前缴，我们还没有看到款，也许正在路上。方便的时候请看一下：
reminder-unit = 🏠 <b>{ $unit }</b>
reminder-close = 要改天缴，或者觉得哪里不对，点下面告诉我们就行。
reminder-paid = ✅ 这些账单都缴清了，谢谢您！

bill-withdrawn = 📄 账单 { $number }（{ $unit }）已经撤回，不用缴了。给您添麻烦了。
late-fee-waived = 🧾 账单 { $number }（{ $unit }）到今天的违约金 { $amount } 元已经免去。

bill-usage = 请写上账单号，例如 /bill WY-2026-11-001
desk-bill = 🧾 <b>{ $number }</b> · { $unit }
bill-is-paid = ✅ 已缴清
bill-is-withdrawn = ↩️ 已撤回
bill-event = { $at } { $what } { $name } { $why }
bill-event-part_paid = 缴了一部分
bill-event-paid = 缴清
bill-event-reopened = 款项退回，重新打开
bill-event-payment_back = 一笔款项退回
bill-event-withdrawn = 撤回
bill-event-disputed = 业户有疑问
bill-event-waived = 免违约金
button-withdraw-bill = ↩️ 撤回账单
button-waive = 🕊 免违约金
ask-bill-reason = 账单 { $number }：请写一句原因，会留在账单的记录里。
refusal-no-late-fee = 这张账单现在没有违约金可免。

bill-calls-head = 📞 <b>{ $day } 请致电的住户</b>（{ $count } 户）
bill-calls-kindly = 先问候，再问有没有难处；可以商量日子，不催不吓。
bill-call-line = { $unit } · { $amount } 元 · { $since } 起
bill-call-line-paid = ✅ { $unit } 已缴清
bill-call-by = { $name } { $state }
bill-call-taken = 📞 在打
button-take-bill-call = 📞 { $unit }
bill-call-head = 📞 <b>{ $unit }</b>
bill-call-person = { $name } { $phone }
bill-call-paid = ✅ 已经缴清，不用打了。
bill-call-result-agreed = 🙂 答应缴
bill-call-result-promised = 🤝 说好日子
bill-call-result-disputes = ❓ 有疑问
bill-call-result-not_reached = 📵 没接通
bill-call-taken-toast = 请看私聊，电话在那里
bill-call-noted-toast = 记下了
refusal-bill-call-taken = { $name }已经接了这一户。

collection-head = 📊 <b>{ $month } 收缴率</b>（目标 { $target }%）
collection-none = 这个月没有到期的账单。
collection-total = 合计
collection-missing = 还差 { $amount } 元
collection-by-fee = <b>按费用</b>
collection-by-building = <b>按楼栋</b>
collection-line = { $mark } { $name } { $rate }%（{ $paid } / { $billed } 元，{ $count } 张）
button-collection-all = 每栋每项
button-collection-less = ‹ 汇总

why-reminders = 该提醒账单了

command-bills = 我的账单
command-collection = 收缴率
