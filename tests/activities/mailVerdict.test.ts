import { describe, expect, it } from 'vitest';
import type { NodemailerError } from 'nodemailer';
import { MailTrouble } from '../../activities/mailTrouble.ts';
import { verdictOf } from '../../activities/mailVerdict.ts';

/** A failure as the library reports a server's reply. */
function said(command: string, response: string, code = 'EENVELOPE'): NodemailerError {
  return Object.assign(new Error(`Failed: ${response}`), { code, command, response, responseCode: Number(response.slice(0, 3)) });
}

function judged(error: NodemailerError): string {
  try {
    return verdictOf(error).outcome;
  } catch (trouble) {
    if (trouble instanceof MailTrouble) return trouble.code;
    throw trouble;
  }
}

describe('what a server says', () => {
  it.each([
    ['RCPT TO', '550 5.1.1 No such user here'],
    ['RCPT TO', '550 No such user'],
    ['RCPT TO', '550 5.2.1 The account is disabled'],
    ['RCPT TO', '550 5.4.1 Recipient address rejected: Access denied'],
    ['RCPT TO', '550 5.5.0 Requested action not taken: mailbox unavailable'],
    ['RCPT TO', '550 5.7.1 You are not allowed to send to this group'],
    ['RCPT TO', '553 5.1.3 Bad recipient address syntax'],
    ['DATA', '554 5.7.1 Message refused by content filter'],
    ['DATA', '552 5.3.4 Message too big'],
  ])('to %s, %j: for good, about this recipient or this mail', (command, reply) => {
    expect(judged(said(command, reply))).toBe('refused');
  });

  it.each([
    ['RCPT TO', '450 4.2.0 Greylisted'],
    ['RCPT TO', '451 4.7.1 Come back later'],
    ['RCPT TO', '452 4.2.2 Mailbox full'],
    ['RCPT TO', '552 5.2.2 Mailbox full'],
    ['RCPT TO', '451 4.4.1 No answer from host'],
    ['RCPT TO', '550 4.2.1 Mailbox temporarily disabled'],
    ['DATA', '452 4.3.1 Insufficient system storage'],
    ['DATA', '451 Local error in processing'],
  ])('to %s, %j: later', (command, reply) => {
    expect(judged(said(command, reply))).toBe('postponed');
  });

  it.each([
    ['RCPT TO', '530 5.7.0 Authentication required', 'mailSignInRefused'],
    ['AUTH PLAIN', '535 5.7.8 Authentication credentials invalid', 'mailSignInRefused'],
    ['RCPT TO', '554 5.7.1 <li@example.org>: Relay access denied', 'mailSenderRefused'],
    ['RCPT TO', '550 relay not permitted', 'mailSenderRefused'],
    ['RCPT TO', '554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using zen.spamhaus.org', 'mailSenderRefused'],
    ['RCPT TO', '553 5.7.1 Sender address rejected: not owned by user', 'mailSenderRefused'],
    ['MAIL FROM', '550 5.1.8 Sender rejected', 'mailSenderRefused'],
    ['DATA', '550 5.7.26 This mail is unauthenticated (SPF, DKIM)', 'mailSenderRefused'],
    ['DATA', '550 5.7.23 SPF validation failed', 'mailSenderRefused'],
    ['RCPT TO', '554 5.3.5 System incorrectly configured', 'mailSenderRefused'],
    ['RCPT TO', '421 4.3.2 Service shutting down', 'mailServerAway'],
    ['STARTTLS', '454 4.7.0 TLS not available', 'mailTlsMissing'],
  ])('to %s, %j: about us, and about no recipient', (command, reply, code) => {
    expect(judged(said(command, reply))).toBe(code);
  });

  it('is nothing about anybody when there is no answer', () => {
    for (const [code, message] of [['ECONNECTION', 'connect ECONNREFUSED'], ['ETIMEDOUT', 'Timeout'], ['EDNS', 'getaddrinfo ENOTFOUND']] as const) {
      expect(judged(Object.assign(new Error(message), { code, command: 'CONN' }))).toBe('mailServerAway');
    }
    expect(judged(Object.assign(new Error('self-signed certificate'), { code: 'ESOCKET', command: 'CONN' }))).toBe('mailCertificateRejected');
  });

  it('names the reply in both languages of the trouble', () => {
    expect(() => verdictOf(said('RCPT TO', '554 5.7.1 Relay access denied'))).toThrow(/不接受本系统作为发件人（554 5.7.1 Relay access denied）.*\n.*does not accept us as a sender \(554 5.7.1 Relay access denied\)/);
  });
});
