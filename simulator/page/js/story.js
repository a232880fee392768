// One repair from the first word to the thank-you, as data. Buttons are named by what they do, because the words on
// them change with the reader's language and the payload does not.

export const CAST = {
  lin: { name: "林晓梅", role: "tenant" },
  passer: { name: "路人甲", role: null },
  zhang: { name: "张师傅", role: "worker" },
  li: { name: "李师傅", role: "worker" },
};

/** The payload of a button begins with its verb; the words are a second way to find it. */
export const BUTTONS = {
  submit: ["submit:", "提交", "Submit"],
  claim: ["claim:", "接单", "接單", "Claim"],
  arrived: ["arrived:", "到场", "到場", "Arrived"],
  done: ["done:", "完成", "Done"],
  donenow: ["donenow:", "不用照片", "No photo"],
  solved: ["solved:", "已解决", "已解決", "Solved"],
  stars: ["stars:", "⭐⭐⭐⭐⭐", "5"],
  chip: ["chip:"],
  enough: ["enough:", "就这样", "就這樣", "That's all"],
};

const FIVE = "⭐⭐⭐⭐⭐";

/**
 * Each step: `who` acts on which phone (`left` is the tenant's, `right` the staff's), what he does, and what must then
 * be seen (`see`) before the story goes on. `as` gives what was seen a name for later steps; `then` turns a phone to
 * such a message. A `soft` step may fail to show (a race is a race) without stopping the story.
 */
export const STEPS = [
  {
    id: "report",
    on: "left",
    who: "lin",
    type: "厨房水管爆了 水漫到客厅了 12栋1502",
    see: { in: "private", button: "submit", as: "mine" },
  },
  { id: "photo", on: "left", who: "lin", photo: "leak", see: { in: "private", button: "submit", as: "mine" } },
  {
    id: "submit",
    on: "left",
    who: "lin",
    press: ["mine", "submit"],
    see: { in: "group", button: "claim", as: "card" },
  },
  { id: "refused", on: "right", who: "passer", press: ["card", "claim"], see: { answer: true } },
  {
    id: "claim",
    on: "right",
    who: "zhang",
    race: "li",
    press: ["card", "claim"],
    see: { in: "group", button: "arrived", as: "card" },
  },
  { id: "slower", on: "right", who: "li", told: true, soft: true },
  { id: "comes", on: "left", who: "lin", see: { in: "private", names: "zhang", since: "claim", as: "news" } },
  {
    id: "reply",
    on: "right",
    who: "zhang",
    type: "十分钟到",
    to: "card",
    see: { in: "private", text: "十分钟到", as: "word" },
  },
  {
    id: "answer",
    on: "left",
    who: "lin",
    type: "好的，水阀已经关了，门开着",
    to: "word",
    see: { in: "group", text: "水阀已经关了" },
  },
  { id: "arrived", on: "right", who: "zhang", press: ["card", "arrived"], see: { in: "private", names: "zhang" } },
  {
    id: "done",
    on: "right",
    who: "zhang",
    press: ["card", "done"],
    see: { in: "group", button: "donenow", as: "asked" },
  },
  {
    id: "proof",
    on: "right",
    who: "zhang",
    photo: "fixed",
    type: "换了软管，试水不漏了",
    to: "asked",
    see: { in: "private", button: "solved", as: "ask" },
    then: { right: "card" },
  },
  {
    id: "solved",
    on: "left",
    who: "lin",
    press: ["ask", "solved"],
    see: { in: "private", button: "stars", as: "ask" },
  },
  { id: "stars", on: "left", who: "lin", press: ["ask", "stars"], see: { in: "private", button: "chip", as: "ask" } },
  { id: "chip", on: "left", who: "lin", press: ["ask", "chip"], see: { in: "private", text: "✓", as: "ask" } },
  { id: "enough", on: "left", who: "lin", press: ["ask", "enough"], see: { in: "private", text: FIVE } },
  {
    id: "end",
    on: "right",
    who: "zhang",
    look: { left: "mine", right: "card" },
    see: { in: "group", text: FIVE, as: "card", ever: true },
  },
];
