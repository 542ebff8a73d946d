// A mail server (npm smtp-server) that takes everything, and what it got, read by npm mailparser.

import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** Resolves to `{ port, mails, close }`; a mail is `{ from, to, mail }`: the envelope, and what is in it. */
export function mailServer() {
  const mails = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, session, taken) {
      const { mailFrom, rcptTo } = session.envelope;
      simpleParser(stream).then((mail) => {
        mails.push({ from: mailFrom.address, to: rcptTo.map(({ address }) => address), mail });
        taken();
      }, taken);
    },
  });
  return new Promise((done) => {
    server.listen(0, "127.0.0.1", () => done({ port: server.server.address().port, mails, close: () => server.close() }));
  });
}
