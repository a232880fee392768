# 公告和溫馨提示。

announcement-water_off = 停水通知
announcement-water_off-words =
    { $where }因檢修計畫停水：
    <b>{ $from }</b> 至 <b>{ $until }</b>
    請提前儲水，停水期間關好水龍頭。來水後水若發黃，放一會兒就清了。造成不便敬請見諒，有急事請打 { $phone }。
announcement-power_off = 停電通知
announcement-power_off-words =
    { $where }因檢修計畫停電：
    <b>{ $from }</b> 至 <b>{ $until }</b>
    請提前為手機充好電，停電前拔下電腦等電器的插頭，盡量不搭電梯。造成不便敬請見諒，有急事請打 { $phone }。
announcement-lift_off = 電梯停運通知
announcement-lift_off-words =
    { $where }的電梯檢修停運：
    <b>{ $from }</b> 至 <b>{ $until }</b>
    家裡有長輩、病人要上下樓，或有重物要搬，請打 { $phone }，我們來幫忙。
announcement-gas_off = 停氣通知
announcement-gas_off-words =
    { $where }因檢修計畫停氣：
    <b>{ $from }</b> 至 <b>{ $until }</b>
    停氣前請關好爐具和閥門；恢復供氣後先開窗再點火。聞到氣味，請立刻到室外打 { $phone }。
announcement-net_off = 網路中斷通知
announcement-net_off-words =
    { $where }的網路因檢修中斷：
    <b>{ $from }</b> 至 <b>{ $until }</b>
    恢復後若仍無法上網，請重新啟動路由器；還是不行就寫給我們。
announcement-typhoon = 颱風提醒
announcement-typhoon-words =
    氣象單位預報，<b>{ $from }</b> 至 <b>{ $until }</b> 有颱風影響。
    請收好陽台和窗台上的花盆、衣架，關好門窗，車不要停在樹下和低窪處，盡量不外出。
    { $estate }已安排人員值守，有險情請打 { $phone }。
announcement-rain = 豪雨提醒
announcement-rain-words =
    氣象單位預報，<b>{ $from }</b> 至 <b>{ $until }</b> 有豪雨。
    請關好門窗，清一清陽台排水口，車不要停在低窪處，不要走有積水的地下通道。
    家裡或樓道進水，請打 { $phone }。
announcement-cold = 寒流提醒
announcement-cold-words =
    氣象單位預報，<b>{ $from }</b> 至 <b>{ $until }</b> 有寒流。
    請為露在外面的水管包上保溫，夜裡讓水龍頭滴水防凍；取暖注意通風，電暖器旁不放衣物。
    家裡的長輩請多留心，需要幫忙請打 { $phone }。
announcement-holiday = 假期安排
announcement-holiday-words =
    { $what }將至，<b>{ $from }</b> 至 <b>{ $until }</b> 假期期間：
    門崗和緊急維修照常，一般的報修節後優先安排。
    出門前請關好水、電、瓦斯和門窗。有急事請打 { $phone }。祝您佳節愉快！
announcement-event = 活動邀請
announcement-event-words =
    誠邀您參加：<b>{ $what }</b>
    時間：{ $from }
    地點：{ $where }
    歡迎帶上家人。想了解更多，請打 { $phone }。
announcement-thanks = 本月致謝
announcement-thanks-words =
    上個月，我們收到您和鄰居們的建議 <b>{ $suggestions }</b> 則、表揚 <b>{ $praises }</b> 則，每一則都看過了。
    五星最多的同事：{ $names }。
    謝謝您的每一句話。做得不夠的地方，隨時寫給我們。

announce-notice = 通知
announce-head = 📢 <b>{ $title }</b>
announce-head-urgent = 🔴 <b>緊急：{ $title }</b>
announce-title = 📢 <b>{ $title }</b>
announce-corrected = <i>✏️ 已於 { $at } 更正，以此為準。</i>
announce-withdrawn = 這則通知已於 { $at } 撤回，請不必理會。
announce-begins-now = 決定後就發，夜裡不打擾。
announce-begins = { $at } 開始發，夜裡不打擾。
announce-consent =
    📢 { $name }想發一則公告，會發給 <b>{ $count }</b> 人。
    人數多，需要您也同意：
announce-agreed-by = ✅ { $name }同意了，「{ $title }」會準時發出。
announce-refused-by = { $name }不同意，「{ $title }」沒有發出。
announce-refused-toast = 已記下，這則公告不發了。
announce-decided = 這件事已經定了。
announce-changed = ✏️ 您同意過的公告，{ $name }更正了，現在是：
announce-urgent-told = 🔴 { $name }正在向 <b>{ $count }</b> 人發緊急公告，不等第二人同意。如有不妥，可以停止：
announce-offer = 這則訊息要發成公告嗎？
announce-this = 📢 發成公告
announce-not-this = 不是，我要報事
announce-thanks-drafted = 🙏 上個月的致謝已經擬好，請哪位過目後發出：
announce-look-over = 我來看
announce-all-of-us = 全體同事

announce-menu = 公告和溫馨提示。點一則看已讀，或新寫一則：
announce-own = 自己寫
announce-template = 用範本
announce-which-template = 用哪個範本？
announce-type-text =
    請把公告發給我：一段文字、一張帶說明的照片，或一個檔案。
    文字最多 3800 字，照片和檔案的說明最多 800 字，連結會保留。
announce-translate = 加一種語言
announce-type-translation = 請寫這種語言的公告，直接發給我。沒寫的語言會看到原文。
announce-field-from = 從什麼時候開始？例如：明天上午9點
announce-field-until = 到什麼時候為止？例如：16:00
announce-field-where = 在哪裡？例如：12棟
announce-field-what = 是什麼事？例如：元宵猜燈謎
announce-gap-from = 開始時間
announce-gap-until = 結束時間
announce-gap-where = 地點
announce-gap-what = 事項
announce-gap-names = 同事名字
announce-audience = 發給誰？
announce-some-units = 幾戶
announce-some-tiers = 客戶等級
announce-which-tiers = 哪幾級客戶？不選就是全部。
announce-type-units = 請寫房號，用空格隔開，整層整棟也行：12-1502 12-1503 8-3樓
announce-when = 什麼時候發？
announce-now = 決定後就發
announce-at = 定個時間
announce-urgent = 🔴 緊急：夜裡也發
announce-type-time = 請寫時間，例如：明天上午9點，或 2026-12-01 09:00
announce-preview =

    — — —
    發給 { $units } 戶，{ $people } 人能收到。
announce-needs-second = 人數多，需要另一位經理也同意。
announce-wakes = 🔴 馬上發，夜裡也會響。請只用於險情。
announce-look = 👀 先發給我看看
announce-preview-toast = 發給您了，每種語言一則。
announce-send = 發出
announce-sent = ✅ 好了，接下來它自己走。進度就在下面，發 /announce 隨時更正或撤回。
announce-asked = ✅ 已經請另一位經理看了，同意後自動發出。
announce-figures = 📬 送達 { $sent }/{ $meant }，{ $read } 人點了「知道了」。
announce-spared = 🙏 免報 { $count } 次：看了通知就知道了。
announce-correct = ✏️ 更正
announce-correct-what = 更正哪一處？發出去的也會改。
announce-type-correction = 請寫更正後的內容，直接發給我。
announce-butlers = 📋 請管家通知未讀
announce-butlers-toast =
    { $count ->
        [0] 都讀過了。
       *[other] 還有 { $count } 人未讀，名單已給管家。
    }
announce-withdraw = 撤回
announce-sure = 確定撤回嗎？沒發到的不再發，已發出的會改成「已撤回」。
announce-withdraw-now = 確定撤回

announce-unread =
    還沒有點「知道了」的 { $count } 位（第 { $page }/{ $pages } 頁）。
    點房號就由您轉告，電話只發給您。
announce-unread-none = 都知道了，謝謝！
announce-floor = <b>{ $building } { $floor } 樓</b>
announce-unread-line = 🏠 { $unit } { $name } { $taken }
announce-taken = · { $name }在轉告
announce-call =
    ☎ 請轉告{ $name }（{ $units }）
    電話：{ $phone }
announce-told = ✅ 已轉告
announce-call-toast = 電話發給您了。
announce-told-toast = 謝謝，已記下。

announce-planned =
    這是計畫內的，預計 <b>{ $until }</b> 恢復。
    您說的是這件事嗎？
announce-that-is-it = 就是這個，謝謝
announce-something-else = 不是，另有事情
announce-known-toast = 好的，造成不便敬請見諒。到時間還沒恢復，請再寫給我們。

refusal-announce-length = 要 1 到 { $most } 個字，現在是 { $letters } 個。
refusal-announce-kind = 公告只能是文字、照片或檔案。
refusal-announce-time = 沒看懂時間，請寫以後的時間，例如：明天上午9點，或 2026-12-01 09:00。
refusal-announce-until = 結束要在開始之後，也要在現在之後。
refusal-announce-units = 沒有找到：{ $units }。請照著寫：12-1502 8-3樓
refusal-announce-nobody = 這樣選，一個人也發不到。請換一下對象。
refusal-announce-empty = 內容還沒有寫完。
refusal-announce-no-second = 發給超過 { $most } 人要另一位經理同意，現在沒有第二位經理。
refusal-announce-taken = 已經有同事在看了。
refusal-announce-called = { $name }已經在轉告了，謝謝。

why-announcement-redraw = 公告更正後，改掉已發出的
why-announcement-calls = 緊急公告，把未讀名單給管家
why-monthly-thanks = 擬上個月的致謝

command-announce = 公告
