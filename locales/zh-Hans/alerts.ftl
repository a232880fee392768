# 可能是、正是、不是紧急情况时的话：草稿卡上的一问、工作群的预警、虚惊一场。

# 草稿卡：理解得有多准，说在字里
felt-seems = 看起来是{ $what }
felt-perhaps = 可能是{ $what }，也可能是{ $other }
felt-perhaps-one = 可能是{ $what }，还拿不准
felt-kind-perhaps = { $kind }：可能是{ $what }，也可能是{ $other }
felt-kind-perhaps-one = { $kind }：可能是{ $what }，还拿不准
felt-something = 别的事
felt-nothing = 还不知道是什么事
felt-dot = {" · "}
felt-place-assumed = { $place }（没说在哪里，先按您家）
felt-place = 位置没说，先按他家
felt-unconfirmed = ❔ 业户未确认：{ $what }
felt-danger-unanswered = ❗ 业户没有回答是否有危险，请先打电话问一声
button-others = 更多…

# 正在发生吗
draft-in-case = 万一正在发生，请先这样做：
draft-ask-danger = ⚠️ 先问一句：这些情况现在正在发生吗？点一下，我马上叫人。
    { $seconds } 秒没有回应，客服会打电话给您，以防万一。
draft-ask-danger-still = ⚠️ 没等到您的回答，已请客服马上联系您。现在点一下也来得及：
draft-check-alarm = 请先顾好自己。来不及点“提交”也没关系，{ $seconds } 秒后我替您提交。
button-no-danger = 都不是，没有危险
danger-unnamed = 可能有危险
danger-toast = 已经叫人了，请先看卡片上的安全提示。
danger-none-toast = 好的，没有危险就好。

# 工作群的预警
draft-alerted-team = 🚨 已同时通知{ $team }组。电话：{ $phone }
alert-ticket = 正式工单 { $number } 已到群里，请接单。
alert-now = 🚨 <b>紧急</b> { $number } { $what }：现在确有危险，请马上过去。
alert-unanswered = ❗ <b>{ $number }</b> 也许有危险（{ $danger }）：问了业户，没有回答。请马上接单，打电话问平安。
alert-off-staff = ✅ 虚惊一场：{ $what }。{ $name } { $at } 看过，没有危险，不用赶去了。
button-false-alarm = 误报，没有危险
false-alarm-toast = 记下了。业户会收到一句安心的话。
refusal-alarm-over = 这次预警已经解除，不用再点了。
refusal-alarm-over-by = { $name }刚刚已经解除了这次预警。

# 虚惊一场
button-take-back = 虚惊一场
take-back-toast = 没事就好！已告诉大家不用赶来。下次有疑心，照样马上告诉我们。
alarm-eased = 💚 { $name }看过了：没有危险，请放心。谢谢您马上告诉我们，宁可多报一次。
alarm-eased-draft = 您什么都不用做。如果还有要处理的地方，点上面卡片的“提交”，我们按平常的事来办。
alarm-eased-ticket = 您什么都不用做。{ $number } 我们按平常的事接着办，有进展告诉您。
alarm-over-cancelled = 💚 { $number } { $what }：业户说是虚惊一场，不用再去，辛苦了。
alarm-over-ordinary = 💚 { $number } { $what }：没有危险，不用赶，按平常的事接着办就好。

status-next-taken-back = 💚 虚惊一场，没事就好，大家都不用赶来了。下次有疑心，照样马上告诉我。
button-danger-is = 确有危险，叫人
button-danger-not = 没有危险
danger-called-toast = 已经叫人了。

# 数一数
alarms-figures = 🚨 { $month } 紧急预警 { $raised } 次，其中虚惊 { $false } 次（业户说的 { $tenant }，同事看过的 { $staff }）
alarms-figures-line = { $danger } { $false }/{ $raised }
alarms-figures-none = 🚨 { $month } 没有紧急预警

event-alerted = { $at } 已通知{ $team }组
event-called_off = { $at } 预警解除，没有危险
event-danger = { $at } 确有危险
event-no_danger = { $at } 没有危险
event-unanswered = { $at } 问了是否有危险，没有回答
why-danger-unanswered = 可能有危险，业户还没有回答
