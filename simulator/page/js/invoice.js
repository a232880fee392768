// An invoice: what is to be paid, and how much. Its button asks the bot first; the money is gone once the bot said yes.
import { h } from "./dom.js";
import { t } from "./words.js";

export const amountOf = (paid) => `${(paid.total_amount / 100).toFixed(2)} ${paid.currency}`;

export function invoiceView(message) {
  const { invoice } = message;
  return h(
    "div.invoice",
    { role: "group", "aria-label": invoice.title },
    h("h3", {}, invoice.title),
    h("p", {}, invoice.description),
    h("strong", {}, amountOf(invoice)),
    h("small", {}, t("invoice.play")),
  );
}
