import { hashOfValue } from '../../domain/facts.ts';
import { rolesNamedBy } from '../../domain/policy.ts';
import type { Language } from '../../domain/refusals.ts';
import type { ReadPolicy } from '../policyFile.ts';
import { basicsSection } from './basics.ts';
import { chainSections, lookBackSection, periodicSection } from './decisions.ts';
import { planSections } from './planRules.ts';
import { ladderSection } from './rungs.ts';
import type { Section } from './section.ts';
import { speechOf, type Speech } from './words.ts';

export type { Section } from './section.ts';

/** A policy in words that those who decide on it can read and sign; how it is laid out is the business of whoever shows it. */
export interface ExplainedPolicy {
  readonly title: string;
  readonly sections: readonly Section[];
  /** SHA-256 of the policy as it is frozen into measures: whoever signs, signs exactly this. */
  readonly hash: string;
  /** The lines to be filled in by hand. */
  readonly signature: readonly string[];
}

/** @returns the whole policy in the language: nothing the rules know is left out. */
export function explainPolicy({ policy, immediateWithin, roles }: ReadPolicy, language: Language): ExplainedPolicy {
  const speech = speechOf(policy, roles, language);
  const { say } = speech;
  const hash = hashOfValue(policy);
  const sections = [basicsSection(speech, immediateWithin), ladderSection(speech), ...chainSections(speech), lookBackSection(speech), periodicSection(speech), ...planSections(speech), roleSection(speech, roles)];
  return {
    title: say(`督办规则：${policy.name}`, `Policy: ${policy.name}`),
    sections: sections.filter(({ rows }) => rows.length > 0),
    hash,
    signature: [say('签发人（签名）：____________________', 'Signed by: ____________________'), say('日期：________ 年 ____ 月 ____ 日', 'Date: ____________________'), say(`规则指纹（SHA-256）：${hash}`, `Hash of the policy (SHA-256): ${hash}`)],
  };
}

function roleSection(speech: Speech, names: Readonly<Record<string, string>>): Section {
  const { say, policy } = speech;
  const rows = rolesNamedBy(policy).map((role) => [role, names[role] ?? speech.roles([role])]);
  return { title: say('角色', 'Roles'), heads: [say('规则中的名称', 'Name in the policy'), say('指', 'Meaning')], rows };
}
