# 语言、隐私、帮助、命令菜单。

language-ask = 以后我用哪种语言和您说话？
language-zh-Hans = 简体中文
language-zh-Hant = 繁體中文
language-en = English
language-chosen = 好的，以后我说简体中文。

privacy-agreed = 您已于 { $at } 同意。
privacy-not-agreed = 您还没有同意，所以我只能给您服务中心的电话。
privacy-withdraw = 撤回同意
privacy-withdraw-ask = 撤回后，我不再给您发通知，也不能替您报修，只剩服务中心电话 { $phone }。确定撤回吗？
privacy-withdraw-yes = 确定撤回
privacy-withdrawn =
    已撤回，从现在起不再给您发通知。
    有事请打服务中心：{ $phone }。想重新开始，发 /privacy。
privacy-thanks = 谢谢，已记下。有事直接写给我就行。
privacy-keep = 知道了

help-stranger =
    我是{ $estate }的管家。
    /start 登记房号
    /language 换语言
    /privacy 信息使用说明
    服务中心：{ $phone }
help-tenant =
    有事直接写一句话，或发照片、视频、语音，比如“1502 厨房水管爆了”。我读给您核对，您点提交就行。
    /report 报修或投诉
    /faq 常见问题
    /bills 账单和缴费
    /parcels 我的包裹
    /mine 我的事项
    /language 换语言
    /privacy 信息使用说明
    急事请打服务中心：{ $phone }
help-staff =
    新单会发到工作群，点“接单”就是您的。处理中的按钮都在那张卡上；回复那张卡，业户就能收到。
    /claim 在群里按单号接单
    /mine 我手上的事
    /duty 谁在班，/swap 请人代班，/log 值班日志
    /residents 查看住户、办理迁出（客服、管家）
    /parcels 架上的包裹（客服）
    /paid 柜台收款，/daysheet 收款日报，/bill 查一张账单，/collection 收缴率（收费员、经理）
    账单表格直接发给我，看过再导入（收费员）
    /language 换语言
    服务中心：{ $phone }
help-manager =
    /invite 邀请业户或员工
    /bind 给工作群指定团队
    /roster 排班
    /topic 在话题里写类别，决定哪些单发到那里
    /announce 公告和温馨提示
    /survey 满意度调查：看结果，或新做一份
    /poll 发起投票：/poll 问题 | 选项 | 选项

dialog-outdated = 这个菜单已经过时，请用最下面的新菜单。
dialog-lost = 这个菜单已经结束了。需要什么，直接写给我，或发 /help。

command-report = 报修、投诉
command-mine = 我的事项
command-help = 我能做什么
command-language = 换语言 / Language
command-privacy = 信息使用说明
command-claim = 按单号接单
command-bind = 给群指定团队
command-invite = 邀请业户或员工
command-residents = 查看住户、办理迁出
