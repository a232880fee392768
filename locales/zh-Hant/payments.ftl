# 繳費憑證、收據和出納的一天。

payment-no-not_arrived = 款項還沒到帳
payment-no-unclear = 圖片看不清
payment-no-amount = 金額對不上
payment-no-duplicate = 這筆已經登記過
payment-no-not_ours = 不是付給我們的

pay-way-proof = 繳費憑證
pay-way-telegram = 線上支付
pay-way-cash = 現金
pay-way-transfer = 轉帳

button-i-paid = 🧾 我已繳費
button-pay-undo = 撤回
button-pay-again = 重新發憑證
button-proof-yes = 是憑證
button-proof-no = 不是
ask-proof =
    好的，請把 { $unit } 的繳費憑證發過來：付款截圖，或者 PDF。
    一小時內發的圖片都算憑證；要報修的話，配上幾個字就行。
proof-question = 🧾 這是繳費憑證嗎？是的話我們轉給財務，上面的單子就不用提交了。
proof-yes = 🧾 好的，已經當作繳費憑證轉給財務了。
proof-no = 好的，不是憑證，請看上面的單子。
my-payment-which = 🧾 憑證收到了，謝謝！這是哪一處的？
my-payment-sent =
    🧾 { $unit } 的繳費憑證收到了，謝謝！
    財務會核對，最遲 { $by } 給您答覆。
my-payment-said = 您寫的金額：{ $amount } 元
my-payment-rejected =
    🧾 { $unit } 的繳費憑證還不能入帳：{ $reason }。
    請再核對一下，重新發一張就好。有疑問請打 { $phone }，我們陪您一起查。
my-payment-withdrawn = 🧾 { $unit } 的繳費憑證已撤回。
my-payment-approved = ✅ { $unit } 的 { $amount } 元已經入帳，收據號 { $number }。
my-payment-cancelled =
    🧾 很抱歉，{ $unit } 的收據 { $number }（{ $amount } 元）要作廢：{ $reason }。
    相應的帳單重新變成待繳。有疑問請打 { $phone }，我們一起查清楚。
payment-slow =
    🧾 { $unit } 的繳費憑證還在核對，讓您久等了。
    我們沒有忘記，{ $by } 之後會接著跟進；違約金只算到您付款的那一天。
pay-undone-toast = 已撤回
pay-unit-toast = 好的
proof-toast = 好的

payment-head = 🧾 <b>{ $unit }</b> · { $way }
payment-from = { $name } · { $at }
payment-said = 自報金額：{ $amount } 元
payment-due = 請在 { $by } 前核對
payment-late = ⏰ 已過 { $by }，業戶在等
payment-owes-nothing = 目前沒有待繳帳單。
payment-part = 還剩 { $left }
payment-total = <b>截至 { $day } 合計 { $amount } 元</b>
payment-withdrawn = 已撤回。
payment-rejected = ✖ { $name } { $at } 退回：{ $reason }
payment-approved = ✅ { $name } { $at } 入帳 { $amount } 元（付款日 { $day }），收據 { $number }
payment-credit = 其中 { $amount } 元留作預存
payment-cancelled = ↩ { $name } { $at } 撤銷了 { $number }（{ $amount } 元）：{ $reason }
button-pay-full = ✅ 全額 { $amount }
button-pay-said = ✅ 按 { $amount } 入帳
button-pay-other = ✏️ 其他金額
button-pay-reject = ✖ 退回
button-pay-drop = 作廢
button-pay-words = ✍️ 自己寫
button-pay-back = ↩ 撤銷入帳
pay-taken-toast = 已入帳，收據已發出
pay-rejected-toast = 已退回，業戶會收到說明
pay-dropped-toast = 已作廢
pay-ask-toast = 請直接回覆
ask-payment-amount = { $name }，到帳多少？請回覆金額，日期不是當天的話寫在後面，例如：500 或 1234.50 11-18
ask-payment-reason = { $name }，為什麼退回？請回覆一句業戶看得懂的話。
ask-payment-cancel = { $name }，為什麼撤銷 { $number }？請回覆原因，業戶會看到。
payment-amount-heard = 已入帳，收據 { $number } 已發出。
payment-reason-heard = 已退回，業戶會收到說明。
payment-cancel-heard = { $number } 已撤銷，帳單重新待繳，業戶會收到說明。
payment-not-asked = 這條沒有對應的問題，請在卡片上點一下再回覆。

receipt-thanks = ✅ 收到 { $unit } 的 { $amount } 元，謝謝！收據 { $number } 在這裡。
receipt-credit = 多出的 { $amount } 元留作預存，抵下一期帳單。
receipt-open = 還有 { $amount } 元待繳，發 /bills 可以看。
receipt-nothing-open = 目前沒有待繳帳單。
receipt-title = 收款收據
receipt-unit = 房號
receipt-payer = 付款人
receipt-day = 付款日期
receipt-way = 方式
receipt-amount = 金額（元）
receipt-capitals = 人民幣（大寫）
receipt-stamp = 收款單位蓋章
receipt-signature = 經手人簽名
receipt-by = 經手人
receipt-column-bill = 項目
receipt-column-period = 帳期
receipt-column-principal = 本金
receipt-column-late = 違約金
receipt-column-sum = 小計
receipt-total = 合計
receipt-note-credit = 另有 { $amount } 元留作預存，抵下一期帳單。
receipt-note-open = 開具時尚有 { $amount } 元待繳（含截至當日的違約金）。
receipt-note-settled = 開具時沒有待繳帳單。
receipt-foot = { $estate } · { $phone }

refusal-no-such-payment = 沒有找到這筆繳費。
refusal-nothing-owed = { $unit } 目前沒有待繳帳單，不用繳費。
refusal-payment-amount = 請寫大於零的金額，例如 500 或 1234.50 11-18。
refusal-payment-day = 付款日期不能晚於今天。
refusal-payment-reason = 請寫一句原因。
refusal-payment-changed = 待繳金額剛剛變了，請看新的卡片；實收更多的話，請點「其他金額」。
refusal-payment-draft = 業戶還沒說是哪一處的，請稍等。
refusal-payment-sent = 這筆還在核對。
refusal-payment-approved = { $name } 已經先一步入帳了。
refusal-payment-rejected = { $name } 已經先一步退回了。
refusal-payment-withdrawn = 這份憑證已經撤回了。
refusal-payment-cancelled = { $name } 已經撤銷了這筆入帳。

why-payment-unit = 業戶沒說憑證是哪一處的，按欠得最久的一處送去核對
why-payment-late = 繳費憑證到點還沒核對，再提醒一次
why-payment-climb = 繳費憑證隔天還沒核對，請經理看

command-paid = 登記櫃台收款
command-daysheet = 收款日報
paid-which = 收的是哪一處的款？
paid-choose = 選擇房號
paid-how = { $unit }：怎麼收的？
paid-cash = 現金
paid-transfer = 轉帳
paid-done = 好的，{ $unit } 的收款卡片就在下面，請確認金額。
daysheet-head = <b>收款日報</b>（{ $since } 到 { $until }）
daysheet-line = { $what }：{ $amount } 元
daysheet-late = 違約金
daysheet-credit = 預存
daysheet-back = 撤銷以前的 { $count } 筆：-{ $amount } 元
daysheet-total = <b>共 { $count } 筆，合計 { $amount } 元</b>
daysheet-waiting = 還有 { $count } 份憑證待核對
daysheet-file = { $day } 收款明細
daysheet-title = 收款日報
daysheet-span = 時段
daysheet-sum = 合計
daysheet-taken = 收款明細
daysheet-taken-back = 撤銷以前的收款
daysheet-cashier = 出納
daysheet-manager = 經理
daysheet-column-number = 收據號
daysheet-column-unit = 房號
daysheet-column-payer = 付款人
daysheet-column-way = 方式
daysheet-column-day = 付款日期
daysheet-column-amount = 金額（元）
daysheet-column-by = 經手人
credit-used = 🧾 { $unit } 的預存抵了 { $amount } 元（{ $fees }），您不用再繳這部分。
credit-left = 預存還剩 { $amount } 元。
refusal-daysheet-day = 請這樣寫日期：/daysheet 2026-11-20
why-day-sheet = 出納當天交帳：收款日報發給出納和經理
why-use-credits = 用預存抵新帳單

button-pay-here = 💴 在這裡支付
invoice-title = { $unit } 待繳費用
invoice-told = { $estate }：截至今天的全部待繳帳單。付好後收據會馬上發給您。
pay-no-changed = 待繳金額剛剛變了，這次沒有扣款。請發 /bills 重新打開帳單再付。
pay-no-home = 這份帳單現在不在您名下，這次沒有扣款。
pay-no-offer = 這裡暫時不能支付，這次沒有扣款。請發 /bills 看其他方式。
refusal-pay-too-little = 在這裡支付至少 { $least } 元，少於這個數請用其他方式，或者等下期一起繳。
