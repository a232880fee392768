# 初次见面、登记入住、邀请码、客服审核。

nav-back = ‹ 返回
nav-cancel = 取消
list-comma = 、

welcome =
    { $name }，您好。我是{ $estate }的管家，报修、投诉、咨询都可以直接写给我。
    先登记一下您的房号，之后您写一句话就行。
    急事请直接打服务中心：{ $phone }
welcome-code = 我有邀请码
welcome-find = 查找我的房号
welcome-language = 🌐 Language · 语言

consent-before = 登记之前，先请您看一下：
consent-words =
    信息使用说明（第 { $version } 版）
    · 用途：只用于报修、投诉、通知等物业服务。
    · 传到境外：您在 Telegram 里写的内容会经过 Telegram 的境外服务器；{ $estate }自己的记录由物业保存。
    · 多久：到您搬走或撤回为止；已办的工单按规定留存。
    · 找谁：服务中心 { $phone }。随时可用 /privacy 查看或撤回。
consent-opinion = · 请外面帮忙：您的话{ $estate }没听明白时，会隐去电话、姓名、房号和数字，请一家语言服务再看一眼；它只提建议，不替您做主。
consent-dictation = · 语音转文字：您的语音会原样交给一家听写服务，转成文字后先请您确认。
consent-new = 上面新加的几条，是您同意之后才有的。您不点同意，您的话和语音就不会交出去，其他一切照旧。
consent-new-yes = 新加的也同意
consent-yes = 同意，包括经 Telegram 传到境外
consent-no = 暂不同意
consent-declined =
    好的，您的信息一概不登记。
    有事请打服务中心：{ $phone }。改主意了，发 /start 就行。

code-ask = 请把邀请码发给我，或直接点物业给您的链接。
place-building = 请选择楼栋
place-floor = { $building }，请选择楼层
place-unit = { $building } { $floor } 层，请选择房号
place-none = 这里还没有录入房号，请联系服务中心：{ $phone }
tie-ask = { $unit }，您是这里的：
join-confirm = 请核对：{ $unit }，{ $tie }。现在交给服务中心确认吗？
join-send = 提交
join-asked =
    已交给服务中心确认：{ $unit }，{ $tie }。
    一有结果，我马上在这里告诉您。
conversation-closed = 好的，什么都没有改动。

join-card =
    👤 入住登记
    { $name }（{ $username }）
    { $unit } · { $tie }
    { $at } 提出
join-card-approved = ✅ { $name }已同意，{ $at }
join-card-refused = ❌ { $name }未通过，{ $at }
join-yes = 同意
join-no = 不通过
join-approved-toast = 已同意，我这就告诉对方。
join-refused-toast = 未通过，我这就告诉对方。

joined-unit =
    🏠 { $unit } 登记好了（{ $tie }）。
    以后有事，直接写一句话或拍张照片发给我，我来找人办，并一直告诉您进展。
joined-staff =
    🪪 您已加入团队：{ $role }。
    工种：{ $trades }
    楼栋：{ $buildings }
joined-everything = 全部
join-refused =
    服务中心没能确认您在 { $unit } 的登记。
    请带上证件到前台，或打 { $phone }，我们再核一次。

refusal-who-is-this = 请用您本人的账号操作，匿名管理员和频道我认不出来。
refusal-consent-first = 请先看一下信息使用说明：发 /privacy。
refusal-not-yours-to-do = 这件事不在您的权限内。
refusal-wrong-code = 这个邀请码不对，或者已经用过、过期了。请向物业要一个新的。
refusal-code-yours = 这个码您已经用过了，登记没有问题，直接写给我就行。
refusal-too-many-codes = 已输错 { $tries } 次，请一小时后再试，或让物业发个新的。
refusal-code-in-group = 邀请码不要发在群里。这个码已作废，请要一个新的，私下发给我。
refusal-already-home = 您已经登记在 { $unit } 了，直接写给我就行。
refusal-no-desk = 客服群还没有接好，暂时不能在这里登记，请直接打服务中心电话。
refusal-too-many-requests = 您还有几份登记在等确认，请等服务中心答复后再提交。
refusal-no-such-request = 没有这份登记了。
refusal-own-request = 自己的登记要请别的同事来确认。
refusal-request-decided = { $name }已经处理过这份登记了。
refusal-no-such-unit = 找不到这个房号，请重新选择。
refusal-not-living-there = 这里没有登记这位住户。
