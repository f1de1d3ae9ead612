import type { NodemailerError } from 'nodemailer';
import { MailTrouble, type MailTroubleCode } from './mailTrouble.ts';

/**
 * What the server said about this mail to this recipient.
 * `refused`: it will never take it. `postponed`: it may take it later (a full mailbox, greylisting).
 */
export type Verdict = { readonly outcome: 'refused' | 'postponed'; readonly reply: string };

/** Replies that speak of our own right to send, whatever the recipient: a wrong password must not make everybody unreachable. */
const ABOUT_US = new Set([421, 454, 503, 530, 534, 535, 538]);
/**
 * Enhanced codes (RFC 3463, RFC 7372 and the registry) that do so too: 5.7.3 to 5.7.12 and 5.7.14 of signing in and encryption,
 * 5.7.20 to 5.7.29 of what the sender's domain must publish, 5.3.5 of servers that are set up wrongly.
 */
const ABOUT_US_ENHANCED = /^[45]\.(7\.([3-9]|1[0-24]|2\d)|3\.5)$/;
/** Not a relay for us, or not from our address: said with codes that others use for recipients. */
const ABOUT_US_WORDS = /\brelay(ing)?\b|not permitted to send|sender (address )?(rejected|denied)|\b(spamhaus|blacklist|blocklist|dnsbl|rbl)\b|block list/i;
/** A full mailbox is emptied one day, also where the server calls it final. */
const MAILBOX_FULL = '5.2.2';

/**
 * @returns what a failure says about this mail and its recipient.
 * @throws MailTrouble when it says nothing about them: the server cannot be reached, is not safe, or takes mail for nobody.
 */
export function verdictOf(error: NodemailerError): Verdict {
  const { code, command, response, responseCode, message } = error;
  const reply = (response ?? message).replace(/\s+/g, ' ').trim().slice(0, 300);
  // The library itself would not hand the address or the message over.
  if (responseCode === undefined && (code === 'EENVELOPE' || code === 'EMESSAGE') && command === 'API') return { outcome: 'refused', reply };
  const enhanced = enhancedCode(reply);
  const isAboutRecipient = responseCode !== undefined && (command === 'RCPT TO' || command === 'DATA');
  if (!isAboutRecipient || isAboutUs(responseCode, enhanced, reply, command)) throw new MailTrouble(troubleOf(error, enhanced), reply, { cause: error });
  // The enhanced code is the more exact one where the two differ.
  const isFinal = (enhanced?.[0] ?? String(responseCode)[0]) === '5' && responseCode >= 500 && enhanced !== MAILBOX_FULL;
  return { outcome: isFinal ? 'refused' : 'postponed', reply };
}

function enhancedCode(reply: string): string | undefined {
  return /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(reply)?.[1];
}

function isAboutUs(responseCode: number, enhanced: string | undefined, reply: string, command: string | undefined): boolean {
  if (ABOUT_US.has(responseCode) || (enhanced !== undefined && ABOUT_US_ENHANCED.test(enhanced))) return true;
  // What a message's own text calls forth (a filter's verdict on it) comes after DATA, and is about that mail.
  return command === 'RCPT TO' && responseCode >= 500 && ABOUT_US_WORDS.test(reply);
}

function troubleOf({ code, command = '', response, responseCode, message }: NodemailerError, enhanced: string | undefined): MailTroubleCode {
  if (/certificate|altnames|self.signed|CERT_|unable to verify/i.test(message)) return 'mailCertificateRejected';
  if (code === 'ETLS' || /required STARTTLS|wrong version number/i.test(message) || responseCode === 454 || enhanced === '5.7.10') return 'mailTlsMissing';
  if (code === 'EAUTH' || command.startsWith('AUTH') || [530, 534, 535, 538].includes(responseCode ?? 0) || enhanced === '5.7.8') return 'mailSignInRefused';
  const isAnswer = responseCode !== undefined && responseCode !== 421 && response !== undefined;
  return isAnswer ? 'mailSenderRefused' : 'mailServerAway';
}
