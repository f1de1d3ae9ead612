import { describe, expect, it } from 'vitest';
import { awaitedOf } from '../../api/views/awaited.ts';
import { measureDetail } from '../../api/views/measureDetail.ts';
import { upcomingOf } from '../../api/views/upcoming.ts';
import { measureDetail as detailSchema } from '../../api/schemas/measure.ts';
import type { Definition } from '../../domain/definition.ts';
import type { Rule, Step } from '../../domain/policy.ts';
import { EVENT_WORDS } from '../../domain/words.ts';
import { accepts, at, DEFINITION, EVIDENCE, POLICY, rectifying, type Story, submits } from '../support/definitions.ts';

const step = (id: string, title: string, role: string): Step => ({ id, title, roles: [role], need: 'any', within: { n: 3, unit: 'working' }, whenLapsed: [] });
const TALK: Rule = {
  id: 'talk',
  title: '约谈',
  when: { on: 'byHand' },
  byHand: { roles: ['supervisor'] },
  document: { name: '约谈通知书', series: '谈', to: ['handler'], cc: [], answerWithin: { n: 3, unit: 'working' }, excusedBy: ['supervisor'] },
  interview: { with: ['leadUnit'], recordedBy: ['supervisor'], within: { n: 5, unit: 'working' }, whenLapsed: [] },
};
const definition: Definition = {
  ...DEFINITION,
  targets: [{ id: 'households', title: '搬迁安置', unit: '户', total: 170, curve: [{ on: '2026-09-20', value: 100 }] }],
  policy: {
    ...POLICY,
    ladder: [TALK],
    extension: { atMost: 1, steps: [step('review', '督查室审核', 'acceptor'), step('decide', '牵头领导批准', 'leadOfficial')] },
    periodic: [{ id: 'weekly', title: '周报', every: 'week', dueAfter: { n: 1, unit: 'working' }, roles: ['handler'], until: 'signOff', whenMissed: ['administrator'] }],
    participation: { submissionWaits: true },
  },
};

/** Monday 2026-09-07: nearly every act an office may do beside submitting and accepting. */
function busy(): Story {
  return rectifying(definition)
    .does('qian', { type: 'issueByHand', ruleId: 'talk', milestoneId: 'effect', requirement: '说明原因' }, at('2026-09-07', '10:00'))
    .does('li', { type: 'requestExtension', milestoneId: 'effect', reason: '汛期', progress: '七成', dueOn: '2026-10-15' }, at('2026-09-07', '11:00'));
}

function shownOf({ state, events }: Story, now: number) {
  return measureDetail(state, { state, events }, { asOf: now, isFromStore: false }, now);
}

describe('who is awaited for the further duties', () => {
  it('is told with what it is about and until when', () => {
    const story = busy();
    const awaited = awaitedOf(story.state, at('2026-09-07', '12:00')).map(({ text, posts, limit }) => `${text.zh} | ${posts.map(({ holder }) => holder?.name).join('、')} | ${limit?.lastDay ?? '—'}`);
    expect(awaited).toEqual([
      '签收任务 | 吴协同 | 2026-09-04',
      '报告参与事项完成 | 吴协同 | —',
      '提交验收：取得明显成效 | 李经办 | 2026-09-30',
      '提交验收：整改落实到位 | 李经办 | 2026-10-30',
      '审批延期（督查室审核）：取得明显成效 延至 2026-10-15 | 赵督查、钱督查 | 2026-09-10',
      '报送周报：2026年第37周 | 李经办 | 2026-09-14',
      '签收文书《约谈通知书》 | 李经办 | —',
      '回复文书《约谈通知书》 | 李经办 | 2026-09-10',
      '约谈并记录：约谈 | 钱督查 | 2026-09-14',
    ]);
  });

  it('is nobody while the measure is suspended, and time will end that', () => {
    const story = busy().does('sun', { type: 'suspend', reason: '待批', basis: '会议', until: '2026-09-18' }, at('2026-09-08', '10:00'));
    expect(awaitedOf(story.state, at('2026-09-08', '11:00'))).toEqual([]);
    expect(upcomingOf(story.state, at('2026-09-08', '11:00'))).toMatchObject([{ what: 'resumption', at: '2026-09-19T00:00:00+08:00', text: { zh: '暂停期满，自动恢复' } }]);
  });

  it('has longer where a suspension came between, and none where a reason was found good', () => {
    const story = busy()
      .does('li', { type: 'answerDocument', documentId: 'talk-1-1', text: '原因如下' }, at('2026-09-07', '14:00'))
      .does('qian', { type: 'excuseDocument', documentId: 'talk-1-1', reason: '属实' }, at('2026-09-07', '15:00'))
      .does('sun', { type: 'suspend', reason: '待批', basis: '会议', until: '2026-09-30' }, at('2026-09-08', '10:00'))
      .does('sun', { type: 'resume', reason: '已批' }, at('2026-09-10', '10:00'));
    const of = (what: string) => awaitedOf(story.state, at('2026-09-10', '11:00')).filter((awaited) => awaited.what === what);
    expect(of('extension')).toMatchObject([{ limit: { lastDay: '2026-09-14' } }]);
    expect(of('documentAnswer')).toEqual([]);
  });

  it('still is for a report that was missed', () => {
    const story = busy().until(at('2026-09-16', '10:00'));
    expect(awaitedOf(story.state, at('2026-09-16', '10:00')).filter(({ what }) => what === 'periodic').map(({ period }) => period)).toEqual(['2026-W37', '2026-W38']);
  });
});

describe('the whole of a measure with the further duties', () => {
  it('fits its published schema, and every event has a line in both languages without an id in it', () => {
    const story = busy();
    const check = (now: number) => {
      const detail = shownOf(story.until(now), now);
      expect(detailSchema.safeParse(detail).error).toBeUndefined();
      for (const { text, type } of detail.timeline.past) {
        expect([text.zh, text.en]).toEqual([expect.stringContaining(EVENT_WORDS[type as keyof typeof EVENT_WORDS].zh), expect.stringContaining(EVENT_WORDS[type as keyof typeof EVENT_WORDS].en)]);
        expect(text.zh).not.toMatch(/undefined|\[object|talk-1|effect-1|bureau-|households/);
      }
      return detail;
    };
    story.does('zhao', { type: 'approveExtension', extensionId: 'effect-1-1' }, at('2026-09-08', '09:00')).does('zhang', { type: 'approveExtension', extensionId: 'effect-1-1' }, at('2026-09-08', '10:00'));
    story.does('qian', { type: 'recordInterview', interviewId: 'talk-1-1', heldOn: '2026-09-08', text: '已谈' }, at('2026-09-08', '11:00'));
    story.does('li', { type: 'handInPeriodic', dutyId: 'weekly', period: '2026-W37', text: '正常', evidence: [] }, at('2026-09-11', '10:00'));
    story.does('wu', { type: 'reportPart', text: '已拨付', evidence: [{ ...EVIDENCE, uploadedAt: at('2026-09-11', '10:30') }], isDone: true }, at('2026-09-11', '11:00'));
    story.does('li', { type: 'appointSubstitute', post: 'bureau-handler', person: 'qi', name: '齐代理', from: '2026-09-14', to: '2026-09-18' }, at('2026-09-11', '12:00'));
    story.does('qi', { type: 'reportProgress', text: '已安置', values: { households: 160 } }, at('2026-09-14', '10:00')).does('zhou', { type: 'comment', text: '请抓紧' }, at('2026-09-14', '11:00'));
    expect(check(at('2026-09-14', '12:00'))).toMatchObject({
      milestones: [{ dueOn: '2026-10-15', originalOn: '2026-09-30', slips: 1 }, { slips: 0 }],
      targets: [{ value: 160, shortfall: 10, curve: [{ on: '2026-09-20', value: 100 }] }],
      parts: [{ report: { isDone: true, evidence: [{ uploadedAt: '2026-09-11T10:30:00+08:00' }] } }],
      periodic: [{ next: { period: '2026-W38' }, entries: [{ period: '2026-W37', text: { en: 'week 37 of 2026' }, handedIn: { text: '正常' } }] }],
      extensions: [{ outcome: 'granted' }],
      interviews: [{ held: { heldOn: '2026-09-08' } }],
      substitutes: [{ person: { name: '齐代理' } }],
      progress: { by: { person: { id: 'qi' }, onBehalfOf: { id: 'li' } } },
      comments: [{ text: '请抓紧', by: { person: { id: 'zhou' } } }],
    });
    story.does('li', submits('effect', 'completion'), at('2026-09-15', '10:00')).does('li', { type: 'replaceEvidence', milestoneId: 'effect', evidence: [EVIDENCE], reason: '不清' }, at('2026-09-15', '11:00'));
    story.does('zhao', { type: 'accept', milestones: ['completion'], note: '余户自愿' }, at('2026-09-16', '10:00')).does('zhao', accepts('effect'), at('2026-09-16', '11:00'));
    const factsHash = () => (story.state.phase === 'inSignOff' ? story.state.signOff.factsHash : '');
    story.does('zhang', { type: 'approveClosure', factsHash: factsHash() }, at('2026-09-17', '10:00')).does('sun', { type: 'approveClosure', factsHash: factsHash() }, at('2026-09-17', '11:00'));
    story.does('sun', { type: 'reopen', reason: '群众反映', evidence: [], dates: { effect: '2026-11-30', completion: '2026-12-30' } }, at('2026-09-18', '10:00'));
    story.does('sun', { type: 'convertClass', to: 'longTerm', reason: '须长期坚持' }, at('2026-09-18', '11:00'));
    expect(check(at('2026-09-18', '12:00'))).toMatchObject({ cycle: 2, class: 'longTerm', pastCycles: [{ extensions: [{ outcome: 'granted' }], interviews: [{ title: '约谈' }], relapse: { reason: '群众反映' } }], extensions: [], interviews: [] });
  });
});
