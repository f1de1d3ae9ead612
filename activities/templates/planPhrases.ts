import type { NoticeFacts } from '../../domain/notices.ts';
import type { Language } from '../../domain/refusals.ts';
import type { Detail } from './letter.ts';
import { detail } from './phrases.ts';

/** @returns which version of the plan it is about: enough of its hash to be compared with what lies on the table. */
export function versionDetails(language: Language, { version }: NoticeFacts): Detail[] {
  if (!version) return [];
  const label = { zh: { hash: '版本摘要', measures: '措施数' }, en: { hash: 'Version', measures: 'Measures' } }[language];
  return [...detail(label.hash, version.hash), ...(version.measures > 0 ? detail(label.measures, String(version.measures)) : [])];
}

/** @returns a month as people write it: 2026年11月, November 2026. */
export function monthIn(language: Language, period = ''): string {
  const [year = NaN, month = NaN] = period.split('-').map(Number);
  return language === 'zh' ? `${year}年${month}月` : `${MONTHS[month - 1] ?? ''} ${year}`;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
