# 樓棟和房號的表格：各欄的叫法。

estate-column-building = 樓棟|樓號|棟
estate-column-name = 樓棟名稱
estate-column-aliases = 別名|樓棟別名
estate-column-floor = 樓層|層
estate-column-room = 房間|室|門牌
estate-column-label = 房號
estate-column-tier = 客戶等級|等級
