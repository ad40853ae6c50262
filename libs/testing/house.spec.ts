import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import ts from 'typescript';
import { filesIn, isTest, ROOT, textOf } from './sources.js';

const rules = pathToFileURL(join(ROOT, '.dependency-cruiser.mjs')).href;
const { ROOMS } = (await import(rules)) as { ROOMS: string[] };

/** The rules of docs/architecture.md, kept by the machine. */
const code = filesIn('apps', 'libs').filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('api.d.ts'));

const linesOf = (text: string) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

/** Runs a tool of the tool chain; answers what it said, and nothing when it is content. */
async function complaints(tool: string, ...args: string[]): Promise<string> {
  const program = join(ROOT, 'node_modules/.bin', tool);
  const env = { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1' };
  return promisify(execFile)(program, args, { cwd: ROOT, env, maxBuffer: 1e8 }).then(
    () => '',
    (error: { stdout: string; stderr: string }) => `${error.stdout}${error.stderr}`,
  );
}

describe('the rooms', () => {
  it('are those of the one list', () => {
    const found = new Set(filesIn('libs').map((path) => path.split('/')[1]));
    expect([...found].sort()).toEqual([...ROOMS, 'testing'].sort());
  });

  it('import only from rooms above them, through the front door, without cycles', async () => {
    const folders = ['apps', 'libs', 'migrations'];
    expect(await complaints('depcruise', ...folders, '--config', '.dependency-cruiser.mjs')).toBe('');
  });

  it('hold nothing that nobody uses', async () => {
    expect(await complaints('knip', '--no-progress', '--no-config-hints')).toBe('');
  });

  it('are flat', () => {
    const deep = filesIn('libs').filter((path) => path.split('/').length > 3 && !/\/(templates|fonts)\//.test(path));
    expect(deep).toEqual([]);
  });
});

describe('the dependencies', () => {
  it('each have their reason in docs/dependencies.md', () => {
    const { dependencies, devDependencies } = JSON.parse(textOf('package.json')) as Record<string, object>;
    const named = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !name.startsWith('@types/'));
    const rows = textOf('docs/dependencies.md')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    const explained = rows.flatMap((line) => [...line.split('|')[1]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));
    expect(explained.filter((name) => name !== '@types/*').sort()).toEqual(named.sort());
  });
});

describe('the size of things', () => {
  it('is small: files of at most 300 lines, 95 of 100 within 150', () => {
    const sizes = code.map((path) => ({ path, lines: linesOf(textOf(path)) })).sort((a, b) => a.lines - b.lines);
    expect(sizes.filter(({ lines }) => lines > 300)).toEqual([]);
    const p95 = sizes[Math.ceil(sizes.length * 0.95) - 1]!.lines;
    const above = sizes.filter(({ lines }) => lines > 150).map(({ path, lines }) => `${path} ${lines}`);
    expect(p95 <= 150 ? [] : above).toEqual([]);
  });

  // A component's lines are markup, one tag a line: it may take 60.
  it('is small: functions of at most 40 lines', () => {
    const source = code.filter((path) => !isTest(path));
    const limit = (path: string) => (path.endsWith('.tsx') ? 60 : 40);
    expect(source.flatMap((path) => longFunctions(path, textOf(path), limit(path)))).toEqual([]);
  });

  it('is measured rightly', () => {
    const body = (lines: number) => `const f = () => {\n${'  g();\n'.repeat(lines)}};\n`;
    expect(longFunctions('a.ts', body(38))).toEqual([]);
    expect(longFunctions('a.ts', body(39))).toEqual(['a.ts:1 41 lines']);
    expect(linesOf('a\nb\n')).toBe(2);
  });
});

function longFunctions(path: string, text: string, limit = 40): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022);
  const line = (position: number) => file.getLineAndCharacterOfPosition(position).line + 1;
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const first = line(node.getStart(file));
      const lines = line(node.end) - first + 1;
      if (lines > limit) found.push(`${path}:${first} ${lines} lines`);
    }
    ts.forEachChild(node, walk);
  };
  walk(file);
  return found;
}

describe('what is written', () => {
  const written = [
    ...filesIn('apps', 'libs', 'migrations', 'bench', 'scripts', 'docs', '.ci'),
    ...['README.md', 'CONTRIBUTING.md', 'package.json', 'docker-compose.yml', 'Dockerfile'],
  ].filter(
    (path) => existsSync(join(ROOT, path)) && /\.(ts|tsx|mjs|js|md|json|yml|css|typ)$|run$|Dockerfile$/.test(path),
  );

  /** Each word with the one that stands for it, or the reason. */
  const FORBIDDEN: [RegExp, string][] = [
    [/\b(TODO|FIXME|XXX|HACK)\b/, 'do it, or open an issue'],
    [/\b(subsid(y|ies)|subvention)(?=[A-Z]|Id\b|\.\w)/, 'grant'],
    [/\b(tranche|installment)s?\b/i, 'instalment'],
    [/(?<!["'])\borganization/i, 'organisation'],
    [/(['"(\s])\/(home|Users|work|mnt)\/\w/, 'no path of one machine'],
    [/\beslint-disable(?!-next-line \S+ --)/, 'a rule is switched off for one line, with its reason'],
    [/@ts-(ignore|nocheck)/, '@ts-expect-error with its reason'],
    [/\b(it|describe|test)\.only\(/, 'all tests run'],
  ];

  it('uses the words of the product and hides nothing', () => {
    const self = 'libs/testing/house.spec.ts';
    const found = written
      .filter((path) => path !== self && !path.startsWith('libs/testing/fixtures'))
      .flatMap((path) =>
        textOf(path)
          .split('\n')
          .flatMap((text, index) =>
            FORBIDDEN.filter(([word]) => word.test(text)).map(([, instead]) => `${path}:${index + 1} ${instead}`),
          ),
      );
    expect(found).toEqual([]);
  });
});
