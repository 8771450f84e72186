// What Tasklist has besides its own: the files of a task, 转办, 催办, 公文, 台账, 消息, and the kit that task forms are made with.

import {api} from './api.js';
import {stylesheet} from './dom.js';
import {evidence} from './evidence.js';
import {handsBar} from './hands.js';
import './kit/kit.js';
import {notices} from './notices.js';
import {overviewButton} from './overview.js';
import {gateLink, onRecordLink, registersButton} from './registers.js';
import {urge} from './urge.js';

stylesheet('jingtu.css');

// Earliest due date first, until the person chooses otherwise; the app's own choice is the newest task.
const BY_DUE_DATE = JSON.stringify([{sortBy: 'dueDate', sortOrder: 'asc'}]);

window.angular.module('cam.tasklist.custom').run(['$rootScope', '$location', ($rootScope, $location) => {
  const sort = () => {
    if (['', '/'].includes($location.path()) && !$location.search().sorting) {
      $location.search('sorting', BY_DUE_DATE).replace();
    }
  };
  $rootScope.$on('$locationChangeSuccess', sort);
  sort();
  $rootScope.$watch('authentication.name', person => person && tellWhetherMayStart());
}]);

/** Most people start nothing by hand: for them the page has no 启动流程 (`jt-may-start`). */
async function tellWhetherMayStart() {
  const {count} = await api('/camunda/api/engine/engine/default/process-definition/count'
    + '?active=true&latestVersion=true&startableInTasklist=true&startablePermissionCheck=true').catch(() => ({count: 0}));
  document.documentElement.classList.toggle('jt-may-start', count > 0);
}

export default [
  {
    id: 'jingtu-evidence',
    pluginPoint: 'tasklist.task.detail',
    // Between the form (1000) and the history (800).
    priority: 900,
    properties: {label: '材料'},
    render: (container, {taskId}, scope) => scope.$on('$destroy', evidence(container, taskId).destroy)
  },
  {
    id: 'jingtu-hands',
    pluginPoint: 'tasklist.task.action',
    priority: 300,
    render: (container, properties, scope) => handsBar(container, scope)
  },
  {
    id: 'jingtu-urge',
    pluginPoint: 'tasklist.task.action',
    priority: 200,
    render: (container, properties, scope) => urge(container, scope)
  },
  {
    id: 'jingtu-overview',
    pluginPoint: 'tasklist.navbar.action',
    priority: 900,
    render: container => overviewButton(container)
  },
  {
    id: 'jingtu-registers',
    pluginPoint: 'tasklist.navbar.action',
    priority: 950,
    render: container => registersButton(container)
  },
  {
    id: 'jingtu-on-record',
    pluginPoint: 'tasklist.navbar.action',
    priority: 940,
    render: container => onRecordLink(container)
  },
  {
    id: 'jingtu-gate',
    pluginPoint: 'tasklist.navbar.action',
    priority: 935,
    render: container => gateLink(container)
  },
  {
    id: 'jingtu-notices',
    pluginPoint: 'tasklist.navbar.action',
    priority: 1000,
    render: (container, properties, scope) => scope.$on('$destroy', notices(container))
  }
];
