# 缴费凭证、收据和出纳的一天。

payment-no-not_arrived = 款项还没到账
payment-no-unclear = 图片看不清
payment-no-amount = 金额对不上
payment-no-duplicate = 这笔已经登记过
payment-no-not_ours = 不是付给我们的

pay-way-proof = 缴费凭证
pay-way-telegram = 线上支付
pay-way-cash = 现金
pay-way-transfer = 转账

button-i-paid = 🧾 我已缴费
button-pay-undo = 撤回
button-pay-again = 重新发凭证
button-proof-yes = 是凭证
button-proof-no = 不是
ask-proof =
    好的，请把 { $unit } 的缴费凭证发过来：付款截图，或者 PDF。
    一小时内发的图片都算凭证；要报修的话，配上几个字就行。
proof-question = 🧾 这是缴费凭证吗？是的话我们转给财务，上面的单子就不用提交了。
proof-yes = 🧾 好的，已经当作缴费凭证转给财务了。
proof-no = 好的，不是凭证，请看上面的单子。
my-payment-which = 🧾 凭证收到了，谢谢！这是哪一处的？
my-payment-sent =
    🧾 { $unit } 的缴费凭证收到了，谢谢！
    财务会核对，最迟 { $by } 给您答复。
my-payment-said = 您写的金额：{ $amount } 元
my-payment-rejected =
    🧾 { $unit } 的缴费凭证还不能入账：{ $reason }。
    请再核对一下，重新发一张就好。有疑问请打 { $phone }，我们陪您一起查。
my-payment-withdrawn = 🧾 { $unit } 的缴费凭证已撤回。
my-payment-approved = ✅ { $unit } 的 { $amount } 元已经入账，收据号 { $number }。
my-payment-cancelled =
    🧾 很抱歉，{ $unit } 的收据 { $number }（{ $amount } 元）要作废：{ $reason }。
    相应的账单重新变成待缴。有疑问请打 { $phone }，我们一起查清楚。
payment-slow =
    🧾 { $unit } 的缴费凭证还在核对，让您久等了。
    我们没有忘记，{ $by } 之后会接着跟进；违约金只算到您付款的那一天。
pay-undone-toast = 已撤回
pay-unit-toast = 好的
proof-toast = 好的

payment-head = 🧾 <b>{ $unit }</b> · { $way }
payment-from = { $name } · { $at }
payment-said = 自报金额：{ $amount } 元
payment-due = 请在 { $by } 前核对
payment-late = ⏰ 已过 { $by }，业户在等
payment-owes-nothing = 目前没有待缴账单。
payment-part = 还剩 { $left }
payment-total = <b>截至 { $day } 合计 { $amount } 元</b>
payment-withdrawn = 已撤回。
payment-rejected = ✖ { $name } { $at } 退回：{ $reason }
payment-approved = ✅ { $name } { $at } 入账 { $amount } 元（付款日 { $day }），收据 { $number }
payment-credit = 其中 { $amount } 元留作预存
payment-cancelled = ↩ { $name } { $at } 撤销了 { $number }（{ $amount } 元）：{ $reason }
button-pay-full = ✅ 全额 { $amount }
button-pay-said = ✅ 按 { $amount } 入账
button-pay-other = ✏️ 其他金额
button-pay-reject = ✖ 退回
button-pay-drop = 作废
button-pay-words = ✍️ 自己写
button-pay-back = ↩ 撤销入账
pay-taken-toast = 已入账，收据已发出
pay-rejected-toast = 已退回，业户会收到说明
pay-dropped-toast = 已作废
pay-ask-toast = 请直接回复
ask-payment-amount = { $name }，到账多少？请回复金额，日期不是当天的话写在后面，例如：500 或 1234.50 11-18
ask-payment-reason = { $name }，为什么退回？请回复一句业户看得懂的话。
ask-payment-cancel = { $name }，为什么撤销 { $number }？请回复原因，业户会看到。
payment-amount-heard = 已入账，收据 { $number } 已发出。
payment-reason-heard = 已退回，业户会收到说明。
payment-cancel-heard = { $number } 已撤销，账单重新待缴，业户会收到说明。
payment-not-asked = 这条没有对应的问题，请在卡片上点一下再回复。

receipt-thanks = ✅ 收到 { $unit } 的 { $amount } 元，谢谢！收据 { $number } 在这里。
receipt-credit = 多出的 { $amount } 元留作预存，抵下一期账单。
receipt-open = 还有 { $amount } 元待缴，发 /bills 可以看。
receipt-nothing-open = 目前没有待缴账单。
receipt-title = 收款收据
receipt-unit = 房号
receipt-payer = 付款人
receipt-day = 付款日期
receipt-way = 方式
receipt-amount = 金额（元）
receipt-capitals = 人民币（大写）
receipt-stamp = 收款单位盖章
receipt-signature = 经手人签字
receipt-by = 经手人
receipt-column-bill = 项目
receipt-column-period = 账期
receipt-column-principal = 本金
receipt-column-late = 违约金
receipt-column-sum = 小计
receipt-total = 合计
receipt-note-credit = 另有 { $amount } 元留作预存，抵下一期账单。
receipt-note-open = 开具时尚有 { $amount } 元待缴（含截至当日的违约金）。
receipt-note-settled = 开具时没有待缴账单。
receipt-foot = { $estate } · { $phone }

refusal-no-such-payment = 没有找到这笔缴费。
refusal-nothing-owed = { $unit } 目前没有待缴账单，不用缴费。
refusal-payment-amount = 请写大于零的金额，例如 500 或 1234.50 11-18。
refusal-payment-day = 付款日期不能晚于今天。
refusal-payment-reason = 请写一句原因。
refusal-payment-changed = 待缴金额刚刚变了，请看新的卡片；实收更多的话，请点“其他金额”。
refusal-payment-draft = 业户还没说是哪一处的，请稍等。
refusal-payment-sent = 这笔还在核对。
refusal-payment-approved = { $name } 已经先一步入账了。
refusal-payment-rejected = { $name } 已经先一步退回了。
refusal-payment-withdrawn = 这份凭证已经撤回了。
refusal-payment-cancelled = { $name } 已经撤销了这笔入账。

why-payment-unit = 业户没说凭证是哪一处的，按欠得最久的一处送去核对
why-payment-late = 缴费凭证到点还没核对，再提醒一次
why-payment-climb = 缴费凭证隔天还没核对，请经理看

command-paid = 登记柜台收款
command-daysheet = 收款日报
paid-which = 收的是哪一处的款？
paid-choose = 选择房号
paid-how = { $unit }：怎么收的？
paid-cash = 现金
paid-transfer = 转账
paid-done = 好的，{ $unit } 的收款卡片就在下面，请确认金额。
daysheet-head = <b>收款日报</b>（{ $since } 到 { $until }）
daysheet-line = { $what }：{ $amount } 元
daysheet-late = 违约金
daysheet-credit = 预存
daysheet-back = 撤销以前的 { $count } 笔：-{ $amount } 元
daysheet-total = <b>共 { $count } 笔，合计 { $amount } 元</b>
daysheet-waiting = 还有 { $count } 份凭证待核对
daysheet-file = { $day } 收款明细
daysheet-title = 收款日报
daysheet-span = 时段
daysheet-sum = 合计
daysheet-taken = 收款明细
daysheet-taken-back = 撤销以前的收款
daysheet-cashier = 出纳
daysheet-manager = 经理
daysheet-column-number = 收据号
daysheet-column-unit = 房号
daysheet-column-payer = 付款人
daysheet-column-way = 方式
daysheet-column-day = 付款日期
daysheet-column-amount = 金额（元）
daysheet-column-by = 经手人
credit-used = 🧾 { $unit } 的预存抵了 { $amount } 元（{ $fees }），您不用再缴这部分。
credit-left = 预存还剩 { $amount } 元。
refusal-daysheet-day = 请这样写日期：/daysheet 2026-11-20
why-day-sheet = 出纳当天交账：收款日报发给出纳和经理
why-use-credits = 用预存抵新账单

button-pay-here = 💴 在这里支付
invoice-title = { $unit } 待缴费用
invoice-told = { $estate }：截至今天的全部待缴账单。付好后收据会马上发给您。
pay-no-changed = 待缴金额刚刚变了，这次没有扣款。请发 /bills 重新打开账单再付。
pay-no-home = 这份账单现在不在您名下，这次没有扣款。
pay-no-offer = 这里暂时不能支付，这次没有扣款。请发 /bills 看其他方式。
refusal-pay-too-little = 在这里支付至少 { $least } 元，少于这个数请用其他方式，或者等下期一起缴。
