import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Transporter, createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MailCatcher, startMailCatcher } from '../../embedded/mailCatcher.ts';
import { MailStore } from '../../embedded/mailStore.ts';

describe('the mail catcher, over SMTP', () => {
  let folder = '';
  let catcher: MailCatcher;
  let transport: Transporter;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bihuan-mail-'));
    catcher = await startMailCatcher({ folder, port: 0, say: () => undefined });
    transport = createTransport(catcher.smtpUrl);
  });

  afterEach(async () => {
    transport.close();
    await catcher.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps a mail with its Chinese names, both bodies and its headers', async () => {
    await transport.sendMail({
      from: '闭环督办 <bihuan@localhost>',
      to: '张建国 <Zhang@example.gov>',
      subject: '【逾期】农村危房改造',
      messageId: '<m1-c1-7.zhang@example.gov>',
      text: '已逾期一天',
      html: '<p>已逾期一天</p>',
      date: new Date('2026-11-22T01:00:00Z'),
    });
    const [mail] = catcher.store.list();
    expect(mail).toMatchObject({
      from: '闭环督办 <bihuan@localhost>',
      to: ['张建国 <Zhang@example.gov>'],
      recipients: ['zhang@example.gov'],
      subject: '【逾期】农村危房改造',
      messageId: '<m1-c1-7.zhang@example.gov>',
      sentAt: Date.UTC(2026, 10, 22, 1),
      timesCaught: 1,
    });
    const content = await catcher.store.read(mail?.id ?? '');
    expect(content?.text?.trim()).toBe('已逾期一天');
    expect(content?.html).toContain('<p>已逾期一天</p>');
    expect(content?.headers.map(({ name }) => name)).toContain('MIME-Version');
  });

  it('keeps one Message-ID once and counts it, also when it comes twice at the same time', async () => {
    const mail = { from: 'a@x', to: 'b@x', subject: 's', text: 't', messageId: '<same@x>' };
    await Promise.all([transport.sendMail(mail), transport.sendMail(mail)]);
    await transport.sendMail(mail);
    expect(catcher.store.list()).toMatchObject([{ messageId: '<same@x>', timesCaught: 3 }]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.eml'))).toHaveLength(1);
  });

  it('lists blind copies under the people who got them', async () => {
    await transport.sendMail({ from: 'a@x', to: 'b@x', bcc: 'hidden@x', subject: 's', text: 't' });
    expect(catcher.store.list()[0]?.recipients).toEqual(['b@x', 'hidden@x']);
  });

  it('names no file after a hostile Message-ID', async () => {
    await transport.sendMail({ envelope: { from: 'a@x', to: 'b@x' }, raw: 'Message-ID: <../../../evil@x>\r\nSubject: s\r\n\r\nt' });
    expect(readdirSync(folder).every((name) => /^[0-9a-f]{32}\.(eml|json)$/.test(name))).toBe(true);
  });

  it('keeps two mails without Message-ID apart by their content', async () => {
    for (const text of ['one', 'two', 'two']) await transport.sendMail({ envelope: { from: 'a@x', to: 'b@x' }, raw: `Subject: s\r\n\r\n${text}` });
    expect(catcher.store.list().map(({ timesCaught }) => timesCaught).sort()).toEqual([1, 2]);
  });

  it('shows after a restart what it had caught, even when killed between a mail and its line', async () => {
    await transport.sendMail({ from: 'a@x', to: 'b@x', subject: 'kept', text: 't', messageId: '<kept@x>' });
    for (const name of readdirSync(folder).filter((found) => found.endsWith('.json'))) rmSync(join(folder, name));
    const reopened = await MailStore.open(folder);
    expect(reopened.list()).toMatchObject([{ subject: 'kept', recipients: ['b@x'] }]);
  });
});
