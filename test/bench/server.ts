// The real site in a process of its own, as `npm start` would serve it, with one more address: the list of a school with
// 500 children on a page. Ends when the one who asked does.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { getRequestListener } from '@hono/node-server'
import { makeApp } from '#app/app.ts'
import { openDatabase, type Passwords, type Where } from '#platform/database/connections.ts'
import { logTo } from '#platform/log.ts'
import { schoolListOf } from '#stages/identify/screens/pages/school-list.ts'

export type Server = { address: string; stop(): Promise<void> }

/** Starts the site over a database. */
export async function startServer(where: Where, passwords: Passwords): Promise<Server> {
  const child = fork(import.meta.filename, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  child.send({ where, passwords })
  const [address] = (await once(child, 'message')) as [string]
  return {
    address,
    stop: async () => {
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

if (import.meta.main) {
  const [{ where, passwords }] = (await once(process, 'message')) as [{ where: Where; passwords: Passwords }]
  const web = createServer().listen(0, 'localhost')
  await once(web, 'listening')
  const origin = `http://localhost:${(web.address() as AddressInfo).port}`
  const database = openDatabase(where, passwords)
  const app = makeApp({
    database,
    log: logTo(() => {}),
    origin,
    pretend: true,
    uploads: tmpdir(),
    more: [
      { method: 'GET', path: '/identify/500/:school', permission: 'read scores', page: schoolListOf(500) },
    ],
  })
  web.on('request', getRequestListener(app.fetch))
  process.send!(origin)
  process.once('disconnect', () => process.exit(0))
}
