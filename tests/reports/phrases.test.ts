import { describe, expect, it } from 'vitest';
import { standingOf } from '../../domain/reports/standing.ts';
import { closingPhrase } from '../../papers/reports/phrases.ts';
import type { Definition } from '../../domain/definition.ts';
import { accepts, at, DEFINITION, EVIDENCE, POLICY, rectifying, Story, submits } from '../support/definitions.ts';

function phrase(story: Story, when: number): string {
  return closingPhrase(standingOf(story.until(when).state, when), 'zh');
}

function closed(story: Story, days: { handedIn: string; accepted: string; signed: string }): Story {
  story.does('li', submits('effect', 'completion'), at(days.handedIn, '10:00')).does('zhao', accepts('effect', 'completion'), at(days.accepted, '10:00'));
  return signs(story, days.signed);
}

function signs(story: Story, on: string): Story {
  for (const [person, time] of [['zhang', '10:00'], ['sun', '11:00']] as const) {
    const { state } = story;
    story.does(person, { type: 'approveClosure', factsHash: state.phase === 'inSignOff' ? state.signOff.factsHash : '' }, at(on, time));
  }
  return story;
}

const EXTENDABLE: Definition = {
  ...DEFINITION,
  policy: { ...POLICY, extension: { atMost: 1, steps: [{ id: 'decide', title: '牵头领导审批', roles: ['leadOfficial'], need: 'any', whenLapsed: [] }] } },
};

describe('the closing phrase of a measure', () => {
  it('says only that it is assigned before anybody has acknowledged it', () => {
    const story = new Story(DEFINITION, at('2026-09-01', '10:00'));
    expect(phrase(story, at('2026-09-02', '10:00'))).toBe('任务已下达；取得明显成效时限2026年9月30日。');
    expect(closingPhrase(standingOf(undefined, 0), 'zh')).toBe('尚未启动。');
  });

  it('never says that work goes to plan once a date has passed', () => {
    expect(phrase(rectifying(), at('2026-09-30', '23:59'))).toBe('正在整改；取得明显成效时限2026年9月30日。');
    expect(phrase(rectifying(), at('2026-10-01', '00:00'))).toBe('取得明显成效时限2026年9月30日已过，尚未完成，继续整改。');
  });

  it('speaks of a partial effect only when that has been accepted, not when it is claimed', () => {
    const story = rectifying().does('li', submits('effect'), at('2026-09-10', '10:00'));
    expect(phrase(story, at('2026-09-10', '11:00'))).toBe('已提交验收，正在审核；整改落实到位时限2026年10月30日。');
    story.does('zhao', accepts('effect'), at('2026-09-11', '10:00'));
    expect(phrase(story, at('2026-09-12', '10:00'))).toBe('已取得阶段性成效（2026年9月11日通过验收）；持续推进；整改落实到位时限2026年10月30日。');
    expect(phrase(story, at('2026-11-02', '10:00'))).toBe('已取得阶段性成效（2026年9月11日通过验收）；整改落实到位时限2026年10月30日已过，尚未完成，继续整改。');
  });

  it('says done when it is closed, and on time only when every date was kept', () => {
    const signing = rectifying().does('li', submits('effect', 'completion'), at('2026-09-10', '10:00')).does('zhao', accepts('effect', 'completion'), at('2026-09-11', '10:00'));
    expect(phrase(signing, at('2026-09-11', '11:00'))).toBe('2026年9月11日已通过验收，正在办理销号审批。');
    expect(phrase(signs(signing, '2026-09-14'), at('2026-09-15', '10:00'))).toBe('已按期完成，2026年9月14日销号；将按期开展“回头看”。');
    const late = closed(rectifying(), { handedIn: '2026-10-12', accepted: '2026-10-13', signed: '2026-10-14' });
    expect(phrase(late, at('2026-10-15', '10:00'))).toBe('已完成，2026年10月14日销号；将按期开展“回头看”。');
    late.does('zhou', { type: 'holdLookBack', lookBackId: 'first', note: '未见反弹' }, at('2027-01-14', '10:00'));
    expect(phrase(late, at('2027-01-15', '10:00'))).toBe('已完成，2026年10月14日销号；“回头看”未发现反弹。');
  });

  it('tells of an extension that was granted, and calls what was extended done, not on time', () => {
    const story = rectifying(EXTENDABLE)
      .does('li', { type: 'requestExtension', milestoneId: 'effect', reason: '招标流标', progress: '已完成方案', dueOn: '2026-10-20' }, at('2026-09-20', '10:00'));
    expect(phrase(story, at('2026-09-20', '11:00'))).toBe('正在整改；取得明显成效时限2026年9月30日。');
    story.does('zhang', { type: 'approveExtension', extensionId: story.state.extensions[0]?.id ?? '' }, at('2026-09-21', '10:00'));
    expect(phrase(story, at('2026-10-10', '10:00'))).toBe('正在整改；取得明显成效时限2026年10月20日（经批准由2026年9月30日延期）。');
    closed(story, { handedIn: '2026-10-12', accepted: '2026-10-13', signed: '2026-10-14' });
    expect(phrase(story, at('2026-10-15', '10:00'))).toContain('已完成，2026年10月14日销号');
  });

  it('tells of a relapse for as long as the measure is there, and of a closure that was taken back by its own name', () => {
    const story = closed(rectifying(), { handedIn: '2026-09-10', accepted: '2026-09-11', signed: '2026-09-14' });
    const dates = { effect: '2027-02-26', completion: '2027-03-31' };
    story.does('zhou', { type: 'findRelapse', lookBackId: 'first', reason: '问题重现', evidence: [{ ...EVIDENCE, datedOn: '2026-12-10' }], dates }, at('2026-12-14', '10:00'));
    expect(phrase(story, at('2026-12-15', '10:00'))).toBe('2026年12月14日“回头看”发现问题反弹，已重新整改（第2轮）；正在整改；取得明显成效时限2027年2月26日。');
    closed(story, { handedIn: '2027-01-10', accepted: '2027-01-11', signed: '2027-01-12' });
    expect(phrase(story, at('2027-01-13', '10:00'))).toBe('2026年12月14日“回头看”发现问题反弹，已重新整改（第2轮）；已完成，2027年1月12日销号；将按期开展“回头看”。');
    const taken = closed(rectifying(), { handedIn: '2026-09-10', accepted: '2026-09-11', signed: '2026-09-14' });
    taken.does('sun', { type: 'reopen', reason: '材料不实', evidence: [], dates }, at('2026-10-20', '10:00'));
    expect(phrase(taken, at('2026-10-21', '10:00'))).toMatch(/^2026年10月20日撤回销号，已重新整改（第2轮）；正在整改；/);
  });

  it('leaves a long-term measure without an end until its routine is signed', () => {
    const definition: Definition = { ...DEFINITION, class: 'longTerm', policy: { ...POLICY, longTerm: { confirmedBy: ['authority'] } } };
    const story = rectifying(definition);
    expect(phrase(story, at('2026-09-02', '10:00'))).toBe('正在整改，需长期坚持；取得明显成效时限2026年9月30日。');
    story.does('li', submits('effect', 'completion'), at('2026-09-10', '10:00')).does('zhao', accepts('effect', 'completion'), at('2026-09-11', '10:00'));
    expect(phrase(story, at('2026-09-12', '10:00'))).toBe('已取得阶段性成效（2026年9月11日通过验收）；长期坚持、持续推进。');
    story.does('sun', { type: 'confirmRoutine', reason: '机制已运行一年' }, at('2026-09-20', '10:00'));
    expect(phrase(story, at('2026-09-21', '10:00'))).toBe('已转入常态、长期坚持，2026年9月20日销号；将按期开展“回头看”。');
  });

  it('says of what is suspended or withdrawn that it is so by decision', () => {
    const suspended = rectifying().does('sun', { type: 'suspend', reason: '等待上级政策', basis: '会议纪要〔2026〕3号', until: '2026-10-20' }, at('2026-09-15', '10:00'));
    expect(phrase(suspended, at('2026-10-10', '10:00'))).toBe('经批准暂缓实施，至2026年10月20日止。');
    const late = rectifying().does('sun', { type: 'suspend', reason: '等待上级政策', basis: '会议纪要〔2026〕3号', until: '2026-11-20' }, at('2026-10-12', '10:00'));
    expect(phrase(late, at('2026-11-10', '10:00'))).toBe('经批准暂缓实施，至2026年11月20日止；取得明显成效时限2026年9月30日在暂缓前已过，尚未完成。');
    const withdrawn = rectifying().does('sun', { type: 'withdraw', reason: '职能已划转' }, at('2026-09-15', '10:00'));
    expect(phrase(withdrawn, at('2026-12-10', '10:00'))).toBe('经批准不再实施。');
    expect(closingPhrase(standingOf(withdrawn.state, at('2026-12-10', '10:00')), 'en')).toBe('Withdrawn by decision.');
  });
});
