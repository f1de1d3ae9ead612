import type { Template } from './letter.ts';
import { detail, rolesIn } from './phrases.ts';

export const roleUnresolved: Template = {
  group: () => 'toArrange',
  write: {
    zh: ({ facts }) => ({
      headline: `角色无人担任：${rolesIn('zh', facts.text)}`,
      happened: ['按督办规则应由下列角色办理或知悉，但当前无人担任，该环节已跳过。'],
      details: [...detail('环节', facts.stepTitle), ...detail('无人担任', rolesIn('zh', facts.text))],
      ask: '请在整改方案中补充人员或职务，并视情补办。',
    }),
    en: ({ facts }) => ({
      headline: `Nobody fills: ${rolesIn('en', facts.text)}`,
      happened: ['Under the policy the roles below were to act or to hear, but nobody fills them; the step was passed over.'],
      details: [...detail('Where', facts.stepTitle), ...detail('Nobody fills', rolesIn('en', facts.text))],
      ask: 'Please name posts or people for them in the plan, and make up for the step where needed.',
    }),
  },
};
