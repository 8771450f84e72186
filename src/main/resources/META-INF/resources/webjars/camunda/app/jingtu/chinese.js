// The Chinese that the text files of the web apps cannot give. Every app loads this before it starts (config.js).

import { appName, appRoot } from './api.js';
import phrasebook, { permissions, resources } from './phrasebook.js';

const { angular } = window;

document.documentElement.lang = 'zh-CN';

// ---- The texts of the app ----

// An app starts while its texts are still on their way and then shows the names of some instead, and after an
// upgrade it shows the old ones once more. It takes those it finds in its store at once: so they are put there first.
async function storeTexts() {
  const folder = `${appRoot}/app/${appName}/locales/`;
  const response = await fetch(`${folder}zh-CN.json`);
  if (response.ok) {
    const store = JSON.parse(localStorage.getItem('camunda-web') ?? '{}');
    store[`${folder}_locales_data_zh-CN_${window.bust}`] = await response.text();
    localStorage.setItem('camunda-web', JSON.stringify(store));
  }
}

await storeTexts().catch(error => console.warn('texts not stored', error));

// ---- AngularJS: dates, numbers, calendars ----

const weekdays = ['日', '一', '二', '三', '四', '五', '六'];
const longWeekdays = weekdays.map(day => `星期${day}`);
const months = Array.from({ length: 12 }, (_, month) => `${month + 1}月`);

angular.module('ngLocale', []).value('$locale', {
  id: 'zh-cn',
  localeID: 'zh_CN',
  pluralCat: () => 'other',
  DATETIME_FORMATS: {
    AMPMS: ['上午', '下午'],
    DAY: longWeekdays,
    SHORTDAY: weekdays,
    MONTH: months,
    SHORTMONTH: months,
    STANDALONEMONTH: months,
    ERANAMES: ['公元前', '公元'],
    ERAS: ['公元前', '公元'],
    FIRSTDAYOFWEEK: 0,
    WEEKENDRANGE: [5, 6],
    fullDate: 'y年M月d日EEEE',
    longDate: 'y年M月d日',
    medium: 'y-MM-dd HH:mm:ss',
    mediumDate: 'y-MM-dd',
    mediumTime: 'HH:mm:ss',
    short: 'y-MM-dd HH:mm',
    shortDate: 'y-MM-dd',
    shortTime: 'HH:mm'
  },
  NUMBER_FORMATS: {
    CURRENCY_SYM: '¥',
    DECIMAL_SEP: '.',
    GROUP_SEP: ',',
    PATTERNS: [
      { gSize: 3, lgSize: 3, maxFrac: 3, minFrac: 0, minInt: 1, negPre: '-', negSuf: '', posPre: '', posSuf: '' },
      { gSize: 3, lgSize: 3, maxFrac: 2, minFrac: 2, minInt: 1, negPre: '-¥', negSuf: '', posPre: '¥', posSuf: '' }
    ]
  }
});

const defaults = {
  uibDatepickerConfig: { formatDayTitle: 'yyyy年M月', formatMonthTitle: 'yyyy年', startingDay: 1 },
  uibDatepickerPopupConfig: { currentText: '今天', clearText: '清除', closeText: '确定' },
  // Lists say when a task is due, not how long that is from now: every date is "far enough" for its full form.
  amTimeAgoConfig: { fullDateThreshold: -Infinity, fullDateFormat: 'YYYY-MM-DD' }
};

// The module of the app that starts last, so that nothing overrides what is set here.
angular.module(`cam.${appName}.custom`)
  .config(['$injector', 'camDateFormatProvider', '$httpProvider', ($injector, camDateFormatProvider, $httpProvider) => {
    for (const [constant, values] of Object.entries(defaults)) {
      if ($injector.has(constant)) {
        Object.assign($injector.get(constant), values);
      }
    }
    if (appName === 'cockpit') {
      // The one app that does not read its date formats from config.js.
      camDateFormatProvider.setDateFormat('YYYY-MM-DD HH:mm:ss', 'normal');
    }
    $httpProvider.interceptors.push(['$q', '$injector', ($q, late) => ({
      responseError: response => {
        const {config} = response;
        if (response.status === 403 && config?.method === 'POST' && /\/login\/\w+$/.test(config.url) && !config.signingInAgain) {
          // The page lay open for longer than a visitor's session lasts: a new one, with a new token, and once more.
          const $http = late.get('$http');
          const again = () => $http({...config, signingInAgain: true});
          return $http.get(config.url.replace(/\/login\/\w+$/, '')).then(again, again);
        }
        if (response.status === 403 && response.data?.type === 'AuthorizationException') {
          translateRefusal(response.data);
        }
        return $q.reject(response);
      }
    })]);
  }])
  .run(['$rootScope', $rootScope => {
    // The notice that the engine's community edition is no longer maintained is for administrators (web-apps.css).
    $rootScope.$watch(
      () => $rootScope.authentication?.authorizedApps?.includes('admin') === true,
      administrator => document.documentElement.classList.toggle('jingtu-administrator', administrator)
    );
  }]);

// ---- Refusals of the engine ----

// The engine names every permission that would do; one of them is enough to know what to ask for.
function translateRefusal(refusal) {
  const { permissionName, resourceName, resourceId } = refusal.missingAuthorizations?.[0] ?? refusal;
  refusal.permissionName = permissions[permissionName] ?? permissionName;
  refusal.resourceName = resources[resourceName] ?? resourceName;
  refusal.resourceId = resourceId ?? '*';
}

// ---- Camunda Forms: calendar and dates ----

window.flatpickr?.localize({
  weekdays: { shorthand: weekdays, longhand: longWeekdays },
  months: { shorthand: months, longhand: months },
  firstDayOfWeek: 1,
  ordinal: () => '',
  rangeSeparator: ' 至 ',
  weekAbbreviation: '周',
  scrollTitle: '滚动切换',
  toggleTitle: '点击切换',
  yearAriaLabel: '年份',
  monthAriaLabel: '月份',
  hourAriaLabel: '小时',
  minuteAriaLabel: '分钟',
  time_24hr: true
});

// The form viewer writes dates the way of the locale "default", that of the browser. Swedish writes 2026-03-01,
// as every other date here is written.
Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
  construct: (format, [locale, options]) => new format(locale === 'default' ? 'sv-SE' : locale, options)
});

// ---- Widgets that speak fixed English ----

const attributes = ['title', 'placeholder', 'aria-label', 'label'];

function inChinese(element, text) {
  const english = text?.trim();
  for (const { within, phrases = {}, patterns = [] } of english ? phrasebook : []) {
    const pattern = patterns.find(([candidate]) => candidate.test(english));
    if ((pattern || Object.hasOwn(phrases, english)) && element?.closest(within)) {
      return !pattern || Object.hasOwn(phrases, english) ? phrases[english] : english.replace(...pattern);
    }
  }
  return undefined;
}

function translateText(node) {
  const chinese = inChinese(node.parentElement, node.data);
  if (chinese) {
    node.data = chinese;
  }
}

function translateAttributes(element) {
  for (const attribute of attributes) {
    const chinese = inChinese(element, element.getAttribute(attribute));
    if (chinese) {
      element.setAttribute(attribute, chinese);
    }
  }
}

function translateNode(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    translateText(node);
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    translateAttributes(node);
    node.childNodes.forEach(translateNode);
  }
}

new MutationObserver(changes => {
  for (const { type, target, addedNodes } of changes) {
    if (type === 'childList') {
      addedNodes.forEach(translateNode);
    } else if (type === 'characterData') {
      translateText(target);
    } else {
      translateAttributes(target);
    }
  }
}).observe(document.documentElement, {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: attributes
});
