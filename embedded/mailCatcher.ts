import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { CaughtMail } from './caughtMail.ts';
import { MailStore } from './mailStore.ts';
import { type Say, reasonOf } from './setupError.ts';

/** How to run the mail catcher of the one-machine mode. */
export interface MailCatcherOptions {
  /** Where caught mails are kept. */
  readonly folder: string;
  /** SMTP port on loopback; 0 takes a free one (tests). */
  readonly port: number;
  readonly say: Say;
  /** Called after a mail is on disk; a repeated Message-ID too. */
  readonly onMail?: ((mail: CaughtMail) => void) | undefined;
}

/** A running mail catcher. */
export interface MailCatcher {
  /** For `SMTP_URL` or nodemailer. */
  readonly smtpUrl: string;
  readonly store: MailStore;
  stop(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';
const LARGEST_MAIL_BYTES = 25 * 1024 * 1024;

/**
 * An SMTP server on loopback that delivers nothing: it keeps every mail it is handed, and answers "accepted" only once
 * the mail is on disk.
 * @throws Error (EADDRINUSE, EACCES) when the port cannot be listened on; `requirePorts` words that beforehand
 */
export async function startMailCatcher(options: MailCatcherOptions): Promise<MailCatcher> {
  const store = await MailStore.open(options.folder);
  const server = new SMTPServer({
    name: 'bihuan-mail-catcher',
    banner: 'keeps mails, delivers none',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true, // no name server is asked: loopback only, and offices without one
    size: LARGEST_MAIL_BYTES,
    closeTimeout: 2_000,
    onData: (stream, session, done) => {
      receive(stream, session, store).then(
        (mail) => {
          options.onMail?.(mail);
          done(null);
        },
        (error: unknown) => {
          options.say(`未能保存一封邮件，发送方会重试 / a mail could not be kept, its sender will try again: ${reasonOf(error)}`);
          done(error instanceof Error ? error : new Error(String(error)));
        },
      );
    },
  });
  server.on('error', (error) => {
    options.say(`邮件接收 / mail catcher: ${error.message}`);
  });
  server.listen(options.port, LOOPBACK);
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    smtpUrl: `smtp://${LOOPBACK}:${String(port)}`,
    store,
    stop: () => new Promise((resolve) => {
      server.close(resolve);
    }),
  };
}

async function receive(stream: SMTPServerDataStream, session: SMTPServerSession, store: MailStore): Promise<CaughtMail> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) {
    throw Object.assign(new Error('邮件过大 / the mail is too large'), { responseCode: 552 });
  }
  return store.keep(Buffer.concat(chunks), session.envelope.rcptTo.map(({ address }) => address));
}
