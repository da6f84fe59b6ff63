// What other rooms may use of this stage.
export {}
