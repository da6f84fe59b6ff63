// The commands of `bin/kith`, in the order in which --help shows them. A new command is a row here.

/** What a module of a command exports. `run` gives the exit code: 0 done, 1 it could not, 2 asked for wrongly. */
export type Command = { name: string; help: string; run: (args: string[]) => Promise<number> }

/** `load` brings in the one module that was asked for. */
export type Row = { name: string; help: string; load: () => Promise<{ command: Command }> }

export const commands: readonly Row[] = [
  {
    name: 'start',
    help: 'Serve the pages until Ctrl-C (--demo or --real)',
    load: () => import('./server.ts'),
  },
  {
    name: 'doctor',
    help: 'Say what is amiss with this installation',
    load: () => import('#platform/doctor.ts'),
  },
  {
    name: 'migrate',
    help: 'Bring the schema of a DATABASE_URL up to this version',
    load: () => import('#platform/database/migrate-command.ts'),
  },
  {
    name: 'place',
    help: 'Make a place from its blueprint, or keep its next version',
    load: () => import('#records/places/commands.ts'),
  },
  {
    name: 'approve',
    help: 'Be the second person for an invitation where a place has none',
    load: () => import('#front-door/commands.ts'),
  },
  {
    name: 'import',
    help: 'Take a school’s files into a place: a folder, a zip, or one CSV file',
    load: () => import('#intake/commands.ts'),
  },
  {
    name: 'screen',
    help: 'Screen an extract folder with a blueprint’s rules, without a database',
    load: () => import('#stages/identify/commands.ts'),
  },
  {
    name: 'enrol bring',
    help: 'Bring in those who take part already, from a place’s own list',
    load: () => import('#stages/enrol/commands.ts'),
  },
  {
    name: 'calc',
    help: 'The sums of the field, one line of JSON in and one out: SDQ, attendance, UPN and more',
    load: () => import('./calc.ts'),
  },
  {
    name: 'audit verify',
    help: 'Check that the audit is whole, and name what was touched',
    load: () => import('#records/access/commands.ts'),
  },
  {
    name: 'backup',
    help: 'Write everything at this moment into one sealed file',
    load: () => import('./backup.ts'),
  },
  {
    name: 'restore',
    help: 'Put a backup into an empty database, and compare every row',
    load: () => import('./restore.ts'),
  },
]
