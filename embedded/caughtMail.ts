import { createHash } from 'node:crypto';
import type { Address, Email } from 'postal-mime';

/** A caught mail as the list shows it. */
export interface CaughtMail {
  /** From the Message-ID; names the files and the page. */
  readonly id: string;
  /** As in the header, with its angle brackets; '' when the mail had none. */
  readonly messageId: string;
  /** The header's sender, as people read it. */
  readonly from: string;
  /** Whom the mail was handed over for (envelope), in lower case. */
  readonly recipients: readonly string[];
  /** The header's recipients, as people read them. */
  readonly to: readonly string[];
  readonly subject: string;
  /** The header's date (epoch ms); undefined when missing or unreadable. */
  readonly sentAt?: number | undefined;
  readonly caughtAt: number;
  /** How often this Message-ID was handed over: more than once means a retry, and one mail in effect. */
  readonly timesCaught: number;
  readonly lastCaughtAt: number;
}

/** A caught mail with its parts. */
export interface MailContent {
  readonly mail: CaughtMail;
  readonly html: string | undefined;
  readonly text: string | undefined;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly attachments: readonly { readonly name: string; readonly mimeType: string; readonly sizeBytes: number }[];
}

/** The list's line of a mail that came just now, for the first time. */
export function describeMail(id: string, parsed: Email, recipients: readonly string[]): CaughtMail {
  const { from, to = [], cc = [], subject = '', date = '', messageId = '' } = parsed;
  const addressed = [...to, ...cc];
  const sentAt = Date.parse(date);
  const now = Date.now();
  return {
    id,
    messageId,
    from: from ? readable(from) : '',
    recipients: recipients.length > 0 ? recipients : addressed.flatMap(({ address }) => (address === undefined ? [] : [address.toLowerCase()])),
    to: addressed.map(readable),
    subject,
    ...(Number.isNaN(sentAt) ? {} : { sentAt }),
    caughtAt: now,
    timesCaught: 1,
    lastCaughtAt: now,
  };
}

/** A mail with its parts, as its page shows them. */
export function contentOf(mail: CaughtMail, parsed: Email): MailContent {
  return {
    mail,
    html: parsed.html,
    text: parsed.text,
    headers: parsed.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    attachments: parsed.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? '',
      mimeType,
      sizeBytes: typeof content === 'string' ? content.length : content.byteLength,
    })),
  };
}

/** What names a mail's files: a Message-ID may hold anything, also `../`, so only its hash does. Without one, the hash of the mail. */
export function idOf(messageId: string | undefined, raw: Buffer): string {
  return createHash('sha256').update(messageId ?? raw).digest('hex').slice(0, 32);
}

function readable({ name, address }: Address): string {
  if (address === undefined || address === '') return name;
  return name === '' ? address : `${name} <${address}>`;
}
