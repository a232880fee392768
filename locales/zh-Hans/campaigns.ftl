# 群发：同一件事告诉很多人。

campaigns-nameless = 📣 <b>{ $name }</b>
campaigns-state-planned = ⏳ { $at } 开始
campaigns-state-running = ▶️ { $at } 起发送中
campaigns-state-paused = ⏸ 已暂停，暂不再发
campaigns-state-stopped = ⏹ { $at } 已停止
campaigns-state-done = ✅ { $at } 已发完
campaigns-bar = { $bar } 已送达 { $sent }
campaigns-left = 还有 { $count } 位待发
campaigns-time-left = 照现在的速度，大约还要 { $minutes } 分钟
campaigns-refused = 未能送达：{ $count }
campaigns-doubt = 不确定是否送达：{ $count }
campaigns-cannot = 无法发送：{ $count }
campaigns-dropped = 停止后未发：{ $count }
campaigns-read = 已读：{ $count }
campaigns-sure = 确定停止吗？还没发到的业户就不再发了。

campaigns-pause = ⏸ 暂停
campaigns-resume = ▶️ 继续
campaigns-stop = ⏹ 停止
campaigns-stop-now = ⏹ 确定停止
campaigns-again = 🔁 重发不确定的 { $count } 条
campaigns-list = 📋 未通知到（{ $count }）
campaigns-earlier = ◀️
campaigns-further = ▶️
campaigns-paused-toast = 已暂停，随时可以继续。
campaigns-resumed-toast = 继续发送。
campaigns-stopped-toast = 已停止。
campaigns-again-toast =
    { $count ->
        [0] 现在没有不确定的了。
       *[other] 正在重发 { $count } 条。
    }

campaigns-unreached =
    { $count ->
        [0] 都已通知到。
       *[other] 未通知到 { $count } 位（第 { $page }/{ $pages } 页），烦请打个电话或上门说一声。
    }
campaigns-unreached-line = 🏠 { $unit } { $name } · { $why }
campaigns-why-refused = 未能送达
campaigns-why-in_doubt = 不确定是否送达
campaigns-why-cannot = 尚不能收到消息

campaigns-got-it = ✅ 知道了
campaigns-got-it-toast = 谢谢，已记下。
refusal-no-such-notice = 这条通知不是发给您的。
why-campaign-portion = 群发的下一批发出
