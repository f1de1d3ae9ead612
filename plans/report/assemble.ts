import type { LimitContext } from '../phrases/limit.ts';
import type { DraftIssue, DraftMeasure, DraftProblem, Excerpt } from './draft.ts';
import { MeasureFactsReader } from './measureFacts.ts';
import { checkNumbers, numberIssues, numberProblems, referTo } from './numbering.ts';
import { liftStatusOfProblem, placeProgress } from './progress.ts';
import type { HeadingRecord } from './records.ts';
import type { Role } from './roles.ts';
import type { WarningList } from './warnings.ts';

type Roles = ReadonlyMap<HeadingRecord, Role>;

/** The heading of a given role that a record is or stands under. */
function nearest(record: HeadingRecord, role: Role, roles: Roles): HeadingRecord | undefined {
  for (let at: HeadingRecord | undefined = record; at; at = at.parent) if (roles.get(at) === role) return at;
  return undefined;
}

function aspectOf(record: HeadingRecord): string | undefined {
  const titles: string[] = [];
  for (let at = record.parent; at; at = at.parent) titles.unshift(at.heading.title);
  return titles.length === 0 ? undefined : titles.join(' / ');
}

function common(record: HeadingRecord): Pick<DraftProblem, 'title' | 'heading' | 'line' | 'notes'> {
  const { heading, node } = record;
  return { title: heading.title, heading: heading.head, line: node.line, notes: notesOf(record) };
}

/** Everything said under a heading that is no measure, in order, the lines of facts included: a draft loses no words. */
function notesOf({ notes, facts }: HeadingRecord): Excerpt[] {
  const printed = facts.filter(({ isInDetail }) => !isInDetail).map(({ no, text }) => ({ line: no, text }));
  return [...notes, ...printed].sort((a, b) => a.line - b.line);
}

/** An aspect is only a name in the draft, so text printed under it has no place there. */
function warnOfNotes(aspect: HeadingRecord, warnings: WarningList): void {
  for (const { line, text } of notesOf(aspect)) if (line !== aspect.node.line) warnings.add('unplaced', line, text);
}

export interface Assembled {
  readonly problems: readonly DraftProblem[];
  readonly issues: readonly DraftIssue[];
  readonly measures: readonly DraftMeasure[];
}

function hasMeasures(record: HeadingRecord): boolean {
  return record.measures.length > 0 || record.children.some(hasMeasures);
}

/** Makes the draft of what was collected: numbers, references, and for each measure what can be read from its words. */
export function assemble(records: readonly HeadingRecord[], roles: Roles, context: LimitContext, warnings: WarningList): Assembled {
  const problems = records.filter((record) => roles.get(record) === 'problem');
  const problemNos = numberProblems(problems);
  const noOf = (record: HeadingRecord): string => problemNos.get(nearest(record, 'problem', roles) ?? record) ?? '';
  const issues = records.filter((record) => roles.get(record) === 'issue').map((record) => ({ record, problemNo: noOf(record) }));
  const issueNos = numberIssues(issues);
  // What progress says may become a note of the problem, so it is placed before the problems are written down.
  for (const record of records) {
    liftStatusOfProblem(record);
    placeProgress(record);
  }
  for (const record of records) if (roles.get(record) === 'aspect') warnOfNotes(record, warnings);
  for (const record of problems) if (!hasMeasures(record)) warnings.add('problemWithoutMeasures', record.node.line, record.node.printed);
  return {
    problems: problems.map((record) => {
      const aspect = aspectOf(record);
      return { no: noOf(record), ...common(record), ...(aspect === undefined ? {} : { aspect }) };
    }),
    issues: issues.map(({ record, problemNo }) => ({ no: issueNos.get(record) ?? '', ...common(record), problemNo })),
    measures: assembleMeasures(records, problems, roles, { problemNo: noOf, issueNo: (record) => issueNos.get(nearest(record, 'issue', roles) ?? record) }, context, warnings),
  };
}

interface Names {
  readonly problemNo: (record: HeadingRecord) => string;
  readonly issueNo: (record: HeadingRecord) => string | undefined;
}

function assembleMeasures(records: readonly HeadingRecord[], problems: readonly HeadingRecord[], roles: Roles, names: Names, context: LimitContext, warnings: WarningList): DraftMeasure[] {
  checkNumbers(records, roles, warnings);
  const orders = new Map(problems.map((record, index) => [record, index + 1]));
  const placed = records.flatMap((record) => record.measures.map((measure) => ({ record, measure, problemOrder: orders.get(nearest(record, 'problem', roles) ?? record) ?? 0 })));
  const refs = referTo(placed);
  const facts = new MeasureFactsReader(context, warnings);
  return placed.map(({ record, measure }, index): DraftMeasure => {
    const { number, title, detail, progress, line } = measure;
    const issueNo = names.issueNo(record);
    return {
      ref: refs[index] ?? '',
      problemNo: names.problemNo(record),
      ...(issueNo === undefined ? {} : { issueNo }),
      ...(number === undefined ? {} : { number }),
      title,
      detail,
      ...(progress === undefined ? {} : { progress }),
      ...facts.read(measure, record),
      line,
    };
  });
}
