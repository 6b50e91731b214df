import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

export const root = resolve(import.meta.dirname, '../..');

const exec = promisify(execFile);

/** Runs a program. The error of a failure holds its output. */
async function run(program: string, args: string[], cwd: string): Promise<string> {
  try {
    return (await exec(program, args, { cwd, maxBuffer: 1 << 26, shell: process.platform === 'win32' })).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`, { cause: error });
  }
}

/** An empty project with our tarball installed. */
export interface Project {
  folder: string;
  /** The paths in the tarball. */
  packed: string[];
  write(path: string, text: string): Promise<void>;
  node(code: string): Promise<string>;
  /** Installs one of our own dependencies, in our version. */
  install(name: string): Promise<string>;
  bin(name: 'tsc' | 'vite', ...args: string[]): Promise<string>;
  remove(): Promise<void>;
}

/** Packs the build and installs it as a user would. */
export async function installPacked(): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-packed-'));
  const [tarball] = JSON.parse(await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root));
  const { devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const write = async (path: string, text: string) => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  await write('package.json', JSON.stringify({ private: true, type: 'module' }));
  const ours = (name: string) => `${name}@${devDependencies[name]}`;
  const install = (...packages: string[]) => run('npm', ['install', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', ...packages], folder);
  await install(`./${tarball.filename}`, ours('lit'), ours('msw'));
  return {
    folder,
    packed: tarball.files.map((file: { path: string }) => file.path),
    write,
    install: (name) => install(ours(name)),
    node: (code) => run(process.execPath, ['--input-type=module', '--eval', code], folder),
    bin: (name, ...args) => run(join(root, 'node_modules/.bin', name), args, folder),
    remove: () => rm(folder, { recursive: true }),
  };
}
