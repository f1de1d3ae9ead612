import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingDay, localDateAt, localMinutesAt } from '../../domain/calendar.ts';
import { forecast } from '../../domain/forecast.ts';
import type { PlannedAct } from '../../domain/forecast/intents.ts';
import type { ForecastLine } from '../../domain/forecast/line.ts';
import { promptly } from '../../domain/forecast/prompt.ts';
import type { Definition } from '../../domain/definition.ts';
import { NOTICE_KINDS } from '../../domain/notices.ts';
import type { Rule } from '../../domain/policy.ts';
import { clockOf, dueOn, noticeAfter, noticeBefore, overdueAt } from '../../domain/timing.ts';
import { at, CALENDAR_2026 } from '../support/definitions.ts';
import { pair, type Pair } from '../support/generators.ts';

const BEGUN = at('2026-09-01', '10:00');
const UNTIL = at('2027-06-30', '03:00');
const pairs = pair(BEGUN, '2026-09-01', 25);
const PAIRS = 2_000;
const WRITTEN: ReadonlySet<string> = new Set(['paper', ...NOTICE_KINDS]);

function foretold({ definition, acts, isPrompt }: Pair, untilAt = UNTIL, order: readonly PlannedAct[] = acts): ForecastLine[] {
  return forecast({ definition, registeredAt: BEGUN, untilAt, acts: order, ...(isPrompt && { habit: promptly() }) });
}

/** Whatever tells of a rung: its paper, what people hear of it, or that it was reached and nobody hears. */
function tells(line: ForecastLine, rule: Rule, milestoneId: string): boolean {
  return line.rule === rule.id && line.milestone === milestoneId && line.kind !== 'light' && line.kind !== 'deadline';
}

describe('2,000 generated policies, with people who do this and that', () => {
  it('the forecast never throws, is sorted, ends with its window, and writes to nobody outside working hours', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(pairs, (generated) => {
        const lines = foretold(generated);
        const { hours } = generated.definition.policy;
        const isPublished = generated.acts.some(({ intent }) => intent.type === 'publishDaysOff');
        const isIllTimed = (line: ForecastLine, index: number) => line.at < (lines[index - 1]?.at ?? BEGUN) || line.at >= UNTIL;
        const isOutOfHours = (line: ForecastLine) => {
          kinds.add(line.kind);
          const minutes = localMinutesAt(CALENDAR_2026, line.at);
          // Days off published on the way are none of the calendar one begins with.
          const isWorked = isPublished || (isWorkingDay(CALENDAR_2026, line.on) && isWorkingDay(CALENDAR_2026, localDateAt(CALENDAR_2026, line.at)));
          return WRITTEN.has(line.kind) && !(isWorked && minutes >= hours.fromMinutes && minutes < hours.toMinutes);
        };
        expect(lines.filter(isIllTimed)).toEqual([]);
        expect(lines.filter(isOutOfHours)).toEqual([]);
      }),
      { seed: 20261124, numRuns: PAIRS },
    );
    // What is generated reaches all there is to tell of, but for what only people outside the rules bring about.
    const reached = ['suspended', 'resumed', 'extensionDecided', 'awaitingExtension', 'interviewCalled', 'closed', 'relapsed', 'archived', 'reopened', 'reasonAccepted', 'lookBackReminder', 'handedOver', 'substituteAppointed', 'dateMoved', 'paper', 'rung', 'light', 'deadline', 'awaitedLapsed', 'signOffsLapsed'];
    expect(reached.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it('no deadline is lost: while nobody acts every date passes, every rung counted from it is reached on its day, and every limit of a paper ends', () => {
    fc.assert(
      fc.property(pairs, ({ definition }) => {
        const lines = foretold({ definition, acts: [], isPrompt: false });
        const clock = clockOf(definition);
        const deadlines = lines.filter(({ kind }) => kind === 'deadline');
        const rules = definition.policy.ladder.filter(({ classes }) => !classes || classes.includes(definition.class));
        const passed = definition.milestones.map((milestone) => [milestone.id, overdueAt(clock, milestone) - 1, dueOn(clock, milestone)]);
        expect(deadlines.filter(({ rule }) => rule === 'milestone').map(({ milestone, at: instant, on }) => [milestone, instant, on]).sort()).toEqual(passed.sort());
        const silent = definition.milestones.flatMap((milestone) =>
          rules.filter((rule) => {
            const day = dayOf(definition, rule, milestone);
            return day !== undefined && !lines.some((line) => tells(line, rule, milestone.id) && line.on >= day && line.on <= lastDayFor(definition, day));
          }),
        );
        expect(silent).toEqual([]);
        // A limit that ends after the window is not told of.
        const papers = lines.filter(({ kind, at: instant }) => kind === 'paper' && instant < at('2027-05-15', '00:00'));
        const limits = papers.map(({ document }) => deadlines.flatMap((line) => (line.document?.id === document?.id ? [line.document?.limit] : [])).sort());
        expect(limits).toEqual(papers.map(({ rule }) => limitsAsked(definition, rule)));
      }),
      { seed: 20261125, numRuns: PAIRS },
    );
  });

  it('what is told of a time does not depend on how far the forecast goes', () => {
    const middle = at('2026-11-04', '03:00');
    fc.assert(
      fc.property(pairs, (generated) => {
        expect(foretold(generated, middle)).toEqual(foretold(generated).filter(({ at: instant }) => instant < middle));
      }),
      { seed: 20261127, numRuns: PAIRS },
    );
  });

  it('acts of one instant that do not concern each other may come in any order', () => {
    const apart: readonly PlannedAct['intent'][] = [
      { type: 'comment', text: '一' },
      { type: 'reportPart', text: '二', evidence: [], isDone: true },
      { type: 'acknowledgeDocument', ruleId: 'letter', reason: '三' },
      { type: 'answerDocument', ruleId: 'slip', reason: '四' },
      { type: 'handInPeriodic', dutyId: 'report', text: '五' },
    ];
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 100 }), fc.shuffledSubarray([...apart], { minLength: 2 }), (generated, day, intents) => {
        const instant = BEGUN + day * 86_400_000;
        const acted = (order: readonly PlannedAct['intent'][]) => foretold(generated, UNTIL, [...generated.acts, ...order.map((intent) => ({ at: instant, intent }))].sort((a, b) => a.at - b.at));
        expect(acted(intents)).toEqual(acted([...intents].reverse()));
      }),
      { seed: 20261128, numRuns: PAIRS },
    );
  });
});

function limitsAsked({ policy }: Definition, ruleId: string): string[] {
  const paper = policy.ladder.find(({ id }) => id === ruleId)?.document;
  const asked = { acknowledgeBy: paper?.acknowledgeWithin, answerBy: paper?.answerWithin, rectifyBy: paper?.rectifyWithin };
  return Object.entries(asked).flatMap(([limit, within]) => (within ? [limit] : [])).sort();
}

/** The day on which a rung counted from a date is reached while nobody acts; nothing for other rungs, and for warnings whose day was before the beginning. */
function dayOf(definition: Definition, { when }: Rule, milestone: Definition['milestones'][number]): string | undefined {
  if ((when.on !== 'before' && when.on !== 'after') || (when.milestone !== 'any' && when.milestone !== milestone.kind)) return undefined;
  const clock = clockOf(definition);
  const instant = (when.on === 'before' ? noticeBefore : noticeAfter)(clock, dueOn(clock, milestone), when.count);
  return instant < BEGUN ? undefined : localDateAt(definition.calendar, instant);
}

/** A notice that waits for the digest of an evening may leave on the next working day. */
function lastDayFor(definition: Definition, day: string): string {
  return localDateAt(definition.calendar, noticeAfter(clockOf(definition), day, { n: 1, unit: 'working' }));
}
