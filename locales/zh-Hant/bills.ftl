# 帳單、違約金、提醒、承諾繳費、疑問、收繳率。

measure-m2 = m²
measure-m3 = m³
measure-kwh = 度
measure-month = 個月

bill-fee-unnamed = { $fee }
bill-head = 📄 <b>{ $fee }</b> { $period }：<b>{ $amount } 元</b>
bill-month = { $year }年{ $month }月
bill-days = { $since } 至 { $until }
bill-computed = { $quantity } { $measure } × { $price } 元
bill-note = { $note }
bill-part-paid = 已繳 { $paid } 元，還差 { $left } 元
bill-due = 請在 { $due } 前繳
bill-overdue = { $due } 到期，已過 { $days } 天
bill-late-fee = 違約金到今天 { $amount } 元
bill-disputed = ❓ 您說這張帳單有疑問（{ $number }），答覆您之前不再提醒。

bills-head = 🧾 <b>{ $unit }</b> 的帳單
bills-none = 🏠 { $unit }：帳單都繳清了，謝謝您！
bills-total = 今天繳清一共 <b>{ $amount } 元</b>
bills-these = 以上一共 <b>{ $amount } 元</b>
bills-more = 另有 { $count } 張，共 { $amount } 元，都在 PDF 對帳單裡。
bills-promised = 🤝 記下了：您打算 { $until } 前繳，在那之前不再提醒。
bills-no-home = 您名下還沒有登記房號，所以看不到帳單。傳送 /start 登記，幾步就好。
bills-offer = 💡 想看帳單、繳費方式？點下面就能看到。別的問題，在單子上點「提交」，同事會答覆您。

button-my-bills = 🧾 我的帳單
button-how-to-pay = 💳 怎麼繳
button-late-fee = 🧮 違約金怎麼算
button-promise-pay = 🤝 過幾天繳
button-dispute = ❓ 帳單有疑問
button-statement-pdf = 📎 PDF 對帳單
button-statement = 🧾 看明細
button-pay-qr = 📷 收款碼
button-promise-by = { $day } 前

late-head = <b>{ $fee }</b> { $number }，{ $due } 到期
late-line = { $since } 至 { $until }：{ $days } 天 × { $rate }% × { $principal } = { $amount }
late-raised = 不足 { $amount } 元，按 { $amount } 元算（算得 { $exact }）
late-capped = 到了上限，按 { $amount } 元算（算得 { $exact }）
late-settled = 已繳或已免 { $amount } 元
late-sum = 違約金 <b>{ $amount } 元</b>
late-rules = 從到期日的第二天算起，算到繳費當天；已繳的部分從第二天起不再算。

pay-account =
    收款單位：<code>{ $payee }</code>
    開戶行：<code>{ $bank }</code>
    帳號：<code>{ $account }</code>
    （點一下就能複製）
pay-purpose = 請在附言裡寫上 <code>{ $unit }</code>，方便對帳。
pay-proof = 繳好後把付款截圖傳給我，財務核對後給您收據。
pay-qr = 收款單位：{ $payee }。付款時請備註 <code>{ $unit }</code>。

promise-ask = 您打算什麼時候繳？選一天，在那之前不再提醒您。
promise-noted = 謝謝，記下了：{ $until } 前繳。在那之前不再提醒您。
refusal-promise-day = 這一天已經不能選了，請在最新的卡片上重新選。
refusal-all-paid = 這些帳單都繳清了，謝謝您！
refusal-no-such-bill = 沒有找到您的這張帳單。
refusal-disputed-already = 這張帳單的疑問已經在查了（{ $number }），一有答覆馬上告訴您。

dispute-ask = 哪一張不對？點它的號碼。
ask-dispute = 帳單 { $number } 哪裡不對？請寫一句，下一則訊息就是。同事查清後答覆您，在那之前這張帳單不再提醒。

statement-caption = 📎 { $unit } 的對帳單，算到 { $day }
statement-coming = 對帳單馬上傳給您
statement-title = 費用對帳單
statement-unit = 房號
statement-day = 算到
statement-pay = 繳至
statement-bill = 帳單
statement-period = 起迄
statement-due = 到期日
statement-amount = 金額
statement-paid = 已繳
statement-late-fee = 違約金
statement-left = 應繳
statement-total = 合計（元）
statement-late = 違約金明細
statement-days = 天數
statement-rate = 每天
statement-open = 基數
statement-fee = 金額
statement-changed = { $number }：{ $why }
statement-note = 違約金從到期日的第二天算到繳費當天，合計四捨五入到分。有疑問請致電 { $phone }，或在聊天裡點「帳單有疑問」。
statement-foot = { $estate } · { $phone }

new-bills-title = 📄 新帳單：{ $name }
new-bills-head = 📄 <b>{ $unit }</b> 的新帳單來了，請您過目：
reminder-title = 🔔 繳費提醒 { $day }
reminder-soon = 🔔 溫馨提示：下面的帳單快到期了，提前跟您說一聲。
reminder-past = 🔔 下面的帳單到期了，可能您忙忘了。如果已經繳了，請忽略，或者把截圖傳給我。
reminder-late = 🔔 下面的帳單我們還沒有收到款。如果已經繳了，把截圖傳給我就好；有難處或者有疑問，也請告訴我們，一起想辦法。
reminder-call = 🔔 下面的帳單已經過了一段時間。管家這幾天會打電話問候您，看看有什麼能幫上忙的。
reminder-promised = 🔔 您說過 { $until } 前繳，我們還沒有看到款，也許正在路上。方便的時候請看一下：
reminder-unit = 🏠 <b>{ $unit }</b>
reminder-close = 要改天繳，或者覺得哪裡不對，點下面告訴我們就行。
reminder-paid = ✅ 這些帳單都繳清了，謝謝您！

bill-withdrawn = 📄 帳單 { $number }（{ $unit }）已經撤回，不用繳了。給您添麻煩了。
late-fee-waived = 🧾 帳單 { $number }（{ $unit }）到今天的違約金 { $amount } 元已經免去。

bill-usage = 請寫上帳單號，例如 /bill WY-2026-11-001
desk-bill = 🧾 <b>{ $number }</b> · { $unit }
bill-is-paid = ✅ 已繳清
bill-is-withdrawn = ↩️ 已撤回
bill-event = { $at } { $what } { $name } { $why }
bill-event-part_paid = 繳了一部分
bill-event-paid = 繳清
bill-event-reopened = 款項退回，重新打開
bill-event-payment_back = 一筆款項退回
bill-event-withdrawn = 撤回
bill-event-disputed = 業戶有疑問
bill-event-waived = 免違約金
button-withdraw-bill = ↩️ 撤回帳單
button-waive = 🕊 免違約金
ask-bill-reason = 帳單 { $number }：請寫一句原因，會留在帳單的記錄裡。
refusal-no-late-fee = 這張帳單現在沒有違約金可免。

bill-calls-head = 📞 <b>{ $day } 請致電的住戶</b>（{ $count } 戶）
bill-calls-kindly = 先問候，再問有沒有難處；可以商量日子，不催不嚇。
bill-call-line = { $unit } · { $amount } 元 · { $since } 起
bill-call-line-paid = ✅ { $unit } 已繳清
bill-call-by = { $name } { $state }
bill-call-taken = 📞 在打
button-take-bill-call = 📞 { $unit }
bill-call-head = 📞 <b>{ $unit }</b>
bill-call-person = { $name } { $phone }
bill-call-paid = ✅ 已經繳清，不用打了。
bill-call-result-agreed = 🙂 答應繳
bill-call-result-promised = 🤝 說好日子
bill-call-result-disputes = ❓ 有疑問
bill-call-result-not_reached = 📵 沒接通
bill-call-taken-toast = 請看私聊，電話在那裡
bill-call-noted-toast = 記下了
refusal-bill-call-taken = { $name }已經接了這一戶。

collection-head = 📊 <b>{ $month } 收繳率</b>（目標 { $target }%）
collection-none = 這個月沒有到期的帳單。
collection-total = 合計
collection-missing = 還差 { $amount } 元
collection-by-fee = <b>按費用</b>
collection-by-building = <b>按樓棟</b>
collection-line = { $mark } { $name } { $rate }%（{ $paid } / { $billed } 元，{ $count } 張）
button-collection-all = 每棟每項
button-collection-less = ‹ 彙總

why-reminders = 該提醒帳單了

command-bills = 我的帳單
command-collection = 收繳率
