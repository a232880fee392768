# 从更正里学：单独的用途，默认不开。

learning-off =
    {""}
    <b>另外，可选：让我越听越准</b>
    您改我读错的地方时，现在我不会拿去学。您允许了，我才记：
    · 哪一项改成了什么，那句话有哪些常见字词（只记编号）；不留原话、门牌、电话。
    · 最多两年；随时可停，一停就删。不允许也一样办事。
learning-on =
    {""}
    <b>让我越听越准：已允许</b>
    您改的地方我拿来学：只记哪一项改成了什么和常见字词的编号，不留原话，最多两年。
learning-allow = 可以，从我的更正里学
learning-stop = 别再学了，删掉
learning-figures = 🔎 <b>大家帮着核对的</b>（只算同意让我学的业户）
learning-figures-none =
    还没有可学的更正：要业户在 /privacy 里同意，才会记。
    想看某张单为什么这样判断，回复那张卡发 /why，或写上单号：/why R-261121-007
learning-figures-intent = 事项：对 { $confirmed }，改 { $corrected }
learning-figures-repair = 报修类别：对 { $confirmed }，改 { $corrected }
learning-figures-complaint = 投诉类别：对 { $confirmed }，改 { $corrected }
learning-figures-urgency = 缓急：对 { $confirmed }，改 { $corrected }
learning-figures-place = 地点：对 { $confirmed }，改 { $corrected }
button-recategorise = 改类别
staff-ask-category = 其实是哪一类？业户的卡上也会改过来。
recategorised-toast = 类别改好了。
event-recategorised = { $at } { $name }把类别改为{ $becomes }
