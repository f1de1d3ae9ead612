import type { z } from 'zod';
import type { Collector } from '../check/collector.ts';
import { parseAt, parseEach, type Located } from '../check/schemaProblems.ts';
import type { Path } from '../check/yamlFile.ts';
import { extensionHeaderSchema, lookBackSchema, stepSchema, type ExtensionHeaderFile, type LookBackFile, type StepFile } from './chainSchema.ts';
import { immediateSchema, longTermSchema, participationSchema, periodicSchema, separationSchema, type ImmediateFile, type LongTermFile, type ParticipationFile, type PeriodicFile, type SeparationFile } from './dutySchema.ts';
import { planRulesSchema, type PlanRulesFile } from './planRules.ts';
import { ruleSchema, type RuleFile } from './ruleSchema.ts';
import { policyHeaderSchema, type PolicyHeaderFile } from './schema.ts';

/** Everything of a policy file whose shape is right, whatever the rest is like, so that all mistakes can be told at once. */
export interface PolicyEntries {
  readonly header: PolicyHeaderFile | undefined;
  readonly ladder: readonly Located<RuleFile>[];
  readonly acceptance: readonly Located<StepFile>[];
  readonly signOff: readonly Located<StepFile>[];
  readonly lookBacks: readonly Located<LookBackFile>[];
  readonly periodic: readonly Located<PeriodicFile>[];
  readonly extensionSteps: readonly Located<StepFile>[];
  readonly extension: Located<ExtensionHeaderFile> | undefined;
  readonly participation: Located<ParticipationFile> | undefined;
  readonly longTerm: Located<LongTermFile> | undefined;
  readonly immediate: Located<ImmediateFile> | undefined;
  readonly separation: Located<SeparationFile> | undefined;
  readonly plan: Located<PlanRulesFile> | undefined;
  /** What stands in the file, also where its shape is wrong: a reference to it is not the mistake. */
  readonly declared: { readonly rules: readonly string[]; readonly duties: readonly string[]; readonly hasExtension: boolean; readonly hasLookBacks: boolean };
}

export function policyEntries(collector: Collector): PolicyEntries {
  return {
    header: parseAt(collector, policyHeaderSchema, []),
    ladder: parseEach(collector, ruleSchema, ['ladder']),
    acceptance: parseEach(collector, stepSchema, ['acceptance']),
    signOff: parseEach(collector, stepSchema, ['signOff']),
    lookBacks: parseEach(collector, lookBackSchema, ['lookBacks']),
    periodic: parseEach(collector, periodicSchema, ['periodic']),
    extension: sectionAt(collector, extensionHeaderSchema, ['extension']),
    extensionSteps: parseEach(collector, stepSchema, ['extension', 'steps']),
    participation: sectionAt(collector, participationSchema, ['participation']),
    longTerm: sectionAt(collector, longTermSchema, ['longTerm']),
    immediate: sectionAt(collector, immediateSchema, ['immediate']),
    separation: sectionAt(collector, separationSchema, ['separation']),
    plan: sectionAt(collector, planRulesSchema, ['plan']),
    declared: { rules: idsIn(collector, 'ladder'), duties: idsIn(collector, 'periodic'), hasExtension: isThere(collector, 'extension'), hasLookBacks: listAt(collector, 'lookBacks').length > 0 },
  };
}

/** A section may be missing; one that is there has to be right. */
function sectionAt<T>(collector: Collector, schema: z.ZodType<T>, path: Path): Located<T> | undefined {
  if (collector.file.valueAt(path) === undefined) return undefined;
  const value = parseAt(collector, schema, path);
  return value === undefined ? undefined : { path, value };
}

function isThere(collector: Collector, key: string): boolean {
  return collector.file.valueAt([key]) !== undefined;
}

function listAt(collector: Collector, key: string): readonly unknown[] {
  const list = collector.file.valueAt([key]);
  return Array.isArray(list) ? list : [];
}

function idsIn(collector: Collector, key: string): string[] {
  return listAt(collector, key).map((_, index) => String(collector.file.valueAt([key, index, 'id'])));
}
