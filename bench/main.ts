import { cpus, totalmem } from 'node:os';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Say } from '../embedded/setupError.ts';
import { claimCost } from './claims.ts';
import { forecasts } from './forecasts.ts';
import { startBench, type Stage } from './stage.ts';
import { approvals, dueTogether, firstCommand, referenceLifeCost, starts } from './trials.ts';
import type { Line } from './measure.ts';

const TITLES = {
  a: '启动一千条措施 / starting 1,000 measures',
  b: '一千条措施同一秒到期 / 1,000 measures due in one second',
  c: '参考生命 R1 的代价 / what the reference life costs',
  d: '空闲时的一次审批 / an approval, idle',
  e: '从进程启动到第一条命令 / from process start to the first command',
  f: '一次审批中签名校验的代价 / what a claim costs an approval',
  g: '推演一万条措施 / a forecast of 10,000 measures',
} as const;

/** Runs the trials, ours beside the raw engine in this one run, and prints the table. Ends with 1 when a ratio does not hold. */
async function main(): Promise<void> {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const wanted = process.argv[2] ?? 'abcdefg';
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const trials: Record<keyof typeof TITLES, () => Promise<Line[]>> = {
    a: async () => [await onStage(say, starts)],
    b: async () => [await onStage(say, dueTogether)],
    c: () => referenceLifeCost(say),
    d: async () => [await onStage(say, approvals)],
    e: async () => [await firstCommand(say)],
    f: async () => [await onStage(say, claimCost)],
    g: () => Promise.resolve([forecasts()]),
  };
  const lines: Line[] = [];
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const) {
    if (!wanted.includes(name)) continue;
    say(`(${name}) ${TITLES[name]}`);
    lines.push(...(await trials[name]()));
  }
  print(lines);
  process.exitCode = lines.every((line) => line.isMet) ? 0 : 1;
}

/** Every trial has a stage of its own, so that none pays for what another left behind. */
async function onStage(say: Say, trial: (stage: Stage) => Promise<Line>): Promise<Line> {
  const stage = await startBench(say);
  try {
    return await trial(stage);
  } finally {
    await stage.stop();
  }
}

function print(lines: readonly Line[]): void {
  const [cpu] = cpus();
  const out = (text: string) => void process.stdout.write(`${text}\n`);
  out(`\nMachine: ${String(cpus().length)} cores (${cpu?.model ?? '?'}), ${String(Math.round(totalmem() / 2 ** 30))} GiB, ${process.platform} ${process.arch}, Node ${process.version}; load generator, worker, read model and server on the same cores.`);
  out('Only the ratios carry over to another machine.\n');
  out('| trial | ours | raw engine | ratio | bound | |');
  out('|---|---|---|---|---|---|');
  for (const { name, ours, raw, ratio, bound, isMet } of lines) out(`| ${name} | ${ours} | ${raw} | ${ratio.toFixed(2)} | ${bound} | ${isMet ? 'holds' : 'DOES NOT HOLD'} |`);
}

await main();
