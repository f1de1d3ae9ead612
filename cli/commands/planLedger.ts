import type { Command } from 'commander';
import { answerOf, type Api, type Schemas } from '../apiClient.ts';
import type { Context } from '../context.ts';
import { CliError, cliError } from '../errors.ts';
import { readBytes, writeNew } from '../files.ts';
import { planNamed } from '../names.ts';
import { tellProblems } from '../planFiles.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly to?: string;
  readonly byUnit?: boolean;
  readonly changes?: string;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function addPlanLedger(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'ledger [plan]', '整改台账：导出为 .xlsx；或把改过的台账与方案比较，写出修订稿（不直接生效）', 'the ledger: export it as .xlsx; or compare one that was changed with the plan, and write the amended plan (nothing takes effect by that)')
    .option('--to <file>', say('导出的 .xlsx 文件；比较时为修订后的方案 .yaml', 'the .xlsx file to write; when comparing, the amended plan (.yaml)'))
    .option('--by-unit', say('每个牵头单位一张工作表', 'one sheet for each lead unit'))
    .option('--changes <file>', say('改过的台账 .xlsx', 'a ledger (.xlsx) that was changed'));
  shell.does<Options>(command, async (context, { to, byUnit = false, changes }, asked = '') => {
    const api = await context.signedIn();
    const plan = await planNamed(api, asked === '' ? undefined : asked);
    if (changes !== undefined) return compare(context, api, { plan, changes, ...(to !== undefined && { to }) });
    if (to === undefined) throw cliError('missingOption', { name: '--to', why: { zh: '写明导出的文件，如 --to 台账.xlsx。', en: 'Name the file to write, such as --to ledger.xlsx.' } });
    const file = await answerOf(api.GET('/api/plans/{plan}/ledger', { params: { path: { plan }, query: { lang: context.language, ...(byUnit && { byUnit: 'true' }) } }, parseAs: 'arrayBuffer' }) as Promise<{ data?: ArrayBuffer; error?: unknown; response: Response }>);
    await writeNew(to, new Uint8Array(file));
    context.result({ plan, to, bytes: file.byteLength }, () => [context.say(`已导出 ${to}。可以修改浅蓝表头的各列，改后用 bihuan plan ledger ${plan} --changes ${to} 比较。`, `Written to ${to}. Columns with a light blue heading may be changed; compare it then with bihuan plan ledger ${plan} --changes ${to}.`)]);
    return undefined;
  });
}

type Comparison = Awaited<ReturnType<typeof postLedger>>;

function postLedger(api: Api, plan: string, file: string, bytes: Buffer) {
  return answerOf(api.POST('/api/plans/{plan}/ledger/changes', { params: { path: { plan }, query: { file } }, body: new Uint8Array(bytes), bodySerializer: (sent) => sent, headers: { 'content-type': XLSX } }));
}

async function compare(context: Context, api: Api, { plan, changes: file, to }: { readonly plan: string; readonly changes: string; readonly to?: string }): Promise<2 | undefined> {
  const found = await postLedger(api, plan, file, await readBytes(file)).catch((error: unknown) => {
    // What the file is refused for is said in the details; here it is the only thing to say.
    const [reason] = error instanceof CliError && error.code === 'sheetUnreadable' ? error.details : [];
    throw reason && error instanceof CliError ? new CliError(error.code, error.exitCode, withoutField(reason)) : error;
  });
  const { planText, findings, problems } = found;
  if (planText !== undefined && to !== undefined) await writeNew(to, planText);
  context.result({ ...found, ...(to !== undefined && planText !== undefined && { to }) }, () => comparisonLines(context, found, to));
  tellProblems(context, problems as Parameters<typeof tellProblems>[1]);
  return findings.some(({ severity }) => severity === 'error') || problems.length > 0 ? 2 : undefined;
}

function withoutField({ zh, en }: { readonly zh: string; readonly en: string }) {
  const bare = (text: string) => text.replace(/^\w+[:：]\s*/, '');
  return { zh: bare(zh), en: bare(en) };
}

function comparisonLines(context: Context, { plan, asOf, changes, findings, planText }: Comparison, to: string | undefined): string[] {
  const { say, language, marks } = context;
  const where = ({ sheet, cell, ref }: Pick<Schemas['LedgerFinding'], 'sheet' | 'cell' | 'ref'>) => [sheet, cell, ref].filter((part) => part !== undefined && part !== '').join(' ');
  const head = say(`台账（截至 ${asOf}）与方案 ${plan} 比较：改动 ${String(changes.length)} 处。`, `The ledger (as of ${asOf}) compared with the plan ${plan}: ${String(changes.length)} changes.`);
  const next = to ?? 'plan.yaml';
  const outcome =
    planText === undefined
      ? []
      : to === undefined
        ? [say('加 --to 文件.yaml 写出修订后的方案。', 'Add --to FILE.yaml to write the amended plan.')]
        : [say(`已写出 ${next}，尚未生效。依次办理：bihuan plan submit ${next}，批准（plan approve），bihuan plan amend ${next} --dry-run，bihuan plan amend ${next}。`, `Written to ${next}; nothing has taken effect. Next: bihuan plan submit ${next}, its approval (plan approve), bihuan plan amend ${next} --dry-run, bihuan plan amend ${next}.`)];
  return [
    head,
    ...changes.map((change) => `  ${where(change)} ${change.heading[language]}${say('：', ': ')}${shortened(change.from)} → ${shortened(change.to)}${change.hasPlanMovedOn ? marks.aside(say('方案在导出后也改过这一处，请核对', 'the plan has changed here too since the export; check it')) : ''}`),
    ...findings.map((finding) => `  ${{ error: say('错误', 'error'), note: say('提示', 'note') }[finding.severity]} ${where(finding)}${marks.aside(finding.code)}${finding[language]}`),
    ...outcome,
  ];
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line === '' ? '—' : line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
