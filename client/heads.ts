import type { Client } from '@temporalio/client';
import type { RecordHead } from '../domain/checkpoint.ts';
import type { Head } from '../domain/record.ts';
import { HEAD_QUERY, MEASURE_WORKFLOW } from '../workflows/messages.ts';

/** What the workflows of a plan's measures say themselves of where their records end. */
export interface LiveHeads {
  readonly heads: readonly RecordHead[];
  /** Measures that the engine has, but that did not answer. */
  readonly silent: readonly string[];
}

const AT_ONCE = 16;

/**
 * Asks the engine which measures of a plan it has, the ended ones that it still keeps among them, and each of them for its head: none
 * of this comes from the store.
 *
 * @param ask asks one workflow; what it throws counts as silence.
 */
export async function headsOf(client: Client, planId: string, ask: (id: string, query: string) => Promise<Head | undefined>): Promise<LiveHeads> {
  const ids = new Set<string>();
  const query = `WorkflowType = '${MEASURE_WORKFLOW}' AND WorkflowId STARTS_WITH '${planId}/'`;
  for await (const { workflowId } of client.workflow.list({ query })) ids.add(workflowId);
  const waiting = [...ids].sort();
  const heads = new Map<string, Head>();
  const work = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const head = await ask(id, HEAD_QUERY).catch(() => undefined);
      if (head) heads.set(id, head);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const answered = [...heads].map(([measureId, head]) => ({ measureId, ...head }));
  return { heads: answered.sort((a, b) => (a.measureId < b.measureId ? -1 : 1)), silent: [...ids].filter((id) => !heads.has(id)).sort() };
}
