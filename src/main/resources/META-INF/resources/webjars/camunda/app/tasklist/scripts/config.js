// Replaces the file of the same name in the web app's jar; what is not set here keeps the app's default.

// The loader of the app's parts gives up after seven seconds and leaves an empty page; an office's line may take longer.
window.require.config({waitSeconds: 0});

export default {
  app: {
    vendor: '净土',
    name: '任务办理'
  },
  // The apps look for the browser's language without its region in this list, never find "zh-CN" by it, and
  // fall back: Chinese for everybody, whatever language the browser asks for.
  locales: {
    availableLocales: ['zh-CN'],
    fallbackLocale: 'zh-CN'
  },
  dateFormat: {
    monthName: 'MMMM',
    day: 'DD',
    abbr: 'YYYY-MM-DD HH:mm',
    normal: 'YYYY-MM-DD HH:mm',
    long: 'YYYY年M月D日dddd HH:mm',
    short: 'YYYY-MM-DD'
  },
  // Addresses are relative to the folder of this app.
  customScripts: [
    '../jingtu/chinese.js',
    '../jingtu/sign-in.js',
    '../jingtu/preparation.js',
    '../jingtu/reason.js',
    '../jingtu/tasklist.js'
  ],
  // The first-visit box speaks of Camunda's own sample pages.
  disableWelcomeMessage: true,

  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: '领取所选任务'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: '转到第一个筛选器'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: '转到列表中的第一项任务'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: '转到表单的第一个输入框'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: '打开“启动流程”窗口'
    }
  }
};
