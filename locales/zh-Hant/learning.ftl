# 從更正裡學：單獨的用途，預設不開。

learning-off =
    {""}
    <b>另外，可選：讓我越聽越準</b>
    您改我讀錯的地方時，現在我不會拿去學。您允許了，我才記：
    · 哪一項改成了什麼，那句話有哪些常見字詞（只記編號）；不留原話、門牌、電話。
    · 最多兩年；隨時可停，一停就刪。不允許也一樣辦事。
learning-on =
    {""}
    <b>讓我越聽越準：已允許</b>
    您改的地方我拿來學：只記哪一項改成了什麼和常見字詞的編號，不留原話，最多兩年。
learning-allow = 可以，從我的更正裡學
learning-stop = 別再學了，刪掉
learning-figures = 🔎 <b>大家幫著核對的</b>（只算同意讓我學的業戶）
learning-figures-none =
    還沒有可學的更正：要業戶在 /privacy 裡同意，才會記。
    想看某張單為什麼這樣判斷，回覆那張卡發 /why，或寫上單號：/why R-261121-007
learning-figures-intent = 事項：對 { $confirmed }，改 { $corrected }
learning-figures-repair = 報修類別：對 { $confirmed }，改 { $corrected }
learning-figures-complaint = 投訴類別：對 { $confirmed }，改 { $corrected }
learning-figures-urgency = 緩急：對 { $confirmed }，改 { $corrected }
learning-figures-place = 地點：對 { $confirmed }，改 { $corrected }
button-recategorise = 改類別
staff-ask-category = 其實是哪一類？業戶的卡上也會改過來。
recategorised-toast = 類別改好了。
event-recategorised = { $at } { $name }把類別改為{ $becomes }
