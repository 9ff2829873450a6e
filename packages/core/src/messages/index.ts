export { pseudolocalise } from "./pseudolocale.ts";
export { english, languageOf, type Catalogue, type Language, type Locale, type MessageValues, type Say } from "./messages.ts";
