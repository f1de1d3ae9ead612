import type { Template } from './letter.ts';
import { detail, personIn, quoted } from './phrases.ts';
import { versionDetails } from './planPhrases.ts';

export const planReturned: Template = {
  group: () => 'returned',
  write: {
    zh: ({ facts }) => ({
      headline: '整改方案被退回',
      happened: ['提交审批的整改方案未获批准，退回修改。'],
      details: [...detail('退回人', personIn('zh', facts.by)), ...versionDetails('zh', facts)],
      ...quoted('退回理由', facts.text),
      ask: '请修改后重新提交。',
    }),
    en: ({ facts }) => ({
      headline: 'Plan returned',
      happened: ['The plan was not approved and is returned to be changed.'],
      details: [...detail('Returned by', personIn('en', facts.by)), ...versionDetails('en', facts)],
      ...quoted('Reason', facts.text),
      ask: 'Please change it and hand it in again.',
    }),
  },
};
