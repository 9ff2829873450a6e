export { columnTexts } from "./column-texts.ts";
export { type Door, type DoorOptions, openDoor } from "./door.ts";
export { choiceTitle } from "./groupings.ts";
export { type Hearing, hearSurvey } from "./hear-survey.ts";
export type { SurveyReading } from "./hear-wave.ts";
export * from "./survey-evidence.ts";
export { surveyFindings } from "./survey-findings.ts";
export {
  type AnswersBehind,
  answersBehind,
  itemFigure,
  surveyObservations,
  withObservations,
} from "./survey-observations.ts";
