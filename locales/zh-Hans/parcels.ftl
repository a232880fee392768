# 包裹和邮件。

carrier-sf = 顺丰
carrier-zto = 中通
carrier-yto = 圆通
carrier-yunda = 韵达
carrier-sto = 申通
carrier-jd = 京东
carrier-post = 邮政
carrier-jt = 极兔
carrier-deppon = 德邦
carrier-cainiao = 菜鸟
carrier-tcat = 黑猫
carrier-kerry = 嘉里
carrier-fedex = 联邦快递
carrier-dhl = DHL
carrier-ups = UPS
carrier-amazon = 亚马逊
carrier-best = 百世
carrier-dada = 同城配送

parcel-kind-parcel = 包裹
parcel-kind-letter = 信件
parcel-kind-registered = 挂号信
parcel-kind-newspaper = 报刊

parcels-place = 一楼服务中心
parcels-where = 📍 { $place }，每天 { $hours }
parcels-pieces = { $count } 件
parcels-waybill = 单号 { $number }
parcels-for = { $name } 收
parcels-shelf = 货架 { $shelf }
parcels-whose = 房号待定
parcels-line = 📦 <b>{ $unit }</b> { $title }
parcels-code-line = 📦 <b>{ $unit }</b> { $title }，取件码 <code>{ $code }</code>
parcels-more = 还有 { $count } 件。

parcels-arrived-parcel = 📦 <b>{ $unit } 有您的包裹</b>
parcels-arrived-letter = ✉️ <b>{ $unit } 有您的信</b>
parcels-arrived-registered = ✉️ <b>{ $unit } 有您的挂号信</b>
parcels-arrived-newspaper = 📰 <b>{ $unit } 有您的报刊</b>
parcels-code = 取件码 <code>{ $code }</code>，来取时报一声，或出示上面的二维码。
parcels-in-person = 挂号信只交给本人或您请的人：您到前台后，请在这里点一下确认。
parcels-proxy = 🤝 { $by } 已请 { $name } 代取
parcels-let-fetch = 请人代取
parcels-no-proxy = 不用代取了
parcels-proxy-ask = 请谁来取？直接把名字发给我就行。
parcels-proxy-noted = 好的，{ $name } 来取时报取件码就行，前台已经知道了。
parcels-confirm-ask = { $name } 正把挂号信交给您。确认收下吗？
parcels-confirm-yes = 是我，已收下
parcels-confirm-no = 不是我
parcels-locked = 🔒 有人输错了几次取件码，先替您锁上了。点一下就能重新打开。
parcels-locked-news =
    🔒 { $title }：前台输错了几次取件码，先替您锁上了。
    是您或家人在取的话，点一下重新打开；不是的话，请不用理会，或致电 { $phone }。
parcels-unlock = 重新打开
parcels-unlocked = 已经重新打开
parcels-moved = 📦 您已不住在这里，这件包裹的消息不再显示。
parcels-cancelled = 这件是前台登记错了，您不用来取。给您添麻烦了。
parcels-lost = 我们正在找这件，有结果马上告诉您。
parcels-taken = ✅ { $at } 由 { $name } 取走，经手 { $staff }
parcels-taken-by-code = ✅ { $at } 凭取件码取走，经手 { $staff }
parcels-handed =
    { $count ->
        [1] 您的包裹已取走：
       *[other] 您的 { $count } 件包裹已取走：
    }
parcels-not-me = 不是我们取的
parcels-not-me-toast = 收到，前台和主管已经在查，马上联系您。
parcels-taken-back = 📦 { $title }：刚才交接有误，东西还在前台，请您随时来取。
parcels-returned = ↩️ 已退回承运方：{ $reason }。有疑问请致电 { $phone }。
parcels-return-refused = 收件人拒收
parcels-return-not_fetched = 久未领取
parcels-return-wrong_address = 地址有误
parcels-return-carrier = 承运方要求
parcels-lost-news = 📦 <b>{ $unit }</b> { $title } 一时找不到，很抱歉。已登记 <b>{ $number }</b> 在找，结果会在这里告诉您。
parcels-damaged-news = 📦 <b>{ $unit }</b> { $title } 外包装有破损，已拍照登记 <b>{ $number }</b>。来取时我们陪您一起开箱查看。
parcels-remind =
    { $count ->
        [1] 提醒一声，这件还在前台等您：
       *[other] 提醒一声，这 { $count } 件还在前台等您：
    }
parcels-none-mine = 前台没有您的包裹。到了会第一时间告诉您。
parcels-mine = 前台有您的 { $count } 件：
parcels-show-code = 取件码 { $name }

parcels-in = ✅ <b>登记了 { $count } 单，共 { $pieces } 件</b>
parcels-in-line = { $at }. { $words } { $news }
parcels-news-told = ✓
parcels-news-nobody = · 此户还没有人加入，请电话通知
parcels-news-whose = · ❓
parcels-news-gone = · 已处理
parcels-known = ♻️ 这 { $count } 单已在架上，没有重复登记：
parcels-strange = 🤔 这 { $count } 行没看懂，请改一下再发：
parcels-strange-line = · { $words }
parcels-ask = ❓ <b>{ $words }</b> 是哪一户的？
parcels-type-unit = 输入房号
parcels-type-unit-now = 请把房号发给我，比如 12-1502
parcels-drop = 不登记
parcels-undo = 撤销登记
parcels-undone = 已撤销 { $count } 单。
parcels-noted = 记下了
parcels-since = { $at } 由 { $name } 登记
parcels-nobody-told = ☎️ 此户还没有人加入，没法发通知
parcels-damaged-mark = ⚠️ 有破损，已登记
parcels-called-at = ☎️ { $at } 已致电
parcels-not-me-mark = ⚠️ { $at } 业户说不是自己取的
parcels-registered-desk = 挂号信只交给本人：点名字，请他在手机上确认。
parcels-asked-desk = ⏳ 已请 { $name } 在手机上确认，确认后再交给他。
parcels-locked-desk = 🔒 取件码输错太多次，已锁。主管或业户本人可以打开。
parcels-desk-returned = ↩️ 已退回承运方
parcels-desk-lost = 🔍 不在架上，正在找
parcels-desk-cancelled = 已撤销
parcels-give = 交给 { $name }
parcels-ask-person = 请 { $name } 确认
parcels-give-other = 交给别人
parcels-by-code = 凭取件码
parcels-code-ask = 请把六位取件码发给我
parcels-taker-ask = 交给谁？请把名字发给我
parcels-handed-toast = 已交接，业户已收到消息
parcels-asked-toast = 已请收件人在手机上确认
parcels-hand-rest = 同户另外 { $count } 件一起交
parcels-take-back = 交错了，收回
parcels-phone = 电话
parcels-called = 已致电
parcels-no-phone = 没有留电话
parcels-return = 退回
parcels-lost-button = 找不到
parcels-found = 找到了
parcels-damaged-button = 破损
parcels-photo-ask = 请拍一张破损的照片发给我
parcels-damage-noted = 已登记，业户已收到消息。
parcels-look = 看这一件
parcels-not-me-news = 🚨 { $unit } 的 { $name } 说：不是我们取的。请马上核对并联系业户。
parcels-guessing = 🔒 { $name } 一小时内输错了 { $tries } 次取件码，先停一停。
parcels-let-try = 允许再试
parcels-calls = ☎️ 请给这 { $count } 件的业户打个电话：
parcels-call-line = · { $words }，{ $at } 到
parcels-counts = 📦 架上 { $waiting } 单 { $pieces } 件 · 今天到 { $came } 取 { $handed }
parcels-brief = 📦 架上 { $waiting } 单 · 没能通知 { $untold } · 待致电 { $calls }
parcels-tab-shelf = 在架
parcels-tab-day = 今天
parcels-tab-untold = 未通知
parcels-tab-calls = 待致电
parcels-tab-shelf-title = <b>在架 { $count }</b>
parcels-tab-day-title = <b>今天 { $count }</b>
parcels-tab-untold-title = <b>没能通知 { $count }</b>
parcels-tab-calls-title = <b>等电话 { $count }</b>
parcels-list-line = { $at }. { $words }，{ $since }
parcels-list-none = 没有。
parcels-page = { $at }/{ $of } 页

refusal-no-such-parcel = 没有找到您的这件包裹。
refusal-parcel-stale = 这件已经处理过了，请看最新的卡片。
refusal-parcel-where = 请在前台群里，或私聊我登记包裹。
refusal-parcel-how = 请这样写：/parcel 顺丰 SF123 2-1502 x3，一行一单，拍面单也行。
refusal-parcel-undo = 登记超过 { $minutes } 分钟，不能整批撤销了，请逐件处理。
refusal-parcel-unit = 没有这个房号，请再发一次，比如 12-1502。
refusal-parcel-name = 请只写名字，最多 { $most } 个字。
refusal-parcels-no-home = 您名下还没有登记房号，所以看不到包裹。发 /start 登记，几步就好。
refusal-parcel-code = 取件码不对，还可以再试 { $left } 次。
refusal-parcel-patience = 一小时内错了 { $tries } 次，请稍等，或请主管放行。
refusal-parcel-locked = 这件已锁，请主管或业户本人打开。
refusal-parcel-registered = 挂号信只交给本人，请他在手机上确认，或由他委托代取。
refusal-parcel-recipient = 收件人还没有加入，没法在手机上确认。请先联系他，或选对收件人。

why-parcels-remind = 到了提醒取件的日子
why-parcels-call = 到了打电话请人来取的日子

command-parcels = 包裹
