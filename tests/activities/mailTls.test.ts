import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { createSmtpMailer, type OutgoingMail, type SmtpMailer, type SmtpSettings } from '../../activities/mail.ts';
import { isOnThisMachine } from '../../activities/mailSecurity.ts';
import { startSmtp, type TestSmtp } from './smtp.ts';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/smtp/${name}.pem`, import.meta.url), 'utf8');
const OWN = { cert: fixture('certificate'), key: fixture('key') };
const SECRET = 'hunter2';
const MAIL: OutgoingMail = { messageId: '<1@example.org>', address: 'li@example.org', subject: '措施M-001到期', text: '内部事项', html: '<p>内部事项</p>', writtenAt: 0 };

let smtp: TestSmtp | undefined;
let mailer: SmtpMailer | undefined;
afterEach(async () => {
  mailer?.close();
  await smtp?.stop();
});

function sending(settings: Partial<SmtpSettings> = {}) {
  const url = (smtp?.url ?? '').replace('smtp://127.0.0.1', `smtp://user:${SECRET}@localhost`);
  mailer = createSmtpMailer({ url, from: 'bihuan@example.org', tls: 'required', ...settings });
  return mailer.send(MAIL);
}

/** Neither the mail nor who it is for, nor our password. */
function expectNothingTold(): void {
  const heard = smtp?.heardInClear() ?? '';
  expect(heard).toMatch(/EHLO/);
  expect(heard).not.toMatch(/MAIL FROM|RCPT TO|AUTH|li@example/);
  expect(heard).not.toContain(Buffer.from(SECRET).toString('base64'));
  expect(smtp?.accepted).toEqual([]);
}

describe('a mail server elsewhere', () => {
  it('that offers no STARTTLS is told nothing, and the trouble has a code', async () => {
    smtp = await startSmtp({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true, onAuth: (_auth, _session, done) => { done(null, { user: 'user' }); } });
    await expect(sending()).rejects.toMatchObject({ name: 'mailTlsMissing', code: 'mailTlsMissing' });
    expectNothingTold();
  });

  it('that offers STARTTLS with a certificate nobody vouches for is told nothing', async () => {
    smtp = await startSmtp({ ...OWN, allowInsecureAuth: true });
    await expect(sending()).rejects.toMatchObject({ code: 'mailCertificateRejected' });
    expectNothingTold();
  });

  it('is sent to under a certificate of the office’s own authority, encrypted, after signing in', async () => {
    const signedIn: unknown[] = [];
    smtp = await startSmtp({ ...OWN, authMethods: ['PLAIN'], authOptional: false, onAuth: ({ password }, _session, done) => { signedIn.push(password); done(null, { user: 'user' }); } });
    expect(await sending({ trusted: OWN.cert })).toEqual({ outcome: 'accepted' });
    expect(smtp.accepted).toHaveLength(1);
    expect(signedIn).toEqual([SECRET]);
    expect(smtp.heardInClear()).not.toMatch(/RCPT TO|li@example/);
  });

  it('with a certificate for another name is told nothing', async () => {
    smtp = await startSmtp({ cert: fixture('otherCertificate'), key: fixture('otherKey') });
    await expect(sending({ trusted: fixture('otherCertificate') })).rejects.toMatchObject({ code: 'mailCertificateRejected' });
    expectNothingTold();
  });

  it('is sent to in clear only where an operator said so', async () => {
    smtp = await startSmtp({ disabledCommands: ['STARTTLS', 'AUTH'] });
    mailer = createSmtpMailer({ url: smtp.url, from: 'bihuan@example.org', tls: 'insecure' });
    expect(await mailer.send(MAIL)).toEqual({ outcome: 'accepted' });
  });

  it('cannot be made less safe by the URL itself', () => {
    for (const parameter of ['ignoreTLS=true', 'requireTLS=false', 'tls.rejectUnauthorized=false', 'opportunisticTLS=true', 'secure=false']) {
      expect(() => createSmtpMailer({ url: `smtp://mail.example.org?${parameter}`, from: 'bihuan@example.org' }), parameter).toThrow(/SMTP_TLS.*\n.*SMTP_TLS/);
    }
  });
});

it.each([
  ['smtp://localhost:25', true],
  ['smtp://127.0.0.1', true],
  ['smtp://127.8.8.8:2525', true],
  ['smtps://[::1]:465', true],
  ['smtp://user:secret@LOCALHOST', true],
  ['smtp://mail.example.org', false],
  ['smtp://127.0.0.1.example.org', false],
  ['smtp://localhost.example.org', false],
  ['smtp://localhost@mail.example.org', false],
  ['smtp://10.0.0.1', false],
  ['not a url', false],
])('knows whether %s is on this machine: %s', (url, isHere) => {
  expect(isOnThisMachine(url)).toBe(isHere);
});
