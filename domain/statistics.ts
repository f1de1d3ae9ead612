import { holderOf } from './directory.ts';
import type { MeasureState } from './measure.ts';
import { percentOf } from './rollUp.ts';
import { entriesOf, type Entry } from './statistics/entries.ts';
import { NO_FIGURES, plus, type Figures } from './statistics/figures.ts';

export type Dimension = 'unit' | 'leader' | 'problem' | 'month';
export const DIMENSIONS: readonly Dimension[] = ['unit', 'leader', 'problem', 'month'];

/** What belongs to one unit, lead official, problem or month. */
export interface FiguresOf {
  /** Name of the unit, id of the post, number of the problem, `YYYY-MM`; empty for what has none. */
  readonly key: string;
  /** What people call it: title of the post or of the problem, otherwise the key. */
  readonly title: string;
  /** Who holds the lead official's post. */
  readonly holder?: string;
  readonly figures: Figures;
}

/** Figures (统计) of some measures at one instant. */
export interface Statistics {
  readonly by: Dimension;
  /** Units and leaders: the one furthest behind first. Problems: in the order of their measures. Months: as they come. */
  readonly groups: readonly FiguresOf[];
  readonly total: Figures;
}

export function noStatistics(by: Dimension): Statistics {
  return { by, groups: [], total: NO_FIGURES };
}

/**
 * @param measures their states of the instant, with what whoever asks may not read left out.
 * @returns their figures (what each means: `statistics/figures.ts`).
 */
export function statisticsOf(measures: readonly MeasureState[], by: Dimension, at: number): Statistics {
  const groups = measures.flatMap((measure) => entriesOf(measure, at).map((entry) => ({ ...named(measure, entry, by, at), figures: plus(NO_FIGURES, entry.figures) })));
  return merged(noStatistics(by), { by, groups, total: groups.reduce((total, { figures }) => plus(total, figures), NO_FIGURES) });
}

/** @returns the figures of both lots of measures together; so a plan of any size is counted page by page. */
export function merged(a: Statistics, b: Statistics): Statistics {
  const groups = new Map<string, FiguresOf>();
  for (const group of [...a.groups, ...b.groups]) {
    const known = groups.get(group.key);
    groups.set(group.key, known ? { ...known, figures: plus(known.figures, group.figures) } : group);
  }
  return { by: a.by, groups: inOrder([...groups.values()], a.by), total: plus(a.total, b.total) };
}

function named({ definition }: MeasureState, entry: Entry, by: Dimension, at: number): Omit<FiguresOf, 'figures'> {
  const key = entry[by];
  if (by === 'problem') return { key, title: definition.problem.title };
  if (by !== 'leader') return { key, title: key };
  const { directory, calendar } = definition;
  const holder = holderOf(directory, key, calendar, at);
  return { key, title: directory.posts[key]?.title ?? key, ...(holder !== undefined && { holder: directory.people[holder]?.name ?? holder }) };
}

function inOrder(groups: FiguresOf[], by: Dimension): FiguresOf[] {
  if (by === 'problem') return groups;
  const byKey = (a: FiguresOf, b: FiguresOf) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
  if (by === 'month') return groups.sort(byKey);
  // A unit that only has part in others' measures is behind with none.
  const percent = ({ figures }: FiguresOf) => (figures.measures === 0 ? 101 : percentOf(figures.closed, figures.measures));
  return groups.sort((a, b) => percent(a) - percent(b) || b.figures.behind - a.figures.behind || byKey(a, b));
}
