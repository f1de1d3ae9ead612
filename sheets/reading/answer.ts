import type { Workbook } from '../workbook.ts';
import type { FileFault } from './faults.ts';

/** What the process that reads has to say, as one JSON document. */
export type Answer = { readonly workbook: Workbook } | { readonly fault: Pick<FileFault, 'code' | 'params'> };
