# 帳單表格：各欄的叫法（第一個是我們自己寫的），匯入前看到的，以及每一列為什麼不行。

bill-column-number = 帳單編號|帳單號|單號|編號
bill-column-unit = 房號|房間號|單位|房屋
bill-column-fee = 費用類型|費用|收費項目|費項
bill-column-month = 月份|帳期|所屬月份
bill-column-from = 起始日期|開始日期|計費開始
bill-column-to = 截止日期|結束日期|計費結束
bill-column-quantity = 數量|用量
bill-column-price = 單價
bill-column-amount = 金額|應收金額
bill-column-due = 繳費期限|應繳日期|到期日
bill-column-note = 備註|說明

bill-import-head = 📄 <b>{ $name }</b>
bill-import-found = 新帳單 { $bills } 份，{ $units } 戶，合計 { $amount } 元
bill-import-period = 帳期：{ $since } 至 { $until }
bill-import-fee = · { $fee }：{ $count } 份，{ $amount } 元
bill-import-known = 另有 { $count } 份早已匯入、內容相同，不會重複。
bill-import-nothing-new = 沒有新帳單，不用再匯入。
bill-import-ask = 核對無誤就點「匯入」，隨後會告知各戶。現在還沒有寫入。
bill-import-done = ✅ { $at } 已匯入，正在告知各戶。
bill-import-cancelled = 沒有匯入，什麼也沒有寫入。
button-import-bills = ✅ 匯入
button-import-cancel = 不匯入
bill-import-reading = 收到，正在逐列核對，請稍等。
bill-import-done-toast = 已匯入。
bill-import-cancelled-toast = 好的，沒有匯入。
bill-import-meanwhile = 同時有人匯入了相同編號的帳單，這一份沒有寫入。請再點一次「匯入」。
bill-import-other-file = 取回的檔案和剛才核對的不一樣，沒有匯入。請再傳一次。

bill-row-empty = 「{ $column }」沒有填。
bill-row-long = 「{ $column }」太長，最多 { $most } 個字。
bill-row-date = 「{ $column }」寫的是「{ $value }」，看不出是哪一天。請寫成 2026-11-30。
bill-row-date-ambiguous = 「{ $column }」寫的是「{ $value }」，可以讀成兩個日子。請寫成 2026-11-30。
bill-row-month = 「{ $column }」寫的是「{ $value }」，看不出是哪個月。請寫成 2026-11。
bill-row-period = 沒有帳期。請填「月份」，或者起始和截止日期。
bill-row-period-order = 帳期截止日 { $value } 早於起始日 { $first }。
bill-row-due = 繳費期限 { $value } 比帳期開始（{ $first }）早了一個多月，請核對年份和月份。
bill-row-amount = 金額寫的是「{ $value }」，不是數字。
bill-row-amount-negative = 金額是負數（{ $value }）。要退費請撤回原帳單。
bill-row-amount-nothing = 金額是 0，這一戶不欠，請刪去這一列。
bill-row-amount-decimals = 金額 { $value } 超過兩位小數，請四捨五入到分。
bill-row-amount-large = 金額 { $value } 太大，一份帳單最多 { $most } 元，請核對。
bill-row-measure = 「{ $column }」寫的是「{ $value }」，不是數字。
bill-row-sum = 數量 { $quantity } × 單價 { $price } = { $product }，和金額 { $value } 對不上。
bill-row-fee = 沒有「{ $value }」這種費用。可以寫：{ $fees }。
bill-row-twice = 帳單編號 { $number } 在第 { $first } 列已經用過。
bill-row-unit = 沒有「{ $value }」這個房號。
bill-row-unit-near = 沒有「{ $value }」這個房號。是不是：{ $near }？
bill-row-unit-day = 房號成了日期「{ $value }」。請把這一欄設為文字格式，再填一次房號。
bill-row-unit-not-yours = 「{ $value }」不在您負責的樓棟裡。
bill-row-other = 帳單 { $number } 早已匯入，「{ $column }」不一樣。已發出的帳單不改：請撤回舊的，新的另用編號。
bill-row-withdrawn = 帳單 { $number } 已撤回，編號不再使用。請給新帳單另用編號。

bill-column-paid = 已繳
bill-column-status = 狀態
bill-status-open = 未繳清
bill-status-paid = 已繳清
bill-export-title = 帳單
bill-export-building = 沒有 { $building } 這棟樓。
bill-cli-dry = 以上只是核對，沒有寫入。
bill-cli-done = 已寫入。
