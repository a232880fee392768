# 管理員的工具：邀請、群綁定、話題。

invite-ask = 要邀請誰？
invite-tenant = 業戶
invite-staff = 員工
invite-tie = { $unit }，邀請的是：
invite-role = 哪個崗位？
invite-trades = { $role }會哪些工種？不選就是全部。
invite-buildings = 負責哪些樓棟？不選就是全部。
invite-ready =
    ✉️ 邀請碼好了，只顯示這一次，{ $at } 前有效，只能用一次：
    { $link }
    也可以請對方把這一行發給我：
    <code>/start { $code }</code>
    只發給本人，不要發在群裡。
invite-copy = 複製邀請碼
manage-next = 下一步

residents-which = 要看哪一戶的住戶？
residents-choose = 選擇單位
residents-ask = { $unit } 的住戶，點名字可辦理遷出：
residents-none = { $unit } 還沒有人登記。
residents-sure = { $name }從 { $unit } 遷出嗎？從這一刻起，這一戶的內容他都看不到了。
residents-yes = 確認遷出
residents-done = 已辦理：{ $name }從 { $unit } 遷出。
moved-out =
    👋 您在 { $unit } 的登記已經結束，這一戶的消息不會再發給您。
    如果弄錯了，請聯絡服務中心：{ $phone }

bind-ask = 這個群歸哪個團隊？
bind-buildings = { $team }群負責哪些樓棟？不選就是全部。
bind-ready =
    🔗 一次性綁定碼，{ $at } 前有效。請到那個群裡發送：
    <code>/bind { $code }</code>
bind-copy = 複製指令

group-bound =
    ✅ 這個群現在是{ $team }群，樓棟：{ $buildings }。
    新單會發到這裡。請把我設為管理員，這樣你們的回覆我才收得到。
group-needs =
    大家好，我是{ $estate }的管家。
    請經理私下給我發 /bind 拿一個綁定碼，再在這裡發 /bind 加綁定碼，我才知道這個群做什麼。
    也請把我設為管理員，否則你們的回覆我收不到。
group-bind-how = 請經理先私下給我發 /bind 拿綁定碼，再在這裡發：/bind 綁定碼
group-lost = ⚠️ 我被移出了「{ $title }」（{ $team }群）。在我回來之前，新單不會發到那裡。把我加回去就行。

codes-guessed = ⚠️ 一小時內有 { $wrong } 次錯誤的邀請碼或綁定碼，可能有人在試碼。每人只能試幾次，碼本身猜不出來；請留意有沒有人在要邀請碼。

topic-card =
    📌 話題：{ $name }
    點一下，決定哪些單發到這裡：
topic-this = 本話題

refusal-group-unknown = 這個群還沒有綁定團隊，請先發 /bind。
refusal-not-a-topic = 請在要設定的話題裡發送 /topic。
refusal-no-such-category = 有的類別我不認識。請直接發 /topic，用按鈕選。
refusal-no-such-team = 沒有這個團隊，請重新選擇。
