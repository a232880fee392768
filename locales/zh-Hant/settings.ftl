# 語言、隱私、說明、指令選單。

language-ask = 以後我用哪種語言和您說話？
language-zh-Hans = 简体中文
language-zh-Hant = 繁體中文
language-en = English
language-chosen = 好的，以後我說繁體中文。

privacy-agreed = 您已於 { $at } 同意。
privacy-not-agreed = 您還沒有同意，所以我只能給您服務中心的電話。
privacy-withdraw = 撤回同意
privacy-withdraw-ask = 撤回後，我不再給您發通知，也不能替您報修，只剩服務中心電話 { $phone }。確定撤回嗎？
privacy-withdraw-yes = 確定撤回
privacy-withdrawn =
    已撤回，從現在起不再給您發通知。
    有事請致電服務中心：{ $phone }。想重新開始，發 /privacy。
privacy-thanks = 謝謝，已記下。有事直接寫給我就行。
privacy-keep = 知道了

help-stranger =
    我是{ $estate }的管家。
    /start 登記單位
    /language 換語言
    /privacy 資料使用說明
    服務中心：{ $phone }
help-tenant =
    有事直接寫一句話，或發照片、影片、語音，比如「1502 廚房水管爆了」。我讀給您核對，您點提交就行。
    /report 報修或投訴
    /faq 常見問題
    /bills 帳單和繳費
    /parcels 我的包裹
    /mine 我的事項
    /language 換語言
    /privacy 資料使用說明
    急事請致電服務中心：{ $phone }
help-staff =
    新單會發到工作群，點「接單」就是您的。處理中的按鈕都在那張卡上；回覆那張卡，業戶就能收到。
    /claim 在群裡按單號接單
    /mine 我手上的事
    /duty 誰在班，/swap 請人代班，/log 值班日誌
    /residents 查看住戶、辦理遷出（客服、管家）
    /parcels 架上的包裹（客服）
    /paid 櫃台收款，/daysheet 收款日報，/bill 查一張帳單，/collection 收繳率（收費員、經理）
    帳單表格直接傳給我，看過再匯入（收費員）
    /language 換語言
    服務中心：{ $phone }
help-manager =
    /invite 邀請業戶或員工
    /bind 給工作群指定團隊
    /roster 排班
    /topic 在話題裡寫類別，決定哪些單發到那裡
    /announce 公告和溫馨提示
    /survey 滿意度調查：看結果，或新做一份
    /poll 發起投票：/poll 問題 | 選項 | 選項

dialog-outdated = 這個選單已經過時，請用最下面的新選單。
dialog-lost = 這個選單已經結束了。需要什麼，直接寫給我，或發 /help。

command-report = 報修、投訴
command-mine = 我的事項
command-help = 我能做什麼
command-language = 換語言 / Language
command-privacy = 資料使用說明
command-claim = 按單號接單
command-bind = 給群指定團隊
command-invite = 邀請業戶或員工
command-residents = 查看住戶、辦理遷出
