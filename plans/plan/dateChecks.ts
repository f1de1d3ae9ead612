import { epochDay, isProvisional, isWorkingDay, type Calendar } from '../../domain/calendar.ts';
import type { MilestoneKind } from '../../domain/policy.ts';
import type { Collector } from '../check/collector.ts';
import type { Located } from '../check/schemaProblems.ts';
import type { ReadPolicy } from '../policyFile.ts';
import type { PlanEntries } from './entries.ts';
import { milestonesOf, type PlannedMilestone } from './milestones.ts';
import type { MeasureFile } from './schema.ts';

export interface DateContext {
  readonly calendar: Calendar | undefined;
  /** Missing when the policy itself could not be read; then nothing is said that depends on it. */
  readonly rules: ReadPolicy | undefined;
}

/** Every measure has the dates its class asks for, in a possible order; dates that may surprise are pointed out. */
export function checkDates(collector: Collector, entries: PlanEntries, context: DateContext): void {
  for (const measure of entries.measures) {
    const milestones = milestonesOf(measure.value, measure.path);
    checkKinds(collector, measure, milestones, context);
    checkOrder(collector, milestones);
    for (const milestone of milestones) checkDate(collector, milestone, entries, context);
  }
  const { adoptedOn, outerDate } = entries;
  if (adoptedOn !== undefined && outerDate !== undefined && outerDate <= adoptedOn) collector.add('outerBeforeAdoption', ['outerDate'], { outerDate, adoptedOn });
  checkProvisional(collector, entries, context.calendar);
}

function checkKinds(collector: Collector, { path, value }: Located<MeasureFile>, milestones: readonly PlannedMilestone[], { rules }: DateContext): void {
  const ofKind = (kind: MilestoneKind) => milestones.filter(({ definition }) => definition.kind === kind);
  if (milestones.length === 0) return checkUndated(collector, { path, value }, rules);
  if (value.class !== 'longTerm' && ofKind('completion').length === 0) collector.add('completionMissing', path);
  if (value.class === 'immediate' && milestones.length > 1) collector.add('immediateManyDates', [...path, 'class'], { count: milestones.length });
  for (const kind of ['effect', 'completion'] as const) {
    const [, second] = ofKind(kind);
    if (second) collector.add('milestoneKindTwice', second.entryPath, { kind });
  }
}

/** Some classes may go without a date, where the policy says what then holds. */
function checkUndated(collector: Collector, { path, value }: Located<MeasureFile>, rules: ReadPolicy | undefined): void {
  if (value.class === undefined || value.class === 'standard') return collector.add('noMilestones', path);
  if (!rules) return;
  if (value.class === 'immediate') return collector.add('immediateUndated', path);
  if (!rules.policy.longTerm) collector.add('longTermUndated', path);
}

function checkOrder(collector: Collector, milestones: readonly PlannedMilestone[]): void {
  const completion = milestones.find(({ definition }) => definition.kind === 'completion')?.definition.dueOn;
  if (completion === undefined) return;
  for (const { definition, datePath } of milestones) {
    if (definition.dueOn <= completion || definition.kind === 'completion') continue;
    const code = definition.kind === 'effect' ? 'effectAfterCompletion' : 'nodeAfterCompletion';
    collector.add(code, datePath, { [definition.kind]: definition.dueOn, completion });
  }
}

function checkDate(collector: Collector, { definition: { dueOn }, datePath }: PlannedMilestone, { adoptedOn, outerDate }: PlanEntries, { calendar, rules }: DateContext): void {
  if (outerDate !== undefined && dueOn > outerDate) collector.add('beyondOuterDate', datePath, { date: dueOn, outerDate });
  if (adoptedOn !== undefined && dueOn <= adoptedOn) collector.add('notAfterAdoption', datePath, { date: dueOn, adoptedOn });
  if (rules?.policy.dayOff !== 'keep' || !calendar || isWorkingDay(calendar, dueOn)) return;
  collector.add('dateOnDayOff', datePath, { date: dueOn, weekday: weekdayOf(dueOn) });
}

/** One sentence for all of them: a plan of any length reaches into a year whose list is not out yet. */
function checkProvisional(collector: Collector, entries: PlanEntries, calendar: Calendar | undefined): void {
  if (!calendar) return;
  const provisional = entries.measures
    .flatMap(({ path, value }) => milestonesOf(value, path))
    .filter(({ definition }) => isProvisional(calendar, definition.dueOn))
    .map(({ definition }) => definition.dueOn)
    .sort();
  const [first] = provisional;
  if (first !== undefined) collector.add('datesProvisional', ['problems'], { count: provisional.length, through: calendar.officialThrough, first }, { at: 'key' });
}

const WEEKDAYS = ['日 Sunday', '一 Monday', '二 Tuesday', '三 Wednesday', '四 Thursday', '五 Friday', '六 Saturday'];

/** @returns the day of the week in both languages. */
export function weekdayOf(date: string): { zh: string; en: string } {
  const [zh = '', en = ''] = WEEKDAYS[(((epochDay(date) + 4) % 7) + 7) % 7]?.split(' ') ?? [];
  return { zh: `星期${zh}`, en };
}
