import { readdirSync, readFileSync } from 'node:fs';
import { Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { describe, expect, it } from 'vitest';
import { bundleWorkflows } from '../../worker/bundle.ts';
import { workflowBundle } from '../support/engine.ts';
import { quietWorkers } from '../support/temporal.ts';

const FOLDER = new URL('./histories/', import.meta.url);
const saved = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

interface History {
  readonly events: readonly { readonly workflowExecutionStartedEventAttributes?: { readonly workflowId: string } }[];
}

/** A saved history, and whose it is: a measure whose start was claimed lives under its own name only. */
function replay(workflowBundle: WorkflowBundleWithSourceMap, name: string): Promise<void> {
  const history = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as History;
  return Worker.runReplayHistory({ workflowBundle }, history, history.events[0]?.workflowExecutionStartedEventAttributes?.workflowId);
}

quietWorkers();

describe('a measure that began under an earlier release', () => {
  it('has saved histories to be replayed: both workflows, both cycles', () => {
    expect(saved.filter((name) => name.includes('-measure-')).length).toBeGreaterThanOrEqual(2);
    expect(saved.filter((name) => name.includes('-inbox-')).length).toBeGreaterThanOrEqual(1);
  });

  it.each(saved)('lives on under this one: %s', async (name) => {
    await replay(await workflowBundle(), name);
  });

  it.each(saved)('would be broken by one more timer, and the replay says so: %s', async (name) => {
    const workflowsPath = new URL('./broken/workflows.ts', import.meta.url).pathname;
    const broken = await bundleWorkflows(workflowsPath);
    await expect(replay(broken, name)).rejects.toThrow(/nondeterminism/i);
  });
});
