import { setTimeout as sleep } from 'node:timers/promises';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface Mailbox {
  /** For `SMTP_URL`. */
  url: string;
  /** What arrived, in order, repetitions included. */
  mails: ParsedMail[];
  /** Milliseconds between taking a message and saying so. */
  slowness: number;
  /** The answer to every recipient, e.g. 550, instead of taking messages. */
  refusal?: number;
  /** Waits until so many have arrived. @throws after ten seconds */
  wait(count: number): Promise<ParsedMail[]>;
  close(): Promise<void>;
}

/** A real mail server that keeps what it is sent. */
export async function startMailbox(port = 0): Promise<Mailbox> {
  const box = { mails: [] as ParsedMail[], slowness: 0 } as unknown as Mailbox;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      done(box.refusal ? Object.assign(new Error('no such person'), { responseCode: box.refusal }) : null),
    onData: (stream, _session, done) =>
      void simpleParser(stream).then(async (mail) => {
        box.mails.push(mail);
        await sleep(box.slowness);
        done();
      }, done),
  });
  server.on('error', () => undefined); // a client that goes away is a case to be tested, not a fault
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  box.url = `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`;
  box.wait = async (count) => {
    for (let tries = 0; box.mails.length < count; tries++) {
      if (tries > 200) throw new Error(`${box.mails.length} messages arrived, not ${count}`);
      await sleep(50);
    }
    return box.mails;
  };
  box.close = () => new Promise((resolve) => server.close(() => resolve()));
  return box;
}
