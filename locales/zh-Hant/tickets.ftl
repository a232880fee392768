# 工單：草稿卡、業戶的卡、工作群的卡、途中的訊息。

when-today = 今天 { $clock }
when-tomorrow = 明天 { $clock }
when-yesterday = 昨天 { $clock }
when-date = { $month }月{ $day }日 { $weekday } { $clock }
weekday-1 = 週一
weekday-2 = 週二
weekday-3 = 週三
weekday-4 = 週四
weekday-5 = 週五
weekday-6 = 週六
weekday-7 = 週日
span-hours = { $hours } 小時
span-days = { $days } 天

# 卡片上的行
card-words = { $words }
card-place = 📍 { $place }
card-place-floor = 📍 { $building } { $floor } 層
card-contact = 🕒 聯絡時間：{ $when }
card-anonymous = 🙈 對工作群匿名
card-rated = { $stars } { $chips }
card-pieces-photo = 🖼 照片 { $count } 張
card-pieces-video = 🎬 影片 { $count } 段
card-pieces-voice = 🎙 語音 { $count } 條
card-pieces-audio = 🎵 音訊 { $count } 條
card-pieces-document = 📎 檔案 { $count } 份
card-pieces-location = 🗺 位置 { $count } 個
card-pieces-contact = 👤 名片 { $count } 張
card-pieces-other = 📦 其他 { $count } 件
place-public = 公共區域
contact-now = 隨時
contact-today = 今天白天
contact-evening = 今晚
contact-tomorrow = 明天
contact-weekend = 週末
hazard-call = ☎️ 緊急時請直接撥打 { $number }

report-choose = 請選一類，或者直接把事情寫給我、拍給我：
report-tell = 好，{ $kind }。請寫下來、拍下來或者說給我聽。

# 草稿卡
draft-check = 我這樣理解，對嗎？沒問題請點“提交”，要改就點下面的項目。
draft-ask-words = 收到了。請用一句話說說怎麼了，也可以直接提交。
draft-ask-kind = 這件事屬於哪一類？
draft-ask-category = 請選最接近的一項：
draft-ask-place = 在哪裡？請選一處，或者自己寫。
draft-ask-urgency = 急不急？危險正在發生，請選「緊急」，我馬上叫人。
draft-ask-contact = 什麼時候方便聯絡您？
draft-write-place = 請寫下位置，例如：12棟大堂、地下車庫B區。
draft-write-contact = 請寫下方便聯絡的時間，例如：週六上午。
draft-submitted = 已提交：{ $number }
draft-still-place = 先告訴我在哪裡，再提交。
draft-discarded = 已放棄。
draft-merged = 已併到上一件裡。
draft-added = 已補充到 { $number }。

draft-alerted = 🚨 已同時通知{ $team }組：{ $names }。電話：{ $phone }
alert-title = 🚨 <b>緊急</b> { $what }
alert-hint = 業戶正在確認，正式工單馬上就到。請準備：{ $names }
alert-off = ✅ 虛驚一場：住戶撤回了剛才的緊急預警（{ $what }），不用趕去了。

button-submit = 提交
button-discard = 放棄
button-kind = 類型
button-category = 類別
button-place = 位置
button-urgency = 緊急程度
button-contact = 聯絡時間
button-anonymous-yes = 匿名
button-anonymous-no = 取消匿名
button-own-words = 自己寫…
button-merge = 併入上一件
button-add-to = 補充到 { $number }
button-back = ‹ 返回

# 業戶的卡
button-urge = 催單
button-cancel = 取消工單
button-cancel-yes = 確定取消
status-next-open = ⏳ 已送到工作群，接單後馬上告訴您。
status-next-claimed = 👷 { $name }正在處理，到達前會跟您聯絡。
status-next-promised = 👷 { $name }承諾 { $until } 前完成。
status-next-arrived = 🚪 { $name }已到場。
status-next-waiting = ⏸ 暫時等待：{ $reason }，最晚 { $until } 繼續。
status-next-returned = 🔁 { $name }會繼續處理，請稍等。
status-next-done = ✅ { $name }說已完成，請您驗收。
status-next-declined = 很抱歉，這件事我們做不了，原因見下方訊息。
status-next-accepted = 🙏 謝謝您的驗收。
status-next-closed = 🙏 這件事已經辦結，謝謝您。
status-next-cancelled = 已按您的意思取消。需要時再發給我就好。
status-next-joined = 已併入同一事件，進展會一起告訴您。
status-next-merged = 已併入上一件。
status-next-discarded = 好的，這件沒有提交。需要時再發給我就好。

event-submitted = { $at } 提交
event-claimed = { $at } { $name }接單
event-handed = { $at } { $name }轉給{ $to }
event-moved = { $at } { $name }轉到{ $team }組
event-promised = { $at } { $name }承諾 { $until } 前完成
event-arrived = { $at } { $name }到場
event-held = { $at } 掛單：{ $reason }，至 { $until }
event-resumed = { $at } { $name }繼續處理
event-done = { $at } { $name }完成
event-returned = { $at } 業戶退回：{ $reason }
event-declined = { $at } { $name }：無法處理（{ $reason }）
event-objected = { $at } 業戶不同意，轉客服
event-agreed = { $at } 業戶表示理解
event-accepted = { $at } 業戶驗收
event-rated = { $at } 評價 { $stars }
event-cancelled = { $at } 業戶取消
event-urged = { $at } 業戶催單
event-expired = { $at } 超過時限未提交
event-discarded = { $at } 放棄
event-called = { $at } { $name }已回訪

urged-done = 已轉告。最近進展：{ $news }
ask-objected = <b>{ $number }</b> 已轉給客服繼續跟進，有進展馬上告訴您。
news-passed-on = ✓ 已轉給{ $name }（{ $number }）
news-passed-on-group = ✓ 已轉到工作群（{ $number }）
mine-in-hand = 您手上有 { $count } 張工單：
small-talk = 您好，我是管家。報修、投訴、建議、查詢，直接寫給我、拍給我、說給我聽都行；/mine 看進展。
event-added = { $at } 業戶補充
event-edited = { $at } 業戶改了原話
mine-none = 您現在沒有進行中的事。有什麼要辦的，直接發給我就好。
mine-title = 您有 { $count } 件事在辦，點一下看進展：
cancelled-toast = 已取消 { $number }

# 驗收與評價
ask-solved = 🛠 <b>{ $number }</b> { $what }
    { $name }說已經處理好了。問題解決了嗎？
ask-result = 說明：{ $words }
ask-cost = 費用：{ $yuan } 元
ask-why-not = 哪裡還沒好？選一項，接著可以補一句話或一張照片。
ask-returned = <b>{ $number }</b> 已退回，{ $name }會繼續處理。
ask-over = <b>{ $number }</b> 已結束。
ask-agreed = <b>{ $number }</b> 謝謝您的理解。
ask-declined = <b>{ $number }</b> 很抱歉，{ $name }說這件事做不了：{ $reason }。您同意嗎？不同意就轉給客服繼續跟進。
ask-stars = 謝謝您。<b>{ $number }</b> 辦得怎麼樣？
ask-thanks = 🙏 謝謝您的 { $stars }（{ $number }）
ask-sorry = 很抱歉沒讓您滿意（{ $stars }，{ $number }）。主管會跟您聯絡。
ask-why = 方便的話，說說為什麼：
ask-chosen = { $chips }
ask-write-words = 請直接寫下來，我會原樣記下。
ask-return-words = { $number } 已退回。還可以補一句話或一張照片，我馬上轉給師傅。
button-solved = 已解決
button-not-yet = 還沒好
button-agree = 同意
button-object = 不同意
button-words = 寫幾句
button-enough = 就這樣
accepted-toast = 太好了，謝謝！
returned-toast = 已退回，師傅會繼續。
rated-toast = 謝謝評價！
objected-toast = 已轉給客服。
agreed-toast = 謝謝理解。

task-low-stars = 📞 <b>回訪</b> { $number } 只得 { $stars }，經手：{ $owner }
task-call = 請聯絡 { $name }：{ $phone }
task-done = ✅ { $name } 已回訪（{ $at }）
button-called = 已回訪
called-toast = 記下了，謝謝。

# 途中的訊息
news-claimed = 👷 <b>{ $number }</b> { $what }：{ $name }接單了，會盡快處理。
news-promised = 🕒 <b>{ $number }</b>：{ $name }承諾 { $until } 前完成。
news-held = ⏸ <b>{ $number }</b> 暫時等待：{ $reason }，最晚 { $until } 繼續。
news-pictures = { $number } 的圖片
news-proof = { $number } 完工照片（{ $name }）
news-from-staff = 💬 { $name }（{ $number }）
news-from-tenant = 💬 業戶補充（{ $number }）
news-tenant-edited = ✏️ 業戶改了原話（{ $number }）
news-urged = 🔔 業戶催單：<b>{ $number }</b> { $what }（第 { $times } 次），請儘快回覆。
news-no-group = ⚠️ { $number } 沒有送出去：{ $team }組還沒有繫結工作群。請用 /bind 繫結，繫結後會自動送達。
owner-accepted = ✅ { $number } 業戶驗收了，辛苦了。
owner-returned = 🔁 { $number } 業戶說還沒好，請繼續處理。
owner-rated = { $number } 業戶評價：{ $stars }
owner-cancelled = { $number } 業戶取消了，不用再去。
brief-title = 🔑 <b>{ $number }</b> { $what } 歸您了
brief-tenant = 👤 { $name } ☎️ { $phone }
brief-hint = 房號和電話只發給您，請勿轉發。

# 工作群的卡
staff-unclaimed = ⏳ 等待接單
staff-owner = 👷 { $name }
staff-promised = 🕒 承諾 { $until } 前完成
staff-key-tenant = ❤️ 重點業戶，請優先
staff-result = 📝 { $words }
staff-cost = 💰 { $yuan } 元
staff-moved = 已轉到{ $team }組。
staff-ask-promise = 多久內完成？業戶會馬上知道。
staff-ask-hold = 為什麼掛單，等到什麼時候？業戶會馬上知道。
staff-ask-decline = 為什麼無法處理？業戶會馬上知道。
staff-ask-transfer = 轉給誰？
staff-ask-result = { $name}，<b>{ $number }</b> 完成了嗎？請發一張完工照片，可以附一句話和費用（例如：換了軟管，費用80）。
staff-result-noted = { $number } 記下了。再發一張照片，或點下面的按鈕。
staff-ask-question = { $name}，請回覆這條訊息，寫下要問業戶的話（{ $number }）。
button-claim = 接單
button-arrived = 到場
button-done = 完成
button-no-photo = 不用照片，直接完成
button-promise = 承諾時間
button-hold = 掛單
button-resume = 繼續處理
button-ask = 問業戶
button-transfer = 轉單
button-decline = 無法處理
button-to-team = 轉{ $team }組
claimed-toast = { $number } 歸您了，房號已私訊給您。
arrived-toast = 已記到場。
promised-toast = 已告訴業戶。
held-toast = 已掛單，已告訴業戶。
resumed-toast = 繼續處理。
handed-toast = 已轉單。
declined-toast = 已如實告訴業戶。
done-toast = 請發完工照片。
finished-toast = 完成，已請業戶驗收。
ask-toast = 請寫下問題。
claim-usage = 用法：/claim R-261121-007
claimed-by-text = { $number } 歸您了，房號已私訊給您。
talk-too-late = 這件事已經辦結，業戶收不到這句話。

# 說“不”的時候
refusal-stale = 這個按鈕過期了，卡片已經更新。
refusal-already-submitted = 已經提交了，請看最新的卡片。
refusal-no-such-ticket = 沒找到這張工單。
refusal-no-such-colleague = 沒找到這位同事。
refusal-not-staff = 只有在崗員工可以操作。
refusal-not-your-team = 這張工單歸{ $team }組，您不在這個組裡。
refusal-not-your-trade = 這張工單需要{ $trade }技能，請留給對口的師傅。
refusal-not-your-building = 您不負責{ $building }。
refusal-claim-first = 請先接單。
refusal-owned-by = 這張工單在{ $owner }手裡。
refusal-claimed-by = { $owner }更快一步，{ $at } 已接單。
refusal-urged-already = { $at } 已經替您催過了，{ $minutes } 分鐘內不重複催。
trouble = 抱歉，剛才出了點問題。您的話已經儲存，我們馬上處理。急事請打 { $phone }。
trouble-report = ⚠️ 內部故障：{ $kind }（第 { $row } 行，{ $error }）。訊息已儲存，請查看日誌。
trouble-away = 我們在 { $since } 到 { $until } 之間斷了線。訊息都在，期間點過的按鈕可能沒收到，請再點一次。
cannot-read = 這種訊息我還看不懂，請用文字、照片、語音或影片告訴我。
emergency-stranger = 聽起來很緊急，請馬上打物業電話 { $phone }。
emergency-stranger-call = 危險正在發生時，請直接撥打 { $number }。

# 提前告訴計劃裡的每一步：為什麼
why-draft-expires = 草稿保留 24 小時
why-alarm-submits = 緊急情況，業戶沒來得及點提交
