// The one question that a first start asks.
import { createInterface } from 'node:readline/promises'
import { type Config, forKind } from './config.ts'

/** Where nothing is installed and no flag was given: asks on a terminal; elsewhere it is a real installation. */
export async function ask(config: Config): Promise<Config> {
  if (!config.undecided) return config
  if (!process.stdin.isTTY || !process.stdout.isTTY) return forKind(config, 'real')
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    console.log('There is no data yet. Kith can show you a pretend place, or start empty for a real one.')
    for (;;) {
      const answer = (await terminal.question('Type demo or real: ')).trim().toLowerCase()
      if (answer === 'demo' || answer === 'real') return forKind(config, answer)
    }
  } finally {
    terminal.close()
  }
}
