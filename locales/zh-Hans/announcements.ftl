# 公告和温馨提示。

announcement-water_off = 停水通知
announcement-water_off-words =
    { $where }因检修计划停水：
    <b>{ $from }</b> 至 <b>{ $until }</b>
    请提前储水，停水期间关好水龙头。来水后水若发黄，放一会儿就清了。给您添麻烦了，有急事请打 { $phone }。
announcement-power_off = 停电通知
announcement-power_off-words =
    { $where }因检修计划停电：
    <b>{ $from }</b> 至 <b>{ $until }</b>
    请提前给手机充好电，停电前拔下电脑等电器的插头，尽量不乘电梯。给您添麻烦了，有急事请打 { $phone }。
announcement-lift_off = 电梯停运通知
announcement-lift_off-words =
    { $where }的电梯检修停运：
    <b>{ $from }</b> 至 <b>{ $until }</b>
    家里有老人、病人要上下楼，或有重物要搬，请打 { $phone }，我们来帮忙。
announcement-gas_off = 停气通知
announcement-gas_off-words =
    { $where }因检修计划停气：
    <b>{ $from }</b> 至 <b>{ $until }</b>
    停气前请关好灶具和阀门；恢复供气后先开窗再点火。闻到气味，请立刻到室外打 { $phone }。
announcement-net_off = 网络中断通知
announcement-net_off-words =
    { $where }的网络因检修中断：
    <b>{ $from }</b> 至 <b>{ $until }</b>
    恢复后如仍上不了网，请重启路由器；还不行就写给我们。
announcement-typhoon = 台风提醒
announcement-typhoon-words =
    气象台预报，<b>{ $from }</b> 至 <b>{ $until }</b> 有台风影响。
    请收好阳台和窗台上的花盆、衣架，关好门窗，车不要停在树下和低洼处，尽量不外出。
    { $estate }已安排人员值守，有险情请打 { $phone }。
announcement-rain = 暴雨提醒
announcement-rain-words =
    气象台预报，<b>{ $from }</b> 至 <b>{ $until }</b> 有暴雨。
    请关好门窗，清一清阳台地漏，车不要停在低洼处，不要走有积水的地下通道。
    家里或楼道进水，请打 { $phone }。
announcement-cold = 寒潮提醒
announcement-cold-words =
    气象台预报，<b>{ $from }</b> 至 <b>{ $until }</b> 有寒潮。
    请给露在外面的水管包上保温，夜里让水龙头滴水防冻；取暖注意通风，电暖器旁不放衣物。
    家里的老人请多留心，需要帮忙请打 { $phone }。
announcement-holiday = 假期安排
announcement-holiday-words =
    { $what }将至，<b>{ $from }</b> 至 <b>{ $until }</b> 假期期间：
    门岗和应急维修照常，一般的报修节后优先安排。
    出门前请关好水、电、燃气和门窗。有急事请打 { $phone }。祝您节日愉快！
announcement-event = 活动邀请
announcement-event-words =
    诚邀您参加：<b>{ $what }</b>
    时间：{ $from }
    地点：{ $where }
    欢迎带上家人。想了解更多，请打 { $phone }。
announcement-thanks = 本月致谢
announcement-thanks-words =
    上个月，我们收到您和邻居们的建议 <b>{ $suggestions }</b> 条、表扬 <b>{ $praises }</b> 条，每一条都看过了。
    五星最多的同事：{ $names }。
    谢谢您的每一句话。做得不够的地方，随时写给我们。

announce-notice = 通知
announce-head = 📢 <b>{ $title }</b>
announce-head-urgent = 🔴 <b>紧急：{ $title }</b>
announce-title = 📢 <b>{ $title }</b>
announce-corrected = <i>✏️ 已于 { $at } 更正，以此为准。</i>
announce-withdrawn = 这条通知已于 { $at } 撤回，请不用理会。
announce-begins-now = 定下来就发，夜里不打扰。
announce-begins = { $at } 开始发，夜里不打扰。
announce-consent =
    📢 { $name }想发一条公告，会发给 <b>{ $count }</b> 人。
    人数多，需要您也同意：
announce-agreed-by = ✅ { $name }同意了，“{ $title }”会按时发出。
announce-refused-by = { $name }不同意，“{ $title }”没有发出。
announce-refused-toast = 已记下，这条公告不发了。
announce-decided = 这件事已经定了。
announce-changed = ✏️ 您同意过的公告，{ $name }更正了，现在是：
announce-urgent-told = 🔴 { $name }正在向 <b>{ $count }</b> 人发紧急公告，不等第二人同意。如有不妥，可以停止：
announce-offer = 这条消息要发成公告吗？
announce-this = 📢 发成公告
announce-not-this = 不是，我要报事
announce-thanks-drafted = 🙏 上个月的致谢已经拟好，请哪位过目后发出：
announce-look-over = 我来看
announce-all-of-us = 全体同事

announce-menu = 公告和温馨提示。点一条看已读，或新写一条：
announce-own = 自己写
announce-template = 用模板
announce-which-template = 用哪个模板？
announce-type-text =
    请把公告发给我：一段文字、一张带说明的照片，或一个文件。
    文字最多 3800 字，照片和文件的说明最多 800 字，链接会保留。
announce-translate = 加一种语言
announce-type-translation = 请写这种语言的公告，直接发给我。没写的语言会看到原文。
announce-field-from = 从什么时候开始？比如：明天上午9点
announce-field-until = 到什么时候为止？比如：16:00
announce-field-where = 在哪里？比如：12栋
announce-field-what = 是什么事？比如：元宵猜灯谜
announce-gap-from = 开始时间
announce-gap-until = 结束时间
announce-gap-where = 地点
announce-gap-what = 事项
announce-gap-names = 同事名字
announce-audience = 发给谁？
announce-some-units = 几户
announce-some-tiers = 客户等级
announce-which-tiers = 哪几级客户？不选就是全部。
announce-type-units = 请写房号，用空格隔开，整层整栋也行：12-1502 12-1503 8-3楼
announce-when = 什么时候发？
announce-now = 定下来就发
announce-at = 定个时间
announce-urgent = 🔴 紧急：夜里也发
announce-type-time = 请写时间，比如：明天上午9点，或 2026-12-01 09:00
announce-preview =

    — — —
    发给 { $units } 户，{ $people } 人能收到。
announce-needs-second = 人数多，需要另一位经理也同意。
announce-wakes = 🔴 马上发，夜里也会响。请只用于险情。
announce-look = 👀 先发给我看看
announce-preview-toast = 发给您了，每种语言一条。
announce-send = 发出
announce-sent = ✅ 好了，接下来它自己走。进度就在下面，发 /announce 随时更正或撤回。
announce-asked = ✅ 已经请另一位经理看了，同意后自动发出。
announce-figures = 📬 送达 { $sent }/{ $meant }，{ $read } 人点了“知道了”。
announce-spared = 🙏 免报 { $count } 次：看了通知就知道了。
announce-correct = ✏️ 更正
announce-correct-what = 更正哪一处？发出去的也会改。
announce-type-correction = 请写更正后的内容，直接发给我。
announce-butlers = 📋 请管家通知未读
announce-butlers-toast =
    { $count ->
        [0] 都读过了。
       *[other] 还有 { $count } 人未读，名单已给管家。
    }
announce-withdraw = 撤回
announce-sure = 确定撤回吗？没发到的不再发，已发出的会改成“已撤回”。
announce-withdraw-now = 确定撤回

announce-unread =
    还没有点“知道了”的 { $count } 位（第 { $page }/{ $pages } 页）。
    点房号就由您转告，电话只发给您。
announce-unread-none = 都知道了，谢谢！
announce-floor = <b>{ $building } { $floor } 层</b>
announce-unread-line = 🏠 { $unit } { $name } { $taken }
announce-taken = · { $name }在转告
announce-call =
    ☎ 请转告{ $name }（{ $units }）
    电话：{ $phone }
announce-told = ✅ 已转告
announce-call-toast = 电话发给您了。
announce-told-toast = 谢谢，已记下。

announce-planned =
    这是计划内的，预计 <b>{ $until }</b> 恢复。
    您说的是这件事吗？
announce-that-is-it = 就是这个，谢谢
announce-something-else = 不是，另有事情
announce-known-toast = 好的，给您添麻烦了。到时间还没恢复，请再写给我们。

refusal-announce-length = 要 1 到 { $most } 个字，现在是 { $letters } 个。
refusal-announce-kind = 公告只能是文字、照片或文件。
refusal-announce-time = 没看懂时间，请写以后的时间，比如：明天上午9点，或 2026-12-01 09:00。
refusal-announce-until = 结束要在开始之后，也要在现在之后。
refusal-announce-units = 没有找到：{ $units }。请照着写：12-1502 8-3楼
refusal-announce-nobody = 这样选，一个人也发不到。请换一下对象。
refusal-announce-empty = 内容还没有写完。
refusal-announce-no-second = 发给超过 { $most } 人要另一位经理同意，现在没有第二位经理。
refusal-announce-taken = 已经有同事在看了。
refusal-announce-called = { $name }已经在转告了，谢谢。

why-announcement-redraw = 公告更正后，改掉已发出的
why-announcement-calls = 紧急公告，把未读名单给管家
why-monthly-thanks = 拟上个月的致谢

command-announce = 公告
