# 初次見面、登記入住、邀請碼、客服審核。

nav-back = ‹ 返回
nav-cancel = 取消
list-comma = 、

welcome =
    { $name }，您好。我是{ $estate }的管家，報修、投訴、查詢都可以直接寫給我。
    先登記一下您的單位，之後您寫一句話就行。
    急事請直接致電服務中心：{ $phone }
welcome-code = 我有邀請碼
welcome-find = 尋找我的單位
welcome-language = 🌐 Language · 语言

consent-before = 登記之前，先請您看一下：
consent-words =
    資料使用說明（第 { $version } 版）
    · 用途：只用於報修、投訴、通知等物業服務。
    · 傳到境外：您在 Telegram 寫的內容會經過 Telegram 的境外伺服器；{ $estate }自己的記錄由物業保存。
    · 多久：到您搬走或撤回為止；已辦的工單按規定留存。
    · 找誰：服務中心 { $phone }。隨時可用 /privacy 查看或撤回。
consent-opinion = · 請外面幫忙：您的話{ $estate }沒聽明白時，會隱去電話、姓名、門牌和數字，請一家語言服務再看一眼；它只提建議，不替您做主。
consent-dictation = · 語音轉文字：您的語音會原樣交給一家聽寫服務，轉成文字後先請您確認。
consent-new = 上面新加的幾條，是您同意之後才有的。您不點同意，您的話和語音就不會交出去，其他一切照舊。
consent-new-yes = 新加的也同意
consent-yes = 同意，包括經 Telegram 傳到境外
consent-no = 暫不同意
consent-declined =
    好的，您的資料一概不登記。
    有事請致電服務中心：{ $phone }。改變主意時，發 /start 就行。

code-ask = 請把邀請碼發給我，或直接點物業給您的連結。
place-building = 請選擇樓棟
place-floor = { $building }，請選擇樓層
place-unit = { $building } { $floor } 樓，請選擇單位
place-none = 這裡還沒有錄入單位，請聯絡服務中心：{ $phone }
tie-ask = { $unit }，您是這裡的：
join-confirm = 請核對：{ $unit }，{ $tie }。現在交給服務中心確認嗎？
join-send = 提交
join-asked =
    已交給服務中心確認：{ $unit }，{ $tie }。
    一有結果，我馬上在這裡告訴您。
conversation-closed = 好的，什麼都沒有改動。

join-card =
    👤 入住登記
    { $name }（{ $username }）
    { $unit } · { $tie }
    { $at } 提出
join-card-approved = ✅ { $name }已同意，{ $at }
join-card-refused = ❌ { $name }未通過，{ $at }
join-yes = 同意
join-no = 不通過
join-approved-toast = 已同意，我這就告訴對方。
join-refused-toast = 未通過，我這就告訴對方。

joined-unit =
    🏠 { $unit } 登記好了（{ $tie }）。
    以後有事，直接寫一句話或拍張照片發給我，我來找人辦，並一直告訴您進展。
joined-staff =
    🪪 您已加入團隊：{ $role }。
    工種：{ $trades }
    樓棟：{ $buildings }
joined-everything = 全部
join-refused =
    服務中心未能確認您在 { $unit } 的登記。
    請帶上證件到前台，或致電 { $phone }，我們再核一次。

refusal-who-is-this = 請用您本人的帳號操作，匿名管理員和頻道我認不出來。
refusal-consent-first = 請先看一下資料使用說明：發 /privacy。
refusal-not-yours-to-do = 這件事不在您的權限內。
refusal-wrong-code = 這個邀請碼不對，或者已經用過、過期了。請向物業要一個新的。
refusal-code-yours = 這個碼您已經用過了，登記沒有問題，直接寫給我就行。
refusal-too-many-codes = 已輸錯 { $tries } 次，請一小時後再試，或請物業發個新的。
refusal-code-in-group = 邀請碼不要發在群裡。這個碼已作廢，請要一個新的，私下發給我。
refusal-already-home = 您已經登記在 { $unit } 了，直接寫給我就行。
refusal-no-desk = 客服群還沒有接好，暫時不能在這裡登記，請直接致電服務中心。
refusal-too-many-requests = 您還有幾份登記在等確認，請等服務中心答覆後再提交。
refusal-no-such-request = 沒有這份登記了。
refusal-own-request = 自己的登記要請別的同事來確認。
refusal-request-decided = { $name }已經處理過這份登記了。
refusal-no-such-unit = 找不到這個單位，請重新選擇。
refusal-not-living-there = 這裡沒有登記這位住戶。
