import type { Template } from './letter.ts';
import { dateDetail, detail, listIn } from './phrases.ts';

export const reportLapsed: Template = {
  group: () => 'overdue',
  write: {
    zh: ({ facts }) => ({
      headline: `${facts.report?.title ?? '报告'}逾期未报送`,
      happened: ['应向上级报送的报告已过时限，仍未登记报送。'],
      details: [...detail('报告', facts.report?.title), ...detail('报送对象', facts.report?.addressee), ...dateDetail('zh', '时限', facts.dueOn), ...detail('责任职务', listIn('zh', facts.awaited ?? []))],
      ask: '请立即报送，并在系统中登记。',
      ...(facts.dueOn !== undefined && { on: facts.dueOn }),
    }),
    en: ({ facts }) => ({
      headline: `${facts.report?.title ?? 'A report'} is overdue`,
      happened: ['The date of a report owed to the inspecting body has passed, and it is not recorded as handed in.'],
      details: [...detail('Report', facts.report?.title), ...detail('To', facts.report?.addressee), ...dateDetail('en', 'Was due', facts.dueOn), ...detail('To be handed in by', listIn('en', facts.awaited ?? []))],
      ask: 'Please hand it in at once and record it here.',
      ...(facts.dueOn !== undefined && { on: facts.dueOn }),
    }),
  },
};
