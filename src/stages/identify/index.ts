// What other rooms may use of this stage.
export { screenJob } from './jobs.ts'
export { askForScreen, latestScreen, runScreen, type ScreenRun } from './screens.ts'
