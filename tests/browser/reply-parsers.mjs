// What help desks show of a mail: the text that their reply parsers leave, quotes and signatures cut
// away. A line of JSON a mail, with the whole text and what each of two parsers shows of it.
//
// usage: node reply-parsers.mjs FOLDER      each file one mail, as it came

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import EmailReplyParser from "email-reply-parser";
import { simpleParser } from "mailparser";
import planer from "planer";

const [folder] = process.argv.slice(2);
for (const name of readdirSync(folder).sort()) {
  const { text } = await simpleParser(readFileSync(join(folder, name)));
  const shown = {
    "email-reply-parser": new EmailReplyParser().read(text).getVisibleText(),
    planer: planer.extractFromPlain(text),
  };
  console.log(JSON.stringify({ name, text, shown }));
}
