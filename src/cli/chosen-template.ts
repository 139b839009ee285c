import { join } from 'node:path';
import { PapersError } from '../domain/errors.ts';
import { builtInTemplate, type Template, templateKind } from '../verbs/export.ts';
import type { Invocation } from './command.ts';

/** The folder of a library where its own templates lie. */
const FOLDER = 'templates';

/** The template that `--template` means: a file by its name with an ending, one of the library's own, or a built-in one. */
export async function chosenTemplate(invocation: Invocation<'export'>): Promise<Template | undefined> {
  const { options, files, openLibrary } = invocation;
  const { template } = options;
  if (template === undefined) return undefined;
  const kind = templateKind(template);
  if (kind !== undefined) return { text: await files.text(template), kind, file: template };
  if (/[\\/]/.test(template))
    throw new PapersError('unknown-template', `the ending of "${template}" says no kind of template`, {
      kind: 'usage',
      remedy: 'Name a file that ends in .md, .html, .tex or .txt.',
    });
  const folder = join((await openLibrary()).directory, FOLDER);
  const own = (await files.names(folder)).flatMap((file) => {
    const ending = templateKind(file);
    return ending === undefined ? [] : [{ name: file.slice(0, -ending.length), ending, file: join(folder, file) }];
  });
  const found = own.find(({ name }) => name === template);
  if (found === undefined)
    return builtInTemplate(
      template,
      own.map(({ name }) => name),
    );
  return { text: await files.text(found.file), kind: found.ending, file: found.file };
}
