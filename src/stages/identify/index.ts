// What other rooms may use of this stage.
export { screenJob } from './jobs.ts'
export { askForScreen, runScreen, type ScreenRun } from './screens.ts'
