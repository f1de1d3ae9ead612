import { describe, expect, it } from 'vitest';
import type { Act } from '../../domain/commands.ts';
import { lightOf } from '../../domain/light.ts';
import { noticesOf } from '../../domain/notices.ts';
import type { Definition } from '../../domain/definition.ts';
import type { Rule } from '../../domain/policy.ts';
import { at, DEFINITION, POLICY, rectifying, shown, type Story, submits } from '../support/definitions.ts';

/** A slip for poor quality, issued by hand with a limit; if that lapses without good reason, a sterner one. */
const SLIP: Rule = {
  ...{ id: 'slip', title: '督办单', when: { on: 'byHand' }, light: 'yellow', byHand: { roles: ['supervisor'] } },
  document: { name: '督办单', series: '督', to: ['handler'], cc: ['leadUnit'], answerWithin: { n: 3, unit: 'working' }, rectifyWithin: { n: 5, unit: 'working' }, excusedBy: ['supervisor'] },
};
const STERNER: Rule = {
  ...{ id: 'sterner', title: '重点督办', when: { on: 'lapsed', of: 'slip' }, light: 'red' },
  document: { name: '重点督办通知书', series: '重督', to: ['leadUnit'], cc: [], acknowledgeWithin: { n: 2, unit: 'working' }, signedForBy: 'leadUnit' },
};
const LATE: Rule = { id: 'late', title: '逾期', when: { on: 'after', milestone: 'effect', count: { n: 1, unit: 'working' } }, skipIfStands: ['slip', 'sterner'], document: { name: '提醒函', series: '提', to: ['handler'], cc: [] } };

function withLadder(...ladder: Rule[]): Definition {
  return { ...DEFINITION, policy: { ...POLICY, ladder } };
}
function issues(more: Partial<Extract<Act, { type: 'issueByHand' }>> = {}): Act {
  return { type: 'issueByHand', ruleId: 'slip', milestoneId: 'effect', requirement: '台账数据不实，请重新核实', ...more };
}
/** Issued on Monday 2026-09-07: to be answered by Thursday 09-10, put right by Monday 09-14. */
function slipped(): Story {
  return rectifying(withLadder(SLIP, STERNER, LATE)).does('qian', issues(), at('2026-09-07', '10:00'));
}

describe('a paper issued by hand', () => {
  it('says who requires what, counts its limits from the day it is dated, and shows its light', () => {
    const story = slipped();
    expect(story.state.documents).toMatchObject([
      { ruleId: 'slip', milestoneId: 'effect', datedOn: '2026-09-07', issuedBy: { person: 'qian', post: 'supervision-2' }, requirement: '台账数据不实，请重新核实', answerBy: at('2026-09-11', '00:00'), rectifyBy: at('2026-09-15', '00:00') },
    ]);
    const [effect] = story.state.milestones;
    expect(effect && lightOf(story.state, effect, at('2026-09-07', '10:00'))).toMatchObject({ light: 'yellow', ruleId: 'slip' });
    const fired = story.events.at(-1);
    expect(fired && noticesOf(story.state, fired).map(({ post, kind, facts }) => [post, kind, facts.requirement])).toEqual([
      ['bureau-handler', 'documentIssued', '台账数据不实，请重新核实'],
      ['bureau-head', 'documentIssued', '台账数据不实，请重新核实'],
    ]);
  });

  it('is for those whom the rule names, for rules that may be entered by hand, and never comes by itself', () => {
    const story = rectifying(withLadder(SLIP, STERNER));
    expect(story.refuses('zhao', issues(), at('2026-09-07', '10:00'))).toBe('notYours');
    expect(story.refuses('qian', issues({ ruleId: 'sterner' }), at('2026-09-07', '10:00'))).toBe('ruleNotByHand');
    expect(story.refuses('qian', issues({ requirement: ' ' }), at('2026-09-07', '10:00'))).toBe('emptyText');
    expect(story.until(at('2026-12-31', '10:00')).types()).not.toContain('ruleFired');
  });

  it('with a limit is about a milestone that is open', () => {
    const story = rectifying(withLadder(SLIP)).does('li', submits('completion'), at('2026-09-04', '10:00'));
    const whole: Act = { type: 'issueByHand', ruleId: 'slip', requirement: '请整改' };
    expect(story.refuses('qian', whole, at('2026-09-07', '10:00'))).toBe('milestoneNeeded');
    expect(story.refuses('qian', issues({ milestoneId: 'completion' }), at('2026-09-07', '10:00'))).toBe('milestoneNeeded');
    expect(story.refuses('qian', issues({ milestoneId: 'other' }), at('2026-09-07', '10:00'))).toBe('unknownMilestone');
  });

  it('may set the last day by name, after today', () => {
    const story = rectifying(withLadder(SLIP));
    expect(story.refuses('qian', issues({ rectifyOn: '2026-09-07' }), at('2026-09-07', '10:00'))).toBe('dateInvalid');
    story.does('qian', issues({ rectifyOn: '2026-09-19' }), at('2026-09-07', '10:00'));
    expect(story.state.documents[0]).toMatchObject({ rectifyOn: '2026-09-19', rectifyBy: at('2026-09-20', '00:00') });
  });

  it('is followed by the sterner one when its limit lapses', () => {
    const story = slipped().until(at('2026-09-15', '09:00'));
    expect(story.state.documents.map(({ ruleId, issuedAt }) => [ruleId, shown(issuedAt)])).toEqual([['slip', '2026-09-07 10:00'], ['sterner', '2026-09-15 09:00']]);
  });

  it('is followed by nothing when the reason given is found good, which only the policy’s supervisors may find, after an answer', () => {
    const story = slipped();
    const excuse: Act = { type: 'excuseDocument', documentId: 'slip-1-1', reason: '系统停机属实' };
    expect(story.refuses('qian', excuse, at('2026-09-08', '10:00'))).toBe('notExcusable');
    story.does('li', { type: 'answerDocument', documentId: 'slip-1-1', text: '数据平台停机，无法核实' }, at('2026-09-09', '10:00'));
    expect(story.refuses('wang', excuse, at('2026-09-10', '10:00'))).toBe('notYours');
    story.does('qian', excuse, at('2026-09-10', '10:00')).until(at('2026-09-29', '10:00'));
    expect(story.state.documents).toHaveLength(1);
    expect(story.refuses('qian', excuse, at('2026-09-29', '11:00'))).toBe('alreadyDone');
  });

  it('keeps a lower rung from following: passed over on the record, with what stood in its way, and told to nobody', () => {
    const story = slipped().until(at('2026-10-08', '09:00'));
    const skipped = story.events.find((event) => event.type === 'ruleFired' && event.ruleId === 'late');
    expect(skipped).toMatchObject({ skippedFor: 'slip', milestoneId: 'effect' });
    expect(skipped).not.toHaveProperty('document');
    expect(skipped && noticesOf(story.state, skipped)).toEqual([]);
  });

  it('entered at once by the inspector who finds a relapse, where the policy lets inspectors', () => {
    const byInspector: Rule = { ...SLIP, byHand: { roles: ['inspector'] } };
    const story = closedAndDue(rectifying(withLadder(byInspector)));
    const finding: Act = { type: 'findRelapse', lookBackId: 'first', reason: '问题反弹', evidence: [{ name: '照片', size: 1, sha256: 'b'.repeat(64), datedOn: '2026-12-20' }], dates: { effect: '2027-02-26', completion: '2027-03-31' }, enterAt: 'slip' };
    story.does('zhou', finding, at('2026-12-24', '10:00'));
    expect(story.state).toMatchObject({ cycle: 2, documents: [{ ruleId: 'slip', milestoneId: 'completion', requirement: '问题反弹', issuedBy: { person: 'zhou' } }] });
  });
});

describe('a paper that must be signed for by a named role', () => {
  const when = { on: 'returned' } as const;
  const letter: Rule = { id: 'letter', title: '退回告知书', when, document: { name: '退回告知书', series: '退', to: ['handler'], cc: [], acknowledgeWithin: { n: 2, unit: 'working' }, signedForBy: 'leadUnit' } };
  const unsigned: Rule = { id: 'unsigned', title: '逾期未签收', when: { on: 'notAcknowledged', of: 'letter' }, notify: { to: ['leadOfficial'], isUrgent: false } };
  function returned(): Story {
    return rectifying(withLadder(letter, unsigned))
      .does('li', submits('effect'), at('2026-09-07', '09:00'))
      .does('zhao', { type: 'return', milestones: ['effect'], reason: '佐证不足' }, at('2026-09-07', '10:00'))
      .until(at('2026-09-07', '10:00'));
  }

  it('is not acknowledged by another recipient’s receipt', () => {
    const story = returned().does('li', { type: 'acknowledgeDocument', documentId: 'letter-1-1' }, at('2026-09-07', '11:00')).until(at('2026-09-10', '09:00'));
    expect(story.state.fired['unsigned|letter-1-1']).toBeDefined();
  });

  it('is acknowledged by the receipt of that role, who hears of it although it is addressed to others', () => {
    const story = returned();
    const fired = story.events.find((event) => event.type === 'ruleFired');
    expect(fired && noticesOf(story.state, fired).map(({ post }) => post)).toEqual(['bureau-handler', 'bureau-head']);
    story.does('wang', { type: 'acknowledgeDocument', documentId: 'letter-1-1' }, at('2026-09-07', '11:00')).until(at('2026-09-30', '09:00'));
    expect(story.state.fired['unsigned|letter-1-1']).toBeUndefined();
  });
});

describe('an interview', () => {
  const talk: Rule = {
    ...{ id: 'talk', title: '约谈', when: { on: 'after', milestone: 'effect', count: { n: 1, unit: 'working' } } },
    interview: { with: ['leadUnit'], recordedBy: ['supervisor'], within: { n: 3, unit: 'working' }, whenLapsed: ['chief'] },
  };
  const record: Act = { type: 'recordInterview', interviewId: 'talk-1-1', heldOn: '2026-10-09', text: '已约谈，承诺月底前完成' };

  it('is called for, recorded by whom the rule names, and then over', () => {
    const story = rectifying(withLadder(talk)).until(at('2026-10-08', '09:00'));
    expect(story.state.interviews).toMatchObject([{ id: 'talk-1-1', with: ['bureau-head'], awaited: ['supervision-2'], dueBy: at('2026-10-13', '00:00') }]);
    expect(story.refuses('wang', record, at('2026-10-09', '17:00'))).toBe('notYours');
    expect(story.refuses('qian', { ...record, heldOn: '2026-10-10' }, at('2026-10-09', '17:00'))).toBe('evidenceFromFuture');
    story.does('qian', record, at('2026-10-09', '17:00')).until(at('2026-10-30', '10:00'));
    expect(story.types()).not.toContain('awaitedLapsed');
    expect(story.refuses('qian', record, at('2026-10-30', '11:00'))).toBe('unknownInterview');
  });

  it('that nobody records lapses to whom the rule names', () => {
    const story = rectifying(withLadder(talk)).until(at('2026-10-08', '09:00')).until(at('2026-10-13', '09:00'));
    expect(story.events.at(-1)).toMatchObject({ type: 'awaitedLapsed', subject: { on: 'interview', interviewId: 'talk-1-1' }, toldRoles: ['chief'] });
  });
});

function closedAndDue(story: Story): Story {
  story.does('li', submits('effect', 'completion'), at('2026-09-21', '10:00')).does('zhao', { type: 'accept', milestones: ['effect', 'completion'] }, at('2026-09-22', '10:00'));
  const factsHash = story.state.phase === 'inSignOff' ? story.state.signOff.factsHash : '';
  return story.does('zhang', { type: 'approveClosure', factsHash }, at('2026-09-23', '10:00')).does('sun', { type: 'approveClosure', factsHash }, at('2026-09-24', '10:00'));
}
