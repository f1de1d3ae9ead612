import type { Decided } from '../dossier.ts';
import type { PrintedProblem } from './printed.ts';

/** What can be kept from the public: a problem with all its measures, a measure, or one text of a measure's record, by the number of its event. */
export type WithheldItem =
  | { readonly on: 'problem'; readonly no: string }
  | { readonly on: 'measure'; readonly ref: string }
  | { readonly on: 'text'; readonly ref: string; readonly seq: number };

/** An item that somebody has withheld, by an act of the plan. */
export interface Withheld extends Decided {
  readonly item: WithheldItem;
  readonly reason: string;
}

/** Where a mark comes from: the plan's file, an act on the plan's record, or the request for this one report. */
export interface WithheldMark {
  readonly item: WithheldItem;
  readonly reason: string;
  readonly source: 'plan' | 'act' | 'request';
  /** When it was withheld by an act. */
  readonly at?: number;
}

/** @returns a text that names the item: `problem:3`, `M-012`, `M-012#17`. */
export function itemName(item: WithheldItem): string {
  if (item.on === 'problem') return `problem:${item.no}`;
  return item.on === 'measure' ? item.ref : `${item.ref}#${String(item.seq)}`;
}

/** @returns the item that a text names, or nothing when it names none. */
export function itemNamed(text: string): WithheldItem | undefined {
  const [, no] = /^problem:(.{1,20})$/.exec(text) ?? [];
  if (no !== undefined) return { on: 'problem', no };
  const [, ref, seq] = /^([^#:\s]{1,64})(?:#(\d{1,9}))?$/.exec(text) ?? [];
  if (ref === undefined) return undefined;
  return seq === undefined ? { on: 'measure', ref } : { on: 'text', ref, seq: Number(seq) };
}

export function isSameItem(a: WithheldItem, b: WithheldItem): boolean {
  return itemName(a) === itemName(b) && a.on === b.on;
}

/**
 * @returns the marks on problems and measures that are not among those given, as after an amendment that numbers problems otherwise: what
 * they were to hide would be published.
 */
export function marksAstray(marks: readonly WithheldMark[], problems: readonly { readonly no: string; readonly measures: readonly { readonly printed: { readonly ref: string } }[] }[]): WithheldMark[] {
  const refs = new Set(problems.flatMap(({ measures }) => measures.map(({ printed }) => printed.ref)));
  return marks.filter(({ item }) => (item.on === 'problem' ? !problems.some(({ no }) => no === item.no) : !refs.has(item.ref)));
}

/** @returns the marks of the plan's file, of its record and of a request, in this order. */
export function marksOf(printed: readonly PrintedProblem[], withheld: readonly Withheld[], asked: readonly Pick<WithheldMark, 'item' | 'reason'>[]): WithheldMark[] {
  const ofPlan = printed.flatMap(({ no, withheld: why, measures }): WithheldMark[] => [
    ...(why === undefined ? [] : [{ item: { on: 'problem', no } as const, reason: why, source: 'plan' as const }]),
    ...measures.flatMap(({ ref, withheld: reason }) => (reason === undefined ? [] : [{ item: { on: 'measure', ref } as const, reason, source: 'plan' as const }])),
  ]);
  return [
    ...ofPlan,
    ...withheld.map(({ item, reason, at }): WithheldMark => ({ item, reason, at, source: 'act' })),
    ...asked.map(({ item, reason }): WithheldMark => ({ item, reason, source: 'request' })),
  ];
}
