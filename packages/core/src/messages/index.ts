export {
  type Catalogue,
  english,
  type Language,
  type Locale,
  languageOf,
  type MessageValues,
  type Say,
} from "./messages.ts";
export { pseudolocalise } from "./pseudolocale.ts";
