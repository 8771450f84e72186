// The first kit of forms: all that their modules may call.

export {ApiError, address, api, csrfHeaders, errorText} from '../api.js';
export {date, dateTime, dialog, h} from '../dom.js';
export {entryField, typed} from '../entry-fields.js';
export {signedFiles} from '../evidence.js';
export {fieldSet} from '../fields.js';
export {figureFields, standings} from './figures.js';
export {deployed, form} from './form.js';
export {
  CHECKS, DATE_TYPES, ITEM_TYPES, LEAD_MODES, OPENNESS, OPERATORS, ORIGINS, blankItem, dateWords, editTask, executorWords, figureWords, label,
  planFile
} from './plan-tasks.js';
export {entryView, record} from './record.js';
export {given, progressLines, reportNotes, told} from './reports.js';
