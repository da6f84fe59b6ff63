// What other rooms may use of this stage.
export { answerOffer, countOffers, makeOffer, moveUp, offersOfSchool } from './offers.ts'
