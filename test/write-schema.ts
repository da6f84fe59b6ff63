// Writes db/schema.sql from a freshly migrated database:  node test/write-schema.ts
import { writeFileSync } from 'node:fs'
import { openDatabase } from '#platform/database/connections.ts'
import { dumpSchema } from '#platform/database/dump-schema.ts'
import { makeTemplate, openTestPostgres } from './world.ts'

const { postgres, secrets } = await openTestPostgres()
const where = { ...postgres.where, database: await makeTemplate(postgres, secrets) }
const database = openDatabase(where, secrets.roles)
const schema = await database.asMachine(dumpSchema)
await database.close()
writeFileSync(new URL('../db/schema.sql', import.meta.url), schema)
await postgres.stop()
console.log(`Wrote db/schema.sql, ${schema.split('\n').length} lines.`)
