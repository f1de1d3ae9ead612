import type { Schemas } from '../apiClient.ts';
import type { Context } from '../context.ts';
import { dimensionWord, SECTIONS, type Section } from './columns.ts';

type Figures = Schemas['Figures'];
export interface Statistics {
  readonly by: string;
  readonly groups: readonly { readonly key: string; readonly title: string; readonly holder?: string | undefined; readonly figures: Figures }[];
  readonly total: Figures;
}

/** @returns a table for each section that says anything, the whole in its last row. */
export function tablesOf(context: Context, statistics: Statistics): string[] {
  const { language, say } = context;
  const rows = [...statistics.groups.map((group) => ({ name: groupName(context, statistics.by, group), figures: group.figures })), { name: say('合计', 'In all'), figures: statistics.total }];
  return SECTIONS.flatMap((section, index) => {
    const shown = rows.filter(({ figures }) => figures === statistics.total || saysAnything(section, figures));
    if (index > 0 && !saysAnything(section, statistics.total)) return [];
    const heads = [dimensionWord(statistics.by)[language], ...section.columns.map(({ head }) => head[language])];
    return [...(index > 0 ? [''] : []), section.title[language], ...context.table(heads, shown.map(({ name, figures }) => [name, ...section.columns.map(({ of }) => of(figures))]))];
  });
}

function saysAnything({ columns }: Section, figures: Figures): boolean {
  return columns.some(({ of }) => !/^0%?$/.test(of(figures)));
}

/** @returns what a group is called: a problem by its number too, a post with who holds it. */
export function groupName({ say, marks }: Pick<Context, 'say' | 'marks'>, by: string, { key, title, holder }: Statistics['groups'][number]): string {
  if (key === '') return say('（无）', '(none)');
  if (by === 'problem') return `${key} ${title}`;
  return `${title}${holder === undefined ? '' : marks.aside(holder)}`;
}
