# 楼栋和房号的表格：各列的叫法。

estate-column-building = 楼栋|楼号|栋
estate-column-name = 楼栋名称
estate-column-aliases = 别名|楼栋别名
estate-column-floor = 楼层|层
estate-column-room = 房间|室|门牌
estate-column-label = 房号
estate-column-tier = 客户等级|等级
