import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { SETTINGS, type Settings } from '#libs/platform';
import { mailDomain } from './deliveries.repository.js';
import type { Delivery } from './delivery.entity.js';
import { htmlOf, textOf } from './letter.js';

/** `taken`: somebody else has begun to send it. */
export interface SendOutcome {
  outcome: 'sent' | 'not-sent' | 'refused' | 'unknown' | 'taken';
  detail: string;
}

interface SmtpError extends Error {
  command?: string;
  responseCode?: number;
}

const TAKEN = 'taken by another sender';

/** Hands messages to the mail server and knows how far it came. */
@Injectable()
export class Mailer {
  /** Milliseconds that the mail server may keep us waiting. */
  patience = 30_000;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /**
   * Sends one message. `claim` is asked at the last moment before the first byte of the message leaves; until then nothing can
   * have arrived, and a failure is plainly "not sent". Afterwards only the server's own answer tells.
   */
  async send(delivery: Delivery, claim: () => Promise<boolean>): Promise<SendOutcome> {
    const { options, from, auth } = this.server();
    const envelope = { from, to: delivery.address };
    const bytes = await this.compose(delivery, from);
    let begun = false;
    const body = Readable.from(
      (async function* () {
        if (!(await claim())) throw new Error(TAKEN);
        begun = true;
        yield bytes;
      })(),
    );
    const connection = new SMTPConnection(options);
    try {
      const response = await converse(connection, auth, envelope, body);
      return { outcome: 'sent', detail: response };
    } catch (error) {
      return judge(error as SmtpError, begun);
    } finally {
      connection.close();
    }
  }

  private compose({ subject, messageId, address, ...rest }: Delivery, from: string): Promise<Buffer> {
    const letter = { subject, ...rest };
    const headers = { 'Auto-Submitted': 'auto-generated', 'Content-Language': rest.language };
    const mail = { from, to: address, subject, messageId, headers, text: textOf(letter), html: htmlOf(letter) };
    return new MailComposer(mail).compile().build();
  }

  /** SMTP_URL, taken apart; `?from=` names the sender. */
  private server() {
    const url = new URL(this.settings.smtpUrl!);
    const secure = url.protocol === 'smtps:';
    const auth = url.username
      ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
      : undefined;
    const options = {
      host: url.hostname,
      port: Number(url.port) || (secure ? 465 : 587),
      secure,
      connectionTimeout: this.patience,
      greetingTimeout: this.patience,
      socketTimeout: this.patience,
    };
    return { options, auth, from: url.searchParams.get('from') ?? `no-reply@${mailDomain(this.settings)}` };
  }
}

type Auth = { user: string; pass: string } | undefined;

function converse(
  connection: SMTPConnection,
  auth: Auth,
  envelope: { from: string; to: string },
  body: Readable,
): Promise<string> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.once('end', () => reject(new Error('the mail server closed the connection')));
    const send = () =>
      connection.send(envelope, body, (error, info) => (error ? reject(error) : resolve(info.response)));
    connection.connect((error) => {
      if (error) return reject(error);
      if (!auth) return send();
      return connection.login({ credentials: auth } as never, (refused) => (refused ? reject(refused) : send()));
    });
  });
}

function judge(error: SmtpError, begun: boolean): SendOutcome {
  if (error.message.includes(TAKEN)) return { outcome: 'taken', detail: '' };
  const answered = error.responseCode !== undefined && ['MAIL FROM', 'RCPT TO', 'DATA'].includes(error.command ?? '');
  const outcome = answered ? (error.responseCode! >= 500 ? 'refused' : 'not-sent') : begun ? 'unknown' : 'not-sent';
  return { outcome, detail: error.message.slice(0, 500) };
}
