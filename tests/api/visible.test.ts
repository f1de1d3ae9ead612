import { describe, expect, it } from 'vitest';
import { visibleTo } from '../../api/access/visible.ts';
import { measureDetail } from '../../api/views/measureDetail.ts';
import type { Definition } from '../../domain/definition.ts';
import type { MeasureEvent } from '../../domain/events.ts';
import type { Rule } from '../../domain/policy.ts';
import { at, DEFINITION, DIRECTORY, POLICY, rectifying, type Story } from '../support/definitions.ts';

const REFER: Rule = {
  id: 'refer',
  title: '移交问责线索',
  when: { on: 'byHand' },
  byHand: { roles: ['supervisor'] },
  light: 'red',
  document: { name: '问责线索移交函', series: '移', to: ['discipline'], cc: ['chief'], answerWithin: { n: 5, unit: 'working' }, isRestricted: true },
};
const LETTER: Rule = { id: 'letter', title: '责成限期整改', when: { on: 'byHand' }, byHand: { roles: ['supervisor'] }, document: { name: '限期整改通知书', series: '限改', to: ['handler'], cc: [] } };
const definition: Definition = {
  ...DEFINITION,
  policy: { ...POLICY, ladder: [REFER, LETTER] },
  roles: { ...DEFINITION.roles, supervisor: ['supervision-2'], discipline: ['discipline'] },
  directory: {
    people: { ...DIRECTORY.people, feng: { name: '冯纪检' }, he: { name: '何代理' } },
    posts: { ...DIRECTORY.posts, discipline: { title: '纪工委书记', unit: '纪工委', holders: [{ person: 'feng', from: '2026-01-01' }], substitutes: [{ person: 'he', from: '2026-09-10', to: '2026-09-12' }] } },
  },
};

/** Both papers issued by hand; the restricted one read, and its measure paused and taken up again. */
function issued(): Story {
  const by = { milestoneId: 'effect', requirement: '查清责任' };
  return rectifying(definition)
    .does('qian', { type: 'issueByHand', ruleId: 'letter', ...by }, at('2026-09-08', '10:00'))
    .does('qian', { type: 'issueByHand', ruleId: 'refer', ...by }, at('2026-09-08', '11:00'))
    .does('feng', { type: 'acknowledgeDocument', documentId: 'refer-1-1' }, at('2026-09-08', '12:00'))
    .does('sun', { type: 'suspend', reason: '待核查', basis: '领导小组会议', until: '2026-09-30' }, at('2026-09-08', '13:00'))
    .does('sun', { type: 'resume', reason: '核查完毕' }, at('2026-09-10', '10:00'));
}

function shownTo(person: string | undefined, now = at('2026-09-10', '12:00')) {
  const story = issued();
  return measureDetail(story.state, visibleTo(story.state, story.events, person, now), { asOf: now, isFromStore: false }, now);
}

describe('a restricted paper', () => {
  it('is shown to its recipients, copies included, to who issued it and to the administrators', () => {
    for (const person of ['feng', 'sun', 'qian', 'zheng']) expect(shownTo(person).documents.map(({ id }) => id), person).toEqual(['letter-1-1', 'refer-1-1']);
  });

  it('is not there for anybody else: no paper, no trace in the record, nobody awaited', () => {
    for (const person of ['li', 'wang', 'zhao', 'somebody', undefined]) {
      const detail = shownTo(person);
      expect(detail.documents.map(({ id }) => id)).toEqual(['letter-1-1']);
      const { past, awaited } = detail.timeline;
      expect(JSON.stringify({ past, awaited, documents: detail.documents })).not.toMatch(/refer|移交|问责/);
      expect(past.map(({ type }) => type).filter((type) => type === 'ruleFired')).toHaveLength(1);
    }
  });

  it('shows to whoever stands in for its recipient, and no longer when that is over', () => {
    expect(shownTo('he').documents).toHaveLength(2);
    expect(shownTo('he', at('2026-09-13', '00:00')).documents).toHaveLength(1);
  });

  it('does not change the light, which is one for all, but whence it comes', () => {
    const lights = ['li', 'feng'].map((person) => shownTo(person).milestones[0]);
    expect(lights.map((milestone) => milestone?.light)).toEqual(['red', 'red']);
    expect(lights.map((milestone) => milestone?.lightRule)).toEqual([undefined, 'refer']);
  });

  it('is not told of by the news that it reached nobody, either', () => {
    const story = issued();
    const paper = story.events.find((event) => event.type === 'ruleFired' && event.ruleId === 'refer')?.seq ?? 0;
    const letter = story.events.find((event) => event.type === 'ruleFired' && event.ruleId === 'letter')?.seq ?? 0;
    const undelivered = [paper, letter].map((seq, index): MeasureEvent => ({ type: 'noticeUndeliverable', noticeId: `${story.state.id}/1/${seq}/discipline`, post: 'discipline', reason: '地址不存在', seq: story.state.seq + 1 + index, at: at('2026-09-10', '11:00'), cycle: 1 }));
    const seen = (person: string) => visibleTo(story.state, [...story.events, ...undelivered], person, at('2026-09-10', '12:00')).events.filter(({ type }) => type === 'noticeUndeliverable').map(({ seq }) => seq - story.state.seq);
    expect([seen('li'), seen('feng'), seen('zheng')]).toEqual([[2], [1, 2], [1, 2]]);
  });

  it('leaves its moved limits out of the resumption, and those of others in', () => {
    const limits = (person: string) => {
      const story = issued();
      return visibleTo(story.state, story.events, person, at('2026-09-10', '12:00')).events.flatMap((event) => (event.type === 'resumed' ? Object.keys(event.limits) : []));
    };
    expect([limits('li'), limits('feng')]).toEqual([[], ['refer-1-1']]);
  });

  it('is not told of by the interview its rung calls for, nor by a rung that only follows it, save to those they call', () => {
    const asked: Rule = { ...REFER, interview: { with: ['leadUnit'], recordedBy: ['discipline'], within: { n: 3, unit: 'working' }, whenLapsed: [] } };
    const reminder: Rule = { id: 'chase', title: '催问线索办理', when: { on: 'notAnswered', of: 'refer' }, notify: { to: ['discipline'], isUrgent: false } };
    const story = rectifying({ ...definition, policy: { ...definition.policy, ladder: [asked, reminder] } })
      .does('qian', { type: 'issueByHand', ruleId: 'refer', milestoneId: 'effect', requirement: '查清责任' }, at('2026-09-08', '11:00'))
      .does('feng', { type: 'recordInterview', interviewId: 'refer-1-1', heldOn: '2026-09-09', text: '已谈' }, at('2026-09-09', '11:00'))
      .until(at('2026-09-20', '10:00'));
    const seen = (person: string) => {
      const { state, events } = visibleTo(story.state, story.events, person, at('2026-09-20', '10:00'));
      return { interviews: state.interviews.length, types: events.map(({ type }) => type).filter((type) => type === 'interviewRecorded' || type === 'ruleFired') };
    };
    expect(story.types().filter((type) => type === 'ruleFired')).toHaveLength(2);
    expect(seen('li')).toEqual({ interviews: 0, types: [] });
    expect(seen('wang')).toEqual({ interviews: 1, types: ['interviewRecorded'] });
    expect(seen('feng')).toEqual({ interviews: 1, types: ['ruleFired', 'interviewRecorded', 'ruleFired'] });
  });
});
