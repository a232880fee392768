# 一条消息里说了两三件事

draft-part = 您说了{ $of ->
    [2] 两
   *[3] 三
}件事，我分开记下。这是第{ $nth ->
    [1] 一
    [2] 二
   *[3] 三
}件：
button-one-matter = 其实是一件事
draft-one-matter = 好的，合成一件了。
