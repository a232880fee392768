# 訊息送不到的時候，工作人員看到的話。

notice-topic-gone = 🧵 「{ $group }」裡的話題「{ $topic }」不在了或已關閉。它的工單卡片改發到該群的「一般」話題，一張也不會丟。需要的話，請重新建好話題再綁定。
notice-unreachable = 📵 訊息送不到{ $name }（{ $units }）：可能停用了機器人，或刪除了帳號。請打個電話或上門轉告一聲。
notice-unreachable-nowhere = 📵 訊息送不到{ $name }：可能停用了機器人，或刪除了帳號。請用別的方式轉告一聲。
maybe-repeat = 剛才網路不穩，這則您可能已經收到過。
