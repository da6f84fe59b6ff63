// What other rooms may use of this stage.
export { screenJob } from './screens/jobs.ts'
export { askForScreen, latestScreen, runScreen, type ScreenRun } from './screens/screens.ts'
