// Reads `{ hours, words, asks: [{ id, kind, at, clock }] }` and answers with what the page's script
// says for each, a line each. The visitor's zone is this process's: run with TZ=...
import { visitorOffset } from "../../themes/default/assets/contact/hours.js";
import { hoursText } from "../../themes/default/assets/contact/hours-text.js";

let input = "";
for await (const chunk of process.stdin) input += chunk;
const { hours, words, asks } = JSON.parse(input);
for (const ask of asks) console.log(JSON.stringify(hoursText({ hours, words, visitor: visitorOffset, ...ask })));
