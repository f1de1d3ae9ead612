/**
 * How much of somebody else's file is read at all. A ledger of ten thousand measures is far within; what is beyond was not written
 * by people, or not for us.
 */
export const LIMITS = {
  /** The file as it arrives. */
  fileBytes: 16 * 1024 * 1024,
  /** Files packed in it; a workbook of a hundred sheets with pictures has some hundreds. */
  packedFiles: 5000,
  /** One packed file, unpacked, and all that are read together. */
  partBytes: 96 * 1024 * 1024,
  allPartsBytes: 160 * 1024 * 1024,
  sheets: 200,
  /** The last row and column in which anything may stand. */
  row: 20_000,
  column: 300,
  /** Cells in which something stands, and cells handed on: gaps between those and cells under merged ones included. */
  filledCells: 300_000,
  cells: 400_000,
  /** Characters in all cells together. */
  characters: 10_000_000,
  mergedRanges: 50_000,
  /** Elements within elements; a sheet has about six. */
  depth: 60,
} as const;

/** What the process that reads may use. */
export const CHILD_LIMITS = {
  heapMegabytes: 256,
  seconds: 30,
  /** Bytes of its answer: the cells above as JSON. */
  answerBytes: 96 * 1024 * 1024,
  /** How many read at a time, and how many may wait for their turn. */
  atOnce: 2,
  waiting: 8,
} as const;
