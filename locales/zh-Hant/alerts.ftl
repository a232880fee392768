# 可能是、正是、不是緊急狀況時的話：草稿卡上的一問、工作群的預警、虛驚一場。

# 草稿卡：理解得有多準，說在字裡
felt-seems = 看起來是{ $what }
felt-perhaps = 可能是{ $what }，也可能是{ $other }
felt-perhaps-one = 可能是{ $what }，還拿不準
felt-kind-perhaps = { $kind }：可能是{ $what }，也可能是{ $other }
felt-kind-perhaps-one = { $kind }：可能是{ $what }，還拿不準
felt-something = 別的事
felt-nothing = 還不知道是什麼事
felt-dot = {" · "}
felt-place-assumed = { $place }（沒說在哪裡，先按您家）
felt-place = 位置沒說，先按他家
felt-unconfirmed = ❔ 住戶未確認：{ $what }
felt-danger-unanswered = ❗ 住戶沒有回答是否有危險，請先打電話問一聲
button-others = 更多…

# 正在發生嗎
draft-in-case = 萬一正在發生，請先這樣做：
draft-ask-danger = ⚠️ 先問一句：這些情況現在正在發生嗎？點一下，我馬上叫人。
    { $seconds } 秒沒有回應，客服會打電話給您，以防萬一。
draft-ask-danger-still = ⚠️ 沒等到您的回答，已請客服馬上聯絡您。現在點一下也來得及：
draft-check-alarm = 請先顧好自己。來不及點「提交」也沒關係，{ $seconds } 秒後我替您提交。
button-no-danger = 都不是，沒有危險
danger-unnamed = 可能有危險
danger-toast = 已經叫人了，請先看卡片上的安全提示。
danger-none-toast = 好的，沒有危險就好。

# 工作群的預警
draft-alerted-team = 🚨 已同時通知{ $team }組。電話：{ $phone }
alert-ticket = 正式工單 { $number } 已到群裡，請接單。
alert-now = 🚨 <b>緊急</b> { $number } { $what }：現在確有危險，請馬上過去。
alert-unanswered = ❗ <b>{ $number }</b> 也許有危險（{ $danger }）：問了住戶，沒有回答。請馬上接單，打電話問平安。
alert-off-staff = ✅ 虛驚一場：{ $what }。{ $name } { $at } 看過，沒有危險，不用趕去了。
button-false-alarm = 誤報，沒有危險
false-alarm-toast = 記下了。住戶會收到一句安心的話。
refusal-alarm-over = 這次預警已經解除，不用再點了。
refusal-alarm-over-by = { $name }剛剛已經解除了這次預警。

# 虛驚一場
button-take-back = 虛驚一場
take-back-toast = 沒事就好！已告訴大家不用趕來。下次有疑心，照樣馬上告訴我們。
alarm-eased = 💚 { $name }看過了：沒有危險，請放心。謝謝您馬上告訴我們，寧可多報一次。
alarm-eased-draft = 您什麼都不用做。如果還有要處理的地方，點上面卡片的「提交」，我們按平常的事來辦。
alarm-eased-ticket = 您什麼都不用做。{ $number } 我們按平常的事接著辦，有進展告訴您。
alarm-over-cancelled = 💚 { $number } { $what }：住戶說是虛驚一場，不用再去，辛苦了。
alarm-over-ordinary = 💚 { $number } { $what }：沒有危險，不用趕，按平常的事接著辦就好。

status-next-taken-back = 💚 虛驚一場，沒事就好，大家都不用趕來了。下次有疑心，照樣馬上告訴我。
button-danger-is = 確有危險，叫人
button-danger-not = 沒有危險
danger-called-toast = 已經叫人了。

# 數一數
alarms-figures = 🚨 { $month } 緊急預警 { $raised } 次，其中虛驚 { $false } 次（住戶說的 { $tenant }，同事看過的 { $staff }）
alarms-figures-line = { $danger } { $false }/{ $raised }
alarms-figures-none = 🚨 { $month } 沒有緊急預警

event-alerted = { $at } 已通知{ $team }組
event-called_off = { $at } 預警解除，沒有危險
event-danger = { $at } 確有危險
event-no_danger = { $at } 沒有危險
event-unanswered = { $at } 問了是否有危險，沒有回答
why-danger-unanswered = 可能有危險，住戶還沒有回答
