import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { savePlan } from '../../store/plans.ts';
import { openRecordOffice, type RecordOffice } from '../api/recordOffice.ts';
import { planToSave } from '../store/life.ts';
import { at } from '../support/definitions.ts';
import { run } from './run.ts';

let office: RecordOffice;
let url: string;
beforeAll(async () => {
  office = await openRecordOffice(at('2026-09-02', '09:00'));
  url = await office.app.listen({ host: '127.0.0.1', port: 0 });
  await savePlan(office.db, planToSave('feeds-2026'));
});
afterAll(() => office.close());

describe('bihuan calendar feed', () => {
  const feed = (...args: string[]) => run(['calendar', 'feed', ...args, '--as', 'li'], { BIHUAN_URL: url });

  it('is made, shown without its address, and revoked', async () => {
    expect((await feed('show')).out).toBe('还没有日历订阅。用 calendar feed make 生成地址。\n');
    const made = await feed('make', '--language', 'en');
    expect(made.out).toMatch(/^http:\/\/127\.0\.0\.1:8780\/calendar\/[\w.-]+\.ics\n$/);
    expect(made.err).toContain('请勿转发');
    expect((await feed('show')).out).toBe('已有日历订阅，2026-09-02 01:00（协调世界时）生成，英文。地址只在生成时显示。\n');
    expect((await feed('revoke')).out).toBe('已撤销，该地址不再可用。\n');
    expect((await feed('revoke', '--lang', 'en')).out).toBe('There was no feed.\n');
  });
});
