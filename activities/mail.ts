import { createTransport, type NodemailerError } from 'nodemailer';
import type { Language } from '../domain/refusals.ts';
import { securityOf, type TlsDemand } from './mailSecurity.ts';
import { verdictOf, type Verdict } from './mailVerdict.ts';
import { Turns } from './turns.ts';

/** One mail, complete: sending it again must send the same bytes to the same person. */
export interface OutgoingMail {
  /** With angle brackets: `<...@...>`. */
  readonly messageId: string;
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** When it was written, by the engine's clock. */
  readonly writtenAt: number;
  readonly language?: Language;
  /** What mails about the same measure refer to, as a Message-ID: mail programs show them together. */
  readonly thread?: string;
}

/** `busy`: too much is under way to the same domain; nothing was tried. `unsure`: it may have been taken, and must not be repeated. */
export type SendOutcome = { readonly outcome: 'accepted' | 'busy' } | Verdict | { readonly outcome: 'unsure'; readonly reply: string };

/** The way out for messages. */
export interface Mailer {
  /** @throws MailTrouble when the server could not be asked, or would take mail for nobody: that says nothing about the recipient. */
  send(mail: OutgoingMail): Promise<SendOutcome>;
}

export interface SmtpSettings {
  /** `smtp://` or `smtps://`, with user and password where needed. */
  readonly url: string;
  /** The sender: an address, or `Name <address>`. */
  readonly from: string;
  /** Missing: required, unless the server is on this machine. */
  readonly tls?: TlsDemand;
  /** Certificates (PEM) of the office's own authority. */
  readonly trusted?: string;
}

export interface SmtpMailer extends Mailer {
  /** Ends idle connections. */
  close(): void;
}

const CONNECTIONS = 5;
const TIMEOUT_MS = 20_000;
/** So that a domain whose server is slow to answer leaves connections for the others. */
const MOST_TO_ONE_DOMAIN = 3;
const PATIENCE_MS = 5_000;

/**
 * Sends over SMTP, on a few connections that are kept open between mails.
 *
 * @throws when the sender is no address: found here, lest every recipient look unreachable.
 */
export function createSmtpMailer({ url, from, tls, trusted }: SmtpSettings): SmtpMailer {
  if (!isMailAddress(addressOf(from))) {
    throw new Error(`发件人“${from}”不是有效的邮箱地址，应写作 名称 <地址>。请改正发件人设置。\nThe sender "${from}" is no mail address; write it as Name <address>. Correct the sender's setting.`);
  }
  const transport = createTransport({
    pool: true,
    url,
    ...securityOf(url, tls, trusted),
    maxConnections: CONNECTIONS,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // What people wrote ends up in mails: it must never make the server read a file or a page.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const turns = new Turns(MOST_TO_ONE_DOMAIN, PATIENCE_MS);
  const hand = async (mail: OutgoingMail): Promise<SendOutcome> => {
    try {
      await transport.sendMail(messageOf(mail, from));
      return { outcome: 'accepted' };
    } catch (error) {
      return verdictOf(error as NodemailerError);
    }
  };
  return {
    send: async (mail) => (await turns.run(domainOf(mail.address), () => hand(mail))) ?? { outcome: 'busy' },
    close: () => {
      transport.close();
    },
  };
}

function messageOf({ messageId, address, subject, text, html, writtenAt, language, thread }: OutgoingMail, from: string) {
  return {
    from,
    to: { name: '', address },
    subject,
    text,
    html,
    messageId,
    // The instant it was written down, not the one of this attempt: every attempt sends the same bytes.
    date: new Date(writtenAt),
    baseBoundary: messageId.replace(/[^A-Za-z0-9]/g, '').slice(0, 32),
    // Nobody ever gets the thread's first mail; programs gather by the reference all the same.
    ...(thread !== undefined && { inReplyTo: thread, references: thread }),
    headers: {
      // No out-of-office replies: nobody reads the sender's mailbox. (Precedence: bulk would say so too, but puts the mail among advertisements.)
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      // What rules of mailboxes sort by: one list per installation.
      'List-Id': `<bihuan.${domainOfSender(from)}>`,
      ...(language && { 'Content-Language': CONTENT_LANGUAGE[language] }),
    },
  };
}

const CONTENT_LANGUAGE: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

function addressOf(sender: string): string {
  return /<([^<>]*)>\s*$/.exec(sender)?.[1] ?? sender.trim();
}

/** @returns the part after the @ of a sender, under which Message-IDs are unique: `闭环 <a@b.cn>` -> `b.cn`. */
export function domainOfSender(from: string): string {
  return addressOf(from).split('@')[1] ?? 'localhost';
}

/** @returns the domain of a recipient's address, in lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** @returns whether a mail can be addressed to it at all; whether it exists only its server knows. */
export function isMailAddress(text: string): boolean {
  return /^[^\s@<>(),;:"\\[\]]{1,64}@[^\s@<>(),;:"\\[\]]{1,255}$/.test(text);
}
