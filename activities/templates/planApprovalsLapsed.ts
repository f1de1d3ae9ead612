import type { Template } from './letter.ts';
import { versionDetails } from './planPhrases.ts';

export const planApprovalsLapsed: Template = {
  group: () => 'amended',
  write: {
    zh: ({ facts }) => ({
      headline: '您对整改方案的批准已失效',
      happened: ['您批准过的整改方案版本已被新提交的版本取代，该批准不再有效，仍留存在记录中。'],
      details: versionDetails('zh', facts),
      ask: '新版本轮到您审批时会另行通知。',
    }),
    en: ({ facts }) => ({
      headline: 'Your approval of the plan has lapsed',
      happened: ['The version you approved has been replaced by another one. Your approval stays on the record and counts no longer.'],
      details: versionDetails('en', facts),
      ask: 'You will be told when the new version awaits you.',
    }),
  },
};
