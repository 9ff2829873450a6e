export { columnTexts } from "./column-texts.ts";
export { type Door, type DoorOptions, type DoorRecord, openDoor } from "./door.ts";
export { groupVariable, heardVariable, UNSTATED } from "./group-sizes.ts";
export { choiceTitle } from "./groupings.ts";
export { type Hearing, hearSurvey, populationOf } from "./hear-survey.ts";
export type { SurveyReading } from "./hear-wave.ts";
export { leavingFindings } from "./leaving-findings.ts";
export { type MicrodataRelease, microdataRelease, type RefusedColumn } from "./microdata-release.ts";
export { OTHER_ANSWERS, withoutRareAnswers } from "./rare-answers.ts";
export * from "./survey-evidence.ts";
export { surveyFindings } from "./survey-findings.ts";
export {
  type AnswersBehind,
  answersBehind,
  itemFigure,
  surveyObservations,
  withObservations,
} from "./survey-observations.ts";
