import type { Policy } from '../domain/policy.ts';
import type { DayCount } from '../domain/calendar.ts';
import { collectorFor, type Collector } from './check/collector.ts';
import { hasErrors, inOrder, type CheckProblem } from './check/problem.ts';
import { readYaml } from './check/yamlFile.ts';
import { checkExtension, checkLookBack, checkStep } from './policy/chainChecks.ts';
import { checkHours, checkIds, checkReceipt } from './policy/checks.ts';
import { toDayCount } from './policy/counts.ts';
import { checkDuties } from './policy/dutyChecks.ts';
import { policyEntries, type PolicyEntries } from './policy/entries.ts';
import { checkLadder } from './policy/ladderChecks.ts';
import { checkPlanRules } from './policy/planRules.ts';
import { checkDeclaredRoles } from './policy/roleChecks.ts';
import { toPolicy } from './policy/toPolicy.ts';

/** A policy that can be used, with what its author may want to look at; or everything that stands in the way. */
export type PolicyReading = ReadPolicy | { readonly problems: readonly CheckProblem[] };

export interface ReadPolicy {
  readonly policy: Policy;
  /** The limit of immediate measures (立行立改) for which the plan gives no date: it is settled when a plan is read. */
  readonly immediateWithin?: DayCount;
  /** What the file says the roles are, by their names. */
  readonly roles: Readonly<Record<string, string>>;
  readonly warnings: readonly CheckProblem[];
}

/** The text of a policy; the name is for the messages only. */
export interface PolicyText {
  readonly text: string;
  readonly name: string;
}

/** Reads and checks a policy file (督办规则). Never throws; all that is wrong is told at once, each thing at its place. */
export function readPolicy({ text, name }: PolicyText): PolicyReading {
  const yaml = readYaml(text, name);
  if ('problems' in yaml) return yaml;
  const collector = collectorFor(yaml.file);
  const entries = policyEntries(collector);
  checkEntries(collector, entries);
  const problems = inOrder(collector.problems);
  const { header, immediate } = entries;
  if (!header || hasErrors(problems)) return { problems };
  return { policy: toPolicy(entries, header), ...(immediate && { immediateWithin: toDayCount(immediate.value.within) }), roles: header.roles ?? {}, warnings: problems };
}

function checkEntries(collector: Collector, entries: PolicyEntries): void {
  const { ladder, acceptance, signOff, extensionSteps, lookBacks, periodic } = entries;
  checkHours(collector);
  checkReceipt(collector);
  for (const list of [ladder, acceptance, signOff, extensionSteps, lookBacks, periodic]) checkIds(collector, list);
  checkLadder(collector, entries);
  for (const step of [...acceptance, ...signOff, ...extensionSteps]) checkStep(collector, step);
  for (const lookBack of lookBacks) checkLookBack(collector, lookBack);
  checkExtension(collector, entries.extension);
  checkDuties(collector, entries);
  checkPlanRules(collector, entries.plan);
  checkDeclaredRoles(collector, entries);
}
