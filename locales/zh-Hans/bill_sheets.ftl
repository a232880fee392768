# 账单表格：各列的叫法（第一个是我们自己写的），导入前看到的，以及每一行为什么不行。

bill-column-number = 账单编号|账单号|单号|编号
bill-column-unit = 房号|房间号|单元|房屋
bill-column-fee = 费用类型|费用|收费项目|费项
bill-column-month = 月份|账期|所属月份
bill-column-from = 起始日期|开始日期|计费开始
bill-column-to = 截止日期|结束日期|计费结束
bill-column-quantity = 数量|用量
bill-column-price = 单价
bill-column-amount = 金额|应收金额
bill-column-due = 缴费期限|应缴日期|到期日
bill-column-note = 备注|说明

bill-import-head = 📄 <b>{ $name }</b>
bill-import-found = 新账单 { $bills } 份，{ $units } 户，合计 { $amount } 元
bill-import-period = 账期：{ $since } 至 { $until }
bill-import-fee = · { $fee }：{ $count } 份，{ $amount } 元
bill-import-known = 另有 { $count } 份早已导入、内容相同，不会重复。
bill-import-nothing-new = 没有新账单，不用再导入。
bill-import-ask = 核对无误就点“导入”，随后会告知各户。现在还没有写入。
bill-import-done = ✅ { $at } 已导入，正在告知各户。
bill-import-cancelled = 没有导入，什么也没有写入。
button-import-bills = ✅ 导入
button-import-cancel = 不导入
bill-import-reading = 收到，正在逐行核对，请稍等。
bill-import-done-toast = 已导入。
bill-import-cancelled-toast = 好的，没有导入。
bill-import-meanwhile = 同时有人导入了相同编号的账单，这一份没有写入。请再点一次“导入”。
bill-import-other-file = 取回的文件和刚才核对的不一样，没有导入。请再发一次。

bill-row-empty = “{ $column }”没有填。
bill-row-long = “{ $column }”太长，最多 { $most } 个字。
bill-row-date = “{ $column }”写的是“{ $value }”，看不出是哪一天。请写成 2026-11-30。
bill-row-date-ambiguous = “{ $column }”写的是“{ $value }”，可以读成两个日子。请写成 2026-11-30。
bill-row-month = “{ $column }”写的是“{ $value }”，看不出是哪个月。请写成 2026-11。
bill-row-period = 没有账期。请填“月份”，或者起始和截止日期。
bill-row-period-order = 账期截止日 { $value } 早于起始日 { $first }。
bill-row-due = 缴费期限 { $value } 比账期开始（{ $first }）早了一个多月，请核对年份和月份。
bill-row-amount = 金额写的是“{ $value }”，不是数字。
bill-row-amount-negative = 金额是负数（{ $value }）。要退费请撤回原账单。
bill-row-amount-nothing = 金额是 0，这一户不欠，请删去这一行。
bill-row-amount-decimals = 金额 { $value } 超过两位小数，请四舍五入到分。
bill-row-amount-large = 金额 { $value } 太大，一份账单最多 { $most } 元，请核对。
bill-row-measure = “{ $column }”写的是“{ $value }”，不是数字。
bill-row-sum = 数量 { $quantity } × 单价 { $price } = { $product }，和金额 { $value } 对不上。
bill-row-fee = 没有“{ $value }”这种费用。可以写：{ $fees }。
bill-row-twice = 账单编号 { $number } 在第 { $first } 行已经用过。
bill-row-unit = 没有“{ $value }”这个房号。
bill-row-unit-near = 没有“{ $value }”这个房号。是不是：{ $near }？
bill-row-unit-day = 房号成了日期“{ $value }”。请把这一列设为文本格式，再填一次房号。
bill-row-unit-not-yours = “{ $value }”不在您负责的楼栋里。
bill-row-other = 账单 { $number } 早已导入，“{ $column }”不一样。已发出的账单不改：请撤回旧的，新的另用编号。
bill-row-withdrawn = 账单 { $number } 已撤回，编号不再使用。请给新账单另用编号。

bill-column-paid = 已缴
bill-column-status = 状态
bill-status-open = 未缴清
bill-status-paid = 已缴清
bill-export-title = 账单
bill-export-building = 没有 { $building } 这栋楼。
bill-cli-dry = 以上只是核对，没有写入。
bill-cli-done = 已写入。
