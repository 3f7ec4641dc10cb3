// What the shell door adds to a command, measured where it happens: around the door, and around the command within it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param folder where the notes are kept
 * @param door the prefix
 * @returns {env, added}: what the client's environment needs, and milliseconds for each command so far, in their order
 */
export function timedDoor(folder, door) {
  const notes = { around: join(folder, 'around'), within: join(folder, 'within') };
  for (const file of Object.values(notes)) writeFileSync(file, '');
  const script = (name, called, last) => {
    const path = join(folder, `${name}.sh`);
    writeFileSync(path, `#!/bin/bash
${called}
began=\${EPOCHREALTIME/./}
${last}
status=$?
echo "$((\${EPOCHREALTIME/./} - began))" >> '${notes[name]}'
exit $status
`, { mode: 0o755 });
    return path;
  };
  const around = script('around', `case $1 in *shell-snapshots/*) ;; *) exec '${door}' "$1" ;; esac`, `'${door}' "$1"`);
  const within = script('within', '', '/bin/bash -c "$1"'); // the door calls it as the prefix that was there before
  const numbers = (file) => readFileSync(file, 'utf8').split('\n').filter(Boolean).map(Number);
  return {
    env: { CLAUDE_CODE_SHELL_PREFIX: around, HEADROOM_SHELL_PREFIX: `'${within}'` },
    added: () => {
      const commands = numbers(notes.within);
      return numbers(notes.around).map((micros, i) => (micros - commands[i]) / 1000);
    },
  };
}

export const quantile = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** How a list of times is told. */
export const told = (values) => `median ${quantile(values, 0.5).toFixed(1)} ms, p95 ${quantile(values, 0.95).toFixed(1)} ms, most ${Math.max(...values).toFixed(1)} ms`;
