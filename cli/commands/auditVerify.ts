import type { Command } from 'commander';
import { audit, type AuditReport } from '../../domain/audit/audit.ts';
import { explainFinding, type Finding } from '../../domain/audit/findings.ts';
import type { TrustedKey } from '../../domain/dossier.ts';
import { readCertificateFile, readCheckpointFile, readPublicKeyFile } from '../../plans/proofFiles.ts';
import type { Context } from '../context.ts';
import { cliError } from '../errors.ts';
import { planNamed } from '../names.ts';
import { readFolder, readGiven, readProof } from '../proof/folder.ts';
import { gather, namedCertificate, namedCheckpoint, type Material } from '../proof/material.ts';
import { auditLines } from '../show/audit.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly plan?: string;
  readonly checkpoint?: readonly string[];
  readonly certificate?: readonly string[];
  readonly key?: readonly string[];
  readonly fromExport?: string;
}

export function addAuditVerify(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'verify', '核查记录是否被改动、删除、对调、截去或改写', 'verify that no record was edited, deleted, swapped, cut off or rewritten')
    .option('--plan <plan>', say('整改方案编号', 'id of the plan'))
    .option('--checkpoint <files...>', say('系统之外保存的核验点', 'checkpoints kept outside the system'))
    .option('--certificate <files...>', say('系统之外保存的销号凭证', 'closure certificates kept outside the system'))
    .option('--key <files...>', say('从可信处取得的公钥文件', 'public keys, from where you trust them'))
    .option('--from-export <folder>', say('核查导出的文件夹（不需要服务器）', 'verify a folder written by audit export (needs no server)'));
  shell.does<Options>(command, async (context, options) => {
    const keys = options.key && (await Promise.all(options.key.map((path) => readProof(path, readPublicKeyFile))));
    const { report, material } = await verified(context, options, keys);
    const { findings, ...figures } = report;
    const facts = { plan: material.planId, ...figures, silent: material.silent, isKeyGiven: keys !== undefined };
    context.result({ ...facts, findings: findings.map(worded) }, () => auditLines(context, report, facts));
    return findings.length === 0 ? 0 : 1;
  });
}

interface Verified {
  readonly report: AuditReport;
  readonly material: Material;
}

async function verified(context: Context, options: Options, keys: readonly TrustedKey[] | undefined): Promise<Verified> {
  if (options.fromExport !== undefined) {
    const material = await readFolder(options.fromExport);
    if (options.plan !== undefined && options.plan !== material.planId) throw cliError('badValue', { name: '--plan', value: options.plan, why: { zh: `文件夹中是整改方案 ${material.planId}。`, en: `the folder holds the plan ${material.planId}.` } });
    return { material, report: await reportOn(material, options, keys) };
  }
  const api = await context.signedIn();
  const plan = await planNamed(api, options.plan);
  const material = await gather(api, plan);
  const report = await reportOn(material, options, keys);
  if (report.findings.length === 0) return { material, report };
  // Measures live on while they are read: what a second look does not find was only on its way.
  const again = await reportOn(await gather(api, plan), options, keys);
  const before = new Set(report.findings.map(nameOf));
  return { material, report: { ...again, findings: again.findings.filter((finding) => before.has(nameOf(finding))) } };
}

async function reportOn(material: Material, { checkpoint = [], certificate = [] }: Options, keys: readonly TrustedKey[] | undefined): Promise<AuditReport> {
  const { planId, heads, ...input } = material;
  const source = { zh: '该措施的工作流', en: 'the workflow of the measure itself' };
  return audit({
    ...input,
    certificates: [...input.certificates, ...(await readGiven(certificate, planId, readCertificateFile, namedCertificate))],
    checkpoints: [...input.checkpoints, ...(await readGiven(checkpoint, planId, readCheckpointFile, namedCheckpoint))],
    live: heads.map((head) => ({ ...head, source })),
    ...(keys && { keys }),
  });
}

function nameOf({ code, measureId = '', seq = 0, params }: Finding): string {
  return `${code} ${measureId} ${seq} ${JSON.stringify(params)}`;
}

function worded(finding: Finding) {
  const { code, measureId, seq } = finding;
  return { code, ...(measureId !== undefined && { measure: measureId }), ...(seq !== undefined && { seq }), text: { zh: explainFinding(finding, 'zh'), en: explainFinding(finding, 'en') } };
}
