// Kith's command line. Loads the one command that was asked for, and nothing else.
import { findOwnFilesQuickly } from '#platform/own-imports.ts'
import { PlainError, tellPlainly } from '#platform/plain-error.ts'
import { commands, type Row } from './commands.ts'

/** Finds the command, two words before one (`audit verify` before `audit`), runs it, and gives its exit code. */
export async function main(words: string[]): Promise<number> {
  if (words.length === 0 || words[0] === 'help' || words[0] === '--help' || words[0] === '-h')
    return showHelp()
  const row = find(words)
  if (!row) {
    console.error(`Kith has no command "${words[0]}". bin/kith --help lists what there is.`)
    return 2
  }
  const rest = words.slice(row.name.split(' ').length)
  const { command } = await row.load()
  if (!rest.includes('--help')) return command.run(rest)
  console.log(`kith ${command.name}\n\n${command.help}`)
  return 0
}

function find(words: string[]): Row | undefined {
  const named = (name: string): Row | undefined => commands.find(each => each.name === name)
  return named(words.slice(0, 2).join(' ')) ?? named(words[0]!)
}

function showHelp(): number {
  const width = Math.max(...commands.map(({ name }) => name.length))
  console.log('kith COMMAND [words]\n')
  for (const { name, help } of commands) console.log(`  ${name.padEnd(width)}  ${help}`)
  console.log('\nkith COMMAND --help says more about one. Settings: docs/settings.md')
  return 0
}

if (import.meta.main) {
  findOwnFilesQuickly()
  const code = await main(process.argv.slice(2)).catch(error => {
    tellPlainly(error)
    return error instanceof PlainError ? 1 : 70
  })
  process.exit(code)
}
