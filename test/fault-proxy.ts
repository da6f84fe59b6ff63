// A line between a browser and the site that can be cut: after so many bytes, in either direction, both ends are dropped as
// when a phone goes into a lift. On this computer alone; it stops with the test.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type FaultProxy = {
  port: number
  /** From now on each new connection is cut after as many bytes as this says; undefined lets all through. */
  cut(bytes: (() => number) | undefined): void
  /** How many connections were cut. */
  cuts(): number
  close(): void
}

/** Opens the line; `target` says the port of the site, which may be known only later. */
export async function openFaultProxy(target: () => number): Promise<FaultProxy> {
  const open = new Set<Socket>()
  let budgetOf: (() => number) | undefined
  let cuts = 0
  const server = createServer(browser => {
    const site = connect(target(), '127.0.0.1')
    let left = budgetOf?.() ?? Number.POSITIVE_INFINITY
    const drop = () => {
      browser.destroy()
      site.destroy()
    }
    const pass = (from: Socket, to: Socket) => {
      open.add(from)
      from.on('error', drop)
      from.on('close', () => {
        open.delete(from)
        drop()
      })
      from.on('data', bytes => {
        left -= bytes.length
        if (left >= 0) return void to.write(bytes)
        // What is within the budget still goes: half a request, or half an answer.
        if (left + bytes.length > 0) to.write(bytes.subarray(0, left + bytes.length))
        cuts++
        setImmediate(drop)
      })
    }
    pass(browser, site)
    pass(site, browser)
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    cut: bytes => {
      budgetOf = bytes
      for (const socket of open) socket.destroy()
    },
    cuts: () => cuts,
    close: () => {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}
