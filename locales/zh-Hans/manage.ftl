# 管理员的工具：邀请、群绑定、话题。

invite-ask = 要邀请谁？
invite-tenant = 业户
invite-staff = 员工
invite-tie = { $unit }，邀请的是：
invite-role = 哪个岗位？
invite-trades = { $role }会哪些工种？不选就是全部。
invite-buildings = 负责哪些楼栋？不选就是全部。
invite-ready =
    ✉️ 邀请码好了，只显示这一次，{ $at } 前有效，只能用一次：
    { $link }
    也可以让对方把这一行发给我：
    <code>/start { $code }</code>
    只发给本人，不要发在群里。
invite-copy = 复制邀请码
manage-next = 下一步

residents-which = 要看哪一户的住户？
residents-choose = 选择房号
residents-ask = { $unit } 的住户，点名字可办理迁出：
residents-none = { $unit } 还没有人登记。
residents-sure = { $name }从 { $unit } 迁出吗？从这一刻起，这一户的内容他都看不到了。
residents-yes = 确认迁出
residents-done = 已办理：{ $name }从 { $unit } 迁出。
moved-out =
    👋 您在 { $unit } 的登记已经结束，这一户的消息不会再发给您。
    如果弄错了，请联系服务中心：{ $phone }

bind-ask = 这个群归哪个团队？
bind-buildings = { $team }群负责哪些楼栋？不选就是全部。
bind-ready =
    🔗 一次性绑定码，{ $at } 前有效。请到那个群里发送：
    <code>/bind { $code }</code>
bind-copy = 复制命令

group-bound =
    ✅ 这个群现在是{ $team }群，楼栋：{ $buildings }。
    新单会发到这里。请把我设为管理员，这样你们的回复我才收得到。
group-needs =
    大家好，我是{ $estate }的管家。
    请经理私下给我发 /bind 拿一个绑定码，再在这里发 /bind 加绑定码，我才知道这个群做什么。
    也请把我设为管理员，否则你们的回复我收不到。
group-bind-how = 请经理先私下给我发 /bind 拿绑定码，再在这里发：/bind 绑定码
group-lost = ⚠️ 我被移出了“{ $title }”（{ $team }群）。在我回来之前，新单不会发到那里。把我加回去就行。

codes-guessed = ⚠️ 一小时内有 { $wrong } 次错误的邀请码或绑定码，可能有人在试码。每人只能试几次，码本身猜不出来；请留意有没有人在要邀请码。

topic-card =
    📌 话题：{ $name }
    点一下，决定哪些单发到这里：
topic-this = 本话题

refusal-group-unknown = 这个群还没有绑定团队，请先发 /bind。
refusal-not-a-topic = 请在要设置的话题里发送 /topic。
refusal-no-such-category = 有的类别我不认识。请直接发 /topic，用按钮选。
refusal-no-such-team = 没有这个团队，请重新选择。
