// Looks at every page in a frame as a person with a screen reader, a telephone or tired eyes would.
const problems = [];

function audit(frame) {
  const page = frame.contentDocument;
  const view = frame.contentWindow;
  const told = (text) => problems.push(`${frame.dataset.name} ${frame.width}: ${text}`);
  const all = (selector) => [...page.querySelectorAll(selector)];

  if (!page.documentElement.lang) told("no language");
  if (!page.title) told("no title");
  for (const landmark of ["header", "main", "footer"])
    if (all(`body > ${landmark}`).length !== 1) told(`not one ${landmark}`);
  if (page.scrollingElement.scrollWidth > view.innerWidth + 1)
    told(`wider than its window: ${page.scrollingElement.scrollWidth}`);

  for (const { name } of view.performance.getEntriesByType("resource"))
    if (!name.startsWith("data:")) told(`asks for ${name}`);

  let level = 0;
  for (const head of all("h1, h2, h3, h4")) {
    const own = Number(head.tagName[1]);
    if (own > level + 1) told(`a head of level ${own} follows ${level}: ${head.textContent}`);
    level = own;
  }

  const names = new Set();
  for (const element of all("[id]")) {
    if (names.has(element.id)) told(`two elements named ${element.id}`);
    names.add(element.id);
  }
  for (const link of all("a[href^='#'], use[href^='#']"))
    if (!names.has(link.getAttribute("href").slice(1)))
      told(`nothing is at ${link.getAttribute("href")}`);
  for (const link of all("a")) if (!link.textContent.trim()) told("a link without words");
  for (const picture of all("svg[role=img]"))
    if (!picture.getAttribute("aria-label")) told("a picture without words");
  for (const head of all("th")) if (!head.scope) told("a head of nothing");
  for (const element of all("*"))
    for (const { name } of element.attributes)
      if (name.startsWith("on")) told(`an attribute ${name}`);

  for (const crop of all("figure.crop svg")) {
    const [x, y, width, height] = crop.getAttribute("viewBox").split(" ").map(Number);
    const boxes = [...crop.querySelectorAll("rect.told")].map((rect) => rect.getBBox());
    const isShown = boxes.some((box) =>
      box.x < x + width && box.x + box.width > x && box.y < y + height && box.y + box.height > y);
    if (!isShown) told(`a box outside its picture: ${crop.getAttribute("aria-label")}`);
    const drawn = crop.getBoundingClientRect();
    if (drawn.width < 50 || drawn.height < 20) told("a picture too small to see");
  }
  contrast(page, view, told);
}

// WCAG 2.2, success criterion 1.4.3.
function contrast(page, view, told) {
  const channel = (value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const colour = (text) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([red, green, blue]) =>
    0.2126 * channel(red / 255) + 0.7152 * channel(green / 255) + 0.0722 * channel(blue / 255);
  const ground = (element) => {
    for (let outer = element; outer; outer = outer.parentElement) {
      const own = colour(view.getComputedStyle(outer).backgroundColor);
      if (own[3] === 255) return own;
    }
    return [255, 255, 255];
  };
  const seen = new Set();
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest("svg, script, .hidden, .skip")) continue;
    const style = view.getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const [front, back] = [light(colour(style.color)), light(ground(element))];
    const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
    if (ratio < (isLarge ? 3 : 4.5)) seen.add(`${element.className || element.tagName} ${ratio.toFixed(1)}`);
  }
  for (const text of seen) told(`too pale: ${text}`);
}

addEventListener("load", () => {
  for (const frame of document.querySelectorAll("iframe")) audit(frame);
  const result = document.createElement("pre");
  result.id = "problems";
  result.textContent = [`${document.querySelectorAll("iframe").length} pages`, ...problems].join("\n");
  document.body.append(result);
});
