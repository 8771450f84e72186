// What Cockpit has besides its own: the progress of the city's plans on the dashboard, and 消息 in the bar.

import {h, stylesheet} from './dom.js';
import {notices} from './notices.js';
import {overview} from './overview.js';

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
  }
];
