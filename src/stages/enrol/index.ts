// What other rooms may use of this stage.
export { answerOffer, makeOffer, moveUp, offersOfSchool, sizesOf } from './offers.ts'
