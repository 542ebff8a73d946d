// What is wrong with the layout of an open page, in whichever browser: a function that is sent into the page.

/** Long words of languages that have them; nobody's title should be longer. */
const LONGEST = {
  ltr: "Centre d’assistance et de documentation de Rechtsschutzversicherungsgesellschaften & associés",
  rtl: "مركز المساعدة والتوثيق والدعم الفني لعملاء الشركة العالمية للخدمات الرقمية المتكاملة",
};
/** The 400 % zoom of a 1280 pixel window leaves this many lines of a page. */
const MOST_HEADER = 72;

/** Widths at which it is asked whether a box cuts its text, also with the spacing of WCAG 1.4.12: it takes a while. */
const CUT = [320, 560, 860, 1280];
const SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }";

/** What `measure` is given. */
export const LIMITS = { LONGEST, MOST_HEADER, CUT, SPACING };

/** Runs in the page: nothing outside of it is there. Gives a line for each thing that is wrong. */
export async function measure({ LONGEST, MOST_HEADER, CUT, SPACING }) {
  const found = [];
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const rect = (element) => element.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  const height = innerHeight;
  const rtl = document.documentElement.dir === "rtl";
  const bar = document.querySelector(".site-header .bar");
  const brand = document.querySelector(".brand span");
  const tools = document.querySelector(".tools");
  const nav = document.getElementById("fd-nav");
  const own = brand.textContent;

  const header = (what) => {
    const [name, kit] = [rect(brand), rect(tools)];
    if (rect(bar).height > MOST_HEADER) found.push(`${what}: the header is ${Math.round(rect(bar).height)} pixels high`);
    if (name.top >= kit.bottom || kit.top >= name.bottom) found.push(`${what}: title and tools stand in two rows`);
    if (rtl ? kit.right > name.left + 1 : name.right > kit.left + 1) found.push(`${what}: the title runs into the tools`);
    const space = parseFloat(getComputedStyle(bar).paddingInlineEnd);
    const edge = rtl ? kit.left - rect(bar).left : rect(bar).right - kit.right;
    if (edge > space + 1) found.push(`${what}: ${Math.round(edge)} pixels are empty behind the tools`);
    if (nav && getComputedStyle(nav).order === "0" && nav.getClientRects().length > 0) {
      const gap = rtl ? rect(nav).left - kit.right : kit.left - rect(nav).right;
      if (gap > 40) found.push(`${what}: the menu stands ${Math.round(gap)} pixels away from the tools`);
    }
    if (brand.textContent === own && brand.scrollHeight > brand.clientHeight + 1) found.push(`${what}: it is cut`);
    if (name.width < 60) found.push(`${what}: the title has ${Math.round(name.width)} pixels`);
  };
  const within = (what, element) => {
    for (const part of element.querySelectorAll("*")) {
      const box = rect(part);
      if (box.width <= 1 || box.height <= 1 || part.closest(".said, .table-scroll, pre, svg, .trap")) continue;
      if (box.left < -0.5 || box.right > width + 0.5) {
        found.push(`${what}: <${part.localName}> lies at ${Math.round(box.left)}..${Math.round(box.right)}`);
        break;
      }
    }
    if (document.documentElement.scrollWidth > width) found.push(`${what}: the page scrolls sideways`);
  };

  // A box that hides what is too high for it cuts text, unless it says so with dots.
  const cut = (what) => {
    for (const part of document.body.querySelectorAll("*")) {
      if (part.clientHeight <= 2 || part.scrollHeight <= part.clientHeight + 1) continue;
      const { overflowY, webkitLineClamp, textOverflow } = getComputedStyle(part);
      if (!/hidden|clip/.test(overflowY) || webkitLineClamp !== "none" || textOverflow === "ellipsis") continue;
      found.push(`${what}: <${part.localName} class="${part.className}"> cuts ${part.scrollHeight - part.clientHeight} pixels of its text`);
    }
  };

  await frame();
  header("own title");
  within("page", document.body);
  if (CUT.includes(innerWidth)) {
    cut("page");
    const spacing = new CSSStyleSheet();
    spacing.replaceSync(SPACING);
    document.adoptedStyleSheets = [spacing];
    await frame();
    cut("wide spacing");
    document.adoptedStyleSheets = [];
  }
  brand.textContent = LONGEST[rtl ? "rtl" : "ltr"];
  dispatchEvent(new Event("resize"));
  await frame();
  header("longest title");
  within("longest title", document.querySelector(".site-header"));
  brand.textContent = own;
  await frame();

  for (const details of document.querySelectorAll("details")) {
    const was = details.open;
    details.open = true;
    const name = details.className || details.querySelector("summary").textContent.trim().slice(0, 30);
    within(`opened ${name}`, details);
    if (details.matches(".languages")) {
      const list = rect(details.querySelector("ul"));
      if (list.top < 0 || list.bottom > height + 0.5) found.push(`the language list ends at ${Math.round(list.bottom)}`);
    }
    details.open = was;
  }
  const menu = document.getElementById("fd-menu");
  if (menu && menu.getClientRects().length > 0) {
    menu.click();
    await frame();
    if (!nav.classList.contains("open")) found.push("the menu does not open");
    within("opened menu", document.querySelector(".site-header"));
    menu.click();
  } else if (nav && nav.getClientRects().length === 0) found.push("there is neither menu nor its button");
  return found;
}
