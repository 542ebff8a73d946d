// What customers came for, on a phone, and where it has to end: at an answer, or at somebody who can be called, chatted with
// or written to. In taps, from the home page of a language.
//
// 1. words typed into the field: a tap on the field, a tap on an answer;
// 2. the same by links alone, without scripts: a topic, an article of it; or contact, topic, way;
// 3. over a slow line, where somebody types before the scripts are there.

import { inTabs } from "./chromium.mjs";
import { answered, type } from "./typing.mjs";

const A_PERSON = "";
/** Answers that count: who has to look further has not found it. */
const FIRST = 3;
/** Where from, what is typed, and the page that answers it. */
const ASKED = [
  ["/", "refund", "/billing/refunds/"],
  ["/", "my chat support wont change my account", "/support/live-chat-and-phone/"],
  ["/", "cant recieve mail", "/email/no-mail-arrives/"],
  ["/", "speak to a human", A_PERSON],
  ["/", "phone number", A_PERSON],
  ["/fr/", "mot de passe", "/fr/account/security/passwords/"],
  ["/fr/", "remboursement", "/fr/billing/refunds/"],
  ["/fr/", "je ne recois plus mes mails", "/fr/email/no-mail-arrives/"],
  ["/fr/", "parler à un humain", A_PERSON],
  ["/fr/", "numero de telephone", A_PERSON],
  ["/fil/", "nakalimutan ko ang password", "/fil/account/security/passwords/"],
  ["/fil/", "ibalik ang pera", "/fil/billing/refunds/"],
  ["/fil/", "hindi gumagana ang site ko", "/fil/websites/site-errors/"],
  ["/fil/", "hindi ako makatanggap ng email", "/fil/email/no-mail-arrives/"],
  ["/fil/", "makausap ng tao", A_PERSON],
  ["/ar/", "كلمة المرور", "/ar/account/security/passwords/"],
  ["/ar/", "التحدث إلى شخص", A_PERSON],
];
/** By links: a topic of the home page, where it has topics below it one of those, and an article. */
const LINKED = [
  ["/", "billing/", "billing/refunds/"],
  ["/", "email/", "email/no-mail-arrives/"],
  ["/fr/", "account/", "account/security/", "account/security/passwords/"],
  ["/fil/", "websites/", "websites/site-errors/"],
  ["/ar/", "account/", "account/security/", "account/security/passwords/"],
];
/** A slow third generation: milliseconds, bytes a second, and a phone that takes four times as long. */
const SLOW = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const SLOW_PHONE = 4;

/** What acts, on the page of a way to a person. */
const ACTS = "main :is(a[href^='tel:'], a[href^='mailto:'], a[data-action], form[method=post])";

/** `all`: every question; else every other one. */
export function errands(origin, open, problems, all) {
  const expect = (holds, what) => holds || problems.push(what);

  async function asked() {
    const { context } = await open();
    await inTabs(context, ASKED.filter((_, at) => all || at % 2 === 0), async ([home, words, wanted], page) => {
      await page.goto(origin + home);
      await page.tap("#fd-q");
      await type(page, words, (what) => problems.push(`${home}: ${what}`));
      await choose(page, words, wanted);
    });
    await context.close();
  }

  /** The tap on an answer, and what is behind it. */
  async function choose(page, words, wanted) {
    const rows = page.locator("#fd-find-options [role=option]");
    const hrefs = await rows.evaluateAll((rows) => rows.map((row) => row.getAttribute("href")));
    if (wanted === A_PERSON) {
      const [first] = hrefs;
      if (/^(https:|tel:|mailto:)/.test(first)) return;
      await rows.first().tap();
      await page.waitForURL((url) => url.pathname.includes("/contact/") || url.pathname.includes("/tickets/"));
      await page.waitForLoadState();
      expect(await page.locator(ACTS).first().isVisible(), `${words}: nobody can be reached at ${page.url()}`);
      return;
    }
    const at = hrefs.slice(0, FIRST).findIndex((href) => href.split("#")[0] === wanted);
    expect(at >= 0, `${words}: ${hrefs}`);
    if (at < 0) return;
    await rows.nth(at).tap();
    await page.waitForURL((url) => url.pathname === wanted);
  }

  async function byLinksAlone() {
    const { context, page } = await open({ javaScriptEnabled: false });
    const tap = async (href) => {
      await page.locator(`main a[href="${href}"]`).first().tap();
      await page.waitForURL(origin + href);
    };
    for (const [home, ...links] of LINKED) {
      await page.goto(origin + home);
      for (const link of links) await tap(home + link);
    }
    for (const home of ["/", "/fr/", "/fil/", "/ar/"]) {
      await page.goto(origin + home);
      await page.locator(".contact-link").first().tap();
      await page.waitForURL(`${origin}${home}contact/`);
      await tap(`${home}contact/refund/`);
      expect(await page.locator(ACTS).first().isVisible(), `${home}: the third page has no way to anybody`);
    }
    await context.close();
  }

  async function slowLine() {
    const { context, page } = await open();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    await devtools.send("Network.emulateNetworkConditions", SLOW);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOW_PHONE });
    for (const [home, words, wanted] of ASKED.filter(([, words]) => words === "refund" || words === "speak to a human")) {
      // Nobody waits for scripts: what is typed at once is asked when they are there.
      await page.goto(origin + home, { waitUntil: "commit" });
      await page.locator("#fd-q").waitFor();
      await page.tap("#fd-q");
      await page.keyboard.type(words);
      await answered(page, words).catch(() => problems.push(`slow line: nothing answers “${words}”`));
      await choose(page, words, wanted);
    }
    await context.close();
  }

  return { asked, byLinksAlone, slowLine };
}
