// What other rooms may use of this stage.
export { runScreen, type ScreenRun } from './screens.ts'
