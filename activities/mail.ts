import { createTransport, type NodemailerError } from 'nodemailer';

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
}

/**
 * What the server said about this mail to this recipient.
 * `refused`: it will never take it. `postponed`: it may take it later (a full mailbox, greylisting).
 */
export type SendOutcome = { readonly outcome: 'accepted' } | { readonly outcome: 'refused' | 'postponed'; readonly reply: string };

/** The way out for mail. */
export interface Mailer {
  /** @throws when the server could not be asked, or would take mail for nobody: that says nothing about the recipient. */
  send(mail: OutgoingMail): Promise<SendOutcome>;
}

export interface SmtpSettings {
  /** `smtp://` or `smtps://`, with user and password where needed. */
  readonly url: string;
  /** The sender: an address, or `Name <address>`. */
  readonly from: string;
}

export interface SmtpMailer extends Mailer {
  /** Ends idle connections. */
  close(): void;
}

const CONNECTIONS = 5;
const TIMEOUT_MS = 20_000;

/**
 * Sends over SMTP, on a few connections that are kept open between mails.
 *
 * @throws when the sender is no address: found here, lest every recipient look unreachable.
 */
export function createSmtpMailer({ url, from }: SmtpSettings): SmtpMailer {
  if (!isMailAddress(addressOf(from))) {
    throw new Error(`发件人“${from}”不是有效的邮箱地址，应写作 名称 <地址>。请改正发件人设置。\nThe sender "${from}" is no mail address; write it as Name <address>. Correct the sender's setting.`);
  }
  const transport = createTransport({
    pool: true,
    url,
    maxConnections: CONNECTIONS,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // What people wrote ends up in mails: it must never make the server read a file or a page.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      try {
        await transport.sendMail(messageOf(mail, from));
        return { outcome: 'accepted' };
      } catch (error) {
        const verdict = verdictOf(error as NodemailerError);
        if (verdict) return verdict;
        throw error;
      }
    },
    close: () => {
      transport.close();
    },
  };
}

function messageOf({ messageId, address, subject, text, html, writtenAt }: OutgoingMail, from: string) {
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
    // No out-of-office replies: nobody reads the sender's mailbox.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
}

/** Replies that speak of our own right to send, whatever the recipient: a wrong password must not make everybody unreachable. */
const ABOUT_US = new Set([421, 454, 503, 530, 534, 535, 538]);

/** @returns what a failure says about this mail and recipient; nothing when it says nothing about them. */
function verdictOf({ code, command, response, responseCode, message }: NodemailerError): SendOutcome | undefined {
  const reply = (response ?? message).replace(/\s+/g, ' ').trim().slice(0, 300);
  // The library itself would not hand the address or the message over.
  if (responseCode === undefined) return (code === 'EENVELOPE' || code === 'EMESSAGE') && command === 'API' ? { outcome: 'refused', reply } : undefined;
  if ((command !== 'RCPT TO' && command !== 'DATA') || ABOUT_US.has(responseCode)) return undefined;
  return { outcome: responseCode >= 500 ? 'refused' : 'postponed', reply };
}

function addressOf(sender: string): string {
  return /<([^<>]*)>\s*$/.exec(sender)?.[1] ?? sender.trim();
}

/** @returns the part after the @ of a sender, under which Message-IDs are unique: `闭环 <a@b.cn>` -> `b.cn`. */
export function domainOfSender(from: string): string {
  return addressOf(from).split('@')[1] ?? 'localhost';
}

/** @returns whether a mail can be addressed to it at all; whether it exists only its server knows. */
export function isMailAddress(text: string): boolean {
  return /^[^\s@<>(),;:"\\[\]]{1,64}@[^\s@<>(),;:"\\[\]]{1,255}$/.test(text);
}
