# 一則訊息裡說了兩三件事

draft-part = 您說了{ $of ->
    [2] 兩
   *[3] 三
}件事，我分開記下。這是第{ $nth ->
    [1] 一
    [2] 二
   *[3] 三
}件：
button-one-matter = 其實是一件事
draft-one-matter = 好的，合成一件了。
