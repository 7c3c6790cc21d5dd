import { Readable } from "node:stream";
import { parseConnectionUrl } from "nodemailer/lib/shared/index.js";
import SMTPConnection from "nodemailer/lib/smtp-connection/index.js";

export interface SmtpFailure {
  /** As nodemailer names it: ECONNECTION, EAUTH, EENVELOPE … */
  code: string;
  /** What was being said: `RCPT TO`. */
  command: string | null;
  /** The server's words, where it spoke. */
  reply: string | null;
  /** The server had asked for the content: without a reply it may have taken it. */
  handed: boolean;
}

interface SmtpError extends Error {
  code?: string;
  command?: string;
  response?: string;
}

/** Gives one mail to a server over a connection of its own. Null when the server has taken it. */
export function submit(
  smtpUrl: string,
  envelope: { from: string | false; to: string[] },
  content: Buffer,
): Promise<SmtpFailure | null> {
  const options = parseConnectionUrl(smtpUrl);
  const connection = new SMTPConnection({
    ...options,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 10_000,
  });
  let handed = false;
  // Read for the first time when the server has answered DATA with "go on".
  const body = new Readable({
    read() {
      handed = true;
      this.push(content);
      this.push(null);
    },
  });
  return new Promise<SmtpFailure | null>((resolve) => {
    const failed = (error: SmtpError) => {
      resolve({
        code: error.code ?? "ESMTP",
        command: error.command ?? null,
        reply: error.response ?? null,
        handed,
      });
      // The first word counts: closing brings another.
      connection.close();
    };
    const send = () =>
      connection.send({ ...envelope, size: content.length }, body, (error) => {
        if (error) return failed(error);
        connection.quit();
        resolve(null);
      });
    connection.on("error", failed);
    connection.once("end", () => failed(Object.assign(new Error("line closed"), { code: "ECONNECTION" })));
    connection.connect((error) => {
      if (error) return failed(error);
      // An address names a user and a password, or neither.
      const login = options.auth as SMTPConnection.Credentials | undefined;
      if (!login) return send();
      connection.login(login, (refused) => (refused ? failed(refused) : send()));
    });
  });
}
