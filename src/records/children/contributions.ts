// What a stage adds to pages that stand before it: the contracts. A later stage fills them in its `contributes.ts`, and
// src/app.ts gathers them, so that an earlier page never needs to know of a later stage.
import type { Html } from '#platform/html.ts'
import type { Visit } from '#platform/http.ts'
import type { LinkHome } from '../links/links.ts'

/** A part of the first page after signing in. Undefined where there is nothing for this person. */
export type TodayPart = (visit: Visit) => Promise<{ title: string; href: string; body: Html } | undefined>

/** All that one stage contributes. */
export type Contributions = { today?: readonly TodayPart[]; links?: readonly LinkHome[] }
