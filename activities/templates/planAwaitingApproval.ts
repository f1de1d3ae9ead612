import type { Template } from './letter.ts';
import { detail } from './phrases.ts';
import { versionDetails } from './planPhrases.ts';

export const planAwaitingApproval: Template = {
  group: () => 'toSignOff',
  write: {
    zh: ({ facts }) => ({
      headline: facts.version?.isLater ? '整改方案修订待您批准' : '整改方案待您批准',
      happened: [facts.version?.isLater ? '整改方案的一个新版本已提交，批准后才能生效；批准前仍按现行版本执行。' : '整改方案已提交，批准后才能启动，启动前不计任何时限。'],
      details: [...detail('审批环节', facts.stepTitle), ...versionDetails('zh', facts)],
      ask: '请审阅后批准或退回。批准只对这一版本有效，文字有任何改动须重新批准。',
    }),
    en: ({ facts }) => ({
      headline: facts.version?.isLater ? 'A new version of the plan awaits your approval' : 'A plan awaits your approval',
      happened: [facts.version?.isLater ? 'A new version of the plan has been handed in. Until it is approved the present one stays in force.' : 'The plan has been handed in. It can be started once it is approved; no date runs before that.'],
      details: [...detail('Step', facts.stepTitle), ...versionDetails('en', facts)],
      ask: 'Please approve or return it. An approval is good for this version only: any change of the text needs another.',
    }),
  },
};
