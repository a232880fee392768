# 群發：同一件事告訴很多人。

campaigns-nameless = 📣 <b>{ $name }</b>
campaigns-state-planned = ⏳ { $at } 開始
campaigns-state-running = ▶️ { $at } 起發送中
campaigns-state-paused = ⏸ 已暫停，暫不再發
campaigns-state-stopped = ⏹ { $at } 已停止
campaigns-state-done = ✅ { $at } 已發完
campaigns-bar = { $bar } 已送達 { $sent }
campaigns-left = 還有 { $count } 位待發
campaigns-time-left = 照目前的速度，大約還要 { $minutes } 分鐘
campaigns-refused = 未能送達：{ $count }
campaigns-doubt = 不確定是否送達：{ $count }
campaigns-cannot = 無法發送：{ $count }
campaigns-dropped = 停止後未發：{ $count }
campaigns-read = 已讀：{ $count }
campaigns-sure = 確定停止嗎？還沒發到的住戶就不再發了。

campaigns-pause = ⏸ 暫停
campaigns-resume = ▶️ 繼續
campaigns-stop = ⏹ 停止
campaigns-stop-now = ⏹ 確定停止
campaigns-again = 🔁 重發不確定的 { $count } 則
campaigns-list = 📋 未通知到（{ $count }）
campaigns-earlier = ◀️
campaigns-further = ▶️
campaigns-paused-toast = 已暫停，隨時可以繼續。
campaigns-resumed-toast = 繼續發送。
campaigns-stopped-toast = 已停止。
campaigns-again-toast =
    { $count ->
        [0] 現在沒有不確定的了。
       *[other] 正在重發 { $count } 則。
    }

campaigns-unreached =
    { $count ->
        [0] 都已通知到。
       *[other] 未通知到 { $count } 位（第 { $page }/{ $pages } 頁），煩請打個電話或上門說一聲。
    }
campaigns-unreached-line = 🏠 { $unit } { $name } · { $why }
campaigns-why-refused = 未能送達
campaigns-why-in_doubt = 不確定是否送達
campaigns-why-cannot = 尚不能收到訊息

campaigns-got-it = ✅ 知道了
campaigns-got-it-toast = 謝謝，已記下。
refusal-no-such-notice = 這則通知不是發給您的。
why-campaign-portion = 群發的下一批發出
