import { describe, expect, it } from 'vitest';
import type { Act } from '../../domain/commands.ts';
import { lightOf } from '../../domain/light.ts';
import type { Definition } from '../../domain/measure.ts';
import { noticesOf } from '../../domain/notices.ts';
import { periodAround } from '../../domain/periodic.ts';
import type { PeriodicRule, Policy, Rule } from '../../domain/policy.ts';
import { accepts, at, DEFINITION, EVIDENCE, POLICY, rectifying, shown, Story, submits } from '../support/definitions.ts';

function withPolicy(policy: Partial<Policy>, definition: Partial<Definition> = {}): Definition {
  return { ...DEFINITION, ...definition, policy: { ...POLICY, ...policy } };
}

describe('periods', () => {
  it('have the names people know them by, and their first and last days', () => {
    expect(periodAround('month', '2028-02-10')).toEqual({ name: '2028-02', firstOn: '2028-02-01', lastOn: '2028-02-29' });
    expect(periodAround('quarter', '2026-12-31')).toEqual({ name: '2026-Q4', firstOn: '2026-10-01', lastOn: '2026-12-31' });
    expect(periodAround('week', '2026-11-24')).toEqual({ name: '2026-W48', firstOn: '2026-11-23', lastOn: '2026-11-29' });
    // ISO 8601: a week belongs to the year of its Thursday.
    expect(periodAround('week', '2027-01-03')).toEqual({ name: '2026-W53', firstOn: '2026-12-28', lastOn: '2027-01-03' });
    expect(periodAround('week', '2024-12-30')).toEqual({ name: '2025-W01', firstOn: '2024-12-30', lastOn: '2025-01-05' });
  });
});

describe('a periodic report', () => {
  /** Monthly, within five working days of the month's end, from the first whole month on. */
  const monthly: PeriodicRule = { id: 'monthly', title: '月报', every: 'month', dueAfter: { n: 5, unit: 'working' }, roles: ['handler'], until: 'signOff', remindBefore: { n: 1, unit: 'working' }, whenMissed: ['leadUnit'] };
  const second: Rule = { id: 'second', title: '两次未报', when: { on: 'reportMissed', of: 'monthly', times: 2 }, light: 'yellow', notify: { to: ['leadOfficial'], isUrgent: false }, repeat: { every: { n: 3, unit: 'working' }, atMost: 3 } };
  const definition = withPolicy({ periodic: [monthly], ladder: [second] });
  const handIn = (period: string): Act => ({ type: 'handInPeriodic', dutyId: 'monthly', period, text: '本月进展', evidence: [] });

  it('begins with the first whole period: a measure of 2 September owes October first', () => {
    const story = rectifying(definition, at('2026-09-02', '10:00')).until(at('2026-11-30', '10:00'));
    const lapses = story.events.filter((event) => event.type === 'awaitedLapsed');
    // October is due five working days after 10-31: 2 to 6 November. Nobody had reported when it was over.
    expect(lapses.map((event) => [event.type === 'awaitedLapsed' && event.subject, shown(event.at)])).toEqual([
      [{ on: 'periodic', dutyId: 'monthly', period: '2026-10', dueOn: '2026-11-06' }, '2026-11-30 10:00'],
    ]);
  });

  it('reminds before, and tells whom the policy names on the working day after', () => {
    const story = rectifying(definition, at('2026-09-02', '10:00'));
    story.until(at('2026-11-05', '09:00'));
    expect(story.events.at(-1)).toMatchObject({ type: 'awaitedReminded', subject: { on: 'periodic', period: '2026-10' }, awaited: ['bureau-handler'] });
    story.until(at('2026-11-09', '08:59'));
    expect(story.types()).not.toContain('awaitedLapsed');
    story.until(at('2026-11-09', '09:00'));
    const lapse = story.events.at(-1);
    expect(lapse).toMatchObject({ type: 'awaitedLapsed' });
    expect(lapse && noticesOf(story.state, lapse).map(({ post, kind, facts }) => [post, kind, facts.period])).toEqual([
      ['bureau-handler', 'awaitedLapsed', '2026-10'],
      ['bureau-head', 'awaitedLapsed', '2026-10'],
    ]);
  });

  it('handed in keeps quiet, and each period is handed in once', () => {
    const story = rectifying(definition, at('2026-09-02', '10:00'));
    expect(story.refuses('li', handIn('2026-09'), at('2026-10-12', '10:00'))).toBe('periodNotOpen');
    expect(story.refuses('wang', handIn('2026-10'), at('2026-10-12', '10:00'))).toBe('notYours');
    expect(story.refuses('li', handIn('2026-11'), at('2026-10-12', '10:00'))).toBe('periodNotOpen');
    story.does('li', handIn('2026-10'), at('2026-11-02', '10:00'));
    expect(story.refuses('li', handIn('2026-10'), at('2026-11-02', '11:00'))).toBe('periodNotOpen');
    expect(story.refuses('li', { type: 'handInPeriodic', dutyId: 'weekly', period: '2026-W44', text: '周报', evidence: [] }, at('2026-11-02', '11:00'))).toBe('unknownDuty');
    expect(story.until(at('2026-11-30', '10:00')).types()).not.toContain('awaitedLapsed');
  });

  it('missed for the second time climbs, again and again until it is handed in, late as it is', () => {
    const story = rectifying(definition, at('2026-09-02', '10:00')).until(at('2026-11-09', '09:00')).until(at('2026-12-08', '09:00'));
    expect(story.state.periodic).toMatchObject([{ period: '2026-10', missed: { time: 1 } }, { period: '2026-11', missed: { time: 2 } }]);
    expect(story.state.fired['second|monthly@2026-11']).toMatchObject({ count: 1 });
    const [effect] = story.state.milestones;
    expect(effect && lightOf(story.state, effect, at('2026-12-08', '09:00'))).toMatchObject({ light: 'yellow', ruleId: 'second' });
    story.until(at('2026-12-11', '09:00'));
    expect(story.state.fired['second|monthly@2026-11']).toMatchObject({ count: 2 });
    story.does('li', handIn('2026-11'), at('2026-12-11', '10:00')).until(at('2026-12-31', '09:00'));
    expect(story.state.fired['second|monthly@2026-11']).toMatchObject({ count: 2 });
    expect(story.state.periodic[1]).toMatchObject({ missed: { time: 2 }, handedIn: { person: 'li' } });
  });

  it('is not owed while the closure is being signed; what fell due then is not owed afterwards either', () => {
    const story = rectifying(definition, at('2026-09-02', '10:00'))
      .does('li', submits('effect', 'completion'), at('2026-10-20', '10:00'))
      .does('zhao', accepts('effect', 'completion'), at('2026-10-21', '10:00'))
      .until(at('2026-11-20', '10:00'))
      .does('zhang', { type: 'refuseClosure', milestones: ['completion'], reason: '不实' }, at('2026-11-20', '11:00'))
      .until(at('2026-12-03', '10:00'));
    expect(story.events.filter((event) => event.type === 'awaitedLapsed' && event.subject.on === 'periodic')).toEqual([]);
    story.until(at('2026-12-08', '09:00'));
    expect(story.state.periodic).toMatchObject([{ period: '2026-11', missed: { time: 1 } }]);
  });
});

describe('participating units', () => {
  const waits = withPolicy({ participation: { submissionWaits: true } });
  const done: Act = { type: 'reportPart', text: '资金已拨付', evidence: [EVIDENCE], isDone: true };

  it('may be waited for: a submission before their part is done is refused, and names who is missing', () => {
    const story = rectifying(waits);
    expect(story.refuses('li', submits('effect'), at('2026-09-07', '10:00'))).toBe('partsMissing');
    story.does('wu', { ...done, isDone: false }, at('2026-09-07', '11:00'));
    expect(story.refuses('li', submits('effect'), at('2026-09-07', '12:00'))).toBe('partsMissing');
    story.does('wu', done, at('2026-09-08', '11:00')).does('li', submits('effect'), at('2026-09-08', '12:00'));
    expect(story.refuses('li', done, at('2026-09-08', '13:00'))).toBe('notYours');
  });

  it('that have not reported are shown to the acceptor in any case', () => {
    const story = rectifying().does('li', submits('effect'), at('2026-09-07', '10:00'));
    const opened = story.events.find((event) => event.type === 'stepOpened');
    expect(opened && noticesOf(story.state, opened)[0]?.facts.partsMissing).toEqual(['财政局科长']);
  });
});

describe('a quantified target', () => {
  const targets = [{ id: 'households', title: '安置户数', unit: '户', total: 174, curve: [{ on: '2026-09-15', value: 60 }, { on: '2026-10-15', value: 120 }] }];
  const behind: Rule = { id: 'behind', title: '进度落后', when: { on: 'behind' }, light: 'orange', notify: { to: ['leadUnit'], isUrgent: false }, repeat: { every: { n: 2, unit: 'working' }, atMost: 10 } };
  const definition = withPolicy({ ladder: [behind] }, { targets });
  const reports = (households: number): Act => ({ type: 'reportProgress', text: '进展', values: { households } });

  it('moves with what is reported, and takes no nonsense', () => {
    const story = rectifying(definition).does('li', reports(50), at('2026-09-07', '10:00'));
    expect(story.state.values).toEqual({ households: 50 });
    expect(story.refuses('li', reports(-1), at('2026-09-07', '11:00'))).toBe('valueInvalid');
    expect(story.refuses('li', { type: 'reportProgress', text: '进展', values: { firms: 3 } }, at('2026-09-07', '11:00'))).toBe('unknownTarget');
  });

  it('below its curve when a point’s day is over is behind: told on working days until caught up, with its light', () => {
    const story = rectifying(definition).does('li', reports(50), at('2026-09-07', '10:00')).until(at('2026-09-15', '23:59'));
    const [effect] = story.state.milestones;
    expect(effect && lightOf(story.state, effect, at('2026-09-15', '23:59')).light).toBe('normal');
    expect(effect && lightOf(story.state, effect, at('2026-09-16', '00:00')).light).toBe('orange');
    story.until(at('2026-09-16', '09:00'));
    expect(story.state.fired['behind|households@2026-09-15']).toMatchObject({ count: 1 });
    story.until(at('2026-09-18', '09:00')).does('li', reports(60), at('2026-09-18', '10:00')).until(at('2026-10-15', '23:59'));
    expect(story.state.fired['behind|households@2026-09-15']).toMatchObject({ count: 2 });
    expect(effect && lightOf(story.state, effect, at('2026-09-18', '10:00')).light).toBe('normal');
  });

  it('that never moves is told of its latest point only, not of every point for ever', () => {
    const story = rectifying(definition);
    for (const date of ['2026-09-16', '2026-10-16', '2026-10-20', '2026-10-22']) story.until(at(date, '09:00'));
    const before = story.state.fired['behind|households@2026-09-15']?.count;
    story.until(at('2026-10-30', '09:00'));
    expect(story.state.fired['behind|households@2026-09-15']?.count).toBe(before);
    expect(story.state.fired['behind|households@2026-10-15']?.count).toBeGreaterThan(1);
  });

  it('below its total is accepted only with a stated reason, and the numbers are among the facts that are signed', () => {
    const story = rectifying(definition).does('li', reports(170), at('2026-09-16', '10:00')).does('li', submits('effect', 'completion'), at('2026-09-17', '10:00'));
    expect(story.refuses('zhao', accepts('completion'), at('2026-09-18', '10:00'))).toBe('shortfallUnexplained');
    story.does('zhao', { type: 'accept', milestones: ['effect', 'completion'], note: '4 户自愿放弃安置，有书面声明' }, at('2026-09-18', '11:00'));
    const before = story.state.phase === 'inSignOff' ? story.state.signOff.factsHash : '';
    story.does('zhang', { type: 'approveClosure', factsHash: before }, at('2026-09-21', '10:00')).does('li', reports(174), at('2026-09-21', '11:00'));
    expect(story.types()).toContain('signOffsLapsed');
    expect(story.refuses('sun', { type: 'approveClosure', factsHash: before }, at('2026-09-21', '12:00'))).toBe('notAwaited');
    expect(story.refuses('zhang', { type: 'approveClosure', factsHash: before }, at('2026-09-21', '12:00'))).toBe('factsChanged');
  });
});

describe('evidence put in place of other evidence', () => {
  const other = [{ ...EVIDENCE, sha256: 'c'.repeat(64) }];
  const replaces: Act = { type: 'replaceEvidence', milestoneId: 'effect', evidence: other, reason: '扫描件不清晰' };

  it('while it is being accepted begins acceptance again', () => {
    const two = withPolicy({ acceptance: [{ id: 'first', title: '初审', roles: ['acceptor'], need: 'any', whenLapsed: [] }, { id: 'final', title: '复审', roles: ['chief'], need: 'any', whenLapsed: [] }] });
    const story = rectifying(two).does('li', submits('effect'), at('2026-09-07', '10:00')).does('zhao', accepts('effect'), at('2026-09-07', '11:00')).does('li', replaces, at('2026-09-07', '12:00'));
    expect(story.state.milestones[0]).toMatchObject({ status: 'submitted', acceptance: { step: 0, allApprovals: [] }, submission: { evidence: other } });
    expect(story.refuses('sun', accepts('effect'), at('2026-09-07', '13:00'))).toBe('notAwaited');
  });

  it('after somebody has signed lapses the signatures visibly: an approval of what was seen before is refused', () => {
    const story = rectifying().does('li', submits('effect', 'completion'), at('2026-09-21', '10:00')).does('zhao', accepts('effect', 'completion'), at('2026-09-22', '10:00'));
    const seen = story.state.phase === 'inSignOff' ? story.state.signOff.factsHash : '';
    story.does('zhang', { type: 'approveClosure', factsHash: seen }, at('2026-09-23', '10:00')).does('li', replaces, at('2026-09-23', '11:00'));
    expect(story.events.find((event) => event.type === 'signOffsLapsed')).toMatchObject({ posts: ['deputy-director'] });
    const before = story.state;
    expect(story.refuses('zhang', { type: 'approveClosure', factsHash: seen }, at('2026-09-23', '12:00'))).toBe('factsChanged');
    expect(story.state).toEqual(before);
  });

  it('needs a submission, evidence and a reason', () => {
    const story = rectifying();
    expect(story.refuses('li', replaces, at('2026-09-07', '10:00'))).toBe('milestoneNotSubmitted');
    story.does('li', submits('effect'), at('2026-09-07', '11:00'));
    expect(story.refuses('li', { type: 'replaceEvidence', milestoneId: 'effect', evidence: [], reason: '更换' }, at('2026-09-07', '12:00'))).toBe('evidenceRequired');
    expect(story.refuses('li', { type: 'replaceEvidence', milestoneId: 'effect', evidence: other, reason: '' }, at('2026-09-07', '12:00'))).toBe('emptyText');
  });
});

describe('a long-term measure', () => {
  const review: PeriodicRule = { id: 'review', title: '半年复核', every: 'quarter', dueAfter: { n: 10, unit: 'working' }, roles: ['acceptor'], classes: ['longTerm'], until: 'archive', whenMissed: ['supervisor'] };
  const definition = withPolicy({ longTerm: { confirmedBy: ['authority'] }, periodic: [review] }, { class: 'longTerm', milestones: [] });
  const routine: Act = { type: 'confirmRoutine', reason: '已纳入日常制度' };

  it('without any date goes on, reviewed again and again, until the authority signs that it has become routine', () => {
    const story = rectifying(definition).until(at('2027-01-20', '10:00'));
    expect(story.state.phase).toBe('rectifying');
    expect(story.events.filter((event) => event.type === 'awaitedLapsed')).toMatchObject([{ subject: { on: 'periodic', dutyId: 'review', period: '2026-Q4' } }]);
    expect(story.refuses('zhang', routine, at('2027-01-20', '11:00'))).toBe('notYours');
    story.does('sun', routine, at('2027-01-20', '11:00'));
    expect(story.state).toMatchObject({ phase: 'closed', signOffs: [{ person: 'sun', reason: '已纳入日常制度' }], lookBacks: [{ id: 'first', dueOn: '2027-04-20' }] });
  });

  it('with milestones is not closed by their acceptance, and not confirmed before it', () => {
    const dated: Definition = { ...definition, milestones: DEFINITION.milestones };
    const story = rectifying(dated).does('li', submits('effect', 'completion'), at('2026-09-07', '10:00'));
    expect(story.refuses('sun', routine, at('2026-09-07', '11:00'))).toBe('milestonesOpen');
    story.does('zhao', accepts('effect', 'completion'), at('2026-09-08', '10:00'));
    expect(story.state.phase).toBe('rectifying');
    expect(story.does('sun', routine, at('2026-09-09', '10:00')).state.phase).toBe('closed');
  });

  it('is confirmed by nobody who submitted or accepted, and only where the policy has it', () => {
    const acceptorConfirms: Definition = { ...definition, milestones: DEFINITION.milestones, policy: { ...definition.policy, longTerm: { confirmedBy: ['acceptor'] } } };
    const story = rectifying(acceptorConfirms).does('li', submits('effect', 'completion'), at('2026-09-07', '10:00')).does('zhao', accepts('effect', 'completion'), at('2026-09-08', '10:00'));
    expect(story.refuses('zhao', routine, at('2026-09-09', '10:00'))).toBe('participantMayNotSign');
    expect(rectifying({ ...DEFINITION, class: 'longTerm' }).refuses('sun', routine, at('2026-09-09', '10:00'))).toBe('routineNotAllowed');
  });
});

describe('conversion between classes', () => {
  const definition = withPolicy({ longTerm: { confirmedBy: ['authority'] } });

  it('is decided by the authority, keeps what was done, and puts the new duties in place of the open ones', () => {
    const story = rectifying(definition).does('li', submits('effect'), at('2026-09-07', '10:00')).does('zhao', accepts('effect'), at('2026-09-08', '10:00'));
    const convert: Act = { type: 'convertClass', to: 'immediate', reason: '改为立行立改', duties: [{ id: 'now', kind: 'completion', dueOn: '2026-09-18' }] };
    expect(story.refuses('li', convert, at('2026-09-09', '10:00'))).toBe('notYours');
    story.does('sun', convert, at('2026-09-09', '10:00'));
    expect(story.state.definition.class).toBe('immediate');
    expect(story.state.milestones).toMatchObject([{ id: 'effect', status: 'accepted' }, { id: 'now', status: 'open', dueOn: '2026-09-18' }]);
    expect(story.refuses('sun', convert, at('2026-09-09', '11:00'))).toBe('sameClass');
  });

  it('begins the warnings anew for a duty that bears the name of one before', () => {
    const warning: Rule = { id: 'soon', title: '临近', when: { on: 'before', milestone: 'completion', count: { n: 3, unit: 'working' } }, notify: { to: ['handler'], isUrgent: false } };
    const warned = withPolicy({ ladder: [warning] }, { milestones: [{ id: 'completion', kind: 'completion', dueOn: '2026-09-11' }] });
    const story = rectifying(warned).until(at('2026-09-08', '09:00'));
    expect(story.state.fired['soon|completion']).toBeDefined();
    story.does('sun', { type: 'convertClass', to: 'immediate', reason: '立行立改', duties: [{ id: 'completion', kind: 'completion', dueOn: '2026-09-18' }] }, at('2026-09-09', '10:00'));
    expect(story.state.fired['soon|completion']).toBeUndefined();
    expect(story.until(at('2026-09-15', '09:00')).state.fired['soon|completion']).toMatchObject({ count: 1 });
  });

  it('to a class that ends by sign-off needs a duty', () => {
    const undated: Definition = { ...definition, class: 'longTerm', milestones: [] };
    expect(rectifying(undated).refuses('sun', { type: 'convertClass', to: 'standard', reason: '改为限期' }, at('2026-09-09', '10:00'))).toBe('dutiesMissing');
  });

  it('opens the sign-off at once when everything had been accepted', () => {
    const accepted = rectifying({ ...definition, class: 'longTerm' }).does('li', submits('effect', 'completion'), at('2026-09-07', '10:00')).does('zhao', accepts('effect', 'completion'), at('2026-09-08', '10:00'));
    expect(accepted.does('sun', { type: 'convertClass', to: 'standard', reason: '改为限期' }, at('2026-09-09', '10:00')).state.phase).toBe('inSignOff');
  });

  it('is not undone when the same plan is handed in again, and is when the plan says another class', () => {
    const story = rectifying(definition).does('sun', { type: 'convertClass', to: 'longTerm', reason: '长期坚持' }, at('2026-09-09', '10:00'));
    expect(story.refuses('zheng', { type: 'amend', definition }, at('2026-09-10', '10:00'))).toBe('alreadyDone');
    story.does('zheng', { type: 'amend', definition: { ...definition, title: '新名称' } }, at('2026-09-10', '11:00'));
    expect(story.state.definition).toMatchObject({ title: '新名称', class: 'longTerm' });
    story.does('zheng', { type: 'amend', definition: { ...definition, class: 'immediate' } }, at('2026-09-11', '11:00'));
    expect(story.state.definition.class).toBe('immediate');
    expect(story.state.overridden).toEqual({});
  });
});

describe('taking a closure back', () => {
  it('is for the authority, gives every duty a new date and begins the next cycle, visibly no relapse', () => {
    const story = rectifying().does('li', submits('effect', 'completion'), at('2026-09-21', '10:00')).does('zhao', accepts('effect', 'completion'), at('2026-09-22', '10:00'));
    const factsHash = story.state.phase === 'inSignOff' ? story.state.signOff.factsHash : '';
    story.does('zhang', { type: 'approveClosure', factsHash }, at('2026-09-23', '10:00')).does('sun', { type: 'approveClosure', factsHash }, at('2026-09-24', '10:00'));
    const reopen: Act = { type: 'reopen', reason: '审计发现佐证不实', evidence: [], dates: { effect: '2026-11-30', completion: '2026-12-31' } };
    expect(story.refuses('zheng', reopen, at('2026-10-12', '10:00'))).toBe('notYours');
    expect(story.refuses('sun', { ...reopen, dates: { effect: '2026-11-30' } }, at('2026-10-12', '10:00'))).toBe('datesMissing');
    story.does('sun', reopen, at('2026-10-12', '10:00'));
    expect(story.state).toMatchObject({ phase: 'rectifying', cycle: 2, pastCycles: [{ cycle: 1, relapse: { reason: '审计发现佐证不实' } }] });
    expect(story.state).not.toHaveProperty('relapsedAt');
  });
});

describe('a comment', () => {
  it('is anybody’s whom the measure involves, changes nothing, and is told to handler and unit', () => {
    const story = new Story(DEFINITION, at('2026-09-01', '10:00'));
    expect(story.refuses('nobody', { type: 'comment', text: '请注意' }, at('2026-09-02', '10:00'))).toBe('unknownPerson');
    story.does('zhou', { type: 'comment', text: '请注意数据口径' }, at('2026-09-02', '10:00'));
    const said = story.events.at(-1);
    expect(said && noticesOf(story.state, said).map(({ post, kind }) => [post, kind])).toEqual([['bureau-handler', 'commented'], ['bureau-head', 'commented']]);
    expect(story.state.phase).toBe('registered');
  });
});
