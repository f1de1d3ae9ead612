import type { AuditReport } from '../../domain/audit/audit.ts';
import { explainFinding } from '../../domain/audit/findings.ts';
import type { Context } from '../context.ts';

/** What an audit says beside its findings. */
interface Facts {
  readonly plan: string;
  readonly silent: readonly string[];
  readonly isKeyGiven: boolean;
}

/** @returns an audit in words: what was looked at, what was found, and what it could not have found. */
export function auditLines(context: Context, { findings, measures, events, anchors, unchained, keyIds }: AuditReport, { plan, silent, isKeyGiven }: Facts): string[] {
  const { say, language, marks } = context;
  const notes = [
    ...(unchained > 0 ? [say(`其中 ${unchained} 条是启用封存之前的，只能靠系统之外的依据核对。`, `${unchained} of the events are from before records were chained: only what is kept elsewhere can tell of them.`)] : []),
    ...(anchors === 0 ? [say('没有任何数据库之外的依据：若有人把记录整体改写，此次核查发现不了。请用 --checkpoint、--certificate 给出。', 'Nothing from outside the store was there to compare with: a record rewritten as a whole would not be found. Give --checkpoint or --certificate.')] : []),
    ...(keyIds.length > 0 && !isKeyGiven ? [say(`凭证和核验点只与其自带的公钥（${keyIds.join('、')}）核对；请用 --key 给出从可信处取得的公钥。`, `Certificates and checkpoints were checked only against the keys they carry themselves (${keyIds.join(', ')}); give one you trust with --key.`)] : []),
    ...(silent.length > 0 ? [say(`有 ${silent.length} 项措施的工作流没有应答：${silent.join(marks.list)}。`, `${silent.length} workflows did not answer: ${silent.join(marks.list)}.`)] : []),
  ];
  return [
    say(`核查 ${plan}：${measures} 项措施，${events} 条记录，对照数据库之外的依据 ${anchors} 处。`, `Audit of ${plan}: ${measures} measures, ${events} events, held against ${anchors} heads known from elsewhere.`),
    ...notes.map((note) => `  ${note}`),
    findings.length === 0 ? say('未发现问题。', 'Nothing was found wrong.') : say(`发现 ${findings.length} 处问题：`, `${findings.length} found:`),
    ...findings.map((finding) => `  - ${explainFinding(finding, language)}`),
  ];
}
