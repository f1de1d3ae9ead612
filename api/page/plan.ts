import type { Language } from '../../domain/refusals.ts';
import { LIGHT_WORDS, PHASE_WORDS } from '../../domain/words.ts';
import type { MeasureLine } from '../schemas/measure.ts';
import { html, type Html } from './html.ts';
import { measureLink } from './measure.ts';

const TEXTS = {
  zh: { columns: ['编号', '整改措施', '牵头单位', '下一时限', '状态', '亮灯'], more: (shown: number, total: number) => `以上 ${shown} 项，共 ${total} 项。全部清单请用命令行 npx bihuan measure list。`, late: '逾期' },
  en: { columns: ['Ref', 'Measure', 'Lead unit', 'Next date', 'State', 'Light'], more: (shown: number, total: number) => `${shown} of ${total}; see all with npx bihuan measure list.`, late: 'overdue' },
};

/** @returns the measures of a plan, to read. */
export function planPage(title: string, lines: readonly MeasureLine[], total: number, language: Language): { title: string; body: Html } {
  const t = TEXTS[language];
  const row = (line: MeasureLine) => html`<tr>
<td>${line.ref}</td>
<td><a href="${measureLink(line.planId, line.ref, language)}">${line.title}</a></td>
<td>${line.leadUnits.join('、')}</td>
<td>${line.nextDueOn ?? '—'}${line.isOverdue ? html` <span class="late">${t.late}</span>` : undefined}</td>
<td>${PHASE_WORDS[line.phase][language]}</td>
<td>${LIGHT_WORDS[line.light][language]}</td>
</tr>`;
  const body = html`<h2>${title}</h2>
<table><thead><tr>${t.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>${lines.map(row)}</tbody></table>
<p class="soft">${t.more(lines.length, total)}</p>`;
  return { title, body };
}
