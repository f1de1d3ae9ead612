import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { isWorkingDay } from '../../domain/calendar.ts';
import { freezeCalendar } from '../../plans/calendarFreeze.ts';

it('the demo tells the whole life by itself in under two minutes, with numbered papers to named posts on working days', async () => {
  const startedAt = Date.now();
  const child = spawn(process.execPath, [new URL('../../dist/demo/main.js', import.meta.url).pathname], { stdio: ['ignore', 'pipe', 'inherit'] });
  let story = '';
  child.stdout.on('data', (chunk: Buffer) => (story += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(code).toBe(0);
  expect(Date.now() - startedAt).toBeLessThan(120_000);

  const inOrder = ['措施登记', '签收', '取得明显成效时限临近', '红灯', '督办提醒函', '提交验收', '退回', '（逾期已补）', '责成限期整改通知书', '约谈通知书', '重点督办通知书', '问责线索移交函', '销号审批同意', '销号，回头看定于', '回头看发现反弹', '反弹整改督办函', '（按期）', '回头看未发现反弹', '归档'];
  let from = 0;
  for (const part of inOrder) {
    from = story.indexOf(part, from);
    expect(from, `${part} is missing, or out of order, in:\n${story}`).toBeGreaterThanOrEqual(0);
  }

  const papers = story.split('\n').filter((line) => line.includes('▣'));
  expect(papers).toHaveLength(6);
  for (const paper of papers) expect(paper).toMatch(/▣ \S+ \S+〔\d{4}〕\d+号（\d{4}-\d\d-\d\d）.* 发 \S+/);
  const calendar = freezeCalendar({ zone: 'Asia/Shanghai', fromYear: 2026, toYear: 2030 });
  const dates = papers.flatMap((paper) => paper.match(/\d{4}-\d\d-\d\d/g) ?? []);
  expect(dates.filter((date) => !isWorkingDay(calendar, date))).toEqual([]);
});
