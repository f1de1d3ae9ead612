import type { Template } from './letter.ts';
import { versionDetails } from './planPhrases.ts';

export const planApproved: Template = {
  group: () => 'toArrange',
  write: {
    zh: ({ facts }) => ({
      headline: '整改方案已获批准',
      happened: ['下列版本已经全部审批环节批准，可以启动。'],
      details: versionDetails('zh', facts),
      ask: '请启动方案。文字如有改动，须重新提交批准。',
    }),
    en: ({ facts }) => ({
      headline: 'Plan approved',
      happened: ['Every step of approval is done for the version below; it can be started.'],
      details: versionDetails('en', facts),
      ask: 'Please start it. Any change of the text has to be approved anew.',
    }),
  },
};
