# 满意度调查和投票。

survey-satisfaction = 满意度调查
survey-satisfaction-overall = 总的来说，您对我们的服务满意吗？
survey-satisfaction-repairs = 报修处理得怎么样？
survey-satisfaction-cleaning = 公共区域的清洁怎么样？
survey-satisfaction-security = 门岗和巡逻让您放心吗？
survey-satisfaction-service = 管家和前台待人怎么样？
survey-satisfaction-first = 您最希望我们先改进哪一项？
survey-satisfaction-first-repairs = 报修
survey-satisfaction-first-cleaning = 清洁
survey-satisfaction-first-security = 秩序
survey-satisfaction-first-green = 绿化
survey-satisfaction-first-parking = 停车
survey-satisfaction-first-fees = 收费
survey-satisfaction-words = 还有什么想对我们说的？

survey-move_in = 入住回访
survey-move_in-handover = 验房交房还顺利吗？
survey-move_in-help = 入住时的帮忙够不够？
survey-move_in-words = 还缺什么，请告诉我们。

survey-morale = 本周感受
survey-morale-week = 这一周干得顺心吗？

surveys-head = 📝 <b>{ $title }</b>
surveys-intro =
    { $estate }想听听您的意见，几下就能点完。
    报告里不会写谁答了什么。{ $closes } 截止，之前随时可以改。
surveys-reminder =
    就提醒这一次：您的意见我们还没收到，点几下就好。
    报告里不会写谁答了什么。{ $closes } 截止。
surveys-for-unit = 🏠 这一份是为 { $unit } 填的，一户一份。
surveys-question = <b>{ $at }/{ $of }</b> { $text }
surveys-write = ✍️ 写几句
surveys-skip = 跳过
surveys-write-now = 请直接写，您的下一条消息就是回答。
surveys-thanks =
    🙏 谢谢您，都收到了。
    { $closes } 之前，想改随时可以改。
surveys-change = 改一改
surveys-noted = 记下了
surveys-household =
    📝 <b>{ $title }</b>

    { $unit } 的家里人已经填好了，一户一份，您不用再填。谢谢你们！
surveys-household-toast = 家里人已经填好了，一户一份，谢谢！
surveys-too-late = 这次调查已经结束了，谢谢您！有话随时写给我们。
surveys-closed = 这次调查已经结束。有话想说，随时写给我们。
surveys-closed-thanks = 这次调查已经结束，谢谢您的意见！我们会认真看，哪里没做好，会去找您当面听。

surveys-figures = 📊 <b>{ $title }</b> · 计入 { $count } 份
surveys-running = 还在进行，每满五份更新一次。
surveys-too-few = 不到五份，先不显示回答，免得看出是谁。
surveys-units = { $mark } 送达户数 { $reached }/{ $total }（{ $percent }%，目标 { $target }%），{ $answered } 户有回答
surveys-people = { $mark } 送达人数 { $reached }/{ $total }（{ $percent }%，目标 { $target }%），{ $answered } 人有回答
surveys-satisfaction = { $mark } 满意率 { $percent }（目标 { $target }%）
surveys-about = <b>{ $text }</b>（{ $count }）
surveys-bar = { $option } { $bar } { $count }
surveys-mean = 平均 { $mean }
surveys-building = { $name }：{ $people } 份，满意率 { $percent }
surveys-others = 其他楼栋
surveys-unreached = 📭 { $count } 户没送到（没登记或收不到），能收到时会再请：{ $units }

surveys-consent =
    📝 { $name }想发一份调查，要问 <b>{ $count }</b> 人。
    问的人多，需要您也同意：
surveys-consent-when = { $opens } 开始，{ $closes } 截止。
surveys-agree = 同意
surveys-refuse = 不同意
surveys-agreed-by = ✅ { $name }同意了，“{ $title }”会按时发出。
surveys-refused-by = { $name }不同意，“{ $title }”没有发出。
surveys-agreed-toast = 已同意，到时自动发出。
surveys-refused-toast = 已记下，这份调查不发了。
surveys-decided = 这件事已经定了。

surveys-menu = 满意度调查。点一份看结果，或新做一份：
surveys-from-catalogue = 用现成的
surveys-own = 自己写
surveys-choose-form = 用哪一份？
surveys-none = 这份调查不在了。
surveys-questions = 要问的问题：
surveys-line = { $at }. { $text }（{ $kind }）{ $options }
surveys-add = 加一个问题
surveys-drop-last = 去掉最后一个
surveys-translate = 加一种语言
surveys-type-question =
    请写一个问题，直接发给我。
    要给选项，就写成：哪天方便？| 周六 | 周日
surveys-kind = 怎么回答？
surveys-kind-score = ⭐ 打分
surveys-kind-words = ✍️ 写几句
surveys-kind-choice = ☑️ 选一项
surveys-type-options = 请把选项写给我，用竖线隔开：周六 | 周日
surveys-which-language = 加哪种语言？
surveys-type-translation = 请按顺序写，一行一个问题，选项跟在后面用竖线隔开：
surveys-audience = 问谁？
surveys-who-everybody = 全体业户
surveys-who-key_tenants = 重点业户
surveys-who-open_matter = 有事没办完的业户
surveys-some-buildings = 几栋楼
surveys-a-team = 我们自己的团队
surveys-which-buildings = 哪几栋？不选就是全部。
surveys-which-floors = { $building }哪几层？不选就是全部。
surveys-which-team = 哪个团队？会在他们群里发一个投票。
surveys-per = 一人一份，还是一户一份？
surveys-per-person = 一人一份
surveys-per-unit = 一户一份
surveys-opening = 什么时候开始？
surveys-opens-in =
    { $days ->
        [0] 现在
        [1] 明天 10:00
       *[other] { $days } 天后 10:00
    }
surveys-days = 开放多久？
surveys-open-days = { $days } 天
surveys-preview = 会问 <b>{ $count }</b> 人：
surveys-preview-when = { $opens } 开始，{ $closes } 截止。半夜不打扰，没答的只提醒一次。
surveys-needs-second = 问的人多，需要另一位经理也同意。
surveys-send = 发出
surveys-sent = ✅ 好了，接下来它自己走。发 /survey 随时看结果。
surveys-asked = ✅ 已经请另一位经理看了，同意后自动发出。

poll-close = 结束投票
poll-question = 🗳 <b>{ $question }</b>
poll-option = · { $option }
poll-whom = 发给谁？工作群里是实名的，业户是匿名的。
poll-group = { $team }群
poll-tenants = 全体业户
poll-building = { $building }业户
poll-drop = 不发了
poll-dropped = 没有发出。
poll-sent = 已发给：{ $audience }
poll-closed = 投票已结束。
poll-result = 🗳 投票结束：<b>{ $question }</b>
poll-line = { $option }：{ $count }
poll-names = <i>{ $names }</i>
poll-voters = 共 { $count } 人投票
poll-sent-toast = 已发出
poll-closed-toast = 投票结束了

refusal-no-such-survey = 没有找到您的这份调查。
refusal-poll-how = 请这样写：/poll 周六几点开会？| 九点 | 十点
refusal-poll-long = 问题最多 { $question } 个字，选项最多 { $option } 个字。
refusal-poll-options = 选项最多 { $most } 个，不能重复。
refusal-poll-many = 要问 { $count } 人，超过了 { $most }。请用 /survey，另一位经理同意后发出。
refusal-survey-nobody = 这样选，一个人也问不到。请换一下对象。
refusal-survey-team = 工作群里只能问一个打分或选择的问题。
refusal-survey-own = 请另一位经理来决定，不能自己同意。
refusal-survey-no-second = 问超过 { $most } 人要另一位经理同意，现在没有第二位经理。
refusal-survey-full = 最多 { $most } 个问题，现成的不能再加。
refusal-survey-question = 问题请写 1 到 { $most } 个字。
refusal-survey-options = 选项要 2 到 { $most } 个，不重复，每个不超过 { $letters } 个字，用竖线隔开。
refusal-survey-lines = 请写 { $count } 行，一行一个问题，选项个数也要一样。

why-survey-begins = 调查的日子到了
why-survey-opens = 经理定的调查开始
why-survey-invites = 邀请业户填调查
why-survey-again = 再请新来的和刚能收到的业户
why-survey-reminds = 提醒还没填的业户一次
why-survey-closes = 调查截止
why-survey-thanks = 谢谢填了调查的业户

command-survey = 满意度调查
command-poll = 发起投票
