import type { DraftLimits, PrintedStatus } from './draft.ts';
import { readFacts } from './labels.ts';
import type { LabelKind, LabelledFact } from './labels.ts';
import { readLimitDate } from './limits.ts';
import type { HeadingRecord, MeasureRecord } from './records.ts';
import { findStatus, readStatusValue } from './status.ts';
import type { StatusReading } from './status.ts';
import type { WarningList } from './warnings.ts';

export interface MeasureFacts {
  readonly status?: PrintedStatus;
  readonly leadOfficial?: string;
  readonly leadUnit?: string;
  readonly participants?: readonly string[];
  readonly limits?: DraftLimits;
}

interface Source {
  readonly facts: readonly LabelledFact[];
  readonly line: number;
}

/** What is said of a measure itself comes first, then what is said of its heading, then of those above. */
function sourcesOf(measure: MeasureRecord, record: HeadingRecord): Source[] {
  const sources: Source[] = [{ facts: readFacts([measure.detail, measure.progress ?? ''].join('\n')), line: measure.line }];
  for (let at: HeadingRecord | undefined = record; at; at = at.parent) {
    for (const { no, text } of at.facts) sources.push({ facts: readFacts(text), line: no });
  }
  return sources;
}

function firstOf(sources: readonly Source[], kind: LabelKind): { value: string; line: number } | undefined {
  for (const { facts, line } of sources) {
    const fact = facts.find((candidate) => candidate.kind === kind && candidate.value !== '');
    if (fact) return { value: fact.value, line };
  }
  return undefined;
}

const LEADING_MARK = /[(（](?:牵头|主责|主办)[^)）]*[)）]/;

function unitsIn(value: string): string[] {
  return value
    .split(/[、,，;；\s]+/)
    .map((unit) => unit.replace(/等$/, '').trim())
    .filter((unit) => unit !== '');
}

function readUnits(sources: readonly Source[], warnings: WarningList): Pick<MeasureFacts, 'leadUnit' | 'participants'> {
  const lead = firstOf(sources, 'leadUnit');
  const responsible = firstOf(sources, 'unit');
  const taking = firstOf(sources, 'participants');
  const chosen = lead ?? responsible;
  const named = chosen ? unitsIn(chosen.value) : [];
  const marked = named.find((unit) => LEADING_MARK.test(unit));
  if (chosen && named.length > 1 && marked === undefined) warnings.add('firstUnitAsLead', chosen.line, chosen.value);
  const plain = (unit: string): string => unit.replace(LEADING_MARK, '');
  const leadUnit = marked ?? named[0];
  const others = [...named.filter((unit) => unit !== leadUnit), ...(lead && responsible ? unitsIn(responsible.value) : []), ...(taking ? unitsIn(taking.value) : [])];
  const participants = [...new Set(others.map(plain))].filter((unit) => leadUnit === undefined || unit !== plain(leadUnit));
  return { ...(leadUnit === undefined ? {} : { leadUnit: plain(leadUnit) }), ...(participants.length > 0 ? { participants } : {}) };
}

/** Limits that say plainly that there is no date. */
const UNDATED = /长期坚持|立行立改|立查立改|即知即改|持续|常态/;

function readLimits(sources: readonly Source[], warnings: WarningList): DraftLimits | undefined {
  const [effect, completion] = [firstOf(sources, 'effectLimit'), firstOf(sources, 'limit')];
  const printed = [effect, completion].filter((limit) => limit !== undefined);
  if (printed.length === 0) return undefined;
  for (const { value, line } of printed) {
    if (readLimitDate(value) === undefined && !UNDATED.test(value)) warnings.add('limitUnread', line, value);
  }
  const dates = { effect: effect && readLimitDate(effect.value), completion: completion && readLimitDate(completion.value) };
  return {
    ...(dates.effect === undefined ? {} : { effect: dates.effect }),
    ...(dates.completion === undefined ? {} : { completion: dates.completion }),
    text: printed.map(({ value }) => value).join('；'),
  };
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

/** Reads who leads, who takes part, when it is due and how it stands, from the measure's own text and from what is said of all under its heading. */
export function readMeasureFacts(measure: MeasureRecord, record: HeadingRecord, warnings: WarningList): MeasureFacts {
  const sources = sourcesOf(measure, record);
  const official = firstOf(sources, 'official');
  const limits = readLimits(sources, warnings);
  const reading = printedStatus(measure, record, sources);
  if (reading && reading.status === undefined) warnings.add('statusUnread', reading.line, reading.text);
  if (reading?.isMixed) warnings.add('statusMixed', reading.line, reading.text);
  // A limit of 长期坚持 is a statement that the measure has no end, unless a state is printed besides.
  const status = reading ? reading.status : limits?.text.includes('长期坚持') ? '长期坚持' : undefined;
  return {
    ...(status === undefined ? {} : { status }),
    ...(official === undefined ? {} : { leadOfficial: official.value }),
    ...readUnits(sources, warnings),
    ...(limits === undefined ? {} : { limits }),
  };
}
