// Listens on one port of both loopbacks (passkeys want the name localhost, which may mean either), or on one address.
import { createServer, type RequestListener, type Server } from 'node:http'
import { PlainError } from './plain-error.ts'

export type Listening = {
  port: number
  /** From now on requests go here. Until the first call they are told to come back in a moment. */
  answerWith(listener: RequestListener): void
  /** Takes no new requests, lets those under way finish for `patience` milliseconds, then cuts them off. */
  close(patience?: number): Promise<void>
}

/** Throws a PlainError where the port is taken or may not be used. A computer without ::1 does without it. */
export async function listen(addresses: readonly string[], port: number): Promise<Listening> {
  let listener: RequestListener = notYet
  const servers: Server[] = []
  for (const address of addresses) {
    const chosen = servers.length > 0 ? portOf(servers[0]!) : port
    try {
      servers.push(await bind(address, chosen, (request, response) => listener(request, response)))
    } catch (error) {
      if (servers.length > 0 && noSuchAddress(error)) continue
      for (const server of servers) server.close()
      throw new PlainError(whyNot(error as NodeJS.ErrnoException, address, chosen))
    }
  }
  return {
    port: portOf(servers[0]!),
    answerWith: next => {
      listener = next
    },
    close: async (patience = 5_000) => {
      await Promise.all(servers.map(server => drain(server, patience)))
    },
  }
}

function bind(address: string, port: number, listener: RequestListener): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(listener)
    server.once('error', reject)
    server.listen({ host: address, port, ipv6Only: address.includes(':') }, () => {
      server.off('error', reject)
      resolve(server)
    })
  })
}

function drain(server: Server, patience: number): Promise<void> {
  return new Promise(resolve => {
    const cut = setTimeout(() => server.closeAllConnections(), patience)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
  })
}

const notYet: RequestListener = (_request, response) => {
  response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '2' })
  response.end('Kith is starting. Try again in a moment.\n')
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

function noSuchAddress(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT'
}

function whyNot(error: NodeJS.ErrnoException, address: string, port: number): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program on this computer. Stop that one, or choose another port: KITH_PORT=${port + 1}, say.`
  }
  if (error.code === 'EACCES') {
    return `This account may not listen on port ${port}. Choose one above 1023 with KITH_PORT, and let a proxy stand in front.`
  }
  return `Kith cannot listen on ${address}, port ${port}: ${error.code}. Check KITH_LISTEN and KITH_PORT.`
}
