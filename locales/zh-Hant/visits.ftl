# 辦完之後：再問一次、回訪、低分補救。

# 驗收：再問一次，沒有回音就辦結
ask-again = 🔔 再跟您確認一次。{ $days } 天內沒有回音，就先按未確認辦結。
ask-unconfirmed = 📁 <b>{ $number }</b> { $what }
    { $days } 天沒有等到您的回音，已先按「未確認」辦結。
ask-unconfirmed-still = 現在說也不遲：問題解決了嗎？
ask-unconfirmed-over = 如果還有問題，直接寫給我，就是新的一件。
news-tenant-waits = 💬 <b>{ $number }</b> { $what }：業戶最後說了話，還沒有人回。請回覆他，或者再去看一看。
refusal-reopen-too-late = 辦結已超過 { $days } 天，這張單不能再退回。請直接寫給我，馬上開一張新的。
event-reminded = { $at } 再次請業戶驗收
event-nudged = { $at } 提醒：業戶在等回話
event-unconfirmed = { $at } 業戶沒有回音，按未確認辦結
event-confirmed = { $at } 業戶補充確認：已解決
event-visited = { $at } { $name }回訪
event-task = { $at } 轉主管跟進
event-rated_again = { $at } 業戶再次評價

# 兩天後問一句
still-fine = 🔎 <b>{ $number }</b> { $what }
    前幾天辦好的，現在還好嗎？
still-fine-thanks = 🙏 謝謝，那就放心了。
still-fine-back = 已經退回，{ $name }會繼續處理。
button-still-fine = 還好
button-came-back = 又壞了

# 回訪任務
visit-title = 📋 <b>回訪</b> · { $way } <b>{ $number }</b>
visit-way-chat = 聊天
visit-way-phone = 電話
visit-way-door = 上門
visit-why-solved = 辦結後的例行回訪
visit-why-sample = 本週抽中
visit-why-low_stars = 評分低
visit-why-repeat = 同一問題反覆出現
visit-why-survey = 滿意度調查裡有意見
visit-why-unvisited = 事情沒辦完，一週沒有聯絡過業戶
visit-handled-by = 經手：{ $name }（經手人不參加回訪）
visit-due = ⏳ 請在 { $until } 前完成
visit-overdue = ⏰ 已過期，原定 { $until } 前完成
visit-taken = 👤 { $name }去回訪
visit-tries = 沒聯絡上 { $count } 次，最多 { $most } 次
visit-result-solved = ✅ 業戶說已解決
visit-result-not_solved = ❌ 業戶說沒解決，已轉主管
visit-result-spoken = ✅ 已聯絡業戶
visit-result-not_reached = 📵 沒有聯絡上
visit-result-no_answer = 沒有回音
visit-result-not_needed = ↩️ 事情已有進展，不用再聯絡
visit-stars = 業戶打分 { $stars }
visit-proof-waits = 等業戶在聊天裡確認，或拍下簽名的回訪單
visit-proof-confirmed = ✍️ 業戶已確認上門
visit-proof-sheet = 🖼 簽名單已存
visit-proof-denied = ⚠️ 業戶說沒有人上門
visit-hidden = 業戶選擇了匿名：請在群裡回覆工單卡片，話會轉給他。
visit-tenant = 👤 { $name }　☎️ { $phone }
visit-hint-door = 請上門問一問：解決了嗎？給幾分？請業戶在聊天裡點「來過」，或在回訪單上簽名後拍照。
visit-hint-phone = 請打電話問一問：現在怎麼樣了？還有什麼要我們做的？
visit-ask-words = { $name }，請寫下業戶說的話。
visit-ask-sheet = { $name }，請發簽名回訪單的照片。
visit-denied = ⚠️ 回訪 { $number }：{ $visitor }說已上門，{ $tenant }說沒有人來過。請核實。
visit-heard = 記下了，謝謝。
visit-not-that = 請按提示發文字或照片。
visit-taken-toast = 歸您了，詳細地址已私訊給您。
button-visit-take = 我去
button-visit-solved = 已解決
button-visit-not_solved = 沒解決
button-visit-spoken = 已聯絡
button-visit-not_reached = 沒聯絡上
button-visit-words = 記業戶的話
button-visit-sheet = 簽名單照片
refusal-no-such-visit = 沒有這次回訪。
refusal-visit-own = 這件事您經手過，回訪要由別人來做。
refusal-visit-taken = { $name }已經在做這次回訪。
refusal-visit-take-first = 請先點「我去」。

# 業戶確認上門
door-asked = 🚪 { $name }說剛到您家回訪過（{ $number }）。是這樣嗎？
door-thanks = 🙏 謝謝確認。
door-sorry = 抱歉，我們馬上核實，會再跟您聯絡。
button-door-yes = 來過
button-door-no = 沒人來過

# 低分補救
task-not-solved = 📞 <b>回訪</b> { $number } 業戶說沒解決，經手：{ $owner }
task-due = ⏳ 請在 { $until } 前聯絡
task-overdue = ⏰ 已過期，原定 { $until } 前聯絡，已報經理
task-note = 📝 { $words }
task-ask-words = 請寫下跟業戶談了什麼、答應了什麼。
task-given-up = 📵 { $name }多次沒聯絡上（{ $at }），已在聊天裡請業戶再評一次
task-withdrawn = ↩️ 業戶已改評分，不用打了
task-second = 再次評價：{ $stars }
button-not-reached = 沒聯絡上
button-task-words = 寫一筆
again-called = 🙏 { $name }已就 <b>{ $number }</b> 跟您聯絡過。
again-tried = 🙏 { $name }為 <b>{ $number }</b> 打過幾次電話，沒能聯絡上您。
again-stars = 現在您覺得怎麼樣？
again-thanks = 謝謝您的 { $stars }

# 回訪數字
command-visits = 回訪情況
figures-title = 📊 <b>近 { $days } 天的回訪</b>
figures-none = 沒有抽樣回訪。
figures-drawn = { $population } 件投訴中抽了 { $drawn } 件，另加低分和反覆的 { $added } 件；已回訪 { $visited } 件。
figures-door = 其中上門並確認 { $doors } 件（{ $share }）。
figures-content = 抽中並問到的 { $sampled } 件裡，{ $solved } 件說已解決（{ $share }）；推到全部投訴，九成五的把握在 { $low } 到 { $high } 之間。
figures-asked = 維修後在聊天裡問了 { $asked } 件，答了 { $answered } 件，又壞了 { $back } 件。
figures-unvisited = 一週沒有聯絡過的業戶，安排了 { $count } 次。
figures-recovered = 低分或沒解決 { $low } 件，再評 { $answered } 件，挽回 { $recovered } 件（{ $share }）。
figures-open = 還有 { $open } 件沒做，其中過期 { $overdue } 件。

# 為什麼
why-ask-again = 業戶還沒驗收，再問一次
why-close-unconfirmed = 一直沒有回音，按未確認辦結
why-nudge = 業戶最後說了話，提醒我們回覆
why-close-accepted = 已驗收，沒有打分，辦結
why-still-fine = 修好兩天了，問問還好嗎
why-visit-told = 夜裡產生的回訪，白天再派
why-visit-due = 回訪的期限
why-visit-confirm = 請業戶確認有人上門
why-draw = 每週一抽樣回訪投訴
why-unvisited = 找出一週沒有聯絡過的業戶
why-task-told = 夜裡的低分，白天再派給主管
why-task-overdue = 主管聯絡業戶的期限
why-ask-stars-again = 聯絡過了，請業戶再評一次
