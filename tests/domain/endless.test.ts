import { describe, expect, it } from 'vitest';
import { decide } from '../../domain/decide.ts';
import { endlessRules } from '../../domain/endless.ts';
import type { Definition } from '../../domain/definition.ts';
import type { Rule } from '../../domain/policy.ts';
import { at, DEFINITION, POLICY, rectifying } from '../support/definitions.ts';

const letter = (id: string, when: Rule['when'], rectifyDays = 5): Rule => ({ id, title: id, when, document: { name: id, series: id, to: ['leadUnit'], cc: [], rectifyWithin: { n: rectifyDays, unit: 'working' } } });
const LATE = letter('late', { on: 'after', milestone: 'effect', count: { n: 1, unit: 'calendar' } });

function endless(...ladder: Rule[]): readonly string[] | undefined {
  return endlessRules({ ...POLICY, ladder });
}

describe('rules that never come to an end', () => {
  it('are those that follow a paper of their own, directly or through others', () => {
    expect(endless(LATE, letter('own', { on: 'lapsed', of: 'own' }))).toEqual(['own', 'own']);
    expect(endless(letter('one', { on: 'notAnswered', of: 'two' }), letter('two', { on: 'lapsed', of: 'three' }), letter('three', { on: 'notAcknowledged', of: 'one' }))).toEqual(['one', 'two', 'three', 'one']);
  });

  it('are those, too, whose limit or repetition does not lie ahead', () => {
    expect(endless(letter('back', LATE.when, -1))).toEqual(['back']);
    expect(endless({ ...LATE, repeat: { every: { n: 0, unit: 'working' }, atMost: 9 } })).toEqual(['late']);
  });

  it('are none of a ladder that climbs, whatever follows what', () => {
    expect(endless(LATE, letter('next', { on: 'lapsed', of: 'late' }), letter('last', { on: 'notAnswered', of: 'next' }), letter('also', { on: 'lapsed', of: 'next' }))).toBeUndefined();
    expect(endless(letter('receipt', { on: 'notAcknowledged', of: 'assignment' }), { ...LATE, repeat: { every: { n: 3, unit: 'working' }, atMost: 9 } })).toBeUndefined();
  });

  it('are refused by the measure itself, whatever way the amendment came; nothing changes', () => {
    const definition: Definition = { ...DEFINITION, policy: { ...POLICY, ladder: [letter('back', { on: 'after', milestone: 'effect', count: { n: 1, unit: 'calendar' } }, -3), letter('own', { on: 'lapsed', of: 'own' })] } };
    const story = rectifying();
    const before = story.state;
    expect(story.refuses('zheng', { type: 'amend', definition }, at('2026-09-02', '10:00'))).toBe('policyEndless');
    expect(story.state).toBe(before);
  });

  it('were taken in what happened before release 0.3.0', () => {
    const definition: Definition = { ...DEFINITION, policy: { ...POLICY, ladder: [letter('own', { on: 'lapsed', of: 'own' })] } };
    expect(decide(rectifying().state, { id: 'old', person: 'zheng', act: { type: 'amend', definition } }, at('2026-09-02', '10:00'), 2)).toMatchObject({ events: [{ type: 'amended' }] });
  });
});
