# 包裹與郵件。

carrier-sf = 順豐
carrier-zto = 中通
carrier-yto = 圓通
carrier-yunda = 韻達
carrier-sto = 申通
carrier-jd = 京東
carrier-post = 郵政
carrier-jt = 極兔
carrier-deppon = 德邦
carrier-cainiao = 菜鳥
carrier-tcat = 黑貓
carrier-kerry = 嘉里
carrier-fedex = 聯邦快遞
carrier-dhl = DHL
carrier-ups = UPS
carrier-amazon = 亞馬遜
carrier-best = 百世
carrier-dada = 同城配送

parcel-kind-parcel = 包裹
parcel-kind-letter = 信件
parcel-kind-registered = 掛號信
parcel-kind-newspaper = 報刊

parcels-place = 一樓服務中心
parcels-where = 📍 { $place }，每天 { $hours }
parcels-pieces = { $count } 件
parcels-waybill = 單號 { $number }
parcels-for = { $name } 收
parcels-shelf = 貨架 { $shelf }
parcels-whose = 房號待定
parcels-line = 📦 <b>{ $unit }</b> { $title }
parcels-code-line = 📦 <b>{ $unit }</b> { $title }，取件碼 <code>{ $code }</code>
parcels-more = 還有 { $count } 件。

parcels-arrived-parcel = 📦 <b>{ $unit } 有您的包裹</b>
parcels-arrived-letter = ✉️ <b>{ $unit } 有您的信</b>
parcels-arrived-registered = ✉️ <b>{ $unit } 有您的掛號信</b>
parcels-arrived-newspaper = 📰 <b>{ $unit } 有您的報刊</b>
parcels-code = 取件碼 <code>{ $code }</code>，來取時說一聲，或出示上面的 QR 碼。
parcels-in-person = 掛號信只交給本人或您請的人：您到櫃台後，請在這裡點一下確認。
parcels-proxy = 🤝 { $by } 已請 { $name } 代領
parcels-let-fetch = 請人代領
parcels-no-proxy = 不用代領了
parcels-proxy-ask = 請誰來領？直接把名字發給我就好。
parcels-proxy-noted = 好的，{ $name } 來領時說取件碼就好，櫃台已經知道了。
parcels-confirm-ask = { $name } 正把掛號信交給您。確認收下嗎？
parcels-confirm-yes = 是我，已收下
parcels-confirm-no = 不是我
parcels-locked = 🔒 有人輸錯了幾次取件碼，先替您鎖上了。點一下就能重新打開。
parcels-locked-news =
    🔒 { $title }：櫃台輸錯了幾次取件碼，先替您鎖上了。
    若是您或家人在領，點一下重新打開；若不是，請不用理會，或致電 { $phone }。
parcels-unlock = 重新打開
parcels-unlocked = 已經重新打開
parcels-moved = 📦 您已不住在這裡，這件包裹的消息不再顯示。
parcels-cancelled = 這件是櫃台登記錯了，您不用來領。給您添麻煩了。
parcels-lost = 我們正在找這件，有結果馬上告訴您。
parcels-taken = ✅ { $at } 由 { $name } 領走，經手 { $staff }
parcels-taken-by-code = ✅ { $at } 憑取件碼領走，經手 { $staff }
parcels-handed =
    { $count ->
        [1] 您的包裹已領走：
       *[other] 您的 { $count } 件包裹已領走：
    }
parcels-not-me = 不是我們領的
parcels-not-me-toast = 收到，櫃台和主管已經在查，馬上聯絡您。
parcels-taken-back = 📦 { $title }：剛才交接有誤，東西還在櫃台，請您隨時來領。
parcels-returned = ↩️ 已退回承運方：{ $reason }。有疑問請致電 { $phone }。
parcels-return-refused = 收件人拒收
parcels-return-not_fetched = 久未領取
parcels-return-wrong_address = 地址有誤
parcels-return-carrier = 承運方要求
parcels-lost-news = 📦 <b>{ $unit }</b> { $title } 一時找不到，很抱歉。已登記 <b>{ $number }</b> 在找，結果會在這裡告訴您。
parcels-damaged-news = 📦 <b>{ $unit }</b> { $title } 外包裝有破損，已拍照登記 <b>{ $number }</b>。來領時我們陪您一起開箱查看。
parcels-remind =
    { $count ->
        [1] 提醒一聲，這件還在櫃台等您：
       *[other] 提醒一聲，這 { $count } 件還在櫃台等您：
    }
parcels-none-mine = 櫃台沒有您的包裹。到了會第一時間告訴您。
parcels-mine = 櫃台有您的 { $count } 件：
parcels-show-code = 取件碼 { $name }

parcels-in = ✅ <b>登記了 { $count } 單，共 { $pieces } 件</b>
parcels-in-line = { $at }. { $words } { $news }
parcels-news-told = ✓
parcels-news-nobody = · 此戶還沒有人加入，請電話通知
parcels-news-whose = · ❓
parcels-news-gone = · 已處理
parcels-known = ♻️ 這 { $count } 單已在架上，沒有重複登記：
parcels-strange = 🤔 這 { $count } 行沒看懂，請改一下再發：
parcels-strange-line = · { $words }
parcels-ask = ❓ <b>{ $words }</b> 是哪一戶的？
parcels-type-unit = 輸入房號
parcels-type-unit-now = 請把房號發給我，例如 12-1502
parcels-drop = 不登記
parcels-undo = 撤銷登記
parcels-undone = 已撤銷 { $count } 單。
parcels-noted = 記下了
parcels-since = { $at } 由 { $name } 登記
parcels-nobody-told = ☎️ 此戶還沒有人加入，沒法發通知
parcels-damaged-mark = ⚠️ 有破損，已登記
parcels-called-at = ☎️ { $at } 已致電
parcels-not-me-mark = ⚠️ { $at } 業戶說不是自己領的
parcels-registered-desk = 掛號信只交給本人：點名字，請他在手機上確認。
parcels-asked-desk = ⏳ 已請 { $name } 在手機上確認，確認後再交給他。
parcels-locked-desk = 🔒 取件碼輸錯太多次，已鎖。主管或業戶本人可以打開。
parcels-desk-returned = ↩️ 已退回承運方
parcels-desk-lost = 🔍 不在架上，正在找
parcels-desk-cancelled = 已撤銷
parcels-give = 交給 { $name }
parcels-ask-person = 請 { $name } 確認
parcels-give-other = 交給別人
parcels-by-code = 憑取件碼
parcels-code-ask = 請把六位取件碼發給我
parcels-taker-ask = 交給誰？請把名字發給我
parcels-handed-toast = 已交接，業戶已收到消息
parcels-asked-toast = 已請收件人在手機上確認
parcels-hand-rest = 同戶另外 { $count } 件一起交
parcels-take-back = 交錯了，收回
parcels-phone = 電話
parcels-called = 已致電
parcels-no-phone = 沒有留電話
parcels-return = 退回
parcels-lost-button = 找不到
parcels-found = 找到了
parcels-damaged-button = 破損
parcels-photo-ask = 請拍一張破損的照片發給我
parcels-damage-noted = 已登記，業戶已收到消息。
parcels-look = 看這一件
parcels-not-me-news = 🚨 { $unit } 的 { $name } 說：不是我們領的。請馬上核對並聯絡業戶。
parcels-guessing = 🔒 { $name } 一小時內輸錯了 { $tries } 次取件碼，先停一停。
parcels-let-try = 允許再試
parcels-calls = ☎️ 請給這 { $count } 件的業戶打個電話：
parcels-call-line = · { $words }，{ $at } 到
parcels-counts = 📦 架上 { $waiting } 單 { $pieces } 件 · 今天到 { $came } 領 { $handed }
parcels-brief = 📦 架上 { $waiting } 單 · 沒能通知 { $untold } · 待致電 { $calls }
parcels-tab-shelf = 在架
parcels-tab-day = 今天
parcels-tab-untold = 未通知
parcels-tab-calls = 待致電
parcels-tab-shelf-title = <b>在架 { $count }</b>
parcels-tab-day-title = <b>今天 { $count }</b>
parcels-tab-untold-title = <b>沒能通知 { $count }</b>
parcels-tab-calls-title = <b>等電話 { $count }</b>
parcels-list-line = { $at }. { $words }，{ $since }
parcels-list-none = 沒有。
parcels-page = { $at }/{ $of } 頁

refusal-no-such-parcel = 沒有找到您的這件包裹。
refusal-parcel-stale = 這件已經處理過了，請看最新的卡片。
refusal-parcel-where = 請在櫃台群組裡，或私訊我登記包裹。
refusal-parcel-how = 請這樣寫：/parcel 順豐 SF123 2-1502 x3，一行一單，拍面單也行。
refusal-parcel-undo = 登記超過 { $minutes } 分鐘，不能整批撤銷了，請逐件處理。
refusal-parcel-unit = 沒有這個房號，請再發一次，例如 12-1502。
refusal-parcel-name = 請只寫名字，最多 { $most } 個字。
refusal-parcels-no-home = 您名下還沒有登記房號，所以看不到包裹。傳送 /start 登記，幾步就好。
refusal-parcel-code = 取件碼不對，還可以再試 { $left } 次。
refusal-parcel-patience = 一小時內錯了 { $tries } 次，請稍等，或請主管放行。
refusal-parcel-locked = 這件已鎖，請主管或業戶本人打開。
refusal-parcel-registered = 掛號信只交給本人，請他在手機上確認，或由他委託代領。
refusal-parcel-recipient = 收件人還沒有加入，沒法在手機上確認。請先聯絡他，或選對收件人。

why-parcels-remind = 到了提醒取件的日子
why-parcels-call = 到了打電話請人來領的日子

command-parcels = 包裹
