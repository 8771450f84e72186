// What Cockpit has besides its own: the progress of the city's plans on the dashboard, 公文, 台账 and 消息 in the bar, and the security log.

import {h, stylesheet} from './dom.js';
import {notices} from './notices.js';
import {overview} from './overview.js';
import {gateLink, onRecordLink, registersButton} from './registers.js';
import {mayRead, SECURITY_LOG_PATH, securityLog, securityLogLink} from './security-log.js';

stylesheet('jingtu.css');

export default [
  {
    id: 'jingtu-overview',
    pluginPoint: 'cockpit.dashboard',
    priority: 1000,
    render: container => {
      const place = h('div', {class: 'jt-overview'});
      container.append(h('section', {class: 'jt-cockpit-section'}, h('h3', {}, '计划进展'), place));
      overview(place);
    }
  },
  {
    id: 'jingtu-notices',
    pluginPoint: 'cockpit.navigation',
    // Among the items of the bar, not in its 更多.
    priority: 0,
    render: (container, properties, scope) => scope.$on('$destroy', notices(container))
  },
  {
    id: 'jingtu-registers',
    pluginPoint: 'cockpit.navigation',
    priority: 0,
    render: container => registersButton(container)
  },
  {
    id: 'jingtu-on-record',
    pluginPoint: 'cockpit.navigation',
    priority: 0,
    render: container => onRecordLink(container)
  },
  {
    id: 'jingtu-gate',
    pluginPoint: 'cockpit.navigation',
    priority: 0,
    render: container => gateLink(container)
  },
  {
    id: 'security-log',
    pluginPoint: 'cockpit.navigation',
    priority: 0,
    properties: {access: mayRead, path: SECURITY_LOG_PATH},
    render: container => securityLogLink(container)
  },
  {
    id: 'jingtu-security-log-page',
    pluginPoint: 'cockpit.route',
    properties: {path: SECURITY_LOG_PATH},
    render: container => securityLog(container)
  }
];
