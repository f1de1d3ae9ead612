import type { Command } from 'commander';
import { planNamed } from '../names.ts';
import { writeFolder } from '../proof/folder.ts';
import { gather } from '../proof/material.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly plan?: string;
}

export function addAuditExport(parent: Command, shell: Shell): void {
  const command = shell
    .command(parent, 'export <folder>', '导出记录、凭证和核验点，交他人离线核查', 'write records, certificates and checkpoints into a folder, for somebody else to verify offline')
    .option('--plan <plan>', shell.say('整改方案编号', 'id of the plan'));
  shell.does<Options>(command, async (context, options, folder = '') => {
    const api = await context.signedIn();
    const plan = await planNamed(api, options.plan);
    const material = await gather(api, plan);
    await writeFolder(folder, material);
    const counts = { plan, folder, measures: material.records.length, certificates: material.certificates.length, checkpoints: material.checkpoints.length };
    context.result(counts, () => [
      context.say(
        `已导出到 ${folder}：${counts.measures} 项措施的记录，${counts.certificates} 份凭证，${counts.checkpoints} 个核验点。用 bihuan audit verify --plan ${plan} --from-export ${folder} 核查。`,
        `Written to ${folder}: records of ${counts.measures} measures, ${counts.certificates} certificates, ${counts.checkpoints} checkpoints. Verify them with bihuan audit verify --plan ${plan} --from-export ${folder}.`,
      ),
    ]);
    return undefined;
  });
}
