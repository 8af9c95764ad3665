/**
 * `npm test`: every check of the project, one after another; goes on after a failure so that one run tells all.
 * Last line: `N passed, N failed` over all tests and checks.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { ensureBrowser } from './browser';

interface Tally {
  passed: number;
  failed: number;
  /** Each failure with where it is and its first lines: repeated at the end, where a long log is still read. */
  failures?: string[];
}

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const reports = '.data/test-reports';
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const total: Tally = { passed: 0, failed: 0 };
const failedSteps: string[] = [];
const failures: string[] = [];

/** A check that either holds or does not: counts as one test. */
function check(name: string, command: string, ...args: string[]): void {
  if (values.only && values.only !== name) return;
  const { status } = announceAndRun(name, command, args);
  count(name, { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 });
}

/** A test runner: its own report says how many tests passed and failed. */
function suite(
  name: string,
  report: string,
  read: (json: unknown) => Tally,
  command: string,
  ...args: string[]
): void {
  if (values.only && values.only !== name) return;
  const { status } = announceAndRun(name, command, args);
  let tally: Tally;
  try {
    tally = read(JSON.parse(readFileSync(report, 'utf8')));
  } catch (cause) {
    process.stderr.write(`${name}: kein Bericht (${String(cause)})\n`);
    tally = { passed: 0, failed: 1 };
  }
  // A runner can fail outside any test (set-up, unhandled error): that is a failure too.
  if (status !== 0 && tally.failed === 0) tally.failed = 1;
  // A suite in which nothing ran proves nothing.
  if (tally.passed + tally.failed === 0) tally.failed = 1;
  count(name, tally);
}

function announceAndRun(name: string, command: string, args: string[]) {
  process.stdout.write(`\n── ${name} ──\n`);
  return spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, CHECKPOINT_DISABLE: '1', NEXT_TELEMETRY_DISABLED: '1' },
  });
}

function count(name: string, tally: Tally): void {
  const { passed, failed } = tally;
  total.passed += passed;
  total.failed += failed;
  failures.push(...(tally.failures ?? []));
  if (failed > 0) failedSteps.push(`${name} (${failed})`);
}

interface VitestFile {
  name: string;
  message?: string;
  status: string;
  assertionResults: { fullName: string; status: string; failureMessages?: string[] }[];
}

function vitestTally(json: unknown): Tally {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = json as Record<string, number>;
  const { testResults } = json as { testResults: VitestFile[] };
  const failed = numFailedTests ?? 0;
  return {
    passed: numPassedTests ?? 0,
    failed: failed > 0 ? failed : Math.min(numFailedTestSuites ?? 0, 1),
    failures: testResults.flatMap((file) => {
      const tests = file.assertionResults.filter(({ status }) => status === 'failed');
      if (tests.length === 0 && file.status === 'failed') return [failureText(file.name, '', file.message)];
      return tests.map((test) => failureText(file.name, test.fullName, test.failureMessages?.[0]));
    }),
  };
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs?: {
    title: string;
    file: string;
    tests: { status: string; results: { error?: { message?: string } }[] }[];
  }[];
}

function playwrightTally(json: unknown): Tally {
  const { stats } = json as { stats: { expected: number; unexpected: number; flaky: number } };
  const failuresIn = (suite: PlaywrightSuite): string[] => [
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests
        .filter(({ status }) => status === 'unexpected')
        .map(({ results }) => failureText(spec.file, spec.title, results.at(-1)?.error?.message)),
    ),
    ...(suite.suites ?? []).flatMap(failuresIn),
  ];
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    failures: failuresIn(json as PlaywrightSuite),
  };
}

function failureText(file: string, test: string, message = ''): string {
  const lines = stripVTControlCharacters(message).split('\n').slice(0, 12);
  return [`${relative('.', file)} › ${test}`, ...lines.map((line) => `    ${line}`)].join('\n');
}

const vitest = (project: string) => [
  'run',
  '--project',
  project,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reports}/${project}.json`,
];

check('Format und Lint', 'biome', 'check', '.');
check('Typen', 'tsc', '--noEmit');
check('Unbenutztes', 'knip');
check(
  'Importregel',
  'depcruise',
  '--config',
  '.dependency-cruiser.cjs',
  'app',
  'components',
  'lib',
  'sandbox',
  'worker',
);
suite('Einheiten', `${reports}/unit.json`, vitestTally, 'vitest', ...vitest('unit'));
suite('Zusammenspiel', `${reports}/integration.json`, vitestTally, 'vitest', ...vitest('integration'));
if (!values.only || values.only === 'Browser') {
  process.env.BELEGBOTE_CHROMIUM = ensureBrowser() ?? '';
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = `${reports}/browser.json`;
  suite('Browser', `${reports}/browser.json`, playwrightTally, 'playwright', 'test', '--reporter=list,json');
}

for (const failure of failures) process.stdout.write(`\n✗ ${failure}\n`);
if (failedSteps.length > 0) process.stdout.write(`\nFehlgeschlagen: ${failedSteps.join(', ')}\n`);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
