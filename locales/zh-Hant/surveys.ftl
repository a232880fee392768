# 滿意度調查和投票。

survey-satisfaction = 滿意度調查
survey-satisfaction-overall = 整體來說，您對我們的服務滿意嗎？
survey-satisfaction-repairs = 報修處理得如何？
survey-satisfaction-cleaning = 公共區域的清潔如何？
survey-satisfaction-security = 門崗和巡邏讓您放心嗎？
survey-satisfaction-service = 管家和櫃台待人如何？
survey-satisfaction-first = 您最希望我們先改進哪一項？
survey-satisfaction-first-repairs = 報修
survey-satisfaction-first-cleaning = 清潔
survey-satisfaction-first-security = 秩序
survey-satisfaction-first-green = 綠化
survey-satisfaction-first-parking = 停車
survey-satisfaction-first-fees = 收費
survey-satisfaction-words = 還有什麼想對我們說的？

survey-move_in = 入住回訪
survey-move_in-handover = 驗房交屋還順利嗎？
survey-move_in-help = 入住時的協助夠不夠？
survey-move_in-words = 還缺什麼，請告訴我們。

survey-morale = 本週感受
survey-morale-week = 這一週做得順心嗎？

surveys-head = 📝 <b>{ $title }</b>
surveys-intro =
    { $estate }想聽聽您的意見，點幾下就好。
    報告裡不會寫誰答了什麼。{ $closes } 截止，之前隨時可以改。
surveys-reminder =
    只提醒這一次：您的意見我們還沒收到，點幾下就好。
    報告裡不會寫誰答了什麼。{ $closes } 截止。
surveys-for-unit = 🏠 這一份是為 { $unit } 填的，一戶一份。
surveys-question = <b>{ $at }/{ $of }</b> { $text }
surveys-write = ✍️ 寫幾句
surveys-skip = 跳過
surveys-write-now = 請直接寫，您的下一則訊息就是回答。
surveys-thanks =
    🙏 謝謝您，都收到了。
    { $closes } 之前，想改隨時可以改。
surveys-change = 改一改
surveys-noted = 記下了
surveys-household =
    📝 <b>{ $title }</b>

    { $unit } 的家人已經填好了，一戶一份，您不用再填。謝謝你們！
surveys-household-toast = 家人已經填好了，一戶一份，謝謝！
surveys-too-late = 這次調查已經結束了，謝謝您！有話隨時寫給我們。
surveys-closed = 這次調查已經結束。有話想說，隨時寫給我們。
surveys-closed-thanks = 這次調查已經結束，謝謝您的意見！我們會認真看，哪裡沒做好，會去當面聽您說。

surveys-figures = 📊 <b>{ $title }</b> · 計入 { $count } 份
surveys-running = 還在進行，每滿五份更新一次。
surveys-too-few = 不到五份，先不顯示回答，免得看出是誰。
surveys-units = { $mark } 送達戶數 { $reached }/{ $total }（{ $percent }%，目標 { $target }%），{ $answered } 戶有回答
surveys-people = { $mark } 送達人數 { $reached }/{ $total }（{ $percent }%，目標 { $target }%），{ $answered } 人有回答
surveys-satisfaction = { $mark } 滿意率 { $percent }（目標 { $target }%）
surveys-about = <b>{ $text }</b>（{ $count }）
surveys-bar = { $option } { $bar } { $count }
surveys-mean = 平均 { $mean }
surveys-building = { $name }：{ $people } 份，滿意率 { $percent }
surveys-others = 其他樓棟
surveys-unreached = 📭 { $count } 戶沒送到（沒登記或收不到），能收到時會再請：{ $units }

surveys-consent =
    📝 { $name }想發一份調查，要問 <b>{ $count }</b> 人。
    問的人多，需要您也同意：
surveys-consent-when = { $opens } 開始，{ $closes } 截止。
surveys-agree = 同意
surveys-refuse = 不同意
surveys-agreed-by = ✅ { $name }同意了，「{ $title }」會準時發出。
surveys-refused-by = { $name }不同意，「{ $title }」沒有發出。
surveys-agreed-toast = 已同意，到時自動發出。
surveys-refused-toast = 已記下，這份調查不發了。
surveys-decided = 這件事已經定了。

surveys-menu = 滿意度調查。點一份看結果，或新做一份：
surveys-from-catalogue = 用現成的
surveys-own = 自己寫
surveys-choose-form = 用哪一份？
surveys-none = 這份調查不在了。
surveys-questions = 要問的問題：
surveys-line = { $at }. { $text }（{ $kind }）{ $options }
surveys-add = 加一個問題
surveys-drop-last = 去掉最後一個
surveys-translate = 加一種語言
surveys-type-question =
    請寫一個問題，直接發給我。
    要給選項，就寫成：哪天方便？| 週六 | 週日
surveys-kind = 怎麼回答？
surveys-kind-score = ⭐ 打分
surveys-kind-words = ✍️ 寫幾句
surveys-kind-choice = ☑️ 選一項
surveys-type-options = 請把選項寫給我，用直線隔開：週六 | 週日
surveys-which-language = 加哪種語言？
surveys-type-translation = 請按順序寫，一行一個問題，選項跟在後面用直線隔開：
surveys-audience = 問誰？
surveys-who-everybody = 全體業戶
surveys-who-key_tenants = 重點業戶
surveys-who-open_matter = 有事沒辦完的業戶
surveys-some-buildings = 幾棟樓
surveys-a-team = 我們自己的團隊
surveys-which-buildings = 哪幾棟？不選就是全部。
surveys-which-floors = { $building }哪幾層？不選就是全部。
surveys-which-team = 哪個團隊？會在他們群裡發一個投票。
surveys-per = 一人一份，還是一戶一份？
surveys-per-person = 一人一份
surveys-per-unit = 一戶一份
surveys-opening = 什麼時候開始？
surveys-opens-in =
    { $days ->
        [0] 現在
        [1] 明天 10:00
       *[other] { $days } 天後 10:00
    }
surveys-days = 開放多久？
surveys-open-days = { $days } 天
surveys-preview = 會問 <b>{ $count }</b> 人：
surveys-preview-when = { $opens } 開始，{ $closes } 截止。半夜不打擾，沒答的只提醒一次。
surveys-needs-second = 問的人多，需要另一位經理也同意。
surveys-send = 發出
surveys-sent = ✅ 好了，接下來它自己走。發 /survey 隨時看結果。
surveys-asked = ✅ 已經請另一位經理看了，同意後自動發出。

poll-close = 結束投票
poll-question = 🗳 <b>{ $question }</b>
poll-option = · { $option }
poll-whom = 發給誰？工作群裡是實名的，業戶是匿名的。
poll-group = { $team }群
poll-tenants = 全體業戶
poll-building = { $building }業戶
poll-drop = 不發了
poll-dropped = 沒有發出。
poll-sent = 已發給：{ $audience }
poll-closed = 投票已結束。
poll-result = 🗳 投票結束：<b>{ $question }</b>
poll-line = { $option }：{ $count }
poll-names = <i>{ $names }</i>
poll-voters = 共 { $count } 人投票
poll-sent-toast = 已發出
poll-closed-toast = 投票結束了

refusal-no-such-survey = 沒有找到您的這份調查。
refusal-poll-how = 請這樣寫：/poll 週六幾點開會？| 九點 | 十點
refusal-poll-long = 問題最多 { $question } 個字，選項最多 { $option } 個字。
refusal-poll-options = 選項最多 { $most } 個，不能重複。
refusal-poll-many = 要問 { $count } 人，超過了 { $most }。請用 /survey，另一位經理同意後發出。
refusal-survey-nobody = 這樣選，一個人也問不到。請換一下對象。
refusal-survey-team = 工作群裡只能問一個打分或選擇的問題。
refusal-survey-own = 請另一位經理來決定，不能自己同意。
refusal-survey-no-second = 問超過 { $most } 人要另一位經理同意，現在沒有第二位經理。
refusal-survey-full = 最多 { $most } 個問題，現成的不能再加。
refusal-survey-question = 問題請寫 1 到 { $most } 個字。
refusal-survey-options = 選項要 2 到 { $most } 個，不重複，每個不超過 { $letters } 個字，用直線隔開。
refusal-survey-lines = 請寫 { $count } 行，一行一個問題，選項個數也要一樣。

why-survey-begins = 調查的日子到了
why-survey-opens = 經理定的調查開始
why-survey-invites = 邀請業戶填調查
why-survey-again = 再請新來的和剛能收到的業戶
why-survey-reminds = 提醒還沒填的業戶一次
why-survey-closes = 調查截止
why-survey-thanks = 謝謝填了調查的業戶

command-survey = 滿意度調查
command-poll = 發起投票
