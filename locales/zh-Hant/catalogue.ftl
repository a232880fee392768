# 服務目錄裡的名稱。按鈕上要放得下：不超過八個字。

kind-repair = 報修
kind-complaint = 投訴
kind-suggestion = 建議
kind-praise = 表揚
kind-inquiry = 諮詢
kind-property = 客戶財產

category-repair-water = 水管潔具
category-repair-power = 電路照明
category-repair-aircon = 冷氣暖氣
category-repair-lift = 電梯
category-repair-door = 門窗鎖具
category-repair-network = 網路門禁
category-repair-gas = 煤氣
category-repair-leak = 滲漏裂縫
category-repair-cleaning = 清潔清理
category-repair-pest = 蟲鼠消殺
category-repair-other = 其他報修

category-complaint-quality = 房屋品質
category-complaint-equipment = 設施設備
category-complaint-service = 管理服務
category-complaint-fees = 管理費用
category-complaint-emergency = 突發事件
category-complaint-neighbours = 鄰里關係
category-complaint-security = 治安停車
category-complaint-environment = 環境衛生
category-property-lost = 物品遺失
category-property-damaged = 物品損壞
category-property-misfit = 物品不符

trade-water = 水暖
trade-power = 電工
trade-aircon = 冷氣
trade-lift = 電梯
trade-door = 門窗
trade-cleaning = 清潔消殺

team-engineering = 工程
team-environment = 環境
team-finance = 財務
team-desk = 客服

urgency-emergency = 緊急
urgency-urgent = 加急
urgency-normal = 一般

role-worker = 維修師傅
role-desk = 客服
role-cashier = 財務
role-butler = 樓層管家
role-guard = 保安員
role-supervisor = 主管
role-manager = 經理
role-director = 總監
role-operator = 系統管理員

tie-owner = 業主
tie-family = 家屬
tie-lessee = 租戶

hold-tenant = 等業戶時間
hold-parts = 等配件
hold-vendor = 等廠家
hold-access = 等進場
hold-weather = 等天氣

decline-private = 屬業戶自有
decline-vendor = 須找廠家
decline-unsafe = 不宜施工
decline-no_fault = 未見故障

return-still_broken = 還是壞的
return-came_back = 又壞了
return-dirty = 現場沒收拾
return-nobody_came = 沒人來過

chip-fast = 來得快
chip-skilled = 手藝好
chip-friendly = 態度好
chip-tidy = 收拾乾淨
chip-slow = 等太久
chip-unskilled = 沒修好
chip-rude = 態度差
chip-untidy = 沒收拾
chip-dear = 收費高

fee-management = 管理費
fee-water = 水費
fee-electricity = 電費
fee-rent = 租金
fee-parking = 停車費
fee-other = 其他費用
