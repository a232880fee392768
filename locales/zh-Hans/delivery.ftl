# 消息送不到的时候，工作人员看到的话。

notice-topic-gone = 🧵 “{ $group }”里的话题“{ $topic }”不在了或已关闭。它的工单卡片改发到该群的“常规”话题，一张也不会丢。需要的话，请重新建好话题再绑定。
notice-unreachable = 📵 消息送不到{ $name }（{ $units }）：可能停用了机器人，或注销了账号。请打个电话或上门转告一声。
notice-unreachable-nowhere = 📵 消息送不到{ $name }：可能停用了机器人，或注销了账号。请用别的方式转告一声。
maybe-repeat = 刚才网络不稳，这条您可能已经收到过。
