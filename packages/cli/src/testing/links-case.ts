/** The small case with links: two spirals, a brake, a contested link, a goal, a right and a measure. */

import { type CaseChanges, swap } from "./small-case.ts";

const threats = `id,title,component,severityIndicators,pervasivenessIndicators,preventable
drought,Drought,food,,,no
hunger,Going hungry,food,hunger;harvest,income,partly
debt,Debt,living,income,,yes
violence,Violence on the road,safety,assaults;trust,,yes
no-school,Out of school,voice,school,school;radios,
flood,Flood,living,,,
`;

const nodes = `id,title,kind,pillar
schooling,Every child learns,right,rights
income,A steady income,goal,development
wells,Village wells,measure,development
`;

/** Weights of the spirals: hunger → debt → hunger 2/3 × 1, and hunger → violence → no-school → hunger ½ × 2/3 × 1/3. */
const linkages = `from,to,sign,strength,source,kind,confidence,statedBy,note,people
drought,hunger,1,3,survey,study,high,ministry,,
drought,hunger,1,2,Village talks,judgement,medium,elders,,
hunger,debt,1,2,survey,statistics,high,ministry,,
debt,hunger,1,3,Village talks,judgement,low,elders,,
hunger,violence,1,2,Village talks,judgement,low,elders,,
hunger,violence,1,1,survey,study,medium,ministry,,
violence,no-school,1,2,survey,study,medium,ministry,,
no-school,hunger,1,1,,judgement,unstated,,,
debt,violence,1,2,Village talks,judgement,low,youth,,
debt,violence,-1,1,survey,study,medium,ministry,young men leave,
hunger,wells,1,1,Village talks,judgement,medium,elders,,
wells,hunger,-1,2,survey,study,high,ministry,,
income,debt,-1,2,survey,study,high,ministry,,
no-school,schooling,-1,3,survey,study,high,ministry,,
schooling,income,1,1,survey,study,low,ministry,,
flood,hunger,1,,,judgement,unstated,elders,,
violence,income,-1,,Talks in four villages,account,unstated,villages,,24
drought,violence,1,,Talks in four villages,account,unstated,villages,,12
drought,debt,1,,Talks in four villages,account,unstated,villages,,9
`;

const crossImpact = `descriptor,variant,onDescriptor,onVariant,judgement
Rain,comes,Prices,stay,2
Rain,comes,Prices,rise,-2
Rain,fails,Prices,stay,-2
Rain,fails,Prices,rise,2
Prices,stay,Rain,comes,1
Prices,rise,Rain,fails,1
`;

const links = `links:
  explorations:
    - { id: dry-year, title: A dry year, method: cascade, shock: { drought: 1 } }
    - { id: wells-kept, title: Wells kept in repair, method: cognitive-map, hold: { wells: 1, drought: 0.5 } }
report:`;

/** Changes of the small case. */
export const linksCase = {
  "threats.csv": threats,
  "nodes.csv": nodes,
  "linkages.csv": linkages,
  "cross-impact.csv": crossImpact,
  "recipe.yaml": swap("report:", links),
} satisfies CaseChanges;
