import { readFileSync } from 'node:fs';
import { registration } from '../../domain/decide.ts';
import type { MeasureEvent } from '../../domain/events.ts';
import { historyAt, type MeasureHistory } from '../../domain/reports/history.ts';
import type { PrintedProblem } from '../../domain/reports/printed.ts';
import { composePublicReport, type PublicReport } from '../../domain/reports/publicReport.ts';
import type { WithheldMark } from '../../domain/reports/withheld.ts';
import { readPlan, type CheckedPlan } from '../../plans/planFile.ts';
import { printedPlan } from '../../plans/printedPlan.ts';
import { CALENDAR_2026, type Story } from '../support/definitions.ts';

export interface ExamplePlan {
  readonly plan: CheckedPlan;
  readonly planText: string;
  readonly policyText: string;
}

/** @returns one of the example plans, read and checked as an office's would be. */
export function examplePlan(name: 'jiangning' | 'zhenjiang'): ExamplePlan {
  const planText = readFileSync(new URL(`../../examples/${name}/plan.yaml`, import.meta.url), 'utf8');
  const policy = /^policy: (.*)$/m.exec(planText)?.[1] ?? '';
  const policyText = readFileSync(new URL(`../../examples/${name}/${policy}`, import.meta.url), 'utf8');
  const reading = readPlan({ planText, planName: 'plan.yaml', policyText, policyName: 'policy.yaml' });
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems));
  return { plan: reading.plan, planText, policyText };
}

/** @returns the measures of a plan as they are right after it was started. */
export function started({ definitions }: CheckedPlan, at: number): MeasureHistory[] {
  return definitions.map((definition) => known([registration(definition, at)], at));
}

export function known(events: readonly MeasureEvent[], at: number): MeasureHistory {
  const history = historyAt(events, at);
  if (!history) throw new Error('no such measure yet');
  return history;
}

interface Shown {
  readonly stories: readonly Story[];
  readonly printed: readonly PrintedProblem[];
  readonly at: number;
  readonly marks?: readonly WithheldMark[];
  readonly isInternal?: boolean;
}

/** @returns the report of a small plan made of stories. */
export function reportOf({ stories, printed, at, marks = [], isInternal = false }: Shown): PublicReport {
  const histories = stories.map(({ events }) => known(events, at));
  return composePublicReport({ planTitle: '新港区整改方案', adoptedOn: '2026-08-31', calendar: CALENDAR_2026, at, printed, histories, marks, isInternal });
}

export function printedOf({ planText }: ExamplePlan): PrintedProblem[] {
  return printedPlan(planText);
}
