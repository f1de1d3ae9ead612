import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint({ cwd: new URL('../..', import.meta.url).pathname });

/** @returns the rules broken by the text as if it stood in the file. */
async function brokenIn(filePath: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return (result?.messages ?? []).filter((message) => message.severity === 2).map((message) => message.ruleId ?? message.message);
}

describe('the import table', () => {
  it.each([
    ['domain/chain.ts', "import { readFileSync } from 'node:fs';\nexport const x = readFileSync;\n"],
    ['domain/chain.ts', "import { DateTime } from 'luxon';\nexport const x = DateTime;\n"],
    ['domain/chain.ts', "import { TASK_QUEUE } from '../workflows/messages.ts';\nexport const x = TASK_QUEUE;\n"],
    ['domain/acts/papers.ts', "import { TASK_QUEUE } from '../../workflows/messages.ts';\nexport const x = TASK_QUEUE;\n"],
    ['workflows/inbox.ts', "import { measuresOf } from '../client/measures.ts';\nexport const x = measuresOf;\n"],
    ['workflows/inbox.ts', "import { createPublish } from '../activities/publish.ts';\nexport const x = createPublish;\n"],
    ['client/measures.ts', "import { createWorker } from '../worker/worker.ts';\nexport const x = createWorker;\n"],
    ['cli/table.ts', "import { openStore } from '../store/open.ts';\nexport const x = openStore;\n"],
    ['cli/table.ts', "import { buildApp } from '../api/app.ts';\nexport const x = buildApp;\n"],
    ['config/config.ts', "import { decide } from '../domain/decide.ts';\nexport const x = decide;\n"],
  ])('refuses in %s: %s', async (file, text) => {
    expect(await brokenIn(file, text)).toContain('@typescript-eslint/no-restricted-imports');
  });

  it.each([
    ['workflows/inbox.ts', "import type { InboxActivities } from '../activities/interfaces.ts';\nexport type X = InboxActivities;\n"],
    ['client/measures.ts', "import { TASK_QUEUE } from '../workflows/messages.ts';\nexport const x = TASK_QUEUE;\n"],
    ['cli/table.ts', "import { decide } from '../domain/decide.ts';\nexport const x = decide;\n"],
    ['domain/acts/papers.ts', "import { isFinal } from '../measure.ts';\nexport const x = isFinal;\n"],
  ])('allows in %s: %s', async (file, text) => {
    expect(await brokenIn(file, text)).toEqual([]);
  });

  it('keeps the clock out of the rules', async () => {
    expect(await brokenIn('domain/chain.ts', 'export const now = Date.now();\n')).toContain('no-restricted-properties');
  });
});
