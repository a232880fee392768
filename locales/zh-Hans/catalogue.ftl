# 服务目录里的名称。按钮上要放得下：不超过八个字。

kind-repair = 报修
kind-complaint = 投诉
kind-suggestion = 建议
kind-praise = 表扬
kind-inquiry = 咨询
kind-property = 客户财产

category-repair-water = 水管洁具
category-repair-power = 电路照明
category-repair-aircon = 空调暖气
category-repair-lift = 电梯
category-repair-door = 门窗锁具
category-repair-network = 弱电门禁
category-repair-gas = 燃气
category-repair-leak = 渗漏裂缝
category-repair-cleaning = 保洁清理
category-repair-pest = 虫鼠消杀
category-repair-other = 其他报修

category-complaint-quality = 房屋质量
category-complaint-equipment = 设施设备
category-complaint-service = 管理服务
category-complaint-fees = 管理费用
category-complaint-emergency = 突发事件
category-complaint-neighbours = 相邻关系
category-complaint-security = 治安停车
category-complaint-environment = 环境卫生
category-property-lost = 物品丢失
category-property-damaged = 物品损坏
category-property-misfit = 物品不符

trade-water = 水暖
trade-power = 电工
trade-aircon = 空调
trade-lift = 电梯
trade-door = 门窗
trade-cleaning = 保洁消杀

team-engineering = 工程
team-environment = 环境
team-finance = 财务
team-desk = 客服

urgency-emergency = 紧急
urgency-urgent = 加急
urgency-normal = 一般

role-worker = 维修师傅
role-desk = 客服
role-cashier = 财务
role-butler = 楼层管家
role-guard = 秩序员
role-supervisor = 主管
role-manager = 经理
role-director = 总监
role-operator = 系统管理员

tie-owner = 业主
tie-family = 家属
tie-lessee = 租户

hold-tenant = 等业户时间
hold-parts = 等配件
hold-vendor = 等厂家
hold-access = 等进场
hold-weather = 等天气

decline-private = 属业户自有
decline-vendor = 须找厂家
decline-unsafe = 不宜施工
decline-no_fault = 未见故障

return-still_broken = 还是坏的
return-came_back = 又坏了
return-dirty = 现场没收拾
return-nobody_came = 没人来过

chip-fast = 来得快
chip-skilled = 手艺好
chip-friendly = 态度好
chip-tidy = 收拾干净
chip-slow = 等太久
chip-unskilled = 没修好
chip-rude = 态度差
chip-untidy = 没收拾
chip-dear = 收费高

fee-management = 物业费
fee-water = 水费
fee-electricity = 电费
fee-rent = 租金
fee-parking = 停车费
fee-other = 其他费用
