import type { ExtensionRule, Hours, LookBackRule, PeriodicRule, Policy, Step } from '../../domain/policy.ts';
import { minutesOf } from '../check/fields.ts';
import type { Located } from '../check/schemaProblems.ts';
import type { ExtensionHeaderFile, LookBackFile } from './chainSchema.ts';
import { optionalCount, toDayCount, toStep } from './counts.ts';
import type { PeriodicFile } from './dutySchema.ts';
import type { PolicyEntries } from './entries.ts';
import { toPlanRules } from './planRules.ts';
import type { PolicyHeaderFile } from './schema.ts';
import { toRule } from './toRule.ts';

/** @throws Error when a part has not passed the checks; that is a mistake of ours, not of the file's author. */
export function toPolicy(entries: PolicyEntries, header: PolicyHeaderFile): Policy {
  const { extension, participation, longTerm, periodic, separation, plan } = entries;
  return {
    name: header.name,
    hours: toHours(header.hours),
    dayOff: header.dayOff,
    receipt: { within: toDayCount(header.receipt.within) },
    ladder: each(entries.ladder, toRule),
    acceptance: each(entries.acceptance, toStep),
    signOff: each(entries.signOff, toStep),
    lookBacks: each(entries.lookBacks, toLookBack),
    ...(extension && { extension: toExtension(extension.value, each(entries.extensionSteps, toStep)) }),
    ...(periodic.length > 0 && { periodic: each(periodic, toPeriodic) }),
    ...(participation && { participation: participation.value }),
    ...(longTerm && { longTerm: longTerm.value }),
    ...(separation && { separation: separation.value }),
    ...(plan && { plan: toPlanRules(plan.value) }),
  };
}

function toHours({ notice, from, to, spreadMinutes, gatherMinutes, choices }: PolicyHeaderFile['hours']): Hours {
  const digestUntil = choices?.digestUntil;
  return {
    ...{ noticeMinutes: minutesOf(notice), fromMinutes: minutesOf(from), toMinutes: minutesOf(to), spreadMinutes, gatherMinutes },
    ...(choices && { choices: { mandatory: choices.mandatory ?? [], ...(digestUntil !== undefined && { digestUntilMinutes: minutesOf(digestUntil) }) } }),
  };
}

function each<F, T>(located: readonly Located<F>[], convert: (file: F) => T): T[] {
  return located.map(({ value }) => convert(value));
}

function toLookBack({ sample, remindBefore, whenLapsed, ...lookBack }: LookBackFile): LookBackRule {
  return { ...lookBack, ...(sample && { sample }), ...optionalCount('remindBefore', remindBefore), whenLapsed: whenLapsed ?? [] };
}

function toExtension({ askBefore, longest, steps: _, ...extension }: ExtensionHeaderFile, steps: readonly Step[]): ExtensionRule {
  return { ...extension, ...optionalCount('askBefore', askBefore), ...optionalCount('longest', longest), steps };
}

function toPeriodic({ dueAfter, remindBefore, whenMissed, ...duty }: PeriodicFile): PeriodicRule {
  return { ...duty, dueAfter: toDayCount(dueAfter), ...optionalCount('remindBefore', remindBefore), whenMissed: whenMissed ?? [] };
}
