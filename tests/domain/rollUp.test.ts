import { describe, expect, it } from 'vitest';
import { composeCircular } from '../../domain/circular.ts';
import type { Definition } from '../../domain/definition.ts';
import type { MeasureState } from '../../domain/measure.ts';
import { rollUpProblems } from '../../domain/rollUp.ts';
import { at, DEFINITION, POLICY, rectifying, Story } from '../support/definitions.ts';

const MORNING = at('2026-09-01', '09:00');

/** One milestone, one acceptor, one signer and one look-back: a measure that is soon closed. */
function measure(ref: string, problem: Definition['problem'], changes: Partial<Definition> = {}): Story {
  const policy = { ...POLICY, signOff: [{ id: 'leader', title: '组长审批', roles: ['chief'], need: 'all' as const, whenLapsed: [] }], ladder: [{ id: 'late', title: '逾期', when: { on: 'after' as const, milestone: 'any' as const, count: { n: 1, unit: 'calendar' as const } }, light: 'red' as const }] };
  return rectifying({ ...DEFINITION, planId: 'roll', ref, problem, milestones: [{ id: 'completion', kind: 'completion', dueOn: '2026-09-30' }], policy, ...changes }, MORNING);
}

function close(story: Story, day: string): Story {
  story.does('li', { type: 'submit', milestones: ['completion'], summary: '完成', evidence: [] }, at(day, '10:00'));
  story.does('zhao', { type: 'accept', milestones: ['completion'] }, at(day, '11:00'));
  const { state } = story;
  if (state.phase !== 'inSignOff') throw new Error(`not in sign-off but ${state.phase}`);
  story.does('sun', { type: 'approveClosure', factsHash: state.signOff.factsHash }, at(day, '12:00'));
  return story;
}

function relapse(story: Story, day: string): Story {
  story.does('zhou', { type: 'findRelapse', lookBackId: 'first', reason: '又出现', evidence: [{ name: '照片', size: 1, sha256: 'b'.repeat(64), datedOn: day }], dates: { completion: '2026-12-31' } }, at(day, '15:00'));
  return story;
}

const states = (...stories: readonly Story[]): MeasureState[] => stories.map(({ state }) => state);
const DEBT = { no: '1', title: '债务管控不力' };

describe('A problem', () => {
  it('is open while any of its measures is, and closed when the last of them is', () => {
    const [first, second] = [measure('M-001', DEBT), measure('M-002', DEBT)];
    close(first, '2026-09-10');
    expect(rollUpProblems(states(first, second), at('2026-09-11', '09:00'))).toMatchObject([{ no: '1', status: 'open', relapsed: [], counts: { measures: 2, closed: 1, overdue: 0 } }]);
    close(second, '2026-09-20');
    const [problem] = rollUpProblems(states(first, second), at('2026-09-21', '09:00'));
    expect(problem).toMatchObject({ status: 'closed', counts: { measures: 2, closed: 2 } });
    expect(problem).not.toHaveProperty('reopened');
  });

  it('is visibly reopened by one relapse: since when, and by which measure', () => {
    const [first, second] = [close(measure('M-001', DEBT), '2026-09-10'), close(measure('M-002', DEBT), '2026-09-20')];
    relapse(first, '2026-10-15');
    expect(rollUpProblems(states(first, second), at('2026-10-16', '09:00'))).toMatchObject([
      { status: 'reopened', reopened: { at: at('2026-10-15', '15:00'), refs: ['M-001'] }, relapsed: [{ ref: 'M-001', at: at('2026-10-15', '15:00') }], counts: { closed: 1 } },
    ]);
    close(first, '2026-11-10');
    expect(rollUpProblems(states(first, second), at('2026-11-11', '09:00'))).toMatchObject([{ status: 'closed', relapsed: [] }]);
  });

  it('that was never closed as a whole is not reopened by a relapse, which is shown all the same', () => {
    const [first, second] = [close(measure('M-001', DEBT), '2026-09-10'), measure('M-002', DEBT)];
    relapse(first, '2026-10-15');
    const [problem] = rollUpProblems(states(first, second), at('2026-10-16', '09:00'));
    expect(problem).toMatchObject({ status: 'open', relapsed: [{ ref: 'M-001' }] });
    expect(problem).not.toHaveProperty('reopened');
  });

  it('shows the light that presses most, and counts what is overdue', () => {
    const [late, done] = [measure('M-001', DEBT), close(measure('M-002', DEBT), '2026-09-10')];
    expect(rollUpProblems(states(late, done), at('2026-09-30', '23:00'))).toMatchObject([{ light: 'normal', counts: { overdue: 0 } }]);
    expect(rollUpProblems(states(late, done), at('2026-10-02', '09:00'))).toMatchObject([{ light: 'red', counts: { overdue: 1 } }]);
  });

  it('counts withdrawn measures apart, and is withdrawn when nothing else is left', () => {
    const [first, second] = [close(measure('M-001', DEBT), '2026-09-10'), measure('M-002', DEBT)];
    second.does('sun', { type: 'withdraw', reason: '并入他项' }, at('2026-09-12', '09:00'));
    expect(rollUpProblems(states(first, second), at('2026-09-13', '09:00'))).toMatchObject([{ status: 'closed', counts: { measures: 2, closed: 1, withdrawn: 1 } }]);
    expect(rollUpProblems(states(second), at('2026-09-13', '09:00'))).toMatchObject([{ status: 'withdrawn' }]);
  });

  it('is reopened by a measure that is added to it later', () => {
    const first = close(measure('M-001', DEBT), '2026-09-10');
    const added = new Story({ ...DEFINITION, planId: 'roll', ref: 'M-009', problem: DEBT }, at('2026-09-25', '09:00'));
    expect(rollUpProblems(states(first, added), at('2026-09-26', '09:00'))).toMatchObject([{ status: 'reopened', reopened: { at: at('2026-09-25', '09:00'), refs: ['M-009'] } }]);
  });
});

describe('An issue within a problem', () => {
  it('is closed by itself while the problem is open, and its relapse reopens it and what is above it', () => {
    const [a, b] = [measure('M-001', { ...DEBT, issue: '结构不合理' }), measure('M-002', { ...DEBT, issue: '底数不清' })];
    close(a, '2026-09-10');
    expect(rollUpProblems(states(a, b), at('2026-09-11', '09:00'))).toMatchObject([{ status: 'open', issues: [{ issue: '结构不合理', status: 'closed' }, { issue: '底数不清', status: 'open' }] }]);
    close(b, '2026-09-12');
    relapse(a, '2026-10-15');
    expect(rollUpProblems(states(a, b), at('2026-10-16', '09:00'))).toMatchObject([
      { status: 'reopened', issues: [{ issue: '结构不合理', status: 'reopened', reopened: { refs: ['M-001'] } }, { issue: '底数不清', status: 'closed' }] },
    ]);
  });
});

describe('A circular', () => {
  it('tells how every unit stands and what has happened since the one before', () => {
    const roles = { ...DEFINITION.roles, leadUnit: ['finance-handler'] };
    const [late, fresh, caught, fallen] = [measure('M-001', DEBT), measure('M-002', DEBT, { roles }), measure('M-003', DEBT), close(measure('M-004', DEBT, { roles }), '2026-09-10')];
    close(caught, '2026-10-12');
    relapse(fallen, '2026-10-15');
    const circular = composeCircular(states(late, fresh, caught, fallen), { planTitle: '方案', period: '2026-10', sinceAt: at('2026-09-30', '09:00'), at: at('2026-10-20', '09:00') });
    expect(circular.total).toEqual({ measures: 4, closed: 1, overdue: 2, percent: 25 });
    expect(circular.units.map(({ unit, percent, overdue }) => [unit, percent, overdue])).toEqual([['财政局', 0, 1], ['经发局', 50, 1]]);
    expect(circular.newlyLate.map(({ ref, on }) => [ref, on])).toEqual([['M-001', '2026-09-30'], ['M-002', '2026-09-30']]);
    expect([circular.red, circular.caughtUp, circular.relapsed].map((lines) => lines.map(({ ref }) => ref))).toEqual([['M-001', 'M-002'], ['M-003'], ['M-004']]);
    const next = composeCircular(states(late, fresh, caught, fallen), { planTitle: '方案', period: '2026-11', sinceAt: at('2026-10-20', '09:00'), at: at('2026-11-03', '09:00') });
    expect([next.newlyLate, next.caughtUp, next.relapsed]).toEqual([[], [], []]);
    expect(next.red).toHaveLength(2);
  });
});
