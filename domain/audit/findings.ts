import type { Language } from '../refusals.ts';
import type { Word } from '../words.ts';

/** Everything an audit can find wrong. Codes are stable and explained in docs/proof.md; `{name}` is filled from the finding. */
export const FINDINGS = {
  edited: {
    zh: '第 {seq} 条与封存时不符：该条被改动过，或其前一条被改动后又重新封存。',
    en: 'Event {seq} does not match its seal: it was altered, or the one before it was altered and sealed anew.',
  },
  deleted: { zh: '缺少第 {events} 条：已被删除。', en: 'Event {events} is missing: it was deleted.' },
  inserted: { zh: '第 {seq} 条不是系统写入的：后来插入，其后各条被顺延编号。', en: 'Event {seq} was not written by the system: it was put in later and those after it were renumbered.' },
  swapped: { zh: '第 {seq} 条与第 {other} 条被对调。', en: 'Events {seq} and {other} were swapped.' },
  unsealed: {
    zh: '第 {seq} 条没有封存值，而它之前的记录有：系人为插入，或封存值被抹去。',
    en: 'Event {seq} carries no seal although those before it do: it was put in by hand, or its seal was removed.',
  },
  truncated: { zh: '记录只到第 {last} 条，而{source}证明曾有第 {seq} 条：末尾被截去。', en: 'The record ends with event {last}, but {source} proves that there was an event {seq}: its end was cut off.' },
  rewritten: {
    zh: '记录与{source}不一致：在第 {after} 条之后、至第 {seq} 条为止被改写，并重新封存得前后连贯。',
    en: 'The record contradicts {source}: after event {after} and up to event {seq} it was rewritten, and sealed anew so that it looks whole.',
  },
  recordMissing: { zh: '没有该措施的任何记录，而{source}证明曾有 {seq} 条。', en: 'There is no record of this measure, but {source} proves that there were {seq} events.' },
  lineMissing: { zh: '措施清单中没有该措施，而它有记录：清单中的一行被删除。', en: 'The list of measures does not have this one, although it has a record: its line was deleted.' },
  lineBehind: { zh: '措施清单写明记录到第 {seq} 条，而记录有 {last} 条：清单或记录被改动。', en: 'The list of measures says that the record ends with event {seq}, but it has {last}: one of them was altered.' },
  frozenAltered: {
    zh: '摘要 {hash} 名下的督办规则、日历或人员目录被改动或删除；引用它的 {count} 条记录无法核对。',
    en: 'The policy, calendar or directory kept under {hash} was altered or deleted; {count} events that name it cannot be checked.',
  },
  numberMissing: { zh: '文书登记簿缺少 {number}：该文书的登记被删除。', en: 'The register of documents lacks {number}: its entry was deleted.' },
  numberDiffers: { zh: '文书 {document} 在登记簿上的文号是 {registered}，记录中是 {recorded}。', en: 'Document {document} has the number {registered} in the register but {recorded} on the record.' },
  paperMissing: { zh: '第 {seq} 条签发的文书 {document} 不在登记簿中。', en: 'Document {document}, issued by event {seq}, is not in the register.' },
  paperUnknown: { zh: '登记簿中的文书 {document}（{number}）在记录中没有签发。', en: 'Document {document} ({number}) is in the register, but the record does not have it issued.' },
  certificateMissing: { zh: '第 {seq} 条销号没有凭证：凭证被删除。', en: 'The closure in event {seq} has no certificate: it was deleted.' },
  certificateInvalid: { zh: '{name} 无效：{fault}', en: '{name} is not valid: {fault}' },
  certificateContradicts: { zh: '{name} 签名有效，但所写内容与记录不一致：{members}。', en: '{name} is validly signed, but what it says is not what the record says: {members}.' },
  checkpointInvalid: { zh: '{name} 无效：{fault}', en: '{name} is not valid: {fault}' },
} as const satisfies Record<string, Word>;

export type FindingCode = keyof typeof FINDINGS;

export interface Finding {
  readonly code: FindingCode;
  /** Missing where it is about no single measure. */
  readonly measureId?: string;
  readonly seq?: number;
  readonly params: Readonly<Record<string, string | number | Word>>;
}

/** A finding about the one record at hand. */
export type RecordFinding = Omit<Finding, 'measureId'>;

/** @returns the finding as a sentence, with the measure it is about. */
export function explainFinding({ code, measureId, seq, params }: Finding, language: Language): string {
  const values: Finding['params'] = { ...(seq !== undefined && { seq }), ...params };
  const sentence = FINDINGS[code][language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '—';
    return typeof value === 'object' ? value[language] : String(value);
  });
  return measureId === undefined ? sentence : `${measureId} ${sentence}`;
}
