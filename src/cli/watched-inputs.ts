import type { ProgressBar } from '../terminal/activity.ts';
import type { InputFile } from './file-access.ts';

/** The inputs, telling the bar how much of them has been read. */
export function watched(inputs: readonly InputFile[], bar: ProgressBar): InputFile[] {
  const total = inputs.reduce((sum, { size = 0 }) => sum + size, 0);
  let done = 0;
  return inputs.map((input) => ({
    ...input,
    chunks: async function* () {
      for await (const chunk of input.chunks()) {
        done += chunk.length;
        bar.update(done, total);
        yield chunk;
      }
    },
  }));
}
