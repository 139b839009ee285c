/** What the package is made of: everything else in it is clutter. */
const WANTED = [
  /^(?:README|CHANGELOG|LICENSE|SECURITY|THIRD-PARTY)(?:\.md)?$/,
  /^package\.json$/,
  /^bin\/(?:papers|load)\.js$/,
  /^bin\/package\.json$/,
  /^dist\/[\w.-]+\.(?:cjs|compiled)$/,
  /^dist\/api\/[\w./-]+\.(?:js|d\.ts)$/,
  /^docs\/[\w.-]+\.md$/,
  /^seeds\/hf-papers\.txt$/,
  /^man\/[\w./-]+\.\d$/,
];
const NEEDED = [
  'bin/papers.js',
  'bin/load.js',
  'bin/package.json',
  'dist/main.cjs',
  'dist/api/index.js',
  'dist/api/types/api/index.d.ts',
  'seeds/hf-papers.txt',
  'LICENSE',
  'THIRD-PARTY.md',
];
const MOST_BYTES = 6.5 * 1024 * 1024;

/** What is wrong with the files of a package (as `npm pack --json` lists them) and its version. */
export function problemsOf({ files, version, changelog }) {
  const paths = files.map(({ path }) => path);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return [
    ...paths.filter((path) => !WANTED.some((pattern) => pattern.test(path))).map((path) => `${path} is clutter`),
    ...NEEDED.filter((path) => !paths.includes(path)).map((path) => `${path} is missing`),
    ...(bytes > MOST_BYTES ? [`${bytes} bytes are more than ${MOST_BYTES}`] : []),
    ...(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version) ? [] : [`${version} is no semantic version`]),
    ...(changelog.includes('## [Unreleased]') || changelog.includes(`## [${version}]`)
      ? []
      : [`CHANGELOG.md has neither [Unreleased] nor [${version}]`]),
  ];
}
