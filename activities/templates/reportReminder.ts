import type { Template } from './letter.ts';
import { dateDetail, dateIn, detail } from './phrases.ts';

export const reportReminder: Template = {
  group: () => 'dueSoon',
  write: {
    zh: ({ facts }) => ({
      headline: `${facts.report?.title ?? '报告'}临近报送时限`,
      happened: [`按规定应于 ${facts.dueOn === undefined ? '—' : dateIn('zh', facts.dueOn)} 前报送，尚未报送。`],
      details: [...detail('报告', facts.report?.title), ...detail('报送对象', facts.report?.addressee), ...dateDetail('zh', '时限', facts.dueOn)],
      ask: '请按时报送，并在系统中登记。',
      ...(facts.dueOn !== undefined && { on: facts.dueOn }),
    }),
    en: ({ facts }) => ({
      headline: `${facts.report?.title ?? 'A report'} is due soon`,
      happened: [`It is due on ${facts.dueOn === undefined ? '—' : dateIn('en', facts.dueOn)} and has not been handed in.`],
      details: [...detail('Report', facts.report?.title), ...detail('To', facts.report?.addressee), ...dateDetail('en', 'Due', facts.dueOn)],
      ask: 'Please hand it in and record it here.',
      ...(facts.dueOn !== undefined && { on: facts.dueOn }),
    }),
  },
};
