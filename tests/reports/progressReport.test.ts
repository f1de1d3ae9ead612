import { describe, expect, it } from 'vitest';
import { composeProgressReport } from '../../domain/reports/progressReport.ts';
import { composeCircular } from '../../domain/circular.ts';
import { writeMarkdown } from '../../papers/markdown/writeMarkdown.ts';
import { circularPaper } from '../../papers/reports/circularPaper.ts';
import { progressPaper } from '../../papers/reports/progressPaper.ts';
import type { Definition } from '../../domain/definition.ts';
import { accepts, at, CALENDAR_2026, DEFINITION, EVIDENCE, POLICY, rectifying, submits, type Story } from '../support/definitions.ts';
import { known } from './support.ts';

const policy = {
  ...POLICY,
  ladder: [
    { id: 'letter', title: '责成限期整改', when: { on: 'after' as const, milestone: 'effect' as const, count: { n: 1, unit: 'calendar' as const } }, light: 'red' as const, document: { name: '限期整改通知书', series: '限改', to: ['leadUnit'], cc: [], answerWithin: { n: 3, unit: 'working' as const } } },
    { id: 'refer', title: '移交问责线索', when: { on: 'byHand' as const }, byHand: { roles: ['administrator'] }, document: { name: '问责线索移交函', series: '移', to: ['chief'], cc: [], isRestricted: true } },
  ],
  extension: { atMost: 1, steps: [{ id: 'decide', title: '牵头领导审批', roles: ['leadOfficial'], need: 'any' as const, whenLapsed: [] }] },
};
const measure = (ref: string, title: string): Definition => ({ ...DEFINITION, policy, ref, title });
const NOW = at('2026-10-20', '10:00');

function life(): Story[] {
  const late = rectifying(measure('M-1', '迟的')).until(at('2026-10-08', '10:00'));
  const letter = late.state.documents[0]?.id ?? '';
  late.does('wang', { type: 'acknowledgeDocument', documentId: letter }, at('2026-10-08', '11:00'))
    .does('wang', { type: 'answerDocument', documentId: letter, text: '招标两次流标' }, at('2026-10-08', '12:00'))
    .does('zheng', { type: 'issueByHand', ruleId: 'refer', requirement: '核查' }, at('2026-10-09', '10:00'))
    .until(NOW);
  const extended = rectifying(measure('M-2', '延的')).does('li', { type: 'requestExtension', milestoneId: 'effect', reason: '汛期停工', progress: '过半', dueOn: '2026-10-28' }, at('2026-09-20', '10:00'));
  extended.does('zhang', { type: 'approveExtension', extensionId: extended.state.extensions[0]?.id ?? '' }, at('2026-09-21', '10:00')).until(NOW);
  const relapsed = rectifying(measure('M-10', '反弹的')).does('li', submits('effect', 'completion'), at('2026-09-02', '10:00')).does('zhao', accepts('effect', 'completion'), at('2026-09-03', '10:00'));
  for (const person of ['zhang', 'sun']) relapsed.does(person, { type: 'approveClosure', factsHash: relapsed.state.phase === 'inSignOff' ? relapsed.state.signOff.factsHash : '' }, at('2026-09-04', '10:00'));
  relapsed.does('zhou', { type: 'findRelapse', lookBackId: 'first', reason: '台账造假', evidence: [{ ...EVIDENCE, datedOn: '2026-09-10' }], dates: { effect: '2026-11-20', completion: '2027-06-30' } }, at('2026-09-11', '10:00')).until(NOW);
  const withdrawn = rectifying(measure('M-3', '撤的')).does('sun', { type: 'withdraw', reason: '职能划转' }, at('2026-09-15', '10:00'));
  return [late, extended, relapsed, withdrawn];
}

const printed = [{ no: '1', title: '问题', measures: ['M-1', 'M-2', 'M-3', 'M-10'].map((ref) => ({ ref, title: ref })) }];

function reportAt(stories: readonly Story[], moment: number) {
  return composeProgressReport({ planTitle: '方案', adoptedOn: '2026-08-31', calendar: CALENDAR_2026, at: moment, printed, histories: stories.map(({ events }) => known(events, moment)) });
}

describe('the report on progress', () => {
  const stories = life();
  const report = reportAt(stories, NOW);

  it('tells what is late and why, extensions, papers, relapses and what was stopped, in the order of the plan', () => {
    expect(report.total).toEqual({ measures: 3, closed: 0, overdue: 1, percent: 0 });
    expect(report.late).toMatchObject([{ ref: 'M-1', dueOn: '2026-09-30', daysLate: 20, why: { text: '招标两次流标', from: 'answer' } }]);
    expect(report.extensions).toMatchObject([{ ref: 'M-2', from: '2026-09-30', to: '2026-10-28', outcome: 'granted', reason: '汛期停工' }]);
    expect(report.papers).toMatchObject([{ ref: 'M-1', name: '限期整改通知书', isAcknowledged: true, isAnswered: true }]);
    expect(report.relapses).toMatchObject([{ ref: 'M-10', on: '2026-09-11', isRelapse: true, isClosedAgain: false, reason: '台账造假' }]);
    expect(report.stopped).toMatchObject([{ ref: 'M-3', how: 'withdrawn', reason: '职能划转' }]);
    expect(report.next.map(({ ref, dueOn }) => `${ref} ${dueOn}`)).toEqual(['M-2 2026-10-28', 'M-1 2026-10-30', 'M-2 2026-10-30', 'M-10 2026-11-20']);
    expect(report.problems).toMatchObject([{ no: '1', status: 'open', measures: 4, closed: 0, withdrawn: 1, overdue: 1 }]);
  });

  it('keeps silent about restricted papers, and about referrals whose policy forgot to restrict them', () => {
    expect(JSON.stringify(report)).not.toMatch(/问责|移交/);
    const forgot = { ...policy, ladder: policy.ladder.map((rule) => ({ ...rule, document: { ...rule.document, isRestricted: false } })) };
    const story = rectifying({ ...measure('M-1', '迟的'), policy: forgot }).does('zheng', { type: 'issueByHand', ruleId: 'refer', requirement: '核查' }, at('2026-09-09', '10:00'));
    expect(story.state.documents).toHaveLength(1);
    expect(reportAt([story], NOW).papers.filter(({ name }) => name !== '限期整改通知书')).toEqual([]);
  });

  it('can tell how things stood at an earlier moment', () => {
    const earlier = reportAt(stories, at('2026-09-10', '10:00'));
    expect(earlier.total).toEqual({ measures: 4, closed: 1, overdue: 0, percent: 25 });
    expect([earlier.relapses, earlier.stopped, earlier.papers]).toEqual([[], [], []]);
  });

  it('is a paper with a chapter for each of these, in both languages', () => {
    const zh = writeMarkdown(progressPaper(report, { addressee: '省委巡视组' }, 'zh'));
    for (const part of ['省委巡视组：', '一、总体情况', '三、逾期未完成及原因', '招标两次流标（文书回复）', '| M-2 |', '八、今后三个月到期事项', '附件：文书清单']) expect(zh).toContain(part);
    const en = writeMarkdown(progressPaper(report, {}, 'en'));
    for (const part of ['I. Overall', 'III. Late, and why', 'answer to a paper', 'VIII. Due within three months']) expect(en).toContain(part);
    expect(en.replace(/[“”《》]|迟的|延的|反弹的|撤的|方案|问题|限期整改通知书|招标两次流标|汛期停工|台账造假|职能划转|经发局|首次回头看/g, '')).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('the monthly circular as a paper', () => {
  it('shows the rate of every unit, the red list and the news', () => {
    const circular = composeCircular(life().map(({ state }) => state), { planTitle: '方案', period: '2026-10', sinceAt: at('2026-09-08', '09:00'), at: NOW });
    const zh = writeMarkdown(circularPaper(circular, { date: '2026-10-20', since: '2026-09-08', issuer: '整改办' }, 'zh'));
    for (const part of ['（2026年10月）', '截至2026年10月20日，整改措施3项，已销号0项，完成率0%，逾期1项', '| 经发局 | 3 | 0 | 0% | 1 |', '二、亮红灯的措施（1项）', '三、新增逾期（1项）', '| M-1 | 迟的 | 经发局 | 2026-09-30 |', '五、反弹（1项）', '整改办']) expect(zh).toContain(part);
    const en = writeMarkdown(circularPaper(circular, { date: '2026-10-20', since: '2026-09-08' }, 'en'));
    for (const part of ['(2026-10)', 'III. Newly late (1)', 'None.']) expect(en).toContain(part);
  });
});
