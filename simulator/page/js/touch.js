// A finger has no hover: a long press opens the menu, a pull to the left answers. The mouse gets the menu by its
// right button.

const LONG = 450;
const FAR = 56;

export function gestures(flow, { menu, reply }) {
  let start = null;
  const rowAt = (event) => event.target.closest(".row");
  const stop = () => {
    clearTimeout(start?.timer);
    if (start?.row) start.row.style.transform = "";
    start = null;
  };
  flow.addEventListener("contextmenu", (event) => {
    const row = rowAt(event);
    if (!row || event.target.closest("a, .key")) return;
    event.preventDefault();
    menu(row, { x: event.clientX, y: event.clientY });
  });
  flow.addEventListener(
    "touchstart",
    (event) => {
      const [touch] = event.touches;
      const row = rowAt(event);
      if (!row || event.touches.length > 1 || event.target.closest(".key")) return;
      const timer = setTimeout(() => (stop(), menu(row, { x: touch.clientX, y: touch.clientY })), LONG);
      start = { row, timer, x: touch.clientX, y: touch.clientY, pulled: 0 };
    },
    { passive: true },
  );
  flow.addEventListener(
    "touchmove",
    (event) => {
      if (!start) return;
      const [touch] = event.touches;
      const [dx, dy] = [touch.clientX - start.x, touch.clientY - start.y];
      if (Math.abs(dx) > 8 || Math.abs(dy) > 8) clearTimeout(start.timer);
      if (Math.abs(dy) > Math.abs(dx)) return;
      start.pulled = Math.min(0, Math.max(dx, -FAR * 1.3));
      start.row.style.transform = `translateX(${start.pulled}px)`;
    },
    { passive: true },
  );
  flow.addEventListener("touchend", () => {
    if (start && start.pulled < -FAR) reply(start.row);
    stop();
  });
  flow.addEventListener("touchcancel", stop);
}
