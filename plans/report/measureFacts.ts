import type { Limit, LimitContext } from '../phrases/limit.ts';
import { readLimit } from '../phrases/readLimit.ts';
import type { DraftLimits, PrintedStatus } from './draft.ts';
import { readFacts } from './labels.ts';
import type { LabelKind } from './labels.ts';
import type { Line } from './lines.ts';
import type { HeadingRecord, MeasureRecord } from './records.ts';
import { findStatus, readStatusValue } from './status.ts';
import type { StatusReading } from './status.ts';
import { assignUnits } from './units.ts';
import type { WarningList } from './warnings.ts';

export interface MeasureFacts {
  readonly status?: PrintedStatus;
  readonly leadOfficial?: string;
  readonly leadUnit?: string;
  readonly participants?: readonly string[];
  readonly limits?: DraftLimits;
}

/** The first value of each kind in one place of the report. */
interface Source {
  readonly values: ReadonlyMap<LabelKind, Printed>;
}

interface Printed {
  readonly value: string;
  readonly line: number;
}

function sourceOf(excerpts: readonly Line[]): Source {
  const values = new Map<LabelKind, Printed>();
  for (const { text, no } of excerpts) {
    for (const { kind, value } of readFacts(text)) if (value !== '' && !values.has(kind)) values.set(kind, { value, line: no });
  }
  return { values };
}

function firstOf(sources: readonly Source[], kind: LabelKind): Printed | undefined {
  return sources.find(({ values }) => values.has(kind))?.values.get(kind);
}

/** The units printed together: a unit named for the whole problem is no participant of a measure that names its own. */
function readUnits(sources: readonly Source[], warnings: WarningList): Pick<MeasureFacts, 'leadUnit' | 'participants'> {
  const source = sources.find((candidate) => candidate.values.has('leadUnit') || candidate.values.has('unit'));
  const [lead, responsible] = [source?.values.get('leadUnit'), source?.values.get('unit')];
  const { isFirstTaken, ...units } = assignUnits({ lead: lead?.value ?? '', responsible: responsible?.value ?? '', taking: firstOf(sources, 'participants')?.value ?? '' });
  const chosen = lead ?? responsible;
  if (chosen && isFirstTaken) warnings.add('firstUnitAsLead', chosen.line, chosen.value);
  return units;
}

function readLimits(sources: readonly Source[], context: LimitContext, warnings: WarningList): DraftLimits | undefined {
  const printed = { effect: firstOf(sources, 'effectLimit'), completion: firstOf(sources, 'limit') };
  const both = [printed.effect, printed.completion].filter((limit) => limit !== undefined);
  if (both.length === 0) return undefined;
  const read = (limit: Printed | undefined) => (limit ? readPrinted(limit, context, warnings) : undefined);
  const [effect, completion] = [read(printed.effect), read(printed.completion)];
  return {
    ...(effect?.dueOn === undefined ? {} : { effect: effect.dueOn }),
    ...(completion?.dueOn === undefined ? {} : { completion: completion.dueOn }),
    ...([effect, completion].some((limit) => limit?.isImmediate) && { isImmediate: true }),
    ...([effect, completion].some((limit) => limit?.then === 'longTerm') && { isLongTerm: true }),
    text: both.map(({ value }) => value).join('；'),
  };
}

function readPrinted({ value, line }: Printed, context: LimitContext, warnings: WarningList): Limit | undefined {
  const reading = readLimit(value, context);
  if (reading.kind === 'ask') warnings.add('limitUnread', line, value);
  else if (reading.assumed) warnings.add('limitAssumed', line, value);
  return reading.kind === 'limit' ? reading : undefined;
}

function statusOfHeadings(record: HeadingRecord): (StatusReading & { line: number }) | undefined {
  for (let at: HeadingRecord | undefined = record; at; at = at.parent) {
    const last = at.statuses.at(-1);
    if (last) return last;
  }
  return undefined;
}

function printedStatus(measure: MeasureRecord, record: HeadingRecord, sources: readonly Source[]): (StatusReading & { line: number }) | undefined {
  const [own, ...others] = sources;
  const ownLabel = firstOf(own ? [own] : [], 'status');
  if (ownLabel) return { ...readStatusValue(ownLabel.value), line: ownLabel.line };
  const sentence = findStatus(measure.detail) ?? findStatus(measure.progress ?? '');
  if (sentence) return { ...sentence, line: measure.line };
  const label = firstOf(others, 'status');
  return statusOfHeadings(record) ?? (label && { ...readStatusValue(label.value), line: label.line });
}

/** Reads who leads, who takes part, when it is due and how it stands, from a measure's own text and from what is said of all under its heading. */
export class MeasureFactsReader {
  private readonly warnings: WarningList;
  private readonly context: LimitContext;
  private readonly byHeading = new Map<HeadingRecord, Source>();

  constructor(context: LimitContext, warnings: WarningList) {
    this.context = context;
    this.warnings = warnings;
  }

  read(measure: MeasureRecord, record: HeadingRecord): MeasureFacts {
    const { warnings } = this;
    const sources = this.sourcesOf(measure, record);
    const official = firstOf(sources, 'official');
    const limits = readLimits(sources, this.context, warnings);
    const reading = printedStatus(measure, record, sources);
    if (reading && reading.status === undefined) warnings.add('statusUnread', reading.line, reading.text);
    if (reading?.isMixed) warnings.add('statusMixed', reading.line, reading.text);
    // A limit of 长期坚持 is a statement that the measure has no end, unless a state is printed besides.
    const status = reading ? reading.status : limits?.isLongTerm ? '长期坚持' : undefined;
    return {
      ...(status === undefined ? {} : { status }),
      ...(official === undefined ? {} : { leadOfficial: official.value }),
      ...readUnits(sources, warnings),
      ...(limits === undefined ? {} : { limits }),
    };
  }

  /** What is said of a measure itself comes first, then what is said of its heading, then of those above. */
  private sourcesOf(measure: MeasureRecord, record: HeadingRecord): Source[] {
    const sources = [sourceOf([measure.detail, measure.progress ?? ''].map((text) => ({ no: measure.line, text })))];
    for (let at: HeadingRecord | undefined = record; at; at = at.parent) {
      // Read once for each heading, however many measures stand under it.
      const source = this.byHeading.get(at) ?? sourceOf(at.facts);
      this.byHeading.set(at, source);
      sources.push(source);
    }
    return sources;
  }
}
