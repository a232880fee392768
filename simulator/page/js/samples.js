// A newcomer has no picture of a burst pipe or of a payment at hand, so they are drawn on a canvas when first needed.

const WIDTH = 960;
const HEIGHT = 720;
const made = new Map();

const DRAWINGS = { leak: drawLeak, lamp: drawLamp, fixed: drawFixed, paid: drawPaid };
export const SAMPLES = Object.keys(DRAWINGS);

/** A JPEG file of one of the samples. */
export async function sample(name) {
  if (!made.has(name)) made.set(name, await make(name));
  return made.get(name);
}

export const sampleUrl = async (name) => URL.createObjectURL(await sample(name));

async function make(name) {
  const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
  DRAWINGS[name](canvas.getContext("2d"));
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.86));
  return new File([blob], `${name}.jpg`, { type: "image/jpeg" });
}

function shade(c, x0, y0, x1, y1, ...stops) {
  const blend = c.createLinearGradient(x0, y0, x1, y1);
  stops.forEach((colour, at) => blend.addColorStop(at / (stops.length - 1), colour));
  return blend;
}

function box(c, x, y, w, height, radius, fill) {
  c.fillStyle = fill;
  c.beginPath();
  c.roundRect(x, y, w, height, radius);
  c.fill();
}

function curve(c, width, colour, ...points) {
  c.lineWidth = width;
  c.strokeStyle = colour;
  c.lineCap = c.lineJoin = "round";
  c.beginPath();
  c.moveTo(points[0], points[1]);
  for (let at = 2; at < points.length; at += 4)
    c.quadraticCurveTo(points[at], points[at + 1], points[at + 2], points[at + 3]);
  c.stroke();
}

/** The cupboard under a kitchen sink: tiles, a basin, the trap; `wet` when it leaks. */
function sink(c, wet) {
  box(c, 0, 0, WIDTH, HEIGHT, 0, shade(c, 0, 0, 0, HEIGHT, "#d9d3c4", "#c4bba8"));
  for (let y = 0; y < 430; y += 108) {
    for (let x = -60; x < WIDTH; x += 164)
      box(
        c,
        x + ((y / 108) % 2) * 82 + 3,
        y + 3,
        158,
        102,
        5,
        shade(c, x, y, x + 160, y + 100, "#efeadd", "#e0d9c8"),
      );
  }
  box(c, 150, 96, 660, 92, 18, shade(c, 0, 96, 0, 188, "#f4f5f3", "#a9b1b0", "#d5dad8"));
  box(c, 210, 180, 540, 74, 34, shade(c, 0, 180, 0, 254, "#b9c1bf", "#87908e"));
  box(c, 0, 560, WIDTH, 160, 0, shade(c, 0, 560, 0, 720, "#8b6f52", "#6d553d"));
  for (let x = 0; x < WIDTH; x += 190) box(c, x, 560, 3, 160, 0, "rgba(50,34,20,.35)");
  const steel = shade(c, 440, 0, 520, 0, "#7d8785", "#eef1f0", "#a7b0ae", "#6d7775");
  box(c, 446, 246, 68, 130, 4, steel);
  curve(c, 62, "#88928f", 480, 372, 480, 478, 560, 478, 640, 478, 640, 396);
  curve(c, 30, "rgba(240,244,243,.55)", 470, 372, 470, 462, 560, 464, 628, 462, 630, 400);
  box(c, 608, 330, 64, 90, 4, shade(c, 608, 0, 672, 0, "#7d8785", "#eef1f0", "#6d7775"));
  curve(c, 62, "#88928f", 640, 342, 640, 300, 720, 300, 800, 300, 960, 300);
  for (const [x, y] of [
    [434, 348],
    [596, 400],
  ])
    box(c, x, y, 92, 34, 9, shade(c, 0, y, 0, y + 34, "#f2e2b8", "#c79f4c", "#8f6d2c"));
  if (wet) return;
  box(c, 430, 340, 100, 46, 12, shade(c, 0, 340, 0, 386, "#8fd0ff", "#2f7fc4", "#1f5d97"));
}

function drawLeak(c) {
  sink(c, true);
  c.globalAlpha = 0.75;
  for (const [x, y, angle, length] of [
    [440, 372, 2.7, 170],
    [436, 380, 2.35, 210],
    [446, 386, 2.0, 200],
    [520, 376, 0.4, 150],
    [516, 384, 0.85, 180],
    [500, 388, 1.2, 170],
    [470, 388, 1.65, 190],
  ]) {
    const [dx, dy] = [Math.cos(angle) * length, Math.sin(angle) * length];
    curve(c, 9, "#bfe3f7", x, y, x + dx * 0.8, y + dy * 0.3, x + dx, y + dy + 40);
    curve(c, 4, "#ffffff", x, y, x + dx * 0.7, y + dy * 0.25, x + dx * 0.9, y + dy + 10);
  }
  c.fillStyle = shade(c, 0, 540, 0, 720, "rgba(190,226,245,.92)", "rgba(98,160,196,.9)");
  c.beginPath();
  c.ellipse(470, 648, 470, 78, 0, 0, 7);
  c.fill();
  c.fillStyle = "rgba(255,255,255,.7)";
  for (const [x, y, w] of [
    [300, 622, 70],
    [560, 652, 110],
    [420, 684, 90],
    [700, 632, 50],
  ]) {
    c.beginPath();
    c.ellipse(x, y, w, 7, 0, 0, 7);
    c.fill();
  }
  for (let at = 0; at < 34; at += 1) {
    c.beginPath();
    c.arc(250 + ((at * 97) % 460), 420 + ((at * 61) % 170), 3 + (at % 4), 0, 7);
    c.fill();
  }
  c.globalAlpha = 1;
}

function drawFixed(c) {
  sink(c, false);
  box(c, 330, 600, 210, 60, 12, shade(c, 0, 600, 0, 660, "#eef4f2", "#c9d6d1"));
  curve(c, 16, "#3f7f6f", 345, 632, 420, 606, 520, 634);
  tick(c, 820, 118);
}

function tick(c, x, y) {
  c.fillStyle = "#1d8a6c";
  c.beginPath();
  c.arc(x, y, 66, 0, 7);
  c.fill();
  c.lineWidth = 15;
  c.strokeStyle = "#fff";
  c.lineCap = c.lineJoin = "round";
  c.beginPath();
  c.moveTo(x - 32, y + 2);
  c.lineTo(x - 8, y + 26);
  c.lineTo(x + 34, y - 22);
  c.stroke();
}

/** The screenshot of a bank's app: a tick and lines that say nothing, for every language reads them. */
function drawPaid(c) {
  box(c, 0, 0, WIDTH, HEIGHT, 0, shade(c, 0, 0, 0, HEIGHT, "#e4ebe8", "#cfdad6"));
  box(c, 270, 40, 420, 720, 44, "#ffffff");
  tick(c, 480, 170);
  c.fillStyle = "#22332e";
  c.font = "600 92px system-ui, sans-serif";
  c.textAlign = "center";
  c.fillText("¥", 480, 345);
  box(c, 380, 376, 200, 16, 8, "#c4d1cc");
  for (let at = 0; at < 4; at += 1) {
    box(c, 320, 450 + at * 62, 90 + ((at * 37) % 50), 16, 8, "#d6dfdb");
    box(c, 500, 450 + at * 62, 140, 16, 8, "#aebdb7");
    box(c, 320, 482 + at * 62, 320, 2, 1, "#edf1ef");
  }
}

function drawLamp(c) {
  box(c, 0, 0, WIDTH, HEIGHT, 0, shade(c, 0, 0, 0, HEIGHT, "#3a3f48", "#23262d"));
  c.fillStyle = "#2c3038";
  c.beginPath();
  c.moveTo(0, 720);
  c.lineTo(300, 330);
  c.lineTo(660, 330);
  c.lineTo(960, 720);
  c.fill();
  for (const x of [60, 740]) box(c, x, 300, 160, 340, 6, shade(c, x, 300, x + 160, 640, "#565049", "#3b3731"));
  box(c, 380, 360, 200, 210, 4, "#1b1d22");
  const glow = c.createRadialGradient(480, 190, 20, 480, 190, 300);
  glow.addColorStop(0, "rgba(255,206,120,.4)");
  glow.addColorStop(1, "rgba(255,206,120,0)");
  box(c, 0, 0, WIDTH, HEIGHT, 0, glow);
  box(c, 473, 0, 14, 112, 0, "#14161a");
  c.fillStyle = shade(c, 380, 110, 580, 230, "#d7d3c8", "#8d8a80");
  c.beginPath();
  c.moveTo(430, 110);
  c.lineTo(530, 110);
  c.lineTo(590, 214);
  c.lineTo(370, 214);
  c.fill();
  box(c, 448, 210, 64, 56, 30, shade(c, 448, 210, 512, 266, "#f3cf8a", "#6e6046"));
  curve(c, 4, "#191b20", 462, 222, 476, 236, 470, 246, 488, 240, 496, 258);
  curve(c, 5, "#191b20", 412, 120, 440, 160, 420, 208);
}
