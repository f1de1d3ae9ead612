import { describe, expect, it } from 'vitest';
import { forecast } from '../../domain/forecast.ts';
import { differenceBetween, slipped } from '../../domain/forecast/comparison.ts';
import { linesOfRecord } from '../../domain/forecast/chronicle.ts';
import type { PlannedAct } from '../../domain/forecast/intents.ts';
import type { ForecastLine } from '../../domain/forecast/line.ts';
import type { Rule } from '../../domain/policy.ts';
import { promptly } from '../../domain/forecast/prompt.ts';
import { totalsOf } from '../../domain/forecast/totals.ts';
import { noticesOf } from '../../domain/notices.ts';
import type { MeasureState } from '../../domain/measure.ts';
import { evolve } from '../../domain/evolve.ts';
import type { Definition } from '../../domain/definition.ts';
import { accepts, at, DEFINITION, POLICY, rectifying, shown, submits } from '../support/definitions.ts';
import { LADDER } from '../support/upcoming.ts';

const LADDERED: Definition = { ...DEFINITION, policy: { ...POLICY, ladder: LADDER } };
const REGISTERED = at('2026-09-01', '10:00');
const YEAR_END = at('2026-12-31', '00:00');

function table(lines: readonly ForecastLine[]): string[] {
  return lines.map(({ at: instant, kind, rule, milestone = '-', light = '', document, to }) => [shown(instant), kind, rule, milestone, light, document ? `${document.id}${document.limit ?? ''}` : '', to.join('+')].filter((cell) => cell !== '').join(' '));
}

describe('the forecast of a measure on which nobody acts', () => {
  const lines = forecast({ definition: LADDERED, registeredAt: REGISTERED, untilAt: YEAR_END });

  it('tells every notice, paper, light and last day, at the instants worked out by hand', () => {
    expect(table(lines.filter(({ milestone }) => milestone !== 'completion'))).toEqual([
      '2026-09-01 10:02 assigned registered - bureau-handler+bureau-head+finance-handler',
      // Three working days: 2, 3, 4 September.
      '2026-09-04 23:59 deadline assignment - bureau-handler+finance-handler',
      // Five working days before the 30th: 29, 28, 24 (the 25th is Mid-Autumn), 23, 22.
      '2026-09-22 00:00 light warning effect yellow',
      '2026-09-22 09:02 rungReached warning effect bureau-handler',
      '2026-09-30 23:59 deadline milestone effect bureau-handler',
      // One working day after the 30th is the 8th; so is the midnight from which the light is red.
      '2026-10-08 00:00 light letter effect red',
      '2026-10-08 09:00 paper letter effect letter-1-1 bureau-head',
      '2026-10-08 09:00 documentIssued letter effect bureau-head',
      '2026-10-08 09:02 documentIssued letter effect deputy-director',
      '2026-10-10 23:59 deadline letter effect letter-1-1acknowledgeBy bureau-head',
      '2026-10-14 23:59 deadline letter effect letter-1-1rectifyBy bureau-head',
      '2026-10-15 09:00 paper talk effect talk-1-1 bureau-head',
      '2026-10-15 09:00 documentIssued talk effect bureau-head',
      '2026-10-15 09:02 documentIssued talk effect deputy-director',
      // Five working days after Thursday the 15th: 16, 19, 20, 21, 22.
      '2026-10-22 23:59 deadline talk effect talk-1-1rectifyBy bureau-head',
    ]);
  });

  it('is sorted, and the same whenever it is made', () => {
    expect(lines.every((line, index) => index === 0 || line.at >= (lines[index - 1]?.at ?? 0))).toBe(true);
    expect(forecast({ definition: LADDERED, registeredAt: REGISTERED, untilAt: YEAR_END })).toEqual(lines);
  });

  it('ends with its window, and what is told of the time before is the same', () => {
    const untilAt = at('2026-10-08', '09:00');
    expect(forecast({ definition: LADDERED, registeredAt: REGISTERED, untilAt })).toEqual(lines.filter((line) => line.at < untilAt));
  });

  it('marks as provisional what depends on days off not yet published', () => {
    const calendar = { ...LADDERED.calendar, officialThrough: '2026-09-29' };
    const marked = forecast({ definition: { ...LADDERED, calendar }, registeredAt: REGISTERED, untilAt: YEAR_END }).filter(({ milestone }) => milestone === 'effect');
    // The warning falls before the end of the list, but is counted back from a date after it.
    expect(marked.map(({ on, provisional }) => [on, provisional]).slice(0, 3)).toEqual([['2026-09-22', true], ['2026-09-22', true], ['2026-09-30', true]]);
    expect(lines.some(({ provisional }) => provisional)).toBe(false);
  });

  it('marks nothing as provisional that comes before the end of the list and was not counted over its end, whatever the date', () => {
    const calendar = { ...LADDERED.calendar, officialThrough: '2026-09-29' };
    const slip: Rule = { id: 'slip', title: 'slip', when: { on: 'byHand' }, light: 'orange', byHand: { roles: ['administrator'] }, document: { name: '督查单', series: '督查', to: ['leadUnit'], cc: [], rectifyWithin: { n: 5, unit: 'working' } } };
    const early: Rule = { id: 'early', title: 'early', when: { on: 'before', milestone: 'effect', count: { n: 14, unit: 'calendar' } }, notify: { to: ['handler'], isUrgent: false } };
    const policy = { ...LADDERED.policy, ladder: [...LADDERED.policy.ladder, slip, early] };
    const acts: PlannedAct[] = [{ at: at('2026-09-03', '10:00'), intent: { type: 'issueByHand', ruleId: 'slip', milestoneId: 'effect', requirement: '核实台账' } }];
    const made = forecast({ definition: { ...LADDERED, calendar, policy }, registeredAt: REGISTERED, untilAt: YEAR_END, acts }).filter(({ rule }) => rule === 'slip' || rule === 'early');
    expect(made.map(({ on, kind, provisional }) => [on, kind, provisional])).toEqual([
      ['2026-09-03', 'light', false],
      ['2026-09-03', 'paper', false],
      ['2026-09-03', 'documentIssued', false],
      ['2026-09-10', 'deadline', false],
      ['2026-09-16', 'rungReached', false],
    ]);
  });
});

describe('the forecast of a measure on which people act', () => {
  it('with everybody in time closes it, looks back and archives it without one paper', () => {
    const lines = forecast({ definition: LADDERED, registeredAt: REGISTERED, untilAt: at('2027-12-31', '00:00'), habit: promptly() });
    expect(lines.filter(({ kind }) => kind === 'paper')).toEqual([]);
    expect(lines.filter(({ light }) => light === 'done').map(({ milestone }) => milestone)).toEqual(['effect', 'completion']);
    expect(lines.at(-1)).toMatchObject({ kind: 'archived' });
  });

  it('with everybody in time but late hands in shows what was caught up, and the letters', () => {
    const lines = forecast({ definition: LADDERED, registeredAt: REGISTERED, untilAt: at('2027-12-31', '00:00'), habit: promptly({ n: 5, unit: 'working' }) });
    expect(lines.filter(({ kind }) => kind === 'paper').map(({ milestone, rule }) => [milestone, rule])).toEqual([['effect', 'letter'], ['completion', 'letter']]);
    expect(lines.filter(({ light }) => light === 'caughtUp')).toHaveLength(2);
  });

  it('under a scenario has whoever is awaited act, and tells what is refused', () => {
    const refused: string[] = [];
    const lines = forecast({
      definition: LADDERED,
      registeredAt: REGISTERED,
      untilAt: YEAR_END,
      acts: [
        { at: at('2026-09-02', '10:00'), intent: { type: 'acknowledge' } },
        { at: at('2026-09-21', '10:00'), intent: { type: 'submit', milestones: ['effect'], summary: '完成', evidence: [] } },
        { at: at('2026-09-22', '10:00'), intent: { type: 'return', milestones: ['effect'], reason: '不实' }, by: 'acceptor' },
        { at: at('2026-09-23', '10:00'), intent: { type: 'withdraw', reason: '不办了' }, by: 'li' },
        { at: at('2026-10-08', '10:00'), intent: { type: 'acknowledgeDocument', ruleId: 'letter', reason: '' } },
      ],
      onRefused: ({ intent }, { code }) => refused.push(`${intent.type} ${code}`),
    });
    expect(refused).toEqual(['withdraw notYours']);
    expect(table(lines.filter(({ milestone, kind }) => milestone === 'effect' && (kind === 'light' || kind === 'returned')))).toEqual([
      '2026-09-21 10:00 light submitted effect submitted',
      '2026-09-22 10:00 light warning effect yellow',
      '2026-09-22 10:00 returned returned effect bureau-handler+bureau-head',
      '2026-10-08 00:00 light letter effect red',
    ]);
    expect(lines.some(({ milestone, document }) => milestone === 'effect' && document?.limit === 'acknowledgeBy')).toBe(false);
  });

  it('says of a life lived what its record says', () => {
    const story = rectifying(LADDERED);
    for (let now = at('2026-09-02', '00:00'); now < YEAR_END; now += 3_600_000) {
      if (now === at('2026-10-09', '10:00')) story.does('wang', submits('effect'), now);
      else if (now === at('2026-10-10', '10:00')) story.does('zhao', accepts('effect'), now);
      // Hour by hour, as the engine would wake: nothing here is late.
      else story.until(now);
    }
    let state: MeasureState | undefined;
    const notices = story.events.flatMap((event) => {
      state = evolve(state, event);
      return noticesOf(state, event);
    });
    const lines = forecast({
      definition: LADDERED,
      registeredAt: REGISTERED,
      untilAt: YEAR_END,
      acts: [
        { at: REGISTERED + 60_000, intent: { type: 'acknowledge' }, by: 'li' },
        { at: at('2026-10-09', '10:00'), intent: { type: 'submit', milestones: ['effect'], summary: '完成', evidence: [] }, by: 'wang' },
        { at: at('2026-10-10', '10:00'), intent: { type: 'accept', milestones: ['effect'] }, by: 'zhao' },
      ],
    });
    expect(linesOfRecord(story.events, notices, YEAR_END)).toEqual(lines);
  });
});

describe('two forecasts side by side', () => {
  const before = forecast({ definition: LADDERED, registeredAt: REGISTERED, untilAt: YEAR_END });

  it('differ in nothing from themselves', () => {
    expect(differenceBetween(before, before)).toEqual({ gone: [], added: [] });
  });

  it('show what comes later when dates slip, and what stays', () => {
    const later = forecast({ definition: slipped(LADDERED, { n: 14, unit: 'calendar' }), registeredAt: REGISTERED, untilAt: YEAR_END });
    const { gone, added } = differenceBetween(before, later);
    expect(gone.every(({ milestone }) => milestone !== undefined)).toBe(true);
    expect(added.find(({ kind, milestone }) => kind === 'deadline' && milestone === 'effect')?.on).toBe('2026-10-14');
  });

  it('come to totals in which what leaves together for one post is one mail', () => {
    const totals = totalsOf(before);
    expect(totals).toMatchObject({ papers: 4, byKind: { paper: 4 }, byPost: { 'bureau-head': { papers: 4 } } });
    expect(totals.mails).toBeLessThanOrEqual(totals.notices);
    expect(Object.values(totals.byMonth).reduce((sum, { papers }) => sum + papers, 0)).toBe(4);
  });
});
