import type { Collector } from '../check/collector.ts';
import { id as idSchema } from '../check/fields.ts';
import { listed } from '../check/suggest.ts';
import type { Path } from '../check/yamlFile.ts';
import type { PolicyEntries } from './entries.ts';
import { ASSIGNMENT, LIMIT_TRIGGERS } from './triggers.ts';

/** Names that lead nowhere are told of every rung, also of one in which something else is wrong. */
export function checkNames(collector: Collector, { declared }: PolicyEntries): void {
  for (const index of declared.rules.keys()) {
    const rung: Path = ['ladder', index];
    for (const trigger of LIMIT_TRIGGERS) {
      const path = [...rung, 'when', trigger];
      const of = nameAt(collector, path);
      // The assignment is acknowledged, but neither answered nor given a limit of its own.
      const isAssignment = of === ASSIGNMENT && trigger === 'notAcknowledged';
      if (of !== undefined && !isAssignment) checkName(collector, 'unknownRule', path, of, declared.rules);
    }
    const duty = nameAt(collector, [...rung, 'when', 'reportMissed']);
    if (duty !== undefined) checkName(collector, 'unknownDuty', [...rung, 'when', 'reportMissed'], duty, declared.duties);
    const skips = collector.file.valueAt([...rung, 'skipIfStands']);
    for (const place of Array.isArray(skips) ? skips.keys() : []) {
      const path = [...rung, 'skipIfStands', place];
      const other = nameAt(collector, path);
      if (other !== undefined) checkName(collector, 'unknownRule', path, other, declared.rules);
    }
  }
}

/** @returns the name at a path; one that cannot be a name at all has been told as such. */
function nameAt(collector: Collector, path: Path): string | undefined {
  return idSchema.safeParse(collector.file.valueAt(path)).data;
}

function checkName(collector: Collector, code: 'unknownRule' | 'unknownDuty', path: Path, id: string, known: readonly string[]): void {
  if (!known.includes(id)) collector.add(code, path, { id, hint: collector.hint(id, known), known: listed(known) });
}
