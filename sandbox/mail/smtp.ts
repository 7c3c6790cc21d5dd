import type { Server, Socket } from "node:net";
import { SMTPServer } from "smtp-server";
import { z } from "zod";
import { listenFrom } from "../support/listen";
import type { Mailbox } from "./mailbox";

export const mailFaultSchema = z.object({
  /** down: nobody listens. temp_fail: 451 after DATA. drop_reply: taken, but the line is cut before the 250. */
  mode: z.enum(["up", "down", "temp_fail", "drop_reply"]),
  /** How many mails it hits; 0 means until it is changed. Ignored for `down`. */
  times: z.number().int().min(0).default(0),
});
export type MailFault = z.output<typeof mailFaultSchema>;

/** The mail server of the sandbox, with the failures a real one has. */
export class SmtpDoor {
  private server: SMTPServer | null = null;
  private readonly sockets = new Map<number, Socket>();
  private fault: MailFault = { mode: "up", times: 0 };
  port = 0;

  constructor(
    private readonly mailbox: Mailbox,
    private readonly host: string,
  ) {}

  async open(wanted: number): Promise<number> {
    this.server = this.build();
    // The library offers no way to cut one line; the socket is remembered by its remote port.
    const net: Server = this.server.server;
    // A taken port is reported to listenFrom by the same socket; an error of one line ends that line alone.
    this.server.on("error", () => undefined);
    net.on("connection", (socket: Socket) => {
      const port = socket.remotePort ?? 0;
      this.sockets.set(port, socket);
      socket.once("close", () => this.sockets.delete(port));
    });
    this.port = await listenFrom(net, wanted, this.host);
    return this.port;
  }

  async setFault(fault: MailFault): Promise<void> {
    const wasDown = this.fault.mode === "down";
    this.fault = { ...fault };
    if (fault.mode === "down" && !wasDown) await this.close();
    if (fault.mode !== "down" && wasDown) await this.open(this.port);
  }

  currentFault(): MailFault {
    return this.fault;
  }

  async close(): Promise<void> {
    const server = this.server;
    this.server = null;
    if (!server) return;
    for (const socket of this.sockets.values()) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  private build(): SMTPServer {
    return new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      hideSTARTTLS: true,
      logger: false,
      onAuth: (_auth, _session, done) =>
        done(Object.assign(new Error("5.7.8 Authentication credentials invalid"), { responseCode: 535 })),
      onRcptTo: ({ address }, _session, done) =>
        done(
          address.startsWith("nobody@")
            ? Object.assign(new Error("5.1.1 User unknown"), { responseCode: 550 })
            : null,
        ),
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on("data", (part: Buffer) => parts.push(part));
        stream.on("end", () => {
          const to = session.envelope.rcptTo.map((recipient) => recipient.address);
          this.finish(Buffer.concat(parts), to, session.remotePort, done);
        });
      },
    });
  }

  private finish(
    raw: Buffer,
    to: string[],
    remotePort: number,
    done: (error?: Error | null, message?: string) => void,
  ): void {
    const mode = this.takeMode();
    if (mode === "temp_fail")
      return done(
        Object.assign(new Error("4.3.0 Temporary failure, try again later"), { responseCode: 451 }),
      );
    this.mailbox.accept(raw, to).then(
      (mail) =>
        mode === "drop_reply" ? this.cut(remotePort) : done(null, `2.0.0 Ok: queued as ${mail.number}`),
      (error: unknown) => done(error instanceof Error ? error : new Error("unreadable mail")),
    );
  }

  private cut(remotePort: number): void {
    this.sockets.get(remotePort)?.destroy();
  }

  private takeMode(): MailFault["mode"] {
    const { mode, times } = this.fault;
    if (times === 1) this.fault = { mode: "up", times: 0 };
    else if (times > 1) this.fault = { mode, times: times - 1 };
    return mode;
  }
}
