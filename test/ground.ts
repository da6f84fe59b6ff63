// What the test files stand on, opened once for all of them by bin/check: PostgreSQL with its migrated template, and
// Chromium unpacked. Held until standard input ends, which it also does when the one who asked was killed.
import { dropDatabase } from '#platform/database/migrate.ts'
import { connectPlainly } from '#platform/database/plain-connection.ts'
import { readSqlFile } from '#platform/database/sql-file.ts'
import { browserProgram } from './browser.ts'
import { makeTemplate, openTestPostgres } from './world.ts'

process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})

const blocks = readSqlFile(new URL('ground.sql', import.meta.url))
const { postgres, secrets } = await openTestPostgres()
const [template] = await Promise.all([makeTemplate(postgres, secrets), browserProgram()])
await dropLeftBehind()
console.log(`PostgreSQL ${postgres.version} (${postgres.source}) and Chromium are ready`)
process.stdin.resume().once('end', async () => {
  await postgres.stop()
  process.exit(0)
})

// A database of a test carries the process that made it: where that one is gone, nobody else will drop it. A template of
// other migrations serves nobody any more.
async function dropLeftBehind(): Promise<void> {
  const server = { ...postgres.where, database: 'postgres' }
  const administrator = await connectPlainly(server, postgres.administrator)
  const names = (await administrator.run(blocks, 'findTestDatabases')).map(({ name }) => String(name))
  await administrator.close()
  for (const database of names.filter(isLeftBehind)) {
    await dropDatabase({ ...server, database }, postgres.administrator)
  }
}

function isLeftBehind(name: string): boolean {
  const [, kind, pid] = name.split('_')
  return kind === 'template' ? name !== template : !lives(Number(pid))
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM'
  }
}
