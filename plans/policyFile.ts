import type { Policy } from '../domain/policy.ts';
import { collectorFor, type Collector } from './check/collector.ts';
import { hasErrors, inOrder, type CheckProblem } from './check/problem.ts';
import { parseAt, parseEach } from './check/schemaProblems.ts';
import { readYaml } from './check/yamlFile.ts';
import { checkHours, checkIds, checkLookBack, checkReceipt, checkRoles, checkStep, type PolicyEntries } from './policy/checks.ts';
import { checkLadder } from './policy/ladderChecks.ts';
import { lookBackSchema, policyHeaderSchema, ruleSchema, stepSchema } from './policy/schema.ts';
import { toPolicy } from './policy/toPolicy.ts';

/** A policy that can be used, with what its author may want to look at; or everything that stands in the way. */
export type PolicyReading = { readonly policy: Policy; readonly warnings: readonly CheckProblem[] } | { readonly problems: readonly CheckProblem[] };

/** Reads and checks a policy file (督办规则). Never throws; all that is wrong is told at once, each thing at its place. */
export function readPolicy({ text, name }: { readonly text: string; readonly name: string }): PolicyReading {
  const yaml = readYaml(text, name);
  if ('problems' in yaml) return yaml;
  const collector = collectorFor(yaml.file);
  const entries = entriesOf(collector);
  checkEntries(collector, entries);
  const problems = inOrder(collector.problems);
  if (!entries.header || hasErrors(problems)) return { problems };
  const values = <T>(located: readonly { readonly value: T }[]): T[] => located.map((entry) => entry.value);
  const { header, ladder, acceptance, signOff, lookBacks } = entries;
  const policy = toPolicy({ header, ladder: values(ladder), acceptance: values(acceptance), signOff: values(signOff), lookBacks: values(lookBacks) });
  return { policy, warnings: problems };
}

function entriesOf(collector: Collector): PolicyEntries {
  return {
    header: parseAt(collector, policyHeaderSchema, []),
    ladder: parseEach(collector, ruleSchema, ['ladder']),
    acceptance: parseEach(collector, stepSchema, ['acceptance']),
    signOff: parseEach(collector, stepSchema, ['signOff']),
    lookBacks: parseEach(collector, lookBackSchema, ['lookBacks']),
  };
}

function checkEntries(collector: Collector, entries: PolicyEntries): void {
  checkHours(collector);
  checkReceipt(collector);
  for (const list of [entries.ladder, entries.acceptance, entries.signOff, entries.lookBacks]) checkIds(collector, list);
  checkLadder(collector, entries.ladder, declaredRuleIds(collector));
  for (const step of [...entries.acceptance, ...entries.signOff]) checkStep(collector, step);
  for (const lookBack of entries.lookBacks) checkLookBack(collector, lookBack);
  checkRoles(collector, entries);
}

/** @returns the ids of all rules, also of those whose shape is wrong: a reference to one of them is not the mistake. */
function declaredRuleIds(collector: Collector): string[] {
  const ladder = collector.file.valueAt(['ladder']);
  if (!Array.isArray(ladder)) return [];
  return ladder.map((_, index) => String(collector.file.valueAt(['ladder', index, 'id'])));
}
