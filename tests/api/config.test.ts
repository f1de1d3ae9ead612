import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCliSettings } from '../../config/cliSettings.ts';
import { readConfig } from '../../config/config.ts';
import { ConfigError } from '../../config/configError.ts';

describe('the environment', () => {
  it('may be empty: that is the one-machine mode', () => {
    const config = readConfig({});
    expect(config.ports).toEqual({ api: 8780, mail: 8781, smtp: 8725, temporal: 8733, temporalUi: 8734 });
    expect(config.engine).toEqual({ namespace: 'default', isTls: false });
    expect(config.publicUrl).toBe('http://127.0.0.1:8780');
    expect(config.language).toBe('zh');
    expect(isAbsolute(config.dataFolder)).toBe(true);
  });

  it('takes an empty value for one that is not set', () => {
    expect(readConfig({ BIHUAN_PORT: '', TEMPORAL_ADDRESS: ' ' }).ports.api).toBe(8780);
  });

  it('uses TLS to an engine elsewhere, and none on this machine, unless told otherwise', () => {
    expect(readConfig({ TEMPORAL_ADDRESS: 'temporal.example.org:7233' }).engine.isTls).toBe(true);
    expect(readConfig({ TEMPORAL_ADDRESS: '127.0.0.1:7233' }).engine.isTls).toBe(false);
    expect(readConfig({ TEMPORAL_ADDRESS: 'temporal.example.org:7233', TEMPORAL_TLS: 'false' }).engine.isTls).toBe(false);
  });

  it('names every variable at fault at once, in both languages', () => {
    const error = failureOf(() => readConfig({ BIHUAN_PORT: '87800', DATABASE_URL: 'mysql://x', BIHUAN_SESSION_KEY: 'c2hvcnQ=', BIHUAN_LANG: 'fr' }));
    expect(error.problems.map(({ variable }) => variable)).toEqual(['DATABASE_URL', 'BIHUAN_PORT', 'BIHUAN_SESSION_KEY', 'BIHUAN_LANG']);
    expect(error.message).toContain('环境变量 BIHUAN_PORT：应为 1 至 65535 之间的整数');
    expect(error.message).toContain('Environment variable BIHUAN_SESSION_KEY: must be at least 32 random bytes');
    expect(error.message).toContain('must be one of zh, en');
  });

  it('keeps evidence in the data folder, or in a bucket that is named with its key', () => {
    expect(readConfig({}).evidence).toEqual({ mostBytes: 200 * 1024 * 1024 });
    const bucket = { EVIDENCE_S3_URL: 'https://s3.example.org/bihuan', EVIDENCE_S3_KEY_ID: 'id', EVIDENCE_S3_SECRET: 'secret', EVIDENCE_MAX_MB: '5' };
    expect(readConfig(bucket).evidence).toEqual({ bucket: { url: 'https://s3.example.org/bihuan', region: 'us-east-1', keyId: 'id', secret: 'secret' }, mostBytes: 5 * 1024 * 1024 });
    const { EVIDENCE_S3_SECRET: _, ...withoutSecret } = bucket;
    expect(failureOf(() => readConfig(withoutSecret)).problems.map(({ variable }) => variable)).toEqual(['EVIDENCE_S3_SECRET']);
  });

  it('reads every name with BIHUAN_ before it as well, and prefers it so; nothing is read without a BIHUAN_ that belongs to it', () => {
    const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');
    expect(readConfig({ CLAIM_KEY: key(1), RECORD_KEY: key(2) })).toMatchObject({ claimKey: new Uint8Array(32).fill(1), recordKey: new Uint8Array(32).fill(2) });
    expect(readConfig({ BIHUAN_CLAIM_KEY: key(1), BIHUAN_RECORD_KEY: key(2), BIHUAN_DATABASE_URL: 'postgres://ours', DATABASE_URL: 'mysql://of-another-program' })).toMatchObject({ claimKey: new Uint8Array(32).fill(1), recordKey: new Uint8Array(32).fill(2), databaseUrl: 'postgres://ours' });
    expect(new Set(failureOf(() => readConfig({ BIHUAN_CLAIM_KEY: 'short' })).problems.map(({ variable }) => variable))).toEqual(new Set(['BIHUAN_CLAIM_KEY']));
    expect(readConfig({ LANG: 'en_US.UTF-8', PORT: '80' })).toMatchObject({ language: 'zh', ports: { api: 8780 } });
  });

  it('demands encrypted mail unless told otherwise, and paces it', () => {
    expect(readConfig({}).mail).toEqual({ from: '闭环督办 <bihuan@localhost>', limits: { perMinute: 300, domainPerMinute: 60 } });
    expect(readConfig({ SMTP_TLS: 'insecure', MAIL_PER_MINUTE: '30', MAIL_DOMAIN_PER_MINUTE: '10' }).mail).toMatchObject({ tls: 'insecure', limits: { perMinute: 30, domainPerMinute: 10 } });
    expect(failureOf(() => readConfig({ SMTP_TLS: 'none', MAIL_PER_MINUTE: '0' })).problems.map(({ variable }) => variable)).toEqual(['SMTP_TLS', 'MAIL_PER_MINUTE']);
    expect(failureOf(() => readConfig({ SMTP_CA_FILE: '/nowhere/ca.pem' })).message).toContain('ENOENT');
  });

  describe('the robots of group chats', () => {
    const WECOM = { id: 'jingfaju', kind: 'wecom', url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=hunter2' };
    const robotsOf = (robots: unknown, more: Record<string, string> = {}) => {
      const file = join(mkdtempSync(join(tmpdir(), 'bihuan-robots-')), 'robots.json');
      writeFileSync(file, typeof robots === 'string' ? robots : JSON.stringify(robots));
      return readConfig({ ROBOTS_FILE: file, ...more }).robots;
    };

    it('are read from a file of their own', () => {
      expect(readConfig({}).robots).toEqual([]);
      expect(robotsOf([{ ...WECOM, plan: 'p', unit: '经发局' }])).toEqual([{ ...WECOM, plan: 'p', unit: '经发局', language: 'zh' }]);
    });

    it.each([
      ['no JSON', '[', '文件'],
      ['a kind nobody knows', [{ ...WECOM, kind: 'slack' }], 'kind'],
      ['a host of somebody else', [{ ...WECOM, url: 'https://qyapi.weixin.qq.com.evil.example/?key=hunter2' }], 'url'],
      ['another platform’s host', [{ ...WECOM, url: 'https://oapi.dingtalk.com/robot/send?access_token=hunter2' }], 'url'],
      ['an address in the network', [{ ...WECOM, url: 'https://169.254.169.254/latest' }], 'url'],
      ['no encryption', [{ ...WECOM, url: 'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=hunter2' }], 'url'],
      ['this machine', [{ ...WECOM, url: 'http://127.0.0.1:8080/hunter2' }], 'url'],
      ['a secret where nothing is signed', [{ ...WECOM, secret: 'hunter2' }], 'secret'],
      ['one id twice', [WECOM, WECOM], '第 2 个机器人的 id'],
    ])('are refused with %s, and the message holds no secret', (_, robots, named) => {
      const { message } = failureOf(() => robotsOf(robots));
      expect(message).toContain(named);
      expect(message).not.toContain('hunter2');
    });

    it('may be on another host that is listed, in clear on this machine only', () => {
      expect(robotsOf([{ ...WECOM, url: 'http://127.0.0.1:8080/x' }], { ROBOT_HOSTS: '127.0.0.1, im.example.cn' })).toHaveLength(1);
      expect(robotsOf([{ ...WECOM, url: 'https://im.example.cn/x' }], { ROBOT_HOSTS: '127.0.0.1, im.example.cn' })).toHaveLength(1);
      expect(() => robotsOf([{ ...WECOM, url: 'http://im.example.cn/x' }], { ROBOT_HOSTS: 'im.example.cn' })).toThrow(ConfigError);
    });
  });

  it('does not repeat a secret in a message', () => {
    const error = failureOf(() => readConfig({ DATABASE_URL: 'mysql://user:hunter2@db' }));
    expect(error.message).not.toContain('hunter2');
  });
});

describe('the environment of the command line', () => {
  it('has an address of its own and no person', () => {
    expect(readCliSettings({})).toEqual({ url: 'http://127.0.0.1:8780', language: 'zh' });
    expect(readCliSettings({ BIHUAN_URL: 'https://bihuan.example.org/', BIHUAN_AS: 'zhang', BIHUAN_LANG: 'en' })).toEqual({
      url: 'https://bihuan.example.org',
      person: 'zhang',
      language: 'en',
    });
  });
});

function failureOf(act: () => unknown): ConfigError {
  try {
    act();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
