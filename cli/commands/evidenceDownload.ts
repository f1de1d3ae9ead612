import type { Command } from 'commander';
import { openMeasure, type Measure } from '../acts.ts';
import { downloaded } from '../download.ts';
import { cliError } from '../errors.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly to: string;
}

export function addEvidenceDownload(parent: Command, shell: Shell): void {
  const { say } = shell;
  const command = shell
    .command(parent, 'download <measure> <evidence>', '下载一份佐证文件；写文件名或 SHA-256（开头几位即可）', 'download a file of evidence, named by its file name or SHA-256 (its beginning will do)')
    .requiredOption('--to <file>', say('存到哪个文件；已有的文件不覆盖', 'the file to write; none is overwritten'));
  shell.does<Options>(command, async (context, { to }, id = '', named = '') => {
    const opened = await openMeasure(context, id);
    const { name, sha256 } = evidenceNamed(await opened.read(), named);
    const path = { ...opened.name, sha256 };
    await downloaded(opened.api.GET('/api/plans/{plan}/measures/{ref}/evidence/{sha256}', { params: { path }, parseAs: 'stream' }), to);
    context.result({ file: to, evidence: { name, sha256 } }, () => [`${context.say('已存为', 'Saved as')} ${to}${context.marks.aside(name)}`]);
    return undefined;
  });
}

interface Named {
  readonly name: string;
  readonly sha256: string;
}

/** @throws CliError `badValue` unless exactly one file of the measure is meant. */
function evidenceNamed(measure: Measure, named: string): Named {
  const all = new Map(evidenceIn(measure).map((evidence) => [evidence.sha256, evidence]));
  // A whole hash may be of evidence that has since been replaced: the api knows.
  if (/^[0-9a-f]{64}$/.test(named)) return all.get(named) ?? { name: named, sha256: named };
  const meant = [...all.values()].filter(({ name, sha256 }) => name === named || (named.length >= 6 && sha256.startsWith(named)));
  const [only] = meant;
  if (only && meant.length === 1) return only;
  const known = [...all.values()].map(({ name, sha256 }) => `${name} ${sha256.slice(0, 12)}`).join('、') || '—';
  const why = only ? { zh: `不止一份文件符合，请写 SHA-256。现有：${known}`, en: `More than one file is meant; give its SHA-256. There are: ${known}` } : { zh: `没有这份文件。现有：${known}`, en: `There is no such file. There are: ${known}` };
  throw cliError('badValue', { name: 'evidence', value: named, why });
}

/** Every reference to a file that the measure's own view holds, wherever it stands. */
function evidenceIn(value: unknown): Named[] {
  if (Array.isArray(value)) return value.flatMap(evidenceIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'sha256' in value && 'name' in value && typeof value.sha256 === 'string' && typeof value.name === 'string' ? [{ name: value.name, sha256: value.sha256 }] : [];
  return [...own, ...Object.values(value).flatMap(evidenceIn)];
}
