import { describe, expect, it } from 'vitest';
import { composePublicReport } from '../../domain/reports/publicReport.ts';
import { composeProgressReport } from '../../domain/reports/progressReport.ts';
import { marksOf } from '../../domain/reports/withheld.ts';
import { progressPaper } from '../../papers/reports/progressPaper.ts';
import { publicPaper } from '../../papers/reports/publicPaper.ts';
import { writeWord } from '../../papers/word/writeWord.ts';
import { at } from '../support/definitions.ts';
import { playedOut } from './exampleLife.ts';
import { laidOut, NO_PDF } from './pdf.ts';
import { examplePlan, printedOf } from './support.ts';

const NOW = at('2026-12-21', '10:00');
const LIVES = { closed: 'M-001', relapsed: 'M-002', extended: 'M-003', partial: 'M-013', longTerm: 'M-055', withdrawn: 'M-004' };
const SECRET = { item: { on: 'measure', ref: 'M-005' } as const, reason: '涉及商业秘密' };
const needed = NO_PDF === undefined ? '' : ` (skipped: no ${NO_PDF} here)`;

/** The example plan of 143 measures after a month of life, of whose measures one is not for the public. */
function material() {
  const example = examplePlan('zhenjiang');
  const { title: planTitle, adoptedOn, calendar } = example.plan;
  return { planTitle, adoptedOn, calendar, at: NOW, printed: printedOf(example), histories: playedOut(example, LIVES, NOW) };
}

const FRAME = { preface: ['按照党务公开要求，现公布有关情况。'], nextSteps: ['每月调度一次。'], contacts: ['联系电话：0511-00000000'], issuer: '整改工作领导小组办公室' };

describe.skipIf(NO_PDF !== undefined)(`the reports of the running example, laid out by LibreOffice${needed}`, () => {
  it('shows the public every measure that is for it, in order, with phrases that are true', async () => {
    const given = material();
    const report = composePublicReport({ ...given, isInternal: false, marks: marksOf(given.printed, [], [SECRET]) });
    const { text, pages } = laidOut(await writeWord(publicPaper(report, FRAME, 'zh')));
    const titles = given.printed.flatMap(({ measures }) => measures).filter(({ ref }) => ref !== 'M-005').map(({ title }) => title.replace(/\s/g, ''));
    const places = titles.map((title, index) => text.indexOf(`（${String(index + 1)}）${title}`));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).toHaveLength(142);
    for (const part of [
      '反馈问题25个、整改措施142项截至2026年12月21日',
      '已印发实施方案，逐项明确责任人。方案所列任务全部办结，台账齐备。已按期完成，2026年12月7日销号；将按期开展“回头看”。',
      '2026年12月14日“回头看”发现问题反弹，已重新整改（第2轮）；正在整改；取得明显成效时限2027年6月30日。',
      '取得明显成效时限2027年1月29日（经批准由2027年1月8日延期）。',
      '已建成监测点位56套。已取得阶段性成效（2026年12月15日通过验收）；持续推进；',
      '每月开展一次警示教育。正在整改，需长期坚持',
      '经批准不再实施。',
      '每月调度一次。',
      '联系电话：0511-00000000',
      '整改工作领导小组办公室2026年12月21日',
    ]) expect(text).toContain(part);
    for (const secret of ['中瑞产业园招引定位', '商业秘密', '不公开', '职能划转', '抽查发现', '已经完成。', '设备到货']) expect(text).not.toContain(secret);
    expect(pages).toBeGreaterThan(10);
  }, 180_000);

  it('marks in the internal version what is left out, with a list at the end', async () => {
    const given = material();
    const report = composePublicReport({ ...given, isInternal: true, marks: marksOf(given.printed, [], [SECRET]) });
    const { text } = laidOut(await writeWord(publicPaper(report, FRAME, 'zh')));
    for (const part of ['内部版', '【不公开：涉及商业秘密】（5）健全完善管理体制', '（143）由点及面', '未公开内容清单', '整改措施143项']) expect(text).toContain(part);
  }, 180_000);

  it('tells the inspecting body what is late, extended, relapsed and withdrawn', async () => {
    const { text } = laidOut(await writeWord(progressPaper(composeProgressReport(material()), { addressee: '省委巡视机构' }, 'zh')));
    for (const part of ['省委巡视机构：', '共25个问题、143项整改措施', '设备到货推迟', '抽查发现同类问题', '职能划转', '今后三个月到期事项']) expect(text).toContain(part);
  }, 180_000);
});
